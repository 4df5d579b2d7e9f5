"""Sets one row of a law in type: fonts, indents, line height; gives back a layout to be drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from app.domain.difference import Fate
from app.ui import fonts, theme
from app.ui.widgets import badge
from app.ui.widgets.law_rows import BREAK, MARKER, SIGNS, Aside, Row, RowKind

LINE_HEIGHT = 1.55
"""Line height in ems; half as much again as the letters."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A row that has been set: its layout and its height with the space around it."""

    layout: QTextLayout
    height: float


class Setting:
    """The type in which one law is set: size, language and column width decide everything."""

    def __init__(self, points: float, chinese: bool, width: float) -> None:
        self.chinese = chinese
        self.body = fonts.law(points, chinese=chinese)
        self.em = QFontMetricsF(self.body).horizontalAdvance("汉" if chinese else "M")
        if not chinese:
            self.em *= 0.9
        self.width = min(width, self.column(points, chinese))
        bold = QFont.Weight.Bold
        self._title = fonts.law(points + 5, bold, chinese)
        self._heading = [
            fonts.law(points + 2, bold, chinese),
            fonts.law(points + 0.5, bold, chinese),
        ]
        self._note = fonts.interface(max(8, points - 1))

    @staticmethod
    def column(points: float, chinese: bool) -> float:
        """The widest column that reads well: 36 汉字 or about 72 Latin characters."""
        metrics = QFontMetricsF(fonts.law(points, chinese=chinese))
        if chinese:
            return 36 * metrics.horizontalAdvance("汉")
        return 72 * metrics.horizontalAdvance("the law of contract ") / 20

    def font(self, row: Row) -> QFont:
        """The face of a row."""
        if row.kind is RowKind.TITLE:
            return self._title
        if row.kind is RowKind.NOTE:
            return self._note
        if row.kind is RowKind.HEADING:
            return self._heading[min(row.depth, 1)]
        return self.body

    def guess(self, row: Row) -> float:
        """A row's height, estimated without setting it."""
        per_line = max(1.0, self.width / (self.em * (1.0 if self.chinese else 0.56)))
        breaks = row.text.count(BREAK)
        lines = len(row.text) / per_line + 0.5 * breaks + 0.6
        return max(1.0, lines) * self.em * LINE_HEIGHT + sum(self._space(row))

    def lay(self, row: Row) -> Laid:
        """Set `row`."""
        font = self.font(row)
        layout = QTextLayout(row.text, font)
        layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([*self._formats(row)])
        above, below = self._space(row)
        height = self._lines(layout, row, font, above)
        return Laid(layout, height + below)

    def _formats(self, row: Row) -> Iterator[QTextLayout.FormatRange]:
        bold = row.asides[0].start if row.asides else row.lead
        if bold:
            yield _range(0, bold, _bold())
        for aside in row.asides:
            yield _range(aside.start, aside.stop, self._small(aside))
        for start, stop, fate in row.changes:
            sign = row.text.startswith(SIGNS[fate], start)
            yield _range(start, start + sign, _changed(fate, sign=True))
            yield _range(start + sign, stop, _changed(fate))

    def _small(self, aside: Aside) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setFont(self._note)
        colour = theme.colours().muted if aside.status is None else badge.ink(aside.status)
        style.setForeground(QBrush(QColor(colour)))
        return style

    def frame(self, layout: QTextLayout, aside: Aside) -> QRectF:
        """The frame around an aside that is a badge, as far as it stands on its first line."""
        line = layout.lineForTextPosition(aside.start)
        stop = min(aside.stop, line.textStart() + line.textLength())
        begin, end = (x_at(line, at) for at in (aside.start, stop))
        metrics = QFontMetricsF(self._note)
        top = line.y() + line.ascent() - metrics.ascent() - 1
        return QRectF(begin - 5, round(top), end - begin + 10, round(metrics.height() + 2))

    def _lines(self, layout: QTextLayout, row: Row, font: QFont, top: float) -> float:
        em = (
            QFontMetricsF(font).horizontalAdvance("汉") if self.chinese else font.pointSizeF() * 1.4
        )
        step = em * LINE_HEIGHT if self.chinese else QFontMetricsF(font).height() * 1.12
        y, first, hanging = top, True, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            indent, hanging = self._indent(row, line.textStart(), first, hanging)
            line.setLineWidth(max(self.em, self.width - indent))
            if row.kind in (RowKind.TITLE, RowKind.HEADING, RowKind.NOTE) and self.chinese:
                indent = max(0.0, (self.width - line.naturalTextWidth()) / 2)
            line.setPosition(QPointF(indent, y + (step - line.height()) / 2))
            y += step
            first = row.text[line.textStart() + line.textLength() - 1 :][:1] == BREAK
            if first:
                y += 0.3 * em
        layout.endLayout()
        return y

    def _indent(self, row: Row, start: int, first: bool, hanging: float) -> tuple[float, float]:
        """Indent of a line that starts at `start`, and of the lines after it in its paragraph."""
        if row.kind is not RowKind.TEXT:
            return 0.0, 0.0
        if not first:
            return hanging, hanging
        if self.chinese:
            return 2 * self.em, 0.0
        if start >= row.lead and (marker := MARKER.match(row.text, start)):
            width = QFontMetricsF(self.body).horizontalAdvance(marker.group())
            return 1.5 * self.em, 1.5 * self.em + width
        return 0.0, 0.0

    def _space(self, row: Row) -> tuple[float, float]:
        em = self.em
        return {
            RowKind.TITLE: (1.0 * em, 0.6 * em),
            RowKind.NOTE: (0.0, 1.0 * em),
            RowKind.HEADING: ((1.6 if row.depth == 0 else 1.0) * em, 0.4 * em),
            RowKind.TEXT: (0.35 * em, 0.45 * em),
        }[row.kind]


def x_at(line: QTextLine, at: int) -> float:
    """Where on its line the character at a place of the layout begins."""
    # The stubs know nothing of the pair that comes back: the place, and the cursor it belongs to.
    found = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _range(start: int, stop: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, stop - start, style
    return made


def _bold() -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.Bold)
    return style


def _changed(fate: Fate, sign: bool = False) -> QTextCharFormat:
    """Removed is struck through, added is underlined; the colours only help the eye."""
    colours, style = theme.colours(), QTextCharFormat()
    removed = fate is Fate.REMOVED
    if sign:
        style.setFontWeight(QFont.Weight.Bold)
    else:
        style.setFontStrikeOut(removed)
        style.setFontUnderline(not removed)
    style.setForeground(QBrush(QColor(colours.danger if removed else colours.accent)))
    style.setBackground(QBrush(QColor(colours.danger_soft if removed else colours.accent_soft)))
    return style
