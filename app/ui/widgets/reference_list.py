"""A list of provisions to go to, opened beside what asks for it: citation, and how each begins."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.law import Law, Provision, Version
from app.ui import theme
from app.ui.widgets.short_list import Index, Rows, paint_ground

Cited = tuple[Provision, Law, Version]

MOST_IN_SIGHT = 7
WIDEST = 460
_BEGIN = 160
"""Characters of a text of which as many are shown as there is room for."""

_PAD = 12


class ReferenceList(QFrame):
    """A popup; emits `picked` with a provision and its version. Escape closes it."""

    picked = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._page = parent
        self.setObjectName("references")
        self.rows = Rows[Cited](_told)
        self.list = _List()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Row(self.list))
        self.list.entered_on.connect(self._pick)
        self.list.clicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.list)

    def offer(self, found: Sequence[Cited], beside: QRect, name: str) -> None:
        """List `found` over or under a place of the parent; `name` is what the list is called."""
        self._dress()
        self.rows.fill(found)
        self.list.setAccessibleName(name)
        self.list.setCurrentIndex(self.rows.index(0))
        wide = min(WIDEST, self._page.width() - 16)
        high = self.list.sizeHintForRow(0) * min(len(found), MOST_IN_SIGHT) + 4
        down = beside.bottom() + high <= self._page.rect().bottom()
        left = max(8, min(beside.left(), self._page.width() - wide - 8))
        corner = QPoint(left, beside.bottom() + 3 if down else beside.top() - high - 2)
        self.setGeometry(QRect(self._page.mapToGlobal(corner), QSize(wide, high)))
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, index: Index) -> None:
        provision, _, version = self.rows.found[index.row()]
        self.close()
        self.picked.emit(provision.id, version.id)

    def _dress(self) -> None:
        colours = theme.colours()
        self.setStyleSheet(
            f"#references {{ background: {colours.field}; border: 1px solid {colours.border}; }} "
            f"QListView {{ background: {colours.field}; }}"
        )


class _List(QListView):
    """Emits `entered_on` where Return is pressed on a row."""

    entered_on = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes the row; the other keys are the list's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_on.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _told(found: Cited, role: int) -> object:
    """The citation, how the text begins, or both for those who do not see the row."""
    provision, law, _ = found
    citation, begin = law.cite(provision), " ".join(provision.text[:_BEGIN].split())
    if role == Qt.ItemDataRole.DisplayRole:
        return citation
    if role == Qt.ItemDataRole.UserRole:
        return begin
    return f"{citation}. {begin}" if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Row(QStyledItemDelegate):
    """Paints two lines: the citation, and muted under it how the text begins."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines high."""
        return QSize(160, 2 * option.fontMetrics.lineSpacing() + _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one provision."""
        colours, area = theme.colours(), QRect(option.rect)
        painter.save()
        paint_ground(painter, option)
        inner = area.adjusted(_PAD, _PAD // 2, -_PAD, -_PAD // 2)
        half = inner.height() // 2
        lines = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
        shown = (
            (Qt.ItemDataRole.DisplayRole, colours.ink),
            (Qt.ItemDataRole.UserRole, colours.muted),
        )
        for line, (role, colour) in zip(lines, shown, strict=True):
            words = option.fontMetrics.elidedText(
                str(index.data(role)), Qt.TextElideMode.ElideRight, line.width()
            )
            painter.setPen(QColor(colour))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
