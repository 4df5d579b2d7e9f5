"""The status badge: words in a frame, its colour only an aid to the eye."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.law import Status
from app.ui import fonts, phrases, theme

SPECIMEN = ("specimen", "样本")


def is_specimen(jurisdiction: str) -> bool:
    """Whether a jurisdiction is an invented one."""
    return any(word in jurisdiction.lower() for word in SPECIMEN)


def font() -> QFont:
    """The badge's face."""
    return fonts.interface(max(8, theme.points() - 2))


def width(text: str) -> float:
    """The room that a badge with this text needs."""
    return QFontMetricsF(font()).horizontalAdvance(text) + 14


def ink(status: Status | None) -> str:
    """The colour of a badge; None is the specimen's."""
    colours = theme.colours()
    return {
        Status.IN_FORCE: colours.accent,
        Status.AMENDED: colours.caution,
        Status.REPEALED: colours.danger,
        Status.PENDING: colours.caution,
    }.get(status or Status.UNKNOWN, colours.muted)


def paint(painter: QPainter, text: str, colour: str, right: float, middle: float) -> float:
    """Paint a badge that ends at `right`; returns where it begins."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font())
    high = QFontMetricsF(font()).height() + 2
    box = QRectF(right - width(text), middle - high / 2, width(text), high)
    painter.setPen(QPen(QColor(colour), 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return box.left()


class Badge(QWidget):
    """A badge as a widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._status: Status | None = None

    def show_status(self, status: Status, told: str) -> None:
        """Show a status; `told` is what it means."""
        self._status = status
        self._show(phrases.status(status), told)

    def show_word(self, word: str, told: str) -> None:
        """Show another word in grey."""
        self._status = None
        self._show(word, told)

    def _show(self, text: str, told: str) -> None:
        self._text = text
        self.setToolTip(told)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The word and its frame."""
        return QSize(round(width(self._text)) + 1, round(QFontMetricsF(font()).height()) + 4)

    def minimumSizeHint(self) -> QSize:
        """A badge is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word in its frame."""
        painter = QPainter(self)
        middle = QPointF(self.rect().center()).y() + 0.5
        paint(painter, self._text, ink(self._status), self.width() - 0.5, middle)
