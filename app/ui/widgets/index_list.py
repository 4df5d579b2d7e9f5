"""The list of a library's indexes: a row for each, divided by hairlines."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.index_listing import IndexEntry
from app.ui.widgets.controls import Hairline, Label
from app.ui.widgets.index_row import IndexRow


class IndexList(QWidget):
    """Passes on what its rows want; rows that stay keep the keyboard."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, IndexRow] = {}
        self._lines: list[Hairline] = []
        self._looked, self._trouble = False, ""
        self._empty = Label("muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._empty)
        self.say_empty(False, "")

    def show_entries(
        self, entries: Sequence[IndexEntry], active: str, late: Collection[str], busy: bool
    ) -> None:
        """Show these; `active` is the one that answers, `late` are those behind the texts."""
        names = [entry.manifest.id for entry in entries]
        if names != list(self.rows):
            self._arrange(entries, names)
        for name, entry in zip(names, entries, strict=True):
            self.rows[name].show_entry(entry, name == active, name in late, busy)

    def _arrange(self, entries: Sequence[IndexEntry], names: Sequence[str]) -> None:
        old = self.rows
        self.rows = {
            name: old.get(name) or self._made(entry)
            for name, entry in zip(names, entries, strict=True)
        }
        for gone in [row for name, row in old.items() if name not in self.rows] + self._lines:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._lines = [Hairline() for _ in names]
        for row, line in zip(self.rows.values(), self._lines, strict=True):
            self._column.addWidget(row)
            self._column.addWidget(line)

    def _made(self, entry: IndexEntry) -> IndexRow:
        row = IndexRow(entry)
        row.wanted.connect(self.wanted)
        return row

    def say_empty(self, looked: bool, trouble: str) -> None:
        """Say why there is nothing to list: nobody `looked` yet, there is none, or a trouble."""
        self._looked, self._trouble = looked, trouble
        self._empty.setVisible(bool(trouble) or (looked and not self.rows))
        self._empty.setText(trouble or self.tr("This library has no search index yet."))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.say_empty(self._looked, self._trouble)
