"""The dialogs about whole libraries: another name, deleting, and making one of a file."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.shelf import Packed, Survey
from app.ui import fonts, library_words, phrases, theme
from app.ui.widgets.controls import Label

ENDING = ".pandecta"


class _Dialog(QDialog):
    """A column of parts over a cancel button and one that does it."""

    def __init__(self, title: str, cancel: str, do_it: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel, self.do_it = QPushButton(cancel), QPushButton(do_it)
        self.cancel.clicked.connect(self.reject)
        self.do_it.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.do_it)
        self.parts = QVBoxLayout()
        self.parts.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(24)
        column.addLayout(self.parts)
        column.addLayout(foot)


class RenameDialog(_Dialog):
    """Once accepted, `name` is the new name."""

    def __init__(self, seen: Survey, parent: QWidget | None = None) -> None:
        super().__init__("", "", "", parent)
        self.setWindowTitle(self.tr("Rename library"))
        self.cancel.setText(self.tr("Cancel"))
        self.do_it.setText(self.tr("Rename"))
        theme.role(self.do_it, "primary")
        self.do_it.setDefault(True)
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
        super().__init__("", "", "", parent)
        self.setWindowTitle(self.tr("Delete library"))
        self.cancel.setText(self.tr("Keep library"))
        self.do_it.setText(self.tr("Delete library"))
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
        super().__init__("", "", "", parent)
        self.setWindowTitle(self.tr("Import library from file"))
        self.cancel.setText(self.tr("Cancel"))
        self.do_it.setText(self.tr("Import library"))
        theme.role(self.do_it, "primary")
        self.do_it.setDefault(True)
        title, facts = Label(wrap=True), Label("muted", wrap=True)
        title.setFont(fonts.interface(theme.points() + 1, QFont.Weight.DemiBold))
        title.setText(packed.name)
        counted = self.tr("{0} laws · {1} provisions").format(
            phrases.number(packed.laws), phrases.number(packed.provisions)
        )
        facts.setText(f"{counted} · {phrases.size(packed.size)}")
        self.parts.addWidget(title)
        self.parts.addWidget(facts)
        self.folder = QLineEdit(str(_suggested(packed.name)))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.textChanged.connect(self._judge)
        self._taken = Label("muted", wrap=True)
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.addRow(self.tr("New folder"), line)
        self.parts.addLayout(form)
        self.parts.addWidget(self._taken)
        self._judge()

    @property
    def path(self) -> str:
        """The folder of the library."""
        return self.folder.text().strip()

    def _judge(self) -> None:
        taken = _is_taken(Path(self.path))
        self._taken.setText(self.tr("There is something in this folder already.") if taken else "")
        self.do_it.setEnabled(bool(self.path) and not taken)

    def _choose(self) -> None:
        if path := QFileDialog.getExistingDirectory(self, self.tr("Folder")):
            self.folder.setText(path)


def safe_name(name: str) -> str:
    """A name as folders and files may have it."""
    clean = "".join("-" if c in '/\\:*?"<>|' or not c.isprintable() else c for c in name)
    return clean.strip(" .")[:80] or "library"


def _is_taken(path: Path) -> bool:
    try:
        return path.exists() and (not path.is_dir() or any(path.iterdir()))
    except (OSError, ValueError):
        return True


def _suggested(name: str) -> Path:
    """A folder that is not there yet."""
    places = QStandardPaths.StandardLocation.DocumentsLocation
    base = Path(QStandardPaths.writableLocation(places)) / "Pandecta"
    found, number = base / safe_name(name), 2
    while found.exists():
        found, number = base / f"{safe_name(name)} {number}", number + 1
    return found
