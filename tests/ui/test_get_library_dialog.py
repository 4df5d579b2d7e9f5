"""The dialog that offers libraries: all is shown before anything is contacted."""

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton

from app.domain.settings import Language
from app.domain.sourcing import SourceEntry, SourceFile
from app.ui import language
from app.ui.get_library_dialog import GetLibraryDialog, amount, title

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KITES = SourceEntry(
    "kites", "Kites", "风筝", "Free for all", "自由使用", "plain", "en", 19_000_000, 10**8,
    (SourceFile("https://law.example/a.zip", "a.zip", "0" * 64),),
)  # fmt: skip
SHIPS = SourceEntry(
    "ships", "Ships", "船舶", "Crown", "王室", "plain", "en", 2_500_000_000, 10**10,
    page="https://sea.example/<b>page</b>", link="a",
)  # fmt: skip


@pytest.fixture
def dialog(qtbot) -> GetLibraryDialog:
    made = GetLibraryDialog((KITES, SHIPS))
    qtbot.addWidget(made)
    return made


def _shown(dialog: GetLibraryDialog) -> str:
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    texts += [field.toPlainText() for field in dialog.findChildren(QPlainTextEdit)]
    return "\n".join(texts)


def _button(dialog: GetLibraryDialog, words: str) -> QPushButton:
    [found] = [b for b in dialog.findChildren(QPushButton) if b.text() == words]
    return found


def test_everything_is_shown_before_the_button_is_pressed(dialog: GetLibraryDialog) -> None:
    shown = _shown(dialog)
    for fact in ("Free for all", "about 19 MB", "https://law.example/a.zip", "SHA-256"):
        assert fact in shown
    rows = dialog.findChild(QListWidget)
    assert [rows.item(row).text() for row in range(rows.count())] == ["Kites", "Ships"]
    dialog.choose("ships")
    shown = _shown(dialog)
    for fact in ("Crown", "about 2.5 GB", "https://sea.example/<b>page</b>", "gives none"):
        assert fact in shown


def test_the_button_tells_which_and_where(dialog: GetLibraryDialog, qtbot) -> None:
    dialog.choose("ships")
    dialog._folder.field.setText("/law/ships")
    with qtbot.waitSignal(dialog.wanted) as told:
        _button(dialog, "Download and import").click()
    assert told.args == [SHIPS, "/law/ships"]
    assert dialog.result() == 1


def test_cancel_asks_for_nothing(dialog: GetLibraryDialog, qtbot) -> None:
    with qtbot.assertNotEmitted(dialog.wanted):
        _button(dialog, "Cancel").click()
    assert dialog.result() == 0


def test_the_folder_follows_the_entry_until_it_is_the_persons_own(
    dialog: GetLibraryDialog, qtbot
) -> None:
    assert dialog.path.endswith("kites")
    dialog.choose("ships")
    assert dialog.path.endswith("ships")
    dialog._folder.field.selectAll()
    qtbot.keyClicks(dialog._folder.field, "/mine")
    dialog.choose("kites")
    assert dialog.path == "/mine"
    dialog.choose("no such entry")
    assert dialog.entry == KITES


def test_without_a_folder_or_an_entry_there_is_nothing_to_press(
    dialog: GetLibraryDialog, qtbot
) -> None:
    dialog._folder.field.clear()
    assert not _button(dialog, "Download and import").isEnabled()
    empty = GetLibraryDialog(())
    qtbot.addWidget(empty)
    assert empty.entry is None
    assert not _button(empty, "Download and import").isEnabled()


def test_titles_and_sizes_speak_the_persons_language(qapp, qtbot) -> None:
    assert title(KITES) == "Kites"
    language.apply(qapp, Language.CHINESE)
    assert title(KITES) == "风筝"
    dialog = GetLibraryDialog((KITES,))
    qtbot.addWidget(dialog)
    assert "自由使用" in _shown(dialog)
    assert amount(19_000_000).startswith("19")
