"""Asks before something is done to a whole library: for a name, a file, a folder, or a yes."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.shelf import Packed, Survey
from app.ui import library_words
from app.ui.library_dialogs import ENDING, DeleteDialog, RenameDialog, UnpackDialog
from app.ui.library_shelving import Shelving
from app.ui.widgets.folder_field import safe_name


class Asking(QObject):
    """Asks over the page, and lets the shelving do what was answered."""

    def __init__(self, shelving: Shelving, page: QWidget) -> None:
        super().__init__(page)
        self._shelving, self._page = shelving, page

    def for_name(self, seen: Survey) -> None:
        """Ask for another name."""
        dialog = RenameDialog(seen, self._page)
        dialog.accepted.connect(lambda: self._shelving.rename(seen.path, dialog.name))
        dialog.open()

    def whether_to_delete(self, seen: Survey) -> None:
        """Ask whether to delete the library."""
        dialog = DeleteDialog(seen, self._page)
        dialog.accepted.connect(lambda: self._shelving.delete(seen.path))
        dialog.open()

    def where_to_pack(self, seen: Survey) -> None:
        """Ask for the file that the library is to be written into."""
        start = str(_documents() / (safe_name(library_words.name(seen)) + ENDING))
        title, kind = self.tr("Export library"), self.tr("Pandecta library")
        found = QFileDialog.getSaveFileName(self._page, title, start, f"{kind} (*{ENDING})")
        if path := found[0]:
            self._shelving.pack(seen.path, path if Path(path).suffix else path + ENDING)

    def for_packed(self) -> None:
        """Ask for a file with a library in it."""
        title, kind = self.tr("Import library from file"), self.tr("Pandecta library")
        kinds = f"{kind} (*{ENDING});;{self._all_files()} (*)"
        found = QFileDialog.getOpenFileName(self._page, title, str(_documents()), kinds)
        if path := found[0]:
            self._shelving.peek(path)

    def where_to_unpack(self, packed: Packed) -> None:
        """Show what is in a file, and ask for the folder that it is to become a library in."""
        dialog = UnpackDialog(packed, self._page)
        dialog.accepted.connect(lambda: self._shelving.unpack(packed.file, dialog.path))
        dialog.open()

    def _all_files(self) -> str:
        return self.tr("All files")


def _documents() -> Path:
    places = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(places))
