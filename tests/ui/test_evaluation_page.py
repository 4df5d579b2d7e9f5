"""The page Evaluation over the real search: measured, grouped, compared, and a loss explained."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.errors import QuestionsUnreadable
from app.domain.events import outcome
from app.domain.law import LawText
from app.domain.settings import Language, Theme
from app.services.evaluating import DEPTH, AskedQuestion
from app.services.evaluating_groups import By
from app.services.library import OpenLibrary
from app.services.program import Program
from app.ui import evaluation_words as words
from app.ui import language, theme
from app.ui.evaluation_page import EvaluationPage
from app.ui.evaluation_work import Measured, What, explain, questions_in
from app.ui.palette import DARK
from app.ui.widgets.evaluation_questions import lines_of
from tests.conftest import ROOT
from tests.ui.page_desk import PageDesk

ASKED = ROOT / "resources" / "sample" / "questions"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

UNKNOWN = "Merrow Kite Act 1999, s. 1"


class Desk(PageDesk[EvaluationPage]):
    """The page Evaluation."""

    def __init__(self, qtbot, program: Program) -> None:
        super().__init__(qtbot, program, EvaluationPage)

    def open(self, path: str) -> None:
        self.opened(path)
        self.idle()

    def idle(self) -> None:
        lanes = self.session.lanes
        for lane in (lanes.models, lanes.search, lanes.shelf):
            self.until(lambda lane=lane: not lane._tasks)

    def start(self) -> None:
        self.page.form.run.click()
        assert not self.page.form.run.isEnabled()
        self.idle()

    def run(self) -> Measured:
        self.start()
        assert self.page.results.measured is not None
        return self.page.results.measured


@pytest.fixture
def desk(qtbot, program: Program) -> Iterator[Desk]:
    made = Desk(qtbot, program)
    yield made
    made.page.close()
    made.session.close()


@pytest.fixture
def questions(tmp_path: Path) -> str:
    """Twenty questions of the sample, and one about a law that it has not."""
    lines = (ASKED / "en-tenancy.jsonl").read_text("utf-8").splitlines()[:20]
    lost = {"id": "lost", "question": "May I fly a kite by night?", "relevant": [UNKNOWN]}
    path = tmp_path / "asked.jsonl"
    path.write_text("\n".join([*lines, json.dumps(lost)]), "utf-8")
    return str(path)


def test_before_an_evaluation_the_page_says_what_it_is_for(desk: Desk) -> None:
    assert "whose answers are known" in desk.page.empty.text
    assert desk.page.empty.isVisible()
    assert not desk.page.form.run.isEnabled()


def test_the_samples_own_questions_are_at_hand(desk: Desk, sample_folder: Path) -> None:
    shutil.copytree(sample_folder, desk.session.program.sample_path)
    desk.session.open_sample()
    desk.until(lambda: desk.session.library is not None and not desk.session.busy)
    desk.idle()
    assert desk.session.is_sample
    assert desk.page.form.questions.currentText() == "Questions about the specimen law"
    assert len(questions_in(desk.page.form.path)) == sum(
        len(file.read_text("utf-8").splitlines()) for file in ASKED.glob("*.jsonl")
    )
    assert desk.page.form.run.isEnabled()


def test_the_librarys_own_questions_are_at_hand(
    desk: Desk, sample_folder: Path, tmp_path: Path, questions: str
) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(sample_folder, mine)
    shutil.copy(questions, mine / "questions.jsonl")
    desk.open(str(mine))
    assert desk.page.form.path == str(mine / "questions.jsonl")


def test_the_figures_are_told_in_plain_words(
    desk: Desk, sample_folder: Path, questions: str
) -> None:
    desk.open(str(sample_folder))
    desk.page.form.add_file(questions)
    found = desk.run().evaluation
    results = desk.page.results
    assert found.questions == 21
    assert results.isVisible()
    assert not desk.page.empty.isVisible()
    share = f"{100 * found.metrics['hit@10']:.1f} %"
    headline = results.headline.replace("\u00a0", " ")
    assert headline == f"Found among the first ten: {share} of 21 questions."
    told = {row[0]: row[1] for row in results.measures.texts()}
    assert told["Found among the first ten"] == share
    assert told["How near the top it stands"] == f"{found.metrics['mrr@10']:.3f}"
    tip = results.measures.item(2, 1).toolTip()
    assert f"hit@10 = {found.metrics['hit@10']:.4f}" in tip
    assert UNKNOWN in words.aside(found)
    groups = results.groups.texts()
    assert sum(int(row[1]) for row in groups) == 21
    assert groups[0][0] == "Merrow Tenancy Act 2016"
    results.by.setCurrentIndex(list(By).index(By.LENGTH))
    desk.idle()
    assert "characters" in results.groups.texts()[0][0]


def test_lost_questions_come_first_and_say_why(
    desk: Desk, sample_folder: Path, questions: str, qtbot
) -> None:
    desk.open(str(sample_folder))
    desk.page.form.add_file(questions)
    measured = desk.run()
    listed, why = desk.page.results.questions, desk.page.results.why
    ranks = [one.rank or DEPTH + 1 for one in listed.questions.rows]
    assert ranks == sorted(ranks, reverse=True)
    lost = next(one for one in listed.questions.rows if one.asked.id == "lost")
    assert lost.rank == 0
    listed.selectRow(listed.questions.rows.index(lost))
    desk.idle()
    assert "It is not in this library." in why.text
    assert UNKNOWN in why.text
    best = next(one for one in reversed(listed.questions.rows) if one.rank)
    listed.selectRow(listed.questions.rows.index(best))
    desk.idle()
    assert why.why is not None
    assert min(one.rank for one in why.why.rights if one.rank) == best.rank
    assert f"Found at rank {best.rank}" in why.text
    assert len(why.why.hits) == 10
    with qtbot.waitSignal(desk.page.open_provision) as opened:
        qtbot.mouseClick(why.links[0], Qt.MouseButton.LeftButton)
    assert opened.args == [why.why.rights[0].found[0].id]
    assert len(lines_of(measured)) == 21


def test_the_list_is_sorted_and_keeps_its_question(
    desk: Desk, sample_folder: Path, questions: str
) -> None:
    desk.open(str(sample_folder))
    desk.page.form.add_file(questions)
    desk.run()
    listed = desk.page.results.questions
    listed.selectRow(0)
    chosen = listed.questions.rows[0]
    listed.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    ranks = [one.rank or DEPTH + 1 for one in listed.questions.rows]
    assert ranks == sorted(ranks)
    assert listed.questions.rows[listed.currentIndex().row()] is chosen
    listed.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    texts = [one.asked.text for one in listed.questions.rows]
    assert texts == sorted(texts, reverse=True)
    desk.idle()


def test_every_part_is_a_row_with_its_change(
    desk: Desk, sample_folder: Path, questions: str
) -> None:
    desk.open(str(sample_folder))
    desk.page.form.add_file(questions)
    desk.page.form.what.setCurrentIndex(list(What).index(What.PARTS))
    measured = desk.run()
    rows = desk.page.results.parts.texts()
    assert [row[0] for row in rows] == [words.part(one.part) for one in measured.rows]
    assert rows[0][0] == "Words alone"
    assert rows[0][2] == ""
    gain = measured.rows[1].gained["hit@1"].value
    before, after = (one.evaluation.metrics["hit@1"] for one in measured.rows[:2])
    assert gain == pytest.approx(after - before, abs=1e-3)
    assert rows[1][2].lstrip("−+±") == f"{abs(100 * gain):.1f}"
    assert desk.page.results.parts.isVisible()


def test_two_indexes_are_compared_in_one_sentence(
    desk: Desk, sample_folder: Path, tmp_path: Path, questions: str
) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(sample_folder, mine)
    desk.open(str(mine))
    form = desk.page.form
    assert form.other.count() == 0
    library = desk.session.library
    assert library is not None
    outcome(library.build_index("bundled#64"))
    desk.page.refresh()
    desk.idle()
    form.add_file(questions)
    form.what.setCurrentIndex(list(What).index(What.INDEX))
    assert form.other.isVisible()
    compared = desk.run().compared
    assert compared is not None
    told = desk.page.results.comparison.text()
    assert f"finds {compared.wins} questions earlier" in told
    assert f"{compared.losses} later" in told
    assert "p = " in told
    line = desk.page.results.questions.questions.rows[0]
    assert line.before is not None
    assert desk.page.results.questions.questions.columnCount() == 3


def test_questions_that_cannot_be_read_are_told_on_the_page(
    desk: Desk, sample_folder: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"question": "no answer"}', "utf-8")
    desk.open(str(sample_folder))
    desk.page.form.add_file(str(bad))
    desk.page.form.run.click()
    desk.idle()
    assert str(bad) in desk.page.said.text()
    assert desk.page.empty.isVisible()
    assert desk.page.form.run.isEnabled()
    with pytest.raises(QuestionsUnreadable):
        questions_in(str(tmp_path))
    (tmp_path / "none").mkdir()
    with pytest.raises(QuestionsUnreadable):
        questions_in(str(tmp_path / "none"))


def test_an_evaluation_can_be_stopped(desk: Desk, sample_folder: Path) -> None:
    desk.open(str(sample_folder))
    desk.page.form.add_file(str(ASKED))
    desk.page.form.run.click()
    desk.until(desk.page.progress.isVisible)
    desk.page.progress._cancel.click()
    desk.idle()
    assert desk.page.results.measured is None
    assert desk.page.form.run.isEnabled()
    assert desk.page.said.text() == ""


def test_another_library_clears_the_page(
    desk: Desk, sample_folder: Path, tmp_path: Path, questions: str
) -> None:
    desk.open(str(sample_folder))
    desk.page.form.add_file(questions)
    desk.run()
    other = tmp_path / "other"
    shutil.copytree(sample_folder, other)
    desk.open(str(other))
    assert desk.page.results.measured is None
    assert desk.page.empty.isVisible()


def test_run_and_answers_are_saved(
    desk: Desk,
    sample_folder: Path,
    tmp_path: Path,
    questions: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.open(str(sample_folder))
    desk.page.form.add_file(questions)
    found = desk.run().evaluation
    results = desk.page.results
    for button, name, lines in (
        (results.save_run, "out.run", found.run),
        (results.save_answers, "out.qrels", found.qrels),
    ):
        stem = str(tmp_path / "out")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, stem=stem: (stem, ""))
        button.click()
        assert (tmp_path / name).read_text("utf-8").splitlines() == list(lines)
        assert name in results.saved.text()
    results.save(str(tmp_path / "no" / "folder.run"), found.run)
    assert "could not be written" in results.saved.text()


def test_a_text_that_is_not_in_force_says_so(sample: OpenLibrary) -> None:
    """What only an old version holds is right, and yet not searched."""
    old = _repealed(sample)
    if old is None:
        pytest.skip("the sample has no provision that is only in an old version")
    asked = AskedQuestion("old", old.provisions[0].text[:60], (old.provisions[0].id,))
    why = outcome(explain(sample.bench, asked))
    assert why.rights[0].rank == 0
    assert "only current law is searched" in words.right_told(why.rights[0])
    sample.close()


def _repealed(library: OpenLibrary) -> LawText | None:
    for version_id in dict.fromkeys(key for key, _ in library.bench.store.row_keys()):
        for version in library.read_version(version_id).versions:
            if not version.current:
                return library.read_version(version.id)
    return None


def test_language_theme_and_size_change_while_it_shows(
    desk: Desk, sample_folder: Path, questions: str, qapp: QApplication
) -> None:
    """The reasons are laid out anew, but not while the application tells all widgets."""
    desk.open(str(sample_folder))
    desk.page.form.add_file(questions)
    desk.run()
    desk.page.results.questions.selectRow(0)
    desk.idle()
    why = desk.page.results.why
    first = why.links[0].font().pointSizeF()
    language.apply(qapp, Language.CHINESE)
    theme.apply(qapp, Theme.DARK, 14)
    desk.until(lambda: why.links[0].font().pointSizeF() > first)
    assert DARK.accent_soft in desk.page.results.questions.styleSheet()
    assert desk.page.results.questions.questions.columnCount() == 3
    assert desk.page.form.path == questions
    assert desk.page.results.measures.rowCount() == len(words.MEASURES)
