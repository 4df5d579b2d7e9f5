"""The dialogs about whole libraries: another name, deleting, and making one of a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFormLayout,
    QLineEdit,
    QWidget,
)

from app.domain.shelf import Packed, Survey
from app.ui import fonts, library_words, phrases, theme
from app.ui.widgets.asking_dialog import AskingDialog
from app.ui.widgets.controls import Label
from app.ui.widgets.folder_field import FolderField, libraries, safe_name

ENDING = ".pandecta"


class _Dialog(AskingDialog):
    """Gone with its closing."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


class RenameDialog(_Dialog):
    """Once accepted, `name` is the new name."""

    def __init__(self, seen: Survey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word(self.tr("Rename library"), self.tr("Cancel"), self.tr("Rename"))
        self.make_primary()
        self.field = QLineEdit(seen.name)
        self.field.setAccessibleName(self.tr("Name"))
        self.field.setMaxLength(200)
        self.field.selectAll()
        self.field.textChanged.connect(lambda text: self.do_it.setEnabled(bool(text.strip())))
        hint = Label("muted", wrap=True)
        hint.setText(self.tr("The folder keeps its name."))
        self.parts.addWidget(self.field)
        self.parts.addWidget(hint)

    @property
    def name(self) -> str:
        """The name that was typed."""
        return self.field.text().strip()


class DeleteDialog(_Dialog):
    """Says what will be gone; the button that does nothing is the one that Return presses."""

    def __init__(self, seen: Survey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word(self.tr("Delete library"), self.tr("Keep library"), self.tr("Delete library"))
        self.cancel.setDefault(True)
        self.do_it.setAutoDefault(False)
        title, facts, hint = Label(wrap=True), Label("muted", wrap=True), Label(wrap=True)
        title.setFont(fonts.interface(theme.points() + 1, QFont.Weight.DemiBold))
        title.setText(self.tr("Delete “{0}”?").format(library_words.name(seen)))
        facts.setText(f"{library_words.figures(seen)} · {phrases.size(seen.size)}\n{seen.path}")
        hint.setText(
            self.tr(
                "Its texts and search indexes are deleted; other files in the folder stay. "
                "You can undo this until you close Pandecta."
            )
        )
        for part in (title, facts, hint):
            self.parts.addWidget(part)


class UnpackDialog(_Dialog):
    """Shows which library a file holds; once accepted, `path` is the folder for it."""

    def __init__(self, packed: Packed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("Import library from file")
        self.word(title, self.tr("Cancel"), self.tr("Import library"))
        self.make_primary()
        name, facts = Label(wrap=True), Label("muted", wrap=True)
        name.setFont(fonts.interface(theme.points() + 1, QFont.Weight.DemiBold))
        name.setText(packed.name)
        counted = self.tr("{0} laws · {1} provisions").format(
            phrases.number(packed.laws), phrases.number(packed.provisions)
        )
        facts.setText(f"{counted} · {phrases.size(packed.size)}")
        self.parts.addWidget(name)
        self.parts.addWidget(facts)
        self.folder, self._taken = FolderField(), Label("muted", wrap=True)
        self.folder.suggest(_suggested(packed.name))
        self.folder.changed.connect(self._judge)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.addRow(self.tr("New folder"), self.folder)
        self.parts.addLayout(form)
        self.parts.addWidget(self._taken)
        self._judge()

    @property
    def path(self) -> str:
        """The folder of the library."""
        return self.folder.path

    def _judge(self) -> None:
        taken = _is_taken(Path(self.path))
        self._taken.setText(self.tr("There is something in this folder already.") if taken else "")
        self.do_it.setEnabled(bool(self.path) and not taken)


def _is_taken(path: Path) -> bool:
    try:
        return path.exists() and (not path.is_dir() or any(path.iterdir()))
    except (OSError, ValueError):
        return True


def _suggested(name: str) -> Path:
    """A folder that is not there yet."""
    base = libraries()
    found, number = base / safe_name(name), 2
    while found.exists():
        found, number = base / f"{safe_name(name)} {number}", number + 1
    return found
