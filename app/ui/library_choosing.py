"""Asks which library to open, get or make, and what to import into the open one."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import PandectaError
from app.domain.sourcing import SourceEntry
from app.ui.get_library_dialog import GetLibraryDialog, title
from app.ui.new_library_dialog import NewLibraryDialog, source_filter
from app.ui.session import Session


class LibraryChoosing(QObject):
    """Asks over the window, and lets the session do it; emits `troubled` with an error."""

    troubled = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def open_library(self) -> None:
        """Ask for a folder and open the library in it."""
        if path := QFileDialog.getExistingDirectory(self._window, self.tr("Open library")):
            self._session.open(path)

    def get_library(self) -> None:
        """Show what can be downloaded; nobody is contacted before the person says so."""
        try:
            dialog = GetLibraryDialog(self._session.program.offers(), self._window)
        except PandectaError as error:
            self.troubled.emit(error)
            return
        dialog.wanted.connect(self._get)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _get(self, entry: SourceEntry, folder: str) -> None:
        self._session.get(entry, folder, title(entry))

    def new_library(self) -> None:
        """Ask for what a new library needs, then make and fill it."""
        dialog = NewLibraryDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self._session.create(dialog.path, dialog.name, dialog.sources)
        )
        dialog.open()

    def import_files(self) -> None:
        """Ask for files and import them."""
        types = source_filter(self.tr("Laws"))
        paths, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import files"), "", types)
        self._session.import_sources(paths)

    def import_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        if path := QFileDialog.getExistingDirectory(self._window, self.tr("Import folder")):
            self._session.import_sources([path])
