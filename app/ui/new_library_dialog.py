"""Asks for what a new library needs: a name, a folder, and what to import into it."""

from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from app.ui.widgets.asking_dialog import AskingDialog
from app.ui.widgets.controls import Label
from app.ui.widgets.folder_field import FolderField, libraries, safe_name


class NewLibraryDialog(AskingDialog):
    """Once accepted, `name`, `path` and `sources` tell what the person wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._folder, self._list = QLineEdit(), FolderField(), QListWidget()
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setMinimumHeight(96)
        self._name.textChanged.connect(self._suggest)
        self._folder.changed.connect(self._judge)
        self.word(self.tr("New library"), self.tr("Cancel"), self.tr("Create and import"))
        self.make_primary()
        self.setMinimumWidth(560)
        hint = Label("muted", wrap=True)
        hint.setText(
            self.tr(
                "A library is a folder with texts and their search index. Sources can be a zip "
                "archive or a folder of LawRefBook, of flk files with front matter, or Markdown "
                "files in Pandecta's own format."
            )
        )
        self.parts.setSpacing(24)
        self.parts.addWidget(hint)
        self.parts.addLayout(self._build_form())
        self._name.setText(self.tr("My library"))
        self._name.selectAll()

    def _build_form(self) -> QFormLayout:
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
        form.addRow(self.tr("Folder"), self._folder)
        form.addRow(self.tr("Sources"), self._list)
        form.addRow("", sources)
        self._list.setAccessibleName(self.tr("Sources"))
        return form

    @property
    def name(self) -> str:
        """The library's name."""
        return self._name.text().strip()

    @property
    def path(self) -> str:
        """The library's folder."""
        return self._folder.path

    @property
    def sources(self) -> list[str]:
        """Files and folders to import, in the order they were added."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def add_sources(self, paths: list[str]) -> None:
        """Add files or folders, each once."""
        for path in paths:
            if path and path not in self.sources:
                self._list.addItem(path)

    def _suggest(self, name: str) -> None:
        self._folder.suggest(libraries() / safe_name(name))

    def _judge(self) -> None:
        self.do_it.setEnabled(bool(self.path))

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
