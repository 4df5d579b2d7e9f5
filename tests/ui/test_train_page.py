"""The page Train over the real questions and the real split of the sample, step by step."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from app.domain.errors import TrainingFailed
from app.domain.settings import Language, Theme
from app.domain.training import Decision, Origin, Part, RunState, Split, Standing
from app.services.program import Program
from app.services.question_choosing import Choice
from app.services.question_making import MakingEstimate, MakingReport
from app.ui import language, theme
from app.ui import train_words as words
from app.ui.train_asking import ConfirmDialog
from app.ui.train_import import ImportDialog
from app.ui.train_making import MakingDialog, report_told
from app.ui.train_publish import Place, PublishDialog, Target
from app.ui.train_steps import JUDGEMENT, NEGATIVES, QUESTIONS, TRAINING
from app.ui.train_work import Case
from tests.conftest import ROOT
from tests.ui.train_room import RECIPES, STEPS, Room, comparison, events, verdict

ASKED = ROOT / "resources" / "sample" / "questions"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def room(qtbot, program: Program, sample_folder: Path) -> Iterator[Room]:
    """The page over a copy of the sample, as it is at the first start."""
    shutil.copytree(sample_folder, program.sample_path)
    made = Room(qtbot, program)
    made.open_sample()
    yield made
    made.page.close()
    made.session.close()


@pytest.fixture
def asked(room: Room) -> Room:
    """The same with the sample's own questions brought in."""
    room.page.questions.own.click()
    room.idle()
    return room


def dialog(room: Room, kind: type[QWidget]) -> QWidget:
    found = room.page.findChildren(kind)
    assert found
    return found[-1]


# questions


def test_an_empty_page_offers_the_questions_that_are_here(room: Room) -> None:
    page = room.page
    assert page.step == QUESTIONS
    assert page.questions.own.isVisible()
    assert not page.questions.next.isEnabled()
    assert not page.training.start.isEnabled()
    assert page.steps.steps[QUESTIONS].aside == "none yet"
    assert page.judgement.empty.isVisibleTo(page.judgement)


def test_the_samples_questions_are_brought_in_and_divided(asked: Room) -> None:
    page = asked.page
    lines = sum(len(file.read_text("utf-8").splitlines()) for file in ASKED.glob("*.jsonl"))
    row = page.questions.sets.rows[0]
    assert row.set.questions > 0.9 * lines
    assert "were added" in page.questions.said.text()
    assert not page.questions.own.isVisible()
    plan = page._plan
    assert plan is not None
    assert plan.count(Part.TRAIN) > plan.count(Part.UNSEEN) > 0
    assert f"{plan.count(Part.TRAIN)} to train with" in page.questions.split.text
    assert plan.held_out[0] in page.questions.split.text
    assert page.questions.next.isEnabled()
    assert page.training.start.isEnabled()


def test_a_set_that_is_switched_off_is_not_trained_with(asked: Room) -> None:
    page = asked.page
    page.questions.sets.rows[0].switch.click()
    asked.idle()
    assert page._plan is None
    assert not page.training.start.isEnabled()
    assert "Choose questions first" in page.training.estimate.text()
    page.refresh()
    asked.idle()
    assert page.questions.chosen == ()


def test_another_share_of_held_out_laws_divides_anew(asked: Room) -> None:
    page = asked.page
    before = page._plan
    field = page.questions.form.fields["held_groups"]
    field.setValue(0.5)
    asked.idle()
    assert page._plan.count(Part.UNSEEN) > before.count(Part.UNSEEN)
    assert page.questions.form.reset.isVisibleTo(page.questions.form)
    page.questions.form.reset.click()
    asked.idle()
    assert page._plan == before


def test_questions_are_decided_about_by_three_keys(asked: Room, qtbot) -> None:
    page, panel = asked.page, asked.page.questions.panel
    page.questions.sets.rows[0].look.click()
    asked.idle()
    assert panel.model.total == page.questions.sets.rows[0].set.questions
    first = panel.model.rows[0]
    assert panel.model.citation(first).startswith("Merrow") or "法" in panel.model.citation(first)
    qtbot.keyClick(panel.list, Qt.Key.Key_D)
    assert panel.model.rows[0].standing is Standing.DROPPED
    assert panel.list.currentIndex().row() == 1
    qtbot.keyClick(panel.list, Qt.Key.Key_D)
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    qtbot.keyClick(panel.list, Qt.Key.Key_A)
    asked.idle()
    kept = {one.id: one for one in page._desk.questions.read(panel.model.name)}
    assert kept[first.id].standing is Standing.DROPPED
    assert kept[first.id].why == "by-hand"
    assert kept[panel.model.rows[1].id].standing is Standing.ACCEPTED
    assert "1 dropped" in page.questions.sets.rows[0].facts


def test_an_edited_question_is_kept_and_accepted(asked: Room, qtbot) -> None:
    page, panel = asked.page, asked.page.questions.panel
    page.questions.sets.rows[0].look.click()
    asked.idle()
    qtbot.keyClick(panel.list, Qt.Key.Key_E)
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("  May my  boss do that? ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    asked.until(lambda: panel.model.rows[0].text == "May my boss do that?")
    asked.idle()
    kept = {one.text: one for one in page._desk.questions.read(panel.model.name)}
    assert kept["May my boss do that?"].id == panel.model.rows[0].id
    assert not panel.model.setData(panel.model.index(0, 1), "   ")


def test_the_review_is_filtered_and_sorted(asked: Room) -> None:
    panel = asked.page.questions.panel
    asked.page.questions.sets.rows[0].look.click()
    asked.idle()
    panel.decide(Standing.DROPPED)
    panel.standing.setCurrentIndex(panel.standing.findData(Standing.DROPPED))
    panel.standing.activated.emit(panel.standing.currentIndex())
    assert all(one.standing is Standing.DROPPED for one in panel.model.rows)
    assert 0 < len(panel.model.rows) < panel.model.total
    panel.standing.setCurrentIndex(0)
    panel.standing.activated.emit(0)
    origin = panel.model.rows[0].origin
    panel.origin.setCurrentIndex(panel.origin.findData(origin))
    panel.origin.activated.emit(1)
    assert {one.origin for one in panel.model.rows} == {origin}
    panel.list.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    texts = [one.text for one in panel.model.rows]
    assert texts == sorted(texts, reverse=True)


def test_a_file_with_columns_of_its_own_is_imported(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text('Was,Wo\nHe keeps my deposit,"Merrow Tenancy Act 2016, s. 3"\n', "utf-8")
    room.page.questions.bring.click()
    asking = dialog(room, ImportDialog)
    assert not asking.do_it.isEnabled()
    asking.file.setText(str(file))
    asking.name.setText("mine")
    asking.question.setText("Was")
    asking.answer.setText("Wo")
    asking.origin.setCurrentIndex(asking.origin.findData(Origin.REAL))
    asking.do_it.click()
    room.idle()
    row = room.page.questions.sets.rows[0]
    assert (row.set.name, row.set.questions) == ("mine", 1)
    assert "1 asked by people" in row.facts


def test_a_data_set_is_named_before_anybody_is_contacted(room: Room) -> None:
    room.page.questions.bring.click()
    asking = dialog(room, ImportDialog)
    asking.from_hub.click()
    assert "learns its name" in asking._hint.text()
    assert not asking.do_it.isEnabled()
    asking.dataset.setText("maker/questions")
    assert asking.do_it.isEnabled()
    assert asking.chosen().dataset == "maker/questions"
    asking.reject()


def test_what_cannot_be_read_is_told_on_the_page(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text("nothing of the kind", "utf-8")
    room.page.questions.ask_what()
    asking = dialog(room, ImportDialog)
    asking.file.setText(str(file))
    asking.do_it.click()
    room.idle()
    assert str(file) in room.page.questions.said.text()
    assert room.page.questions.sets.rows == []


def test_a_set_is_forgotten_only_after_a_question(asked: Room) -> None:
    page = asked.page
    page.questions.sets.rows[0].drop.click()
    dialog(asked, ConfirmDialog).cancel.click()
    asked.idle()
    assert len(page.questions.sets.rows) == 1
    page.questions.sets.rows[0].drop.click()
    dialog(asked, ConfirmDialog).do_it.click()
    asked.idle()
    assert page.questions.sets.rows == []
    assert page._plan is None


# recipes


def test_quick_comes_first_and_another_recipe_changes_every_field(asked: Room) -> None:
    page = asked.page
    assert page.training.recipe.currentData() == "quick"
    assert page.training.form.fields["batch"].value() == 16
    page.training.recipe.setCurrentIndex(1)
    page.training.recipe.activated.emit(1)
    assert page.training.form.fields["batch"].value() == 24
    assert page.training.form.fields["widths"].text() == "768, 512, 256, 128"
    assert page._recipe == RECIPES[0]


def test_every_field_of_a_recipe_is_on_the_page_once_with_its_help(asked: Room) -> None:
    page = asked.page
    forms = [page.questions.form, page.negatives.form, page.negatives.all, page.training.form]
    names = [name for form in forms for name in form.fields]
    assert len(names) == len(set(names))
    fields = set(type(page._recipe).__dataclass_fields__) - {"name", "title", "model"}
    assert set(names) == fields
    for form in forms:
        for name, widget in form.fields.items():
            assert widget.accessibleName(), name
            assert widget.accessibleDescription().endswith("."), name


def test_what_cannot_be_is_marked_and_not_taken(asked: Room) -> None:
    page = asked.page
    form = page.negatives.all
    before = page._recipe
    form.fields["from_rank"].setValue(500)
    assert "From rank" in form.faulty.text()
    assert page._recipe == before
    form.reset.click()
    assert form.faulty.text() == ""
    form.fields["to_rank"].setValue(600)
    form.fields["from_rank"].setValue(500)
    assert (page._recipe.from_rank, page._recipe.to_rank) == (500, 600)
    widths = page.training.form.fields["widths"]
    widths.setText("64, 128")
    widths.editingFinished.emit()
    assert "wide to narrow" in page.training.form.faulty.text()
    widths.setText("all")
    widths.editingFinished.emit()
    assert "numbers" in page.training.form.faulty.text()
    assert page._recipe.widths == (256, 128)


def test_wrong_answers_are_set_in_their_own_step(asked: Room) -> None:
    page = asked.page
    page.questions.next.click()
    assert page.step == NEGATIVES
    number = page.negatives.form.fields["negatives"]
    number.setValue(4)
    assert page._recipe.negatives == 4
    train = page._plan.count(Part.TRAIN)
    assert f"{4 * train:,}" in page.negatives._size.text()
    assert page.steps.steps[NEGATIVES].aside == "4 for each question"
    number.setValue(0)
    assert "serve" in page.negatives._size.text()
    page.negatives.next.click()
    assert page.step == TRAINING


# the run


def test_a_run_is_followed_to_its_verdict(asked: Room) -> None:
    page = asked.page
    assert "about" in page.training.estimate.text()
    page.turn_to(TRAINING)
    page.start()
    assert not page.training.start.isEnabled()
    asked.idle()
    recipe, sets, model = asked.runs.asked["run1"]
    assert recipe.name == "quick"
    assert sets == ("questions",)
    assert model == "bundled"
    live = page.training.live
    assert live.run.state is RunState.DONE
    assert f"{STEPS} of {STEPS}" in live.curves.summary.text()
    assert "Best so far at step 60" in live.curves.summary.text()
    assert "cpu" in live.log.toPlainText()
    assert page.training.start.isEnabled()
    live.judge.click()
    asked.idle()
    assert page.step == JUDGEMENT
    assert page.judgement.verdict.text.startswith("Better on questions about laws it has not seen")
    assert page.steps.steps[JUDGEMENT].aside == "▲ Better"


def test_the_curves_are_told_in_words_too(asked: Room) -> None:
    curves = asked.page.training.live.curves
    page = asked.page
    page.turn_to(TRAINING)
    page.start()
    asked.idle()
    assert curves._widths() == [256, 128, 64]
    for plot in curves._plots:
        assert plot.accessibleName()
        assert "Loss" in plot.accessibleDescription()
    theme.apply(QApplication.instance(), Theme.DARK, 12)
    assert curves._plots[0].backgroundBrush().color().name() == theme.colours().paper.lower()


def test_a_run_is_stopped_and_goes_on(asked: Room) -> None:
    page, live = asked.page, asked.page.training.live
    asked.runs.holds = True
    asked.runs.script = events(STEPS)[:40]
    page.turn_to(TRAINING)
    page.start()
    asked.until(lambda: live.figures["rate"].value.text() == "41")
    assert live.figures["heat"].value.text() == "61 °C"
    assert live.cancel.isVisible()
    live.cancel.click()
    asked.until(lambda: live.run.state is RunState.STOPPED)
    asked.idle()
    assert "can go on" in live.said.text()
    assert live.resume.isVisible()
    asked.runs.holds = False
    live.resume.click()
    asked.until(lambda: live.run.state is RunState.DONE)
    asked.idle()
    assert len(asked.runs.made) == 1


def test_a_run_outlives_the_page_and_is_found_again(asked: Room, qtbot, program: Program) -> None:
    asked.runs.holds = True
    asked.page.start()
    asked.until(lambda: asked.page._following.going)
    again = Room(qtbot, program)
    again.runs = asked.runs
    again.session.open_sample()
    again.until(lambda: again.page._following.going)
    assert again.page.training.live.run.id == "run1"
    assert not again.page.training.start.isEnabled()
    asked.runs.cancel(asked.runs.made[0])
    again.until(lambda: not again.page._following.going)
    again.idle()
    again.page.close()
    again.session.close()
    asked.idle()


def test_leaving_out_in_turn_runs_one_after_another(asked: Room) -> None:
    page = asked.page
    page._fill_in(replace(page._recipe, leave_out="law"))
    asked.idle()
    page.start()
    asked.until(lambda: [run.state for run in asked.runs.made] == [RunState.DONE] * 2)
    asked.idle()
    assert len(asked.runs.asked) == 2


def test_a_start_that_fails_says_so(asked: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(run) -> None:
        raise TrainingFailed("disk-full", "/")

    monkeypatch.setattr(asked.runs, "start", refuse)
    asked.page.start()
    asked.idle()
    assert asked.page.training.said.text().startswith("The disk is full.")
    assert asked.page.training.start.isEnabled()


# judgement


def judged(room: Room, *decisions: Decision) -> None:
    for one in decisions:
        room.runs.add(one)
    room.page.turn_to(JUDGEMENT)
    room.page.refresh()
    room.idle()


def test_only_a_better_model_is_offered_at_once(asked: Room) -> None:
    judged(asked, Decision.WORSE, Decision.NO_GAIN, Decision.BETTER)
    panel, runs = asked.page.judgement.verdict, asked.page.judgement.runs
    assert [run.id for run in runs.selected] == ["run3"]
    assert panel.use.isVisible()
    assert not panel.anyway.isVisible()
    assert "+6.1 points hit@10" in panel.text
    for row, sentence in ((1, "No real gain"), (2, "Worse")):
        runs.selectRow(row)
        asked.idle()
        assert panel.sentence.text().startswith(sentence)
        assert not panel.use.isVisible()
        assert panel.anyway.isVisible()


def test_use_it_anyway_asks_once(asked: Room) -> None:
    judged(asked, Decision.WORSE)
    used = []
    panel = asked.page.judgement.verdict
    panel.used.disconnect()
    panel.used.connect(used.append)
    panel.anyway.click()
    assert "finds less" in _texts(dialog(asked, ConfirmDialog))
    dialog(asked, ConfirmDialog).cancel.click()
    assert used == []
    panel.anyway.click()
    dialog(asked, ConfirmDialog).do_it.click()
    assert [run.id for run in used] == ["run1"]


def _texts(widget: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_figures_stand_side_by_side_with_their_gains(asked: Room) -> None:
    judged(asked, Decision.BETTER)
    table = asked.page.judgement.measures
    heads = [table.horizontalHeaderItem(n).text() for n in range(table.columnCount())]
    assert heads == ["Measure", "Laws trained on", "points", "Laws never trained on", "points"]
    told = {row[0]: row[1:] for row in table.texts()}
    assert told["Right answer in the first ten"] == [
        "70.0 % → 76.1 %", "+6.1 (+3.1 … +9.1)", "61.2 % → 67.3 %", "+6.1 (+3.1 … +9.1)",
    ]  # fmt: skip
    assert table.item(1, 2).font().bold()
    assert [row[0] for row in asked.page.judgement.widths.texts()] == ["256", "128", "64"]
    assert "Understanding of general language: 0.71 before" in asked.page.judgement.verdict.text


def test_questions_are_ranked_filtered_and_looked_into(asked: Room) -> None:
    judged(asked, Decision.BETTER)
    ranks = asked.page.judgement.ranks
    moves = list(ranks.model.rows)
    assert (moves[0].before, moves[0].after) == (0, 7)
    assert (moves[-1].before, moves[-1].after) == (40, 0)
    ranks.move_.setCurrentIndex(2)
    ranks.move_.activated.emit(2)
    assert {(one.before, one.after) for one in ranks.model.rows} == {(1, 5), (40, 0)}
    assert ranks.move_.currentText() == "Found later: 2"
    ranks.list.selectRow(0)
    asked.idle()
    assert "Merrow Tenancy Act 2016" in ranks.case
    assert "Before: at rank 1. Now: at rank 5." in ranks.case
    assert len(ranks.case) > 200
    assert "First" not in ranks.case
    chosen = ranks.model.rows[0]
    before, after = ("Merrow Tenancy Act 2016, s. 4", "b"), ("x", chosen.citation)
    ranks.show_case(Case("The landlord returns it.", before, after))
    assert ranks.case.endswith(
        f"First before: ✓ {before[0]} · b\nFirst now: x · ✓ {chosen.citation}"
    )
    ranks.list.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert ranks.model.rows[0].after == 5


def test_two_runs_are_compared(asked: Room) -> None:
    judged(asked, Decision.NO_GAIN, Decision.BETTER)
    judgement = asked.page.judgement
    _both(asked)
    assert judgement.two.isVisible()
    assert not judgement.verdict.isVisible()
    row = next(one for one in judgement.two.texts() if "first ten, held out, laws never" in one[0])
    assert row[1:] == ["67.3 %", "62.0 %", "−5.3"]
    assert judgement.said.text() == ""
    asked.runs.splits["run1"] = Split(2, "law", {}, (), {}, "another")
    judgement.runs.clearSelection()
    _both(asked)
    assert "cannot be compared" in judgement.said.text()


def _both(room: Room) -> None:
    runs = room.page.judgement.runs
    flags = QItemSelectionModel.SelectionFlag
    for row in (0, 1):
        runs.selectionModel().select(runs.runs.index(row, 0), flags.Select | flags.Rows)
    room.idle()


def test_a_run_is_deleted_after_a_question(asked: Room, qtbot) -> None:
    judged(asked, Decision.WORSE, Decision.BETTER)
    qtbot.keyClick(asked.page.judgement.runs, Qt.Key.Key_Delete)
    dialog(asked, ConfirmDialog).do_it.click()
    asked.idle()
    assert [run.id for run in asked.runs.made] == ["run1"]
    assert [run.id for run in asked.page.judgement.runs.selected] == ["run1"]


def test_a_run_that_broke_off_says_why_and_goes_on(asked: Room) -> None:
    asked.runs.add(None, RunState.FAILED)
    asked.page.turn_to(JUDGEMENT)
    asked.page.refresh()
    asked.idle()
    assert "process ended" in asked.page.judgement.said.text()
    asked.page.judgement.resume.click()
    asked.idle()
    assert asked.runs.made[0].state is RunState.DONE
    assert asked.page.step == TRAINING


# dress


def test_every_control_has_a_name_in_both_languages(asked: Room, qapp: QApplication) -> None:
    judged(asked, Decision.BETTER)
    for tongue in (Language.ENGLISH, Language.CHINESE):
        language.apply(qapp, tongue)
        for kind in (QPushButton, QComboBox, QLineEdit):
            for widget in asked.page.findChildren(kind):
                if not widget.objectName().startswith("qt_"):
                    name = widget.accessibleName()
                    name = name or (widget.text() if isinstance(widget, QPushButton) else "")
                    assert name, (widget, widget.parent())


def test_another_library_begins_anew(asked: Room, sample_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(sample_folder, other)
    judged(asked, Decision.BETTER)
    asked.runs.made = []
    asked.open(str(other))
    assert asked.page.questions.sets.rows == []
    assert not asked.page.questions.own.isVisibleTo(asked.page.questions)
    assert asked.page.judgement.runs.runs.rows == []


def test_the_sentences_say_what_the_verdict_rests_on() -> None:
    for decision in Decision:
        assert words.verdict(verdict(decision))
        for key in verdict(decision).reasons:
            assert words.reason(key) != key
    assert words.failed("TrainingFailed(reason=too-few-negatives, detail=3)").startswith("Too few")
    assert words.about(None) == "time not known yet"
    assert words.about(184) == "about 3 min"
    assert comparison().shared == 0


def test_a_better_model_is_published_to_a_folder(asked: Room, tmp_path: Path) -> None:
    judged(asked, Decision.BETTER)
    asked.page.judgement.verdict.publish.click()
    asking = dialog(asked, PublishDialog)
    assert not asking.do_it.isEnabled()
    asking.place.setCurrentIndex(2)
    asking.name.setText("name alone")
    assert not asking.do_it.isEnabled()
    assert "leave this computer" in asking._hint.text()
    asking.place.setCurrentIndex(0)
    asking.name.setText(str(tmp_path / "out"))
    asking.do_it.click()
    asked.until(lambda: str(tmp_path / "out") in asked.page.judgement.said.text())
    assert asked.published == [("run1", Target(Place.FOLDER, str(tmp_path / "out")))]


def test_writing_questions_needs_a_language_model(asked: Room) -> None:
    asked.page.questions.make.click()
    assert not asked.page.findChildren(MakingDialog)
    assert asked.page.questions.said.text()


def test_laws_to_write_about_are_chosen_one_by_one(qtbot) -> None:
    asking = MakingDialog("qwen:7b", "http://127.0.0.1:11434")
    qtbot.addWidget(asking)
    wanted: list[Choice] = []
    asking.wanted.connect(lambda choice, _: wanted.append(choice))
    assert not asking.law.isEnabled()
    asking.offer([(f"law{n}", f"Kite Act {n}", 10 - n) for n in range(5)])
    asking.show()
    asking.law.click()
    for title in ("Kite Act 3", "Kite Act 1"):
        asking.laws.field.setText(title)
        qtbot.keyClick(asking.laws, Qt.Key.Key_Return)
    assert "Kite Act 3\nKite Act 1" in _texts(asking)
    asking.law.click()
    asking.laws.field.setText("Kite Act 3")
    qtbot.keyClick(asking.laws, Qt.Key.Key_Return)
    asking.number.setValue(0)
    assert asking.number.text() == "all"
    asking.do_it.click()
    assert wanted == [Choice(laws=("law1",))]


def test_who_writes_questions_and_how_long_it_takes_is_told_first(qtbot) -> None:
    asking = MakingDialog("qwen:7b", "http://127.0.0.1:11434")
    qtbot.addWidget(asking)
    assert "on this computer" in _texts(asking)
    begun: list[tuple[Choice, str]] = []
    asking.estimated.connect(lambda *told: begun.append(told))
    asking.number.setValue(40)
    asking.measure.click()
    assert begun == [(Choice(sample=40), "questions")]
    assert not asking.measure.isEnabled()
    asking.show_estimate(MakingEstimate(38, 2, {}, 3, 6.0, 228.0))
    assert asking.said.text() == "38 provisions: about 4 min; 2 have their questions already."
    asking.fail(TrainingFailed("died"))
    assert asking.measure.isEnabled()
    away = MakingDialog("m", "https://example.com/v1")
    qtbot.addWidget(away)
    assert "another computer" in _texts(away)
    told = report_told(MakingReport("mine", done=38, made=90, dropped={"names-law": 7}))
    assert told == (
        "90 questions for 38 provisions wait in “mine” to be looked through. dropped at once: 7"
    )
