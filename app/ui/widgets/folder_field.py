"""A field for the folder of a library, with a button to choose one and a first suggestion."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class FolderField(QWidget):
    """Emits `changed`; a suggestion is taken only until the person gives a folder of their own."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_own = False
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Folder"))
        choose = QPushButton(self.tr("Choose…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(choose)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._own)
        self.field.textChanged.connect(self.changed)
        choose.clicked.connect(self._choose)

    @property
    def path(self) -> str:
        """The folder; empty where none is named."""
        return self.field.text().strip()

    def suggest(self, folder: Path) -> None:
        """Name this folder, unless the person has named one."""
        if not self._is_own:
            self.field.setText(str(folder))

    def _own(self) -> None:
        self._is_own = True

    def _choose(self) -> None:
        if path := QFileDialog.getExistingDirectory(self, self.tr("Folder")):
            self._own()
            self.field.setText(path)


def libraries() -> Path:
    """Where a person's libraries are made, unless they name another place."""
    places = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(places)) / "Pandecta"


def safe_name(name: str) -> str:
    """A name as folders and files may have it."""
    clean = "".join("-" if c in '/\\:*?"<>|' or not c.isprintable() else c for c in name)
    return clean.strip(" .")[:80] or "library"
