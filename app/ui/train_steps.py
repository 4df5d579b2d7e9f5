"""The four steps of a training from left to right, each with what it comes to so far."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.ui import fonts, theme

QUESTIONS, NEGATIVES, TRAINING, JUDGEMENT = range(4)
_SIDE, _DOT, _GAP = 12, 24, 10


class Step(QAbstractButton):
    """One step: its number, its name, and a line about how it stands."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._aside = number, ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def aside(self) -> str:
        """The line about how it stands."""
        return self._aside

    def say(self, name: str, aside: str) -> None:
        """Name it, and say how it stands."""
        self._aside = aside
        self.setText(name)
        self.setAccessibleName(f"{self._number}. {name}")
        self.setAccessibleDescription(aside)
        self.setToolTip(aside)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines of text."""
        high = QFontMetricsF(fonts.interface(theme.points())).height()
        return QSize(180, round(2 * high + 22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint number, name and line; the chosen one stands on the accent."""
        colours, painter = theme.colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), QColor(colours.hover))
        self._paint_number(painter)
        left = _SIDE + _DOT + _GAP
        room = self.width() - left - _SIDE
        bold = fonts.interface(theme.points(), QFont.Weight.DemiBold)
        small = fonts.interface(max(8, theme.points() - 1))
        high, low = QFontMetricsF(bold), QFontMetricsF(small)
        top = (self.height() - high.height() - low.height() - 3) / 2
        for font, metrics, text, ink, y in (
            (bold, high, self.text(), colours.ink, top),
            (small, low, self._aside, colours.muted, top + high.height() + 1),
        ):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            box = QRectF(left, y, room, metrics.height() + 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, cut)
        if self.isChecked():
            painter.fillRect(0, self.height() - 3, self.width(), 3, QColor(colours.accent))

    def _paint_number(self, painter: QPainter) -> None:
        colours, chosen = theme.colours(), self.isChecked()
        centre = QPointF(_SIDE + _DOT / 2, self.height() / 2)
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.border), 1.4))
        painter.setBrush(QColor(colours.accent if chosen else colours.paper))
        painter.drawEllipse(centre, _DOT / 2, _DOT / 2)
        painter.setPen(QColor(colours.on_accent if chosen else colours.muted))
        painter.setFont(fonts.interface(theme.points(), QFont.Weight.DemiBold))
        box = QRectF(centre.x() - _DOT / 2, centre.y() - _DOT / 2, _DOT, _DOT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepBar(QWidget):
    """Emits `turned` with the step that the person goes to."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.steps = tuple(Step(number) for number in range(1, 5))
        self._asides = ["", "", "", ""]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, step in enumerate(self.steps):
            self._group.addButton(step, place)
            row.addWidget(step, 1)
        self.steps[0].setChecked(True)
        self._group.idClicked.connect(self.turned)
        self._word()

    def show_step(self, place: int) -> None:
        """Mark a step as the one on show."""
        self.steps[place].setChecked(True)

    def say(self, place: int, aside: str) -> None:
        """Say how a step stands."""
        self._asides[place] = aside
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_asides"):
            self._word()

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Steps of a training"))
        names = (
            self.tr("Questions"),
            self.tr("Wrong answers"),
            self.tr("Training"),
            self.tr("Judgement"),
        )
        for step, name, aside in zip(self.steps, names, self._asides, strict=True):
            step.say(name, aside)
