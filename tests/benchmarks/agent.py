"""Measures the search agent with a perfect judge, against one search, and its own time at scale."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.domain.asking import Mode, Request, Run
from app.domain.dialogue import ChatRequest
from app.domain.events import outcome
from app.domain.measures import percentile
from app.domain.question import Filters, Question
from app.services.library import OpenLibrary
from app.services.resolving import resolve
from app.wiring import build_program
from tests.benchmarks.figures import told
from tests.services.scripted_chat import ScriptedChat, asking

QUESTIONS = Path(__file__).with_name("multi_issue.jsonl")
SHOWN = (8, 12, 16, 24)
"""Numbers of provisions at which both ways are compared."""


@dataclass(frozen=True)
class Case:
    """A question, and for each of its issues the ways to search it and the ids that settle it."""

    question: str
    language: str
    issues: tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]

    @property
    def gold(self) -> frozenset[str]:
        return frozenset().union(*(ids for _, _, ids in self.issues))


class PerfectJudge:
    """A model that knows the issues of a question, and which provisions settle each.

    It plans the issues with one way to search each, judges by nothing but the ids of what it is
    shown, and asks for the next way where something is missing. `names` is whether it says which
    provisions those are.
    """

    def __init__(self, library: OpenLibrary, case: Case, names: bool) -> None:
        self._case, self._names = case, names
        self._texts = library._store.provisions(sorted(case.gold))
        self._ways = {str(n): list(ways) for n, (_, ways, _) in enumerate(case.issues, 1)}
        self.chat = ScriptedChat(self.plan, self.judge, text="-")

    def plan(self, _: ChatRequest) -> dict[str, Any]:
        return {
            "issues": [
                {"title": title, "queries": [self._ways[str(n)].pop(0)], "place": "", "date": ""}
                for n, (title, _, _) in enumerate(self._case.issues, 1)
            ]
        }

    def judge(self, request: ChatRequest) -> dict[str, Any]:
        shown = request.messages[-1].text
        said = []
        for key, (_, _, ids) in enumerate(self._case.issues, 1):
            numbers = {pid: self._number(shown, pid) for pid in ids}
            there = [number for number in numbers.values() if number]
            answered = len(there) == len(ids)
            said.append({
                "issue": str(key),
                "coverage": "answered" if answered else "partly" if there else "not",
                "sources": there if self._names else [],
                "missing": "",
                "queries": [] if answered else [self._ways[str(key)].pop(0)]
                if self._ways[str(key)] else [],
            })  # fmt: skip
        return {"judgements": said}

    def _number(self, shown: str, pid: str) -> int:
        """The number by which a provision is shown; 0 where it is not."""
        provision, law, _ = self._texts[pid]
        before = shown.partition(f"\n{law.cite(provision)}\n")[0]
        if len(before) == len(shown):
            return 0
        return int(before.rpartition("[")[2].partition("]")[0])


def read_cases(library: OpenLibrary) -> list[Case]:
    """The questions with the ids of their provisions; a citation that is not there is an error."""
    cases = []
    for line in QUESTIONS.read_text("utf-8").splitlines():
        raw = json.loads(line)
        issues = tuple(
            (
                one["title"],
                tuple(one["queries"]),
                frozenset(_id(library, c) for c in one["relevant"]),
            )
            for one in raw["issues"]
        )
        cases.append(Case(raw["question"], raw["language"], issues))
    return cases


def _id(library: OpenLibrary, citation: str) -> str:
    found = [one for one in resolve(library._store, citation) if one[2].current]
    if not found:
        raise LookupError(citation)
    return found[0][0].id


def run_of(library: OpenLibrary, case: Case, names: bool, rounds: int = 3) -> Run:
    """The agent's run with the perfect judge."""
    judge = PerfectJudge(library, case, names)
    request = Request(case.question, Mode.AGENT, rounds=rounds, language=case.language)
    return outcome(asking(library, judge.chat, request, window=32_000))


def measure_recall(library: OpenLibrary) -> None:
    """Recall of all issues' provisions, by number shown: the agent and one search."""
    cases = read_cases(library)
    named = [run_of(library, case, True) for case in cases]
    silent = [run_of(library, case, False) for case in cases]
    single = [outcome(library.search(Question(case.question, limit=50))) for case in cases]
    firsts = [[hit.provision.id for hit in one.hits] for one in single]
    counts = [len(case.gold) for case in cases]
    told("multi-issue: questions", len(cases), "", f"{sum(len(c.issues) for c in cases)} issues, "
         f"{sum(counts)} provisions")  # fmt: skip
    told("multi-issue: rounds", sum(len(run.rounds) for run in named) / len(named), "a question")
    for shown in SHOWN:
        ways = {
            "agent": [_ids(run)[:shown] for run in named],
            "agent, judge names nothing": [_ids(run)[:shown] for run in silent],
            "one search": [ids[:shown] for ids in firsts],
        }
        for way, ids in ways.items():
            told(f"multi-issue: {way}, {shown} shown", _recall(cases, ids), "recall",
                 f"{_whole(cases, ids)} of {len(cases)} questions whole")  # fmt: skip
    same = [ids[: len(run.sources)] for ids, run in zip(firsts, named, strict=True)]
    told("multi-issue: agent, all that it shows", _recall(cases, [_ids(run) for run in named]),
         "recall", f"{sum(len(run.sources) for run in named) / len(named):.1f} shown")  # fmt: skip
    told("multi-issue: one search, as many", _recall(cases, same), "recall")


def _ids(run: Run) -> list[str]:
    return [one.provision_id for one in run.sources]


def _recall(cases: Sequence[Case], shown: Sequence[Sequence[str]]) -> float:
    """The mean share of a question's provisions that are shown."""
    shares = [len(case.gold & set(ids)) / len(case.gold)
              for case, ids in zip(cases, shown, strict=True)]  # fmt: skip
    return sum(shares) / len(shares)


def _whole(cases: Sequence[Case], shown: Sequence[Sequence[str]]) -> int:
    return sum(case.gold <= set(ids) for case, ids in zip(cases, shown, strict=True))


def measure_own_time(library: OpenLibrary) -> None:
    """Milliseconds of a round that are not the model's, with a model that answers at once."""
    library.warm()
    rounds, others = [], []
    for line in QUESTIONS.read_text("utf-8").splitlines():
        raw = json.loads(line)
        if raw["language"] != "zh":
            continue
        for _ in range(2):
            run = outcome(asking(library, _untiring(raw), Request(raw["question"], Mode.AGENT,
                          Filters(), language="zh"), window=16_000))  # fmt: skip
        rounds += run.rounds
        others.append(run.ms["own"] - sum(one.own_ms for one in run.rounds))
    own = [one.own_ms for one in rounds]
    queries = sum(len(one.queries) for one in rounds) / len(rounds)
    provisions = library.info().counts.provisions
    told("agent: own time of a round, p50", percentile(own, 0.5), "ms",
         f"{len(rounds)} rounds, {queries:.1f} queries each, {provisions} provisions")  # fmt: skip
    told("agent: own time of a round, p95", percentile(own, 0.95), "ms")
    searches = [query.ms for one in rounds for query in one.queries]
    told("agent: one search of a round, p50", percentile(searches, 0.5), "ms")
    told("agent: own time beside the rounds, p50", percentile(others, 0.5), "ms", "a run")


def _untiring(raw: dict[str, Any]) -> ScriptedChat:
    """A model that is never content and asks for more each time."""
    issues = raw["issues"]
    plan = {"issues": [{"title": one["title"], "queries": one["queries"], "place": "", "date": ""}
                       for one in issues]}  # fmt: skip
    chat = ScriptedChat(plan, text="-")
    chat.judge = lambda _: {
        "judgements": [
            {"issue": str(n), "coverage": "not", "sources": [], "missing": "",
             "queries": [f"{one['title']}的例外和期限{len(chat.asked)}"]}
            for n, one in enumerate(issues, 1)
        ]
    }  # fmt: skip
    return chat


def main() -> int:
    """Measure on the sample library, and own time over the library given."""
    arguments = argparse.ArgumentParser("agent")
    arguments.add_argument("--library", type=Path, help="a large library, for the own time")
    args = arguments.parse_args()
    with TemporaryDirectory(prefix="pandecta-agent-") as folder:
        os.environ["PANDECTA_HOME"] = folder
        program = build_program()
        library = outcome(program.sample())
        measure_recall(library)
        library.close()
        if args.library:
            large = program.open(str(args.library))
            measure_own_time(large)
            large.close()
        program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
