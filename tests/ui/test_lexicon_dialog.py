"""The dialog of everyday words: everything is kept at once, and what is refused is told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.adapters.lexicon_files import LexiconTsv
from app.services.wording import Wording
from app.ui.lexicon_dialog import LexiconDialog

SHIPPED = "老赖\t失信被执行人|被执行人\tdebt\nfired\tdismissal\temployment\n"


@pytest.fixture
def wording(tmp_path: Path) -> Wording:
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "zh.tsv").write_text(SHIPPED, "utf-8")
    return Wording(LexiconTsv(folder, tmp_path / "own.tsv"))


@pytest.fixture
def dialog(wording: Wording, qtbot) -> LexiconDialog:
    made = LexiconDialog(wording)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(dialog: LexiconDialog) -> list[tuple[str, ...]]:
    model = dialog.table.model()
    places = range(model.rowCount())
    return [tuple(model.index(row, c).data() for c in range(4)) for row in places]


def choose(dialog: LexiconDialog, row: int) -> None:
    dialog.table.setCurrentIndex(dialog.table.model().index(row, 0))


def test_shipped_entries_are_listed_and_looked_through(dialog: LexiconDialog, qtbot) -> None:
    assert rows(dialog) == [
        ("老赖", "失信被执行人 · 被执行人", "Debt", ""),
        ("fired", "dismissal", "Employment", ""),
    ]
    qtbot.keyClicks(dialog.search, "dismis")
    assert [row[0] for row in rows(dialog)] == ["fired"]
    dialog.search.clear()
    assert len(rows(dialog)) == 2


def test_an_entry_is_added_changed_and_removed(dialog: LexiconDialog, wording: Wording) -> None:
    assert not dialog.keep.isEnabled()
    dialog.expression.setText("飞单")
    dialog.terms.setText("竞业限制 ｜ 商业秘密")
    dialog.keep.click()
    assert rows(dialog)[0] == ("飞单", "竞业限制 · 商业秘密", "", "Yours")
    assert dialog.current is not None
    assert dialog.keep.text() == "Change"
    dialog.terms.setText("竞业限制")
    dialog.keep.click()
    assert [one.terms for one in wording.expand("飞单")] == [("竞业限制",)]
    dialog.remove.click()
    assert [row[0] for row in rows(dialog)] == ["老赖", "fired"]
    assert wording.expand("飞单") == ()


def test_a_shipped_entry_is_switched_off_and_on(dialog: LexiconDialog, wording: Wording) -> None:
    choose(dialog, 0)
    assert (dialog.expression.text(), dialog.remove.text()) == ("老赖", "Do not use")
    dialog.remove.click()
    assert wording.expand("老赖") == ()
    assert rows(dialog)[0][3] == "Not used"
    assert dialog.remove.text() == "Use again"
    dialog.remove.click()
    assert len(wording.expand("老赖")) == 1


def test_what_is_refused_is_told_and_stays_in_the_fields(
    dialog: LexiconDialog, wording: Wording
) -> None:
    dialog.expression.setText("……")
    dialog.terms.setText("x")
    dialog.keep.click()
    assert "nothing in it" in dialog.told.text()
    assert dialog.expression.text() == "……"
    assert len(wording.rows()) == 2


def test_a_file_that_cannot_be_written_is_told(dialog: LexiconDialog, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_bytes(b"\0\0")
    dialog.expression.setText("飞单")
    dialog.terms.setText("竞业限制")
    dialog.keep.click()
    assert str(tmp_path / "own.tsv") in dialog.told.text()
    assert (tmp_path / "own.tsv").read_bytes() == b"\0\0"


def test_broken_lines_of_the_own_file_are_told(dialog: LexiconDialog, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("飞单\t竞业限制\nno tab\n", "utf-8")
    dialog.refresh()
    assert "own.tsv, 2: a tab" in dialog.told.text()
    assert dialog.told.isVisible()
    assert len(rows(dialog)) == 3


def test_every_control_has_a_name(dialog: LexiconDialog) -> None:
    for control in (dialog.search, dialog.expression, dialog.terms, dialog.table):
        assert control.accessibleName()
    spoken = dialog.table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "老赖, 失信被执行人 · 被执行人, Debt"
