"""LegalBench-RAG on the page Evaluation: the same figures as the command line, part by part."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.cli.evaluate_tables import passage_fields
from app.domain.events import outcome
from app.domain.settings import Language
from app.services.program import Program
from app.ui import language
from app.ui.evaluation_work import What
from tests.ui.test_evaluation_page import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KITES = "The lender lends the borrower a kite.\n\n" + "The kite is red and has a tail. " * 60
BOATS = "The owner lets the boat for one summer.\n\n" + "The boat is moored at the pier. " * 60


def _tests(query: str, path: str, stop: int) -> str:
    return json.dumps(
        {"tests": [{"query": query, "snippets": [{"file_path": path, "span": [0, stop]}]}]}
    )


@pytest.fixture
def desk(qtbot, program: Program) -> Iterator[Desk]:
    made = Desk(qtbot, program)
    yield made
    made.page.close()
    made.session.close()


@pytest.fixture
def benchmark(tmp_path: Path, program: Program) -> Path:
    """A library of two contracts in `library`, and questions about their characters."""
    for part, text in (("cuad", KITES), ("maud", BOATS)):
        (tmp_path / "corpus" / part).mkdir(parents=True)
        (tmp_path / "corpus" / part / "one.txt").write_text(text, "utf-8")
    library = program.create(str(tmp_path / "library"), "Lent")
    outcome(library.import_sources([str(tmp_path / "corpus")]))
    outcome(library.build_index("bundled"))
    library.close()
    folder = tmp_path / "benchmarks"
    folder.mkdir()
    (folder / "cuad.json").write_text(_tests("the lender lends a kite", "cuad/one.txt", 38))
    (folder / "maud.json").write_text(_tests("the owner lets the boat", "maud/gone.txt", 9))
    return folder


def test_a_benchmark_file_brings_its_folder_and_its_own_measure(
    desk: Desk, benchmark: Path, tmp_path: Path
) -> None:
    form = desk.page.form
    form.add_file(str(benchmark / "cuad.json"))
    assert form.chosen is What.SPANS
    assert form.questions.findData(str(benchmark)) >= 0
    able = [form.what.model().item(n).isEnabled() for n in range(len(What))]
    assert dict(zip(What, able, strict=True)) == {
        What.AS_IS: False, What.PARTS: False, What.INDEX: False, What.SPANS: True, What.MINI: True,
    }  # fmt: skip
    ours = tmp_path / "ours.jsonl"
    ours.write_text("", "utf-8")
    form.add_file(str(ours))
    assert form.chosen is What.AS_IS
    assert not form.what.model().item(list(What).index(What.MINI)).isEnabled()


def test_the_page_shows_what_the_command_line_prints(
    desk: Desk, benchmark: Path, tmp_path: Path
) -> None:
    desk.open(str(tmp_path / "library"))
    desk.page.form.add_file(str(benchmark / "cuad.json"))
    desk.page.form.questions.setCurrentIndex(desk.page.form.questions.findData(str(benchmark)))
    desk.start()
    page = desk.page.passages
    assert page.isVisible()
    assert not desk.page.results.isVisible()
    found = page.measured
    assert found is not None
    library = desk.session.library
    assert library is not None
    told = passage_fields(outcome(library.bench.passages(str(benchmark))))
    assert [one["metrics"] for one in told["parts"]] == [dict(one.metrics) for one in found.parts]
    for table, measure in ((page.recall, "recall"), (page.precision, "precision")):
        figures = [
            [f"{100 * one['metrics'][f'{measure}@{k}']:.1f} %" for k in (1, 4, 16, 64)]
            for one in (*told["parts"], told)
        ]
        assert [row[2:] for row in table.texts()] == figures
        assert [row[:2] for row in table.texts()] == [
            ["CUAD", "1"], ["MAUD", "1"], ["Average", "2"],
        ]  # fmt: skip
    assert page.headline.startswith("50.0")
    assert "maud/gone.txt" in page.aside
    assert page.recall.accessibleName() == "Share of the right characters found"


def test_our_questions_take_its_place_again(desk: Desk, benchmark: Path, tmp_path: Path) -> None:
    desk.open(str(tmp_path / "library"))
    desk.page.form.add_file(str(benchmark / "cuad.json"))
    desk.page.form.what.setCurrentIndex(list(What).index(What.MINI))
    desk.start()
    assert desk.page.passages.measured is not None
    assert desk.page.passages.measured.mini
    line = {"id": "1", "question": "a kite", "relevant": ["one, s. 1"]}
    ours = tmp_path / "ours.jsonl"
    ours.write_text(json.dumps(line), "utf-8")
    desk.page.form.add_file(str(ours))
    desk.run()
    assert desk.page.results.isVisible()
    assert not desk.page.passages.isVisible()
    assert desk.page.passages.measured is None


def test_another_language_words_the_page_anew(
    desk: Desk, benchmark: Path, tmp_path: Path, qapp: QApplication
) -> None:
    desk.open(str(tmp_path / "library"))
    desk.page.form.add_file(str(benchmark / "cuad.json"))
    desk.start()
    before = desk.page.passages.recall.texts()
    language.apply(qapp, Language.CHINESE)
    assert [row[2:] for row in desk.page.passages.recall.texts()] == [row[2:] for row in before]
