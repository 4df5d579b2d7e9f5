"""Importing questions: what becomes of every row is counted, and an import is whole or nothing."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import QuestionsUnreadable
from app.domain.events import Problem, Progress, outcome
from app.domain.kept import Asked, Favourite, Kept
from app.domain.question import Question
from app.domain.training import Origin, Standing
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.question_importing import Bringing, QuestionReport
from app.services.questions import Questions
from tests.conftest import DATA, plain_law

MEADOW = "Kite Act 2001, Section 1"
STORM = "Kite Act 2001, Section 2"


@pytest.fixture
def questions(program: Program, small: OpenLibrary) -> Questions:
    return program.questions(small)


@pytest.fixture
def indexed(program: Program, sample_folder: Path, tmp_path: Path) -> OpenLibrary:
    """The sample library with its index, to write into."""
    folder = tmp_path / "sample"
    shutil.copytree(sample_folder, folder, ignore=shutil.ignore_patterns("content.db-*"))
    return program.open(str(folder))


def _file(path: Path, rows: Sequence[Mapping[str, Any]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(path)


def _asked(path: Path, *pairs: tuple[str, Any]) -> str:
    return _file(path, [{"question": text, "relevant": told} for text, told in pairs])


def _reasons(report: QuestionReport) -> list[str]:
    return [problem.reason for problem in report.problems]


def test_citations_and_ids_become_answers(
    questions: Questions, small: OpenLibrary, tmp_path: Path
) -> None:
    meadow, storm = (small.resolve(name)[0] for name in (MEADOW, STORM))
    rows = [
        {"id": "a", "question": "where may my child play", "relevant": [MEADOW]},
        {"id": "b", "question": "what of lightning", "relevant": [storm[0].id, MEADOW, MEADOW]},
        {"question": "one cell with two", "relevant": f"{MEADOW}; {STORM}"},
    ]
    report = outcome(questions.import_files([_file(tmp_path / "q.jsonl", rows)]))
    assert (report.read, report.added, report.problems) == (3, 3, [])
    first, second, third = questions.read("questions")
    assert (first.id, first.answers, first.laws) == ("a", (meadow[0].id,), (meadow[1].id,))
    assert (first.origin, first.source, first.standing) == (
        Origin.COMPOSED, "q.jsonl", Standing.ACCEPTED,
    )  # fmt: skip
    assert second.answers == (storm[0].id, meadow[0].id)
    assert third.answers == (meadow[0].id, storm[0].id)
    assert len(third.id) == 16


def test_every_row_is_counted(questions: Questions, tmp_path: Path) -> None:
    file = _asked(
        tmp_path / "q.jsonl",
        ("where may my child play", [MEADOW]),
        ("Where may my child play?!", [MEADOW]),
        ("where may my child play", [STORM]),
        ("gone law", ["Balloon Act, Section 1"]),
        ("half gone", [STORM, "Balloon Act, Section 1"]),
        ("", [MEADOW]),
        ("no answer", []),
        ("x" * 10_001, [MEADOW]),
        ("what does the Kite Act say", [MEADOW]),
        ("nobody flies a kite in a thunderstorm", [STORM]),
        ("what is in section 1", [MEADOW]),
    )
    told: list[Problem] = []
    report = outcome(
        questions.import_files([file]),
        lambda event: told.append(event) if isinstance(event, Problem) else None,
    )
    assert (report.read, report.added, report.duplicates) == (11, 6, 1)
    assert (report.unresolved, report.unusable, report.partly) == (1, 3, 1)
    assert report.read == report.added + report.duplicates + report.unresolved + report.unusable
    assert report.dropped == {"names-law": 1, "copies-wording": 1, "names-number": 1}
    assert told == report.problems
    assert sorted(_reasons(report)) == [
        "copies-wording", "duplicate", "names-law", "names-number", "no-answer", "no-question",
        "too-long", "unresolved", "unresolved",
    ]  # fmt: skip
    dropped = [one for one in questions.read("questions") if one.standing is Standing.DROPPED]
    assert [one.why for one in dropped] == ["names-law", "copies-wording", "names-number"]


def test_nothing_is_added_twice(questions: Questions, tmp_path: Path) -> None:
    rows = [{"id": "1", "question": "where may my child play", "relevant": [MEADOW]}]
    file = _file(tmp_path / "q.jsonl", rows)
    outcome(questions.import_files([file]))
    again = outcome(questions.import_files([file]))
    assert (again.added, again.duplicates) == (0, 1)
    other = [{"id": "1", "question": "another with the same id", "relevant": [STORM]}]
    report = outcome(questions.import_files([_file(tmp_path / "r.jsonl", other)]))
    assert report.added == 1
    kept = questions.read("questions")
    assert [one.text for one in kept] == ["where may my child play", "another with the same id"]
    assert kept[1].id.startswith("1~")


def test_what_people_asked_is_not_filtered(questions: Questions, tmp_path: Path) -> None:
    file = _asked(tmp_path / "q.jsonl", ("what does the Kite Act say", [MEADOW]))
    report = outcome(questions.import_files([file], Bringing("real", Origin.REAL)))
    assert (report.dropped, report.leaks) == ({}, {"names-law": 1})
    assert questions.read("real")[0].standing is Standing.ACCEPTED
    assert _reasons(report) == ["names-law"]


def test_many_problems_are_listed_up_to_a_number(questions: Questions, tmp_path: Path) -> None:
    pairs = [(f"question {n}", ["Balloon Act, Section 1"]) for n in range(300)]
    file = _asked(tmp_path / "q.jsonl", *pairs, ("where may my child play", [MEADOW]))
    report = outcome(questions.import_files([file]))
    assert report.unresolved == 300
    assert _reasons(report) == ["unresolved"] * 201
    assert report.problems[-1] == Problem("questions", "unresolved", "300")


def test_nothing_usable_is_an_error(questions: Questions, tmp_path: Path) -> None:
    file = _asked(tmp_path / "q.jsonl", ("gone law", ["Balloon Act, Section 1"]))
    with pytest.raises(QuestionsUnreadable):
        outcome(questions.import_files([file]))
    assert questions.sets() == []


def test_a_second_file_that_is_damaged_undoes_the_first(
    questions: Questions, tmp_path: Path
) -> None:
    good = _asked(tmp_path / "good.jsonl", ("where may my child play", [MEADOW]))
    (tmp_path / "bad.jsonl").write_text("{")
    with pytest.raises(QuestionsUnreadable):
        outcome(questions.import_files([good, str(tmp_path / "bad.jsonl")]))
    assert questions.sets() == []


def test_closed_on_the_way_nothing_was_added(questions: Questions, tmp_path: Path) -> None:
    pairs = [(f"may child {n} play", [MEADOW]) for n in range(2_000)]
    work = questions.import_files([_asked(tmp_path / "q.jsonl", *pairs)])
    stages = set()
    for event in work:
        if isinstance(event, Progress):
            stages.add(event.stage)
            if event.stage == "resolving" and event.done > 500:
                break
    work.close()
    assert stages == {"reading", "resolving"}
    assert questions.sets() == []


def test_texts_are_matched_exactly_or_nearly(indexed: OpenLibrary, program: Program) -> None:
    found = outcome(indexed.search(Question("landlord keeps the deposit"))).hits
    exact, near = found[0].provision, found[1].provision
    words = near.text.split()
    cut = " ".join(words[: len(words) * 3 // 4])
    questions = program.questions(indexed)
    file = Path(indexed.path).with_name("passages.jsonl")
    rows = [
        {"anchor": "who has my money", "positive": exact.text.upper() + " ."},
        {"anchor": "when do I get it", "positive": cut},
        {"anchor": "nothing like it", "positive": "The moon is made of green cheese, they say."},
        {"anchor": "too short", "positive": "deposit"},
    ]
    report = outcome(questions.import_files([_file(file, rows)]))
    assert (report.exact, report.near, report.unresolved) == (1, 1, 2)
    assert [one.answers for one in questions.read("questions")] == [(exact.id,), (near.id,)]


def test_without_an_index_only_equal_texts_are_found(
    questions: Questions, small: OpenLibrary, tmp_path: Path
) -> None:
    text = small.resolve(STORM)[0][0].text
    rows = [
        {"anchor": "is lightning a matter", "positive": f"Section 2 {text}"},
        {"anchor": "cut out", "positive": text[: len(text) - 6]},
    ]
    report = outcome(questions.import_files([_file(tmp_path / "q.jsonl", rows)]))
    assert (report.exact, report.near, report.unresolved) == (1, 0, 1)


def test_spans_of_documents(program: Program, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus" / "cuad"
    corpus.mkdir(parents=True)
    text = "\n\n".join(
        f"Clause {n} says a good deal about the duties of the parties, number {n}."
        for n in range(30)
    )
    (corpus / "nda.txt").write_text(text)
    library = program.create(str(tmp_path / "library"), "NDA")
    outcome(library.import_sources([str(tmp_path / "corpus")]))
    start = text.index("Clause 17")
    tests = [
        {"query": "What of number 17?", "snippets": [_snippet("cuad/nda.txt", start, start + 40)]},
        {"query": "Another?", "snippets": [_snippet("cuad/gone.txt", 0, 9)]},
    ]
    (tmp_path / "cuad.json").write_text(json.dumps({"tests": tests}))
    questions = program.questions(library)
    report = outcome(questions.import_files([str(tmp_path / "cuad.json")]))
    assert (report.added, report.unresolved) == (1, 1)
    assert report.problems[0].detail == "cuad/gone.txt:0-9"
    [one] = questions.read("questions")
    assert (one.origin, one.source) == (Origin.BENCHMARK, "cuad")
    held = next(p for p in library.read(one.answers[0]).provisions if p.id == one.answers[0])
    assert held.start is not None
    assert held.start <= start < held.start + len(held.text)


def _snippet(path: str, start: int, stop: int) -> dict[str, Any]:
    return {"file_path": path, "span": [start, stop], "answer": ""}


def test_searches_with_what_was_opened(
    program: Program, small: OpenLibrary, questions: Questions
) -> None:
    meadow, storm = (small.resolve(name)[0][0].id for name in (MEADOW, STORM))
    program.note_opened(small, "where may my child play", storm)
    program.note_opened(small, "Where may my child play?", meadow)
    program.note_opened(small, STORM, storm)
    favourites = (
        Favourite("Kite Act 2001", "Section 2", "", note="can we go out in the storm"),
        Favourite("Kite Act 2001", "Section 1", ""),
    )
    history = (Asked("never opened", "2026-01-01"),)
    program._user_data.add(small.path, Kept(favourites, history))
    report = outcome(questions.import_kept(Bringing("mine")))
    assert [(one.text, one.answers, one.standing, one.why) for one in questions.read("mine")] == [
        ("Where may my child play?", (meadow,), Standing.ACCEPTED, ""),
        (STORM, (storm,), Standing.DROPPED, "names-number"),
        ("can we go out in the storm", (storm,), Standing.PENDING, ""),
    ]
    assert {one.origin for one in questions.read("mine")} == {Origin.HISTORY}
    assert _reasons(report) == ["not-opened", "no-note", "names-number"]


def test_exported_and_brought_back(questions: Questions, tmp_path: Path) -> None:
    file = _asked(
        tmp_path / "q.jsonl",
        ("where may my child play", [MEADOW, STORM]),
        ("what is in section 1", [MEADOW]),
    )
    outcome(questions.import_files([file], Bringing("one")))
    assert outcome(questions.export("one", str(tmp_path / "out.jsonl"))) == 1
    [line] = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["relevant"] == [MEADOW, STORM]
    everything = tuple(Standing)
    assert outcome(questions.export("one", str(tmp_path / "all.jsonl"), everything)) == 2
    outcome(questions.import_files([str(tmp_path / "all.jsonl")], Bringing("two")))
    assert questions.read("two") == questions.read("one")


def test_names_shared_by_versions_answer_with_the_current_one(
    program: Program, small: OpenLibrary, tmp_path: Path
) -> None:
    newer = plain_law(publication_date="2020-05-01")
    (tmp_path / "source" / "newer.md").write_text(newer.replace("meadows", "parks"), "utf-8")
    outcome(small.import_sources([str(tmp_path / "source")]))
    questions = program.questions(small)
    file = _asked(tmp_path / "q.jsonl", ("where may my child play", [MEADOW]))
    outcome(questions.import_files([file]))
    [one] = questions.read("questions")
    assert len(one.answers) == 1
    assert "parks" in small.resolve(one.answers[0])[0][0].text


@pytest.mark.data
def test_all_composed_questions_resolve(program: Program, tmp_path: Path) -> None:
    library = program.create(str(tmp_path / "us"), "US")
    outcome(library.import_sources([str(DATA / "en" / "uscode.zip")]))
    questions = program.questions(library)
    report = outcome(questions.import_files([str(DATA / "en" / "questions-written.jsonl")]))
    assert (report.read, report.added, report.unresolved) == (1739, 1739, 0)
    assert sum(report.dropped.values()) < 17
