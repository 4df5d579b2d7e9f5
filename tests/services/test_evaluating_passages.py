"""LegalBench-RAG's form: what is read, what is chosen, and the characters that are counted."""

import json
from pathlib import Path

import pytest

from app.domain.errors import QuestionsUnreadable
from app.domain.events import outcome
from app.domain.measures_spans import Span
from app.services.evaluating_spans import MINI, SpanQuestion, mini_of, read_span_questions
from app.services.library import OpenLibrary
from app.services.program import Program

KITES = "The lender lends the borrower a kite.\n\n" + "The kite is red and has a tail. " * 60
BOATS = "The owner lets the boat for one summer.\n\n" + "The boat is moored at the pier. " * 60
FINE = "\n\nWhoever tears the kite pays nine crowns to the lender.\n"


def _tests(*tests: tuple[str, str, int, int]) -> str:
    told = [
        {"query": query, "snippets": [{"file_path": path, "span": [start, stop]}]}
        for query, path, start, stop in tests
    ]
    return json.dumps({"tests": told})


@pytest.fixture
def lent(tmp_path: Path, program: Program) -> OpenLibrary:
    """A library of two contracts of several passages, imported as plain text and indexed."""
    corpus = tmp_path / "corpus"
    for part, name, text in (("nda", "kites", KITES + FINE), ("lease", "boats", BOATS)):
        (corpus / part).mkdir(parents=True)
        (corpus / part / f"{name}.txt").write_text(text, "utf-8")
    library = program.create(str(tmp_path / "library"), "Lent")
    outcome(library.import_sources([str(corpus)]))
    outcome(library.build_index("bundled"))
    return library


@pytest.fixture
def benchmarks(tmp_path: Path) -> Path:
    """A folder with two parts, one of which asks for a document that is nowhere too."""
    folder = tmp_path / "legal" / "benchmarks"
    folder.mkdir(parents=True)
    start = (KITES + FINE).index("Whoever")
    query = "Whoever tears the kite pays how many crowns?"
    (folder / "nda.json").write_text(
        _tests((query, "nda/kites.txt", start, start + 40), (query, "nda/gone.txt", 0, 9))
    )
    (folder / "lease.json").write_text(
        _tests(("the owner lets the boat for one summer", "lease/boats.txt", 0, len(BOATS)))
    )
    return folder.parent


def test_characters_are_counted_in_the_document(lent: OpenLibrary, benchmarks: Path) -> None:
    found = outcome(lent.bench.passages(str(benchmarks)))
    lease, nda = found.parts
    assert [(one.part, one.questions) for one in found.parts] == [("lease", 1), ("nda", 2)]
    assert found.unresolved == ("nda/gone.txt",)
    assert (found.questions, found.documents, found.mini) == (3, 2, False)
    assert nda.metrics["recall@1"] == nda.metrics["recall@64"] == 0.5
    assert lease.metrics["recall@64"] == 1
    assert 0 < lease.metrics["recall@1"] < 1
    assert lease.metrics["precision@1"] == 1
    assert found.metrics["recall@64"] == 0.75
    whole = len(KITES + FINE) + len(BOATS)
    assert lease.metrics["precision@64"] == pytest.approx(len(BOATS) / whole, abs=0.001)
    assert found.intervals["recall@64"] == (0.5, 1.0)


def test_one_file_and_no_document_of_it(sample: OpenLibrary, benchmarks: Path) -> None:
    path = str(benchmarks / "benchmarks" / "nda.json")
    assert {one.part for one in read_span_questions(path)} == {"nda"}
    with pytest.raises(QuestionsUnreadable):
        outcome(sample.bench.passages(path))


def test_mini_takes_few_documents_whole() -> None:
    asked = [
        SpanQuestion("cuad", f"q{n}", (Span(f"cuad/{n % 40}.txt", 0, 5),)) for n in range(1_000)
    ]
    few = [SpanQuestion("nda", "q", (Span("nda/1.txt", 0, 5),))] * 3
    chosen = mini_of([*asked, *few])
    assert len(chosen) == MINI + 3
    assert chosen == mini_of([*asked, *few])
    paths = {one.spans[0].path for one in chosen if one.part == "cuad"}
    assert len(paths) == 8
    assert paths != {f"cuad/{n}.txt" for n in range(8)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"tests": []}',
        '{"tests": [{"query": "x"}]}',
        '{"tests": [{"query": "x", "snippets": []}]}',
        '{"tests": [{"query": 5, "snippets": [{"file_path": "a", "span": [0, 1]}]}]}',
        '{"tests": [{"query": "x", "snippets": [{"file_path": "a", "span": [5, 5]}]}]}',
        '{"tests": [{"query": "x", "snippets": [{"file_path": "a", "span": [0]}]}]}',
        '{"tests": [{"query": "x", "snippets": [{"file_path": "a", "span": ["0", "1"]}]}]}',
    ],
)
def test_bad_files_say_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text)
    with pytest.raises(QuestionsUnreadable) as caught:
        read_span_questions(str(path))
    assert caught.value.path == str(path)


def test_no_file_and_an_empty_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(QuestionsUnreadable):
            read_span_questions(str(path))
