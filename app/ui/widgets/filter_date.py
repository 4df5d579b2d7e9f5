"""Asks for the day whose law is wanted: typed, picked from a calendar, today, or none."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.widgets.controls import Label

FIRST = QDate(1000, 1, 1)


class DatePopup(QFrame):
    """Emits `chosen` with a day, or None where the law of no particular day is wanted."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._told = Label("small", wrap=True)
        self.field = QDateEdit()
        self.field.setDisplayFormat("yyyy-MM-dd")
        self.field.setMinimumDate(FIRST)
        self.field.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.field.setMinimumHeight(36)
        self.calendar = QCalendarWidget()
        self.calendar.setMinimumDate(FIRST)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.show_button, self.today, self.clear = (QPushButton() for _ in range(3))
        self.show_button.setProperty("look", "primary")
        for button in (self.show_button, self.today, self.clear):
            button.setAutoDefault(False)
        self._lay_out()
        self.field.dateChanged.connect(self.calendar.setSelectedDate)
        self.calendar.selectionChanged.connect(self._picked)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        self.show_button.clicked.connect(lambda: self._choose(self.field.date()))
        self.today.clicked.connect(lambda: self._choose(QDate.currentDate()))
        self.clear.clicked.connect(lambda: self._choose(None))
        self._word()
        self._dress()

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.field, 1)
        above.addWidget(self.show_button)
        below.addWidget(self.today)
        below.addStretch(1)
        below.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._told)
        column.addLayout(above)
        column.addWidget(self.calendar)
        column.addLayout(below)

    def ask(self, day: date | None, at: QPoint) -> None:
        """Open at a place of the screen, a day already in the field."""
        shown = QDate(day.year, day.month, day.day) if day else QDate.currentDate()
        self.field.setDate(shown)
        self.clear.setEnabled(day is not None)
        self.adjustSize()
        screen = self.screen().availableGeometry()
        self.move(
            max(screen.left(), min(at.x(), screen.right() - self.width())),
            max(screen.top(), min(at.y(), screen.bottom() - self.height())),
        )
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.setSelectedSection(QDateEdit.Section.YearSection)

    def _picked(self) -> None:
        self.field.setDate(self.calendar.selectedDate())

    def _choose(self, day: QDate | None) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()) if day is not None else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes the day in the field, Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.field.interpretText()
            self._choose(self.field.date())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        elif event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        """Set what the style sheet of the window cannot reach; no day is red: that is repeal."""
        colours = theme.colours()
        plain, header = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QBrush(QColor(colours.ink)))
        for day in Qt.DayOfWeek:
            self.calendar.setWeekdayTextFormat(day, plain)
        header.setForeground(QBrush(QColor(colours.muted)))
        header.setBackground(QBrush(QColor(colours.paper)))
        self.calendar.setHeaderTextFormat(header)
        for name, picture in (("prevmonth", "back"), ("nextmonth", "forward")):
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(button, QToolButton):
                button.setIcon(theme.icon(picture))
        self.setStyleSheet(
            f"#qt_calendar_navigationbar {{ background: {colours.paper}; }}"
            f"#qt_calendar_monthbutton, #qt_calendar_yearbutton {{ color: {colours.ink}; }}"
            "#qt_calendar_monthbutton { padding-right: 16px; }"
            "QDateEdit QLineEdit, QDateEdit QLineEdit:focus { border: none; padding: 0; }"
        )

    def _word(self) -> None:
        self._told.setText(self.tr("The law as it stood on this day"))
        self.field.setAccessibleName(self.tr("The law as it stood on this day"))
        self.calendar.setAccessibleName(self.tr("Calendar"))
        self.show_button.setText(self.tr("Show"))
        self.today.setText(self.tr("Today"))
        self.clear.setText(self.tr("Clear"))
        self.field.setLocale(QLocale())
        self.calendar.setLocale(QLocale())
