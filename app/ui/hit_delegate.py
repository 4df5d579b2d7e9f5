"""Paints a Hit: citation and status, two lines of its text with the shared words, its reasons."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.question import CloseInMeaning, Hit, Reason, SharedWords
from app.ui import fonts, phrases, reader_standing, theme
from app.ui.widgets import badge
from app.ui.widgets.law_rows import words_pattern
from app.ui.widgets.marks import ground

HIT = Qt.ItemDataRole.UserRole + 1
LEFT, RIGHT, PAD, GAP = 24, 16, 12, 4
EXCERPT_LINES = 2
LEAST_TITLE = 32
"""Pixels under which what is left of a title says nothing."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The two lines of a hit, set for one width."""

    layout: QTextLayout
    marks: list[QTextLayout.FormatRange]


def shared_words(hit: Hit) -> tuple[str, ...]:
    """The words of the question that stand in the hit."""
    return tuple(w for r in hit.reasons if isinstance(r, SharedWords) for w in r.words)


def excerpt_text(hit: Hit) -> str:
    """The part of the provision that matched, from a little before the first shared word."""
    text = hit.provision.text
    stop = hit.stop if hit.stop > hit.start else len(text)
    start = max(0, min(hit.start, len(text)))
    pattern = words_pattern(shared_words(hit))
    if pattern is not None and (found := pattern.search(text, start, stop)):
        lead = 12 if hit.law.language.startswith("zh") else 40
        if found.start() - start > 3 * lead:
            start = found.start() - lead
            space = text.find(" ", start, found.start())
            start = space + 1 if space > 0 else start
    shown = " ".join(text[start : start + 600].split())
    return ("…" if start > 0 else "") + shown


class HitDelegate(QStyledItemDelegate):
    """Paints hits, all of one height; what was set in type once is kept while the width stays."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._kept: dict[tuple[str, int, int, bool], Excerpt] = {}

    def _fonts(self, hit: Hit | None = None) -> tuple[QFont, QFont, QFont]:
        points = theme.points()
        chinese = hit is not None and hit.law.language.startswith("zh")
        return (
            fonts.interface(points, QFont.Weight.DemiBold),
            fonts.law(points - 1, chinese=chinese),
            fonts.interface(max(8, points - 1)),
        )

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for every hit."""
        title, text, small = (QFontMetricsF(font) for font in self._fonts())
        high = title.height() + EXCERPT_LINES * text.height() + small.height()
        return QSize(240, round(high + 2 * PAD + 2 * GAP) + 1)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one hit."""
        hit: Hit = index.data(HIT)
        colours = theme.colours()
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setClipRect(box)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.accent_soft))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.hover))
        line = QRectF(box.left() + LEFT, box.bottom() - 1, box.width() - LEFT, 1)
        painter.fillRect(line, QColor(colours.hairline))
        inner = box.adjusted(LEFT, PAD, -RIGHT, -PAD)
        y = self._paint_head(painter, hit, inner)
        y = self._paint_excerpt(painter, hit, inner, y + GAP)
        self._paint_reasons(painter, hit, inner, y + GAP)
        painter.restore()

    def _paint_head(self, painter: QPainter, hit: Hit, inner: QRectF) -> float:
        title, _, _ = self._fonts(hit)
        metrics = QFontMetricsF(title)
        middle = inner.top() + metrics.height() / 2
        right = inner.right()
        told, status = reader_standing.of_hit(hit)
        right = badge.paint(painter, told, badge.ink(status), right, middle) - 8
        colours = theme.colours()
        painter.setFont(title)
        painter.setPen(QColor(colours.ink))
        room = max(40.0, right - inner.left())
        shown = elided_citation(hit, metrics, room)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(inner.left(), inner.top(), room, metrics.height()), flags, shown)
        used = metrics.horizontalAdvance(shown) + 12
        if hit.provision.heading and room - used > 60:
            plain = fonts.interface(theme.points())
            painter.setFont(plain)
            painter.setPen(QColor(colours.muted))
            rest = QRectF(inner.left() + used, inner.top(), room - used, metrics.height())
            heading = QFontMetricsF(plain).elidedText(
                hit.provision.heading, Qt.TextElideMode.ElideRight, rest.width()
            )
            painter.drawText(rest, flags, heading)
        return inner.top() + metrics.height()

    def _paint_excerpt(self, painter: QPainter, hit: Hit, inner: QRectF, y: float) -> float:
        _, font, _ = self._fonts(hit)
        painter.setPen(QColor(theme.colours().ink))
        excerpt = self._excerpt(hit, int(inner.width()), font)
        excerpt.layout.draw(painter, QPointF(inner.left(), y), excerpt.marks)
        return y + EXCERPT_LINES * QFontMetricsF(font).height()

    def _paint_reasons(self, painter: QPainter, hit: Hit, inner: QRectF, y: float) -> None:
        _, _, font = self._fonts(hit)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours().muted))
        x = inner.left()
        told = [(reason, phrases.reason(reason)) for reason in hit.reasons]
        if hit.also:
            told.append((Reason(), phrases.also(hit.also)))
        for reason, words in told:
            room = inner.right() - x
            if room < 40:
                break
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(x, y + metrics.ascent()), shown)
            x += metrics.horizontalAdvance(shown) + 8
            if isinstance(reason, CloseInMeaning):
                x = _dots(painter, reason.strength, x, y + metrics.ascent() - metrics.xHeight() / 2)
            x += 8

    def _excerpt(self, hit: Hit, width: int, font: QFont) -> Excerpt:
        key = (hit.provision.id + str(hit.rank), width, theme.points(), theme.colours().dark)
        words = shared_words(hit)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) > 400:
                self._kept.clear()
            kept = self._kept[key] = _set(excerpt_text(hit), words, font, width)
        return kept


def _set(text: str, words: tuple[str, ...], font: QFont, width: int) -> Excerpt:
    metrics = QFontMetricsF(font)
    first = _layout(text, font, width, 1)
    cut = first.lineAt(0).textLength() if first.lineCount() else 0
    rest = metrics.elidedText(text[cut:], Qt.TextElideMode.ElideRight, width)
    shown = text[:cut] + rest
    layout = _layout(shown, font, width, EXCERPT_LINES)
    pattern = words_pattern(words)
    found = pattern.finditer(shown) if pattern is not None else ()
    return Excerpt(layout, [ground(*match.span(), theme.colours().mark) for match in found])


def _layout(text: str, font: QFont, width: int, lines: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * QFontMetricsF(font).height()))
    layout.endLayout()
    return layout


def _dots(painter: QPainter, strength: int, x: float, middle: float) -> float:
    """Paint ●●●○ as circles, which no typeface draws too wide; returns where they end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(theme.colours().accent)
    painter.setPen(QPen(colour, 1))
    for number in range(4):
        painter.setBrush(QBrush(colour) if number < strength else QBrush())
        painter.drawEllipse(QPointF(x + 3.5, middle), 3, 3)
        x += 10
    painter.restore()
    return x


def elided_citation(hit: Hit, metrics: QFontMetricsF, room: float) -> str:
    """The citation in the room there is; the title gives way, never the number."""
    citation, title = hit.citation, hit.law.title
    before, found, after = citation.partition(title)
    if metrics.horizontalAdvance(citation) <= room or not found:
        return metrics.elidedText(citation, Qt.TextElideMode.ElideRight, room)
    left = room - metrics.horizontalAdvance(before + after)
    if left < LEAST_TITLE:
        return metrics.elidedText(citation, Qt.TextElideMode.ElideMiddle, room)
    short = metrics.elidedText(title, Qt.TextElideMode.ElideRight, max(0.0, left))
    return f"{before}{short}{after}"
