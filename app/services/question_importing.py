"""Brings questions with their answers into a question set of a library, whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

from app.domain.errors import QuestionsUnreadable
from app.domain.events import Pace, Problem, Work
from app.domain.law import Law, Provision, stable_id
from app.domain.leakage import first_leak
from app.domain.question_rows import QuestionRow, QuestionTable, text_key
from app.domain.training import Example, Origin, Standing
from app.services.law_ports import LawStore
from app.services.question_matching import Matcher, pieces
from app.services.question_spans import Documents, documents
from app.services.resolving import Found, resolve

FILTERED = (Origin.GENERATED, Origin.COMPOSED, Origin.HISTORY)
"""Origins whose questions are dropped where they give their answer away.

What people asked, or a data set published, is as it is: there it is only counted.
"""
LONGEST = 10_000
"""Characters of a question at most."""
LISTED = 200
"""Problems of one reason that are told one by one; the rest are counted."""
_EVERY = 50

Answer = tuple[Law, Provision]


@dataclass(frozen=True, slots=True)
class Bringing:
    """Into which set questions come, and their origin; None is that of the source."""

    name: str = "questions"
    origin: Origin | None = None


@dataclass(slots=True)
class QuestionReport:
    """What an import did; every row read is counted once in the sum of the others.

    `read` = `added` + `duplicates` + `unresolved` + `unusable`. `dropped` counts those of the
    added that give their answer away, by reason, and `leaks` those that do and were kept, being
    of an origin that is not filtered. `partly` have answers that the library lacks besides ones
    that it has; `exact` and `near` are answers found by their texts.
    """

    name: str
    read: int = 0
    added: int = 0
    duplicates: int = 0
    unresolved: int = 0
    unusable: int = 0
    partly: int = 0
    exact: int = 0
    near: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    leaks: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0


class Intake:
    """Turns rows into examples, and counts what becomes of each."""

    def __init__(
        self,
        store: LawStore,
        matcher: Matcher,
        known: Sequence[Example],
        bringing: Bringing,
    ) -> None:
        """`known` are the examples that the set has already."""
        self._store, self._matcher, self._bringing = store, matcher, bringing
        self._ids = {one.id for one in known}
        self._seen = {_same(one.text, one.answers) for one in known}
        self._cited: dict[str, tuple[Answer, ...]] = {}
        self._counts: dict[str, int] = {}
        self.report = QuestionReport(bringing.name)
        self.examples: list[Example] = []

    def table(self, table: QuestionTable) -> Work[None]:
        """Take the rows of one source; yields a Problem for what is left out."""
        for where, reason, detail in table.left:
            yield from self._problem(f"{table.source}: {where}", reason, detail)
        spans = {span.path for row in table.rows for span in row.spans}
        held = (yield from documents(self._store, spans)) if spans else Documents({})
        pace = Pace("resolving", len(table.rows), "questions", monotonic)
        for done, row in enumerate(table.rows):
            if done % _EVERY == 0:
                yield pace.at(done, table.source)
            self.report.read += 1
            yield from self._row(row, table, held)
        yield pace.at(len(table.rows), table.source)
        self.report.exact, self.report.near = self._matcher.exactly, self._matcher.nearly

    def summed_up(self) -> Work[None]:
        """Tell of problems too many to be told one by one, and of what was dropped."""
        for reason, count in self._counts.items():
            if count > LISTED:
                told = Problem(self.report.name, reason, f"{count:,}")
                self.report.problems.append(told)
                yield told
        for kind, counted in (("dropped", self.report.dropped), ("kept", self.report.leaks)):
            for reason, count in counted.items():
                told = Problem(self.report.name, reason, f"{count:,} {kind}")
                self.report.problems.append(told)
                yield told

    def _row(self, row: QuestionRow, table: QuestionTable, held: Documents) -> Work[None]:
        where = f"{table.source}: {row.id or row.where}"
        text = " ".join(row.text.split())
        if reason := _unusable(text, row):
            self.report.unusable += 1
            yield from self._problem(where, reason, text[:80])
            return
        answers, missing = yield from self._answers(row, held)
        for one in missing:
            yield from self._problem(where, "unresolved", one[:120])
        if not answers:
            self.report.unresolved += 1
            return
        self.report.partly += bool(missing)
        same = _same(text, [provision.id for _, provision in answers])
        if same in self._seen:
            self.report.duplicates += 1
            yield from self._problem(where, "duplicate", text[:80])
            return
        example = self._example(row, text, answers, table)
        self._seen.add(same)
        self._ids.add(example.id)
        self.examples.append(example)
        self.report.added += 1

    def _answers(self, row: QuestionRow, held: Documents) -> Work[tuple[list[Answer], list[str]]]:
        """What answers the row, each provision once; and what is not in the library."""
        found: dict[str, Answer] = {}
        missing: list[str] = []
        ids, lacking = held.answers(row.spans)
        for answer in self._provisions(ids):
            found.setdefault(answer[1].id, answer)
        missing.extend(lacking)
        for told in row.answers:
            answers, lost = yield from self._told(told)
            missing.extend(lost)
            for answer in answers:
                found.setdefault(answer[1].id, answer)
        return list(found.values()), missing

    def _told(self, told: str) -> Work[tuple[list[Answer], list[str]]]:
        """What one answer names: a citation or id, several of them, or a text."""
        if whole := self._named(told):
            return list(whole), []
        parts = pieces(told)
        if len(parts) > 1 and any(self._named(part) for part in parts):
            answers = [answer for part in parts for answer in self._named(part)]
            return answers, [part for part in parts if not self._named(part)]
        id = yield from self._matcher.provision(told)
        return (self._provisions([id]), []) if id else ([], [told])

    def _named(self, told: str) -> tuple[Answer, ...]:
        """The provisions of a citation: of the first law that has it, the current ones."""
        if told not in self._cited:
            self._cited[told] = _current(resolve(self._store, told))
        return self._cited[told]

    def _provisions(self, ids: Sequence[str]) -> list[Answer]:
        known = self._store.provisions(ids) if ids else {}
        return [(known[id][1], known[id][0]) for id in ids if id in known]

    def _example(
        self, row: QuestionRow, text: str, answers: Sequence[Answer], table: QuestionTable
    ) -> Example:
        ids = tuple(provision.id for _, provision in answers)
        example = Example(
            id=self._free(row.id, text, ids),
            text=text,
            answers=ids,
            laws=tuple(law.id for law, _ in answers),
            origin=self._bringing.origin or row.origin or table.origin,
            source=row.source or table.source,
            tone=row.tone,
            standing=row.standing or table.standing,
        )
        return self._judged(example, answers)

    def _judged(self, example: Example, answers: Sequence[Answer]) -> Example:
        """The example, dropped where it gives its answer away and its origin is filtered."""
        found = first_leak(example.text, answers)
        if found is None:
            return example
        if example.origin not in FILTERED:
            _count(self.report.leaks, found.value)
            return example
        _count(self.report.dropped, found.value)
        return replace(example, standing=Standing.DROPPED, why=found.value)

    def _free(self, id: str, text: str, answers: Sequence[str]) -> str:
        """The row's id, or one made of its question where that is taken or missing."""
        made = stable_id(text, *answers)
        if not id:
            return made
        return f"{id}~{made[:8]}" if id in self._ids else id

    def _problem(self, where: str, reason: str, detail: str = "") -> Work[None]:
        _count(self._counts, reason)
        if self._counts[reason] <= LISTED:
            told = Problem(where, reason, detail)
            self.report.problems.append(told)
            yield told


def require_some(report: QuestionReport, path: str) -> None:
    """Raise QuestionsUnreadable where nothing of a source could be used at all."""
    if report.read and report.unusable + report.unresolved == report.read:
        counted = (
            f"{report.unresolved:,} answers are not in this library, {report.unusable:,} unusable"
        )
        raise QuestionsUnreadable(path, 0, counted)


def _unusable(text: str, row: QuestionRow) -> str:
    if not text_key(text):
        return "no-question"
    if len(text) > LONGEST:
        return "too-long"
    return "" if row.answers or row.spans else "no-answer"


def _current(found: Sequence[Found]) -> tuple[Answer, ...]:
    """Of the first law each number once: in its current version, else in the newest."""
    kept: dict[str, Answer] = {}
    for provision, law, _ in found:
        if law.id == found[0][1].id:
            kept.setdefault(provision.number or provision.id, (law, provision))
    return tuple(kept.values())


def _same(text: str, answers: Sequence[str]) -> tuple[str, frozenset[str]]:
    return text_key(text), frozenset(answers)


def _count(counted: dict[str, int], reason: str) -> None:
    counted[reason] = counted.get(reason, 0) + 1
