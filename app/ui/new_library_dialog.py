"""Asks for what a new library needs: a name, a folder, and what to import into it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.widgets.controls import Label


class NewLibraryDialog(QDialog):
    """Once accepted, `name`, `path` and `sources` tell what the person wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._folder, self._list = QLineEdit(), QLineEdit(), QListWidget()
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setMinimumHeight(96)
        self._own_folder = False
        self._name.textChanged.connect(self._suggest)
        self._folder.textEdited.connect(self._own)
        self._folder.textChanged.connect(self._judge)
        self._make = QPushButton(self.tr("Create and import"))
        self._make.setDefault(True)
        theme.role(self._make, "primary")
        self._make.clicked.connect(self.accept)
        self.setWindowTitle(self.tr("New library"))
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(24)
        hint = Label("muted", wrap=True)
        hint.setText(
            self.tr(
                "A library is a folder with texts and their search index. Sources can be a zip "
                "archive or a folder of LawRefBook, of flk files with front matter, or Markdown "
                "files in Pandecta's own format."
            )
        )
        column.addWidget(hint)
        column.addLayout(self._build_form())
        column.addLayout(self._build_foot())
        self._name.setText(self.tr("My library"))
        self._name.selectAll()

    def _build_form(self) -> QFormLayout:
        folder = QHBoxLayout()
        folder.setSpacing(8)
        folder.addWidget(self._folder, 1)
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose_folder)
        folder.addWidget(choose)
        sources = QHBoxLayout()
        sources.setSpacing(8)
        files, directory = QPushButton(self.tr("Add files…")), QPushButton(self.tr("Add folder…"))
        remove = QPushButton(self.tr("Remove"))
        files.clicked.connect(self._add_files)
        directory.clicked.connect(self._add_folder)
        remove.clicked.connect(self._remove)
        for button in (files, directory, remove):
            sources.addWidget(button)
        sources.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.addRow(self.tr("Name"), self._name)
        form.addRow(self.tr("Folder"), folder)
        form.addRow(self.tr("Sources"), self._list)
        form.addRow("", sources)
        self._list.setAccessibleName(self.tr("Sources"))
        self._folder.setAccessibleName(self.tr("Folder"))
        return form

    def _build_foot(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._make)
        return foot

    @property
    def name(self) -> str:
        """The library's name."""
        return self._name.text().strip()

    @property
    def path(self) -> str:
        """The library's folder."""
        return self._folder.text().strip()

    @property
    def sources(self) -> list[str]:
        """Files and folders to import, in the order they were added."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def add_sources(self, paths: list[str]) -> None:
        """Add files or folders, each once."""
        for path in paths:
            if path and path not in self.sources:
                self._list.addItem(path)

    def _own(self) -> None:
        self._own_folder = True

    def _suggest(self, name: str) -> None:
        if not self._own_folder:
            places = QStandardPaths.StandardLocation.DocumentsLocation
            documents = QStandardPaths.writableLocation(places)
            safe = "".join("-" if c in '/\\:*?"<>|' else c for c in name).strip(" .")
            self._folder.setText(str(Path(documents) / "Pandecta" / (safe or "library")))

    def _judge(self) -> None:
        self._make.setEnabled(bool(self.path))

    def _choose_folder(self) -> None:
        if path := QFileDialog.getExistingDirectory(self, self.tr("Folder")):
            self._own_folder = True
            self._folder.setText(path)

    def _add_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Sources"), "", source_filter(self.tr("Laws"))
        )
        self.add_sources(paths)

    def _add_folder(self) -> None:
        self.add_sources([QFileDialog.getExistingDirectory(self, self.tr("Sources"))])

    def _remove(self) -> None:
        for item in self._list.selectedItems():
            self._list.takeItem(self._list.row(item))


def source_filter(name: str) -> str:
    """The file types that can be imported, as the file dialog wants them."""
    return f"{name} (*.zip *.md *.txt *.markdown)"
