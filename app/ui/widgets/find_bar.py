"""Finds words in the law on show, and in it only."""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from app.ui import phrases
from app.ui.widgets.controls import IconButton, Label
from app.ui.widgets.law_rows import Reading

MOST = 9_999
"""Places that are counted and marked."""

Found = tuple[int, int, int]
"""Row, start, stop."""


def places(reading: Reading, text: str) -> list[Found]:
    """Where `text` stands in the law, whatever its case."""
    found: list[Found] = []
    if not text.strip():
        return found
    pattern = re.compile(re.escape(text), re.IGNORECASE)
    for number, row in enumerate(reading.rows):
        for match in pattern.finditer(row.text):
            found.append((number, match.start(), match.end()))
            if len(found) == MOST:
                return found
    return found


class FindBar(QFrame):
    """Emits `found` with the spans by row and the current span, or None."""

    found = Signal(object, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "surface")
        self._reading: Reading | None = None
        self._places: list[Found] = []
        self._at = 0
        self._field = QLineEdit()
        self._field.setMaxLength(500)
        self._field.textChanged.connect(self._search)
        self._count = Label("muted")
        self._before = IconButton("up", size=16)
        self._after = IconButton("down", size=16)
        self._close = IconButton("close", size=16)
        self._before.clicked.connect(lambda: self.step(-1))
        self._after.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.leave)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 8, 16, 8)
        line.setSpacing(8)
        line.addWidget(self._field, 1)
        line.addWidget(self._count)
        line.addWidget(self._before)
        line.addWidget(self._after)
        line.addWidget(self._close)
        self._word()
        self.hide()

    def show_law(self, reading: Reading | None) -> None:
        """Search another law from now on."""
        self._reading = reading
        if self.isVisible():
            self._search()

    def ask(self, text: str = "") -> None:
        """Open, with `text` already in the field."""
        self.show()
        if text:
            self._field.setText(text)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    @property
    def current(self) -> Found | None:
        """The place that is marked as the current one."""
        return self._places[self._at] if self._places else None

    def leave(self) -> None:
        """Close, and let go of the marks."""
        if self.isVisible():
            self.hide()
            self._places = []
            self.found.emit({}, None)
            self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next place or the one before, round and round."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._tell()

    def _search(self) -> None:
        text = self._field.text()
        self._places = places(self._reading, text) if self._reading is not None else []
        self._at = 0
        self._tell()

    def _tell(self) -> None:
        spans: dict[int, list[tuple[int, int]]] = {}
        for row, start, stop in self._places:
            spans.setdefault(row, []).append((start, stop))
        self.found.emit(spans, self.current)
        self._word()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Shift+Return step."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self._field.setPlaceholderText(self.tr("Find in this text"))
        self._field.setAccessibleName(self.tr("Find in this text"))
        self._before.explain(self.tr("Previous place"), "Shift+Return")
        self._after.explain(self.tr("Next place"), "Return")
        self._close.explain(self.tr("Close"), "Esc")
        if self._places:
            count = self.tr("{0} of {1}").format(
                phrases.number(self._at + 1), phrases.number(len(self._places))
            )
        else:
            count = self.tr("Not found") if self._field.text().strip() else ""
        self._count.setText(count)
