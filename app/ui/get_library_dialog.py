"""Shows the libraries that can be fetched, with all that is known of them before any contact."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QFormLayout,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from app.domain.sourcing import SourceEntry
from app.ui.widgets.asking_dialog import AskingDialog
from app.ui.widgets.controls import Label
from app.ui.widgets.folder_field import FolderField, libraries


class GetLibraryDialog(AskingDialog):
    """Emits `wanted` with the chosen entry and the folder of the library that it shall fill."""

    wanted = Signal(object, str)

    def __init__(self, entries: Sequence[SourceEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self._list, self._folder = QListWidget(), FolderField()
        self._licence, self._size, self._checksum = (Label(wrap=True) for _ in range(3))
        self._addresses = QPlainTextEdit()
        self._addresses.setReadOnly(True)
        self._addresses.setTabChangesFocus(True)
        self._addresses.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self._addresses.setFixedHeight(4 * self._addresses.fontMetrics().lineSpacing())
        self._list.setMinimumHeight(96)
        self.word(self.tr("Get a library"), self.tr("Cancel"), self.tr("Download and import"))
        self.make_primary()
        self.setMinimumWidth(640)
        self._build()
        for entry in self._entries:
            self._list.addItem(title(entry))
        self._list.currentRowChanged.connect(self._show)
        self._folder.changed.connect(self._judge)
        self._list.setCurrentRow(0)
        self._judge()

    def _build(self) -> None:
        hint = Label("muted", wrap=True)
        hint.setText(
            self.tr(
                "The chosen law is downloaded from its publisher, imported into a library of its "
                "own, and indexed. No address is contacted before you press the button; your "
                "questions are never sent anywhere."
            )
        )
        self.parts.setSpacing(24)
        self.parts.addWidget(hint)
        self.parts.addWidget(self._list)
        self.parts.addLayout(self._build_form())
        self._list.setAccessibleName(self.tr("Libraries that can be downloaded"))

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.addRow(self.tr("Licence"), self._licence)
        form.addRow(self.tr("Size"), self._size)
        form.addRow(self.tr("Checksum"), self._checksum)
        form.addRow(self.tr("Address"), self._addresses)
        form.addRow(self.tr("Folder"), self._folder)
        for label in (self._licence, self._size, self._checksum):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._addresses.setAccessibleName(self.tr("Address"))
        return form

    @property
    def entry(self) -> SourceEntry | None:
        """The entry that is chosen."""
        row = self._list.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    @property
    def path(self) -> str:
        """The folder of the library."""
        return self._folder.path

    def choose(self, name: str) -> None:
        """Choose the entry of this name."""
        names = [entry.name for entry in self._entries]
        if name in names:
            self._list.setCurrentRow(names.index(name))

    def _show(self) -> None:
        entry = self.entry
        if entry is None:
            return
        self._licence.setText(entry.licence_zh if _is_chinese() else entry.licence)
        self._size.setText(self.tr("about {0}").format(amount(entry.size)))
        self._checksum.setText(
            self.tr("Checked against the publisher's (SHA-256)")
            if entry.has_checksums
            else self.tr("The publisher gives none; the file is checked for being whole")
        )
        self._addresses.setPlainText("\n".join(entry.addresses))
        self._folder.suggest(libraries() / entry.name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the lines that wrap."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))

    def _judge(self) -> None:
        self.do_it.setEnabled(self.entry is not None and bool(self.path))

    def accept(self) -> None:
        """Say which library is wanted, and where."""
        if self.entry is not None:
            self.wanted.emit(self.entry, self.path)
            super().accept()


def title(entry: SourceEntry) -> str:
    """The title of an entry in the person's language."""
    return entry.title_zh if _is_chinese() else entry.title


def amount(size: int) -> str:
    """A number of bytes in the unit that suits it, as the person's locale writes it."""
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(size, 0 if size < 10**9 else 1, form)


def _is_chinese() -> bool:
    return QLocale().language() is QLocale.Language.Chinese
