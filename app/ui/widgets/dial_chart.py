"""A small chart of an index's widths: answers found against megabytes, and the time of a scan."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.domain.dial import Dial, Point
from app.ui import dial_figures, fonts, theme

_DOT, _REACH = 4.5, 16.0
_LINES = 4
_SPACE = 6


class DialChart(QWidget):
    """One point per width; arrow keys or a click choose one, and `chosen` tells its width."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dial: Dial | None = None
        self._width = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._word()

    @property
    def width_chosen(self) -> int:
        """The chosen width, 0 where nothing is shown."""
        return self._width

    def show_dial(self, dial: Dial | None) -> None:
        """Show a measurement, its full width chosen, or nothing."""
        self._dial = dial
        self._width = dial.full.width if dial else 0
        self._word()
        self.update()

    def choose(self, width: int) -> None:
        """Choose a width; nothing happens where it was not measured or is chosen already."""
        measured = self._dial is not None and width in [p.width for p in self._dial.points]
        if measured and width != self._width:
            self._width = width
            self._word()
            self.update()
            self.chosen.emit(width)

    def place(self, point: Point, of_time: bool = False) -> QPointF:
        """Where a point of the upper line (answers), or of the lower one (time), is painted."""
        assert self._dial is not None
        area, dial = self._area(), self._dial
        most = dial_figures.megabytes(dial, dial.full) * 1.06
        x = area.left() + area.width() * dial_figures.megabytes(dial, point) / most
        if of_time:
            share = point.ms / (max(one.ms for one in dial.points) * 1.2 or 1.0)
        else:
            low, high = self._range()
            share = (point.hit_10 - low) / (high - low)
        return QPointF(x, area.bottom() - area.height() * share)

    def told_at(self, position: QPointF) -> str:
        """What the point at this place stands for; empty where there is none."""
        point = self._near(position)
        if point is None or self._dial is None:
            return ""
        sentence = dial_figures.sentence(self._dial, point)
        return f"{sentence}\n{dial_figures.cell_told(self._dial, point)}"

    def sizeHint(self) -> QSize:
        """Room for the axes and a few points."""
        return QSize(theme.points() * 44, theme.points() * 22)

    def minimumSizeHint(self) -> QSize:
        """Less is not readable."""
        return QSize(theme.points() * 26, theme.points() * 15)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, font and theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the next width, Home and End to the ends."""
        points = sorted(self._dial.points, key=lambda p: p.width) if self._dial else []
        widths = [point.width for point in points]
        if not widths:
            super().keyPressEvent(event)
            return
        here, last = widths.index(self._width), len(widths) - 1
        moves = {
            Qt.Key.Key_Left: max(0, here - 1),
            Qt.Key.Key_Right: min(last, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in moves:
            self.choose(widths[moves[Qt.Key(event.key())]])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the point under the pointer."""
        event.accept()
        if (point := self._near(event.position())) is not None:
            self.choose(point.width)

    def event(self, event: QEvent) -> bool:
        """Tell what a point stands for."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axes, both lines and the points."""
        if self._dial is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.interface(max(8, theme.points() - 1)))
        self._paint_axes(painter, self._dial)
        colours = theme.colours()
        self._paint_line(painter, self._dial, QPen(QColor(colours.muted), 1.2), True)
        self._paint_line(painter, self._dial, QPen(QColor(colours.accent), 2), False)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_axes(self, painter: QPainter, dial: Dial) -> None:
        area, colours, metrics = self._area(), theme.colours(), QFontMetricsF(painter.font())
        low, high = self._range()
        slowest = max(point.ms for point in dial.points) * 1.2
        ink, line = QColor(colours.muted), QColor(colours.hairline)
        for step in range(_LINES + 1):
            y = area.bottom() - area.height() * step / _LINES
            painter.setPen(QPen(line, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(ink)
            left = QRectF(0, y - metrics.height(), area.left() - _SPACE, 2 * metrics.height())
            text = dial_figures.share(low + (high - low) * step / _LINES)
            painter.drawText(left, _RIGHT, text)
            right = QRectF(area.right() + _SPACE, left.top(), self.width(), left.height())
            painter.drawText(right, _LEFT, dial_figures.milliseconds(slowest * step / _LINES))
        top = QRectF(_SPACE, _SPACE, self.width() - 2 * _SPACE, metrics.height() + 2)
        painter.setPen(QColor(colours.accent))
        painter.drawText(top, _LEFT, self.tr("● Answers in the first 10"))
        painter.setPen(ink)
        painter.drawText(top, _RIGHT, self.tr("□ Time to compare"))
        foot = QRectF(area.left(), self.height() - metrics.height() - 4, area.width(), 20)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, self.tr("MB of vectors on the disk"))
        for point in dial.points:
            text = dial_figures.decimal(
                dial_figures.megabytes(dial, point), 0 if dial.rows > 9999 else 1
            )
            x = self.place(point).x()
            box = QRectF(x - 40, area.bottom() + 4, 80, metrics.height() + 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, text)

    def _paint_line(self, painter: QPainter, dial: Dial, pen: QPen, of_time: bool) -> None:
        colours = theme.colours()
        if of_time:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([self.place(point, of_time) for point in dial.points]))
        pen.setStyle(Qt.PenStyle.SolidLine)
        for point in dial.points:
            centre = self.place(point, of_time)
            painter.setPen(pen)
            filled = point.trained and not of_time
            painter.setBrush(QColor(colours.accent if filled else colours.paper))
            if of_time:
                painter.drawRect(QRectF(centre.x() - 3, centre.y() - 3, 6, 6))
                continue
            painter.drawEllipse(centre, _DOT, _DOT)
            if point.width == self._width:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, _DOT + 4, _DOT + 4)
            self._paint_label(painter, point, centre)

    def _paint_label(self, painter: QPainter, point: Point, centre: QPointF) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(theme.colours().ink))
        box = QRectF(
            centre.x() - 40, centre.y() - _DOT - 6 - metrics.height(), 80, metrics.height()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(point.width))

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(fonts.interface(max(8, theme.points() - 1)))
        left = metrics.horizontalAdvance(dial_figures.share(1.0)) + 2 * _SPACE
        right = metrics.horizontalAdvance(dial_figures.milliseconds(88.8)) + 3 * _SPACE
        high = metrics.height()
        return QRectF(self.rect()).adjusted(left, 2.2 * high, -right, -2.6 * high)

    def _range(self) -> tuple[float, float]:
        """The shares at the foot and the top of the chart: close around what was measured."""
        assert self._dial is not None
        shares = [point.hit_10 for point in self._dial.points]
        room = max(0.02, (max(shares) - min(shares)) * 0.35)
        return max(0.0, min(shares) - room), min(1.0, max(shares) + room)

    def _near(self, position: QPointF) -> Point | None:
        reached = [
            ((self.place(point) - position).manhattanLength(), point.width, point)
            for point in (self._dial.points if self._dial else ())
        ]
        distance, _, point = min(reached, default=(_REACH + 1, 0, None))
        return point if distance <= _REACH else None

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Answers found and size, by width"))
        if self._dial is None:
            self.setAccessibleDescription("")
            return
        chosen = dial_figures.sentence(self._dial, self._dial.at(self._width))
        self.setAccessibleDescription(f"{chosen}\n{dial_figures.table_told(self._dial)}")


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
