"""The editor of the prompts: own copies, what they lack, the way back, and drafts that wait."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from app.adapters.prompt_files import PromptFiles
from app.domain.prompting import PLACES
from app.domain.settings import Language
from app.ui import language
from app.ui.prompts_dialog import PromptsDialog


@pytest.fixture
def prompts(tmp_path: Path) -> PromptFiles:
    """Shipped prompts with every place that they need, and a folder for own copies."""
    for tongue in ("en", "zh"):
        folder = tmp_path / "shipped" / tongue
        folder.mkdir(parents=True)
        for name, places in PLACES.items():
            filled = " ".join(f"{{{place}}}" for place in places)
            (folder / f"{name}.txt").write_text(f"{tongue} {name}\n---\n{filled}\n", "utf-8")
    return PromptFiles(tmp_path / "shipped", tmp_path / "own")


@pytest.fixture
def dialog(qtbot, prompts: PromptFiles) -> PromptsDialog:
    made = PromptsDialog(prompts)
    qtbot.addWidget(made)
    made.show()
    return made


def listed(dialog: PromptsDialog) -> list[str]:
    return [dialog.names.item(row).text() for row in range(dialog.names.count())]


def test_every_prompt_is_listed_in_its_order_and_shown_in_either_language(dialog) -> None:
    assert listed(dialog)[0] == "Legal issues"
    assert len(listed(dialog)) == len(PLACES)
    assert dialog.editor.toPlainText().startswith("en plan")
    dialog.choose("judge", "zh")
    assert dialog.editor.toPlainText().startswith("zh judge")
    assert "{sources}" in dialog.places.text()
    assert not dialog.save.isEnabled()
    assert not dialog.reset.isEnabled()


def test_an_edited_prompt_is_kept_as_an_own_copy_and_marked(dialog, prompts, qtbot) -> None:
    dialog.choose("answer", "en")
    qtbot.keyClicks(dialog.editor, "Be brief. ")
    assert "Short answer · not saved" in listed(dialog)
    dialog.save.click()
    assert prompts.text("answer", "en").startswith("Be brief. en answer")
    assert prompts.shipped("answer", "en").startswith("en answer")
    assert "Short answer · yours" in listed(dialog)
    assert "Saved" in dialog.told.text()
    assert not dialog.save.isEnabled()
    dialog.choose("answer", "zh")
    assert "Short answer" in listed(dialog)


def test_a_prompt_without_a_place_is_refused_and_stays_in_the_editor(dialog, prompts) -> None:
    dialog.choose("answer", "en")
    dialog.editor.setPlainText("Answer {question} from {sources}.")
    dialog.save.click()
    assert "{fence}" in dialog.told.text()
    assert "{question}" not in dialog.told.text()
    assert not prompts.is_own("answer", "en")
    assert dialog.editor.toPlainText() == "Answer {question} from {sources}."
    assert dialog.save.isEnabled()


def test_reset_uses_the_shipped_text_and_undo_brings_the_own_one_back(dialog, prompts) -> None:
    mine = "Mine: {question} {fence} {sources}"
    prompts.keep("answer", "en", mine)
    dialog.choose("answer", "en")
    assert dialog.editor.toPlainText() == mine
    dialog.reset.click()
    assert not prompts.is_own("answer", "en")
    assert dialog.editor.toPlainText() == prompts.shipped("answer", "en")
    assert not dialog.reset.isEnabled()
    dialog.editor.undo()
    assert dialog.editor.toPlainText() == mine
    dialog.save.click()
    assert prompts.text("answer", "en") == mine


def test_an_empty_prompt_cannot_be_saved(dialog) -> None:
    dialog.editor.setPlainText(" \n ")
    assert not dialog.save.isEnabled()
    assert dialog.reset.isEnabled()


def test_drafts_wait_while_other_prompts_are_looked_at(dialog) -> None:
    dialog.editor.setPlainText("a draft")
    dialog.choose("report", "zh")
    assert dialog.editor.toPlainText().startswith("zh report")
    dialog.choose("plan", "en")
    assert dialog.editor.toPlainText() == "a draft"


def test_closing_tells_what_is_not_saved_before_it_gives_it_up(dialog, qtbot) -> None:
    dialog.editor.setPlainText("a draft")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Legal issues (English)" in dialog.told.text()
    assert dialog.leave.text() == "Close without saving"
    dialog.editor.setPlainText("another draft")
    assert dialog.leave.text() == "Close"
    dialog.leave.click()
    dialog.leave.click()
    assert not dialog.isVisible()


def test_without_changes_it_closes_at_once(dialog) -> None:
    dialog.leave.click()
    assert not dialog.isVisible()


def test_a_copy_that_cannot_be_used_is_told_and_can_be_reset(dialog, prompts, tmp_path) -> None:
    prompts.keep("answer", "en", "Mine: {question} {fence} {sources}")
    (tmp_path / "own" / "en" / "answer.txt").write_text("edited elsewhere", "utf-8")
    dialog.choose("answer", "en")
    assert "it lacks {question} {fence} {sources}" in dialog.told.text()
    assert dialog.editor.toPlainText() == prompts.shipped("answer", "en")
    dialog.reset.click()
    assert prompts.text("answer", "en") == prompts.shipped("answer", "en")


def test_a_folder_that_cannot_be_written_to_is_told(dialog, tmp_path) -> None:
    (tmp_path / "own").write_text("a file in the way", "utf-8")
    dialog.choose("repair", "en")
    dialog.editor.setPlainText("Again: {error}")
    dialog.save.click()
    assert "cannot be read or saved" in dialog.told.text()
    assert dialog.editor.toPlainText() == "Again: {error}"


def test_it_speaks_the_other_language_and_keeps_the_text(dialog, prompts) -> None:
    dialog.editor.setPlainText("a draft")
    language.apply(QApplication.instance(), Language.CHINESE)
    assert dialog.editor.toPlainText() == "a draft"


def test_every_control_has_a_name_for_the_ear(dialog) -> None:
    for kind in (QAbstractButton, QComboBox):
        for control in dialog.findChildren(kind):
            assert control.accessibleName() or control.text()
    assert dialog.names.accessibleName()
    assert dialog.editor.accessibleName()
