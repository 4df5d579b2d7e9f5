"""The list under the search field: what the typed name may mean, chosen by arrows or mouse."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.domain.suggesting import Suggestion, SuggestionKind
from app.ui import theme
from app.ui.widgets.short_list import Index, Rows, paint_ground

MOST = 8
"""Suggestions that are shown."""

_PAD = 12
_NAME_SHARE = 0.62
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Suggestions(QListView):
    """Emits `picked` with a Suggestion; the keyboard stays with the field it belongs to."""

    picked = Signal(object)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._rows = Rows[Suggestion](_told)
        self.setModel(self._rows)
        self.setItemDelegate(_Row(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._pick)
        self.selectionModel().currentChanged.connect(lambda *_: self._say_current())
        field.installEventFilter(self)
        self.hide()
        self._dress()

    @property
    def shown(self) -> Sequence[Suggestion]:
        """What is listed."""
        return self._rows.found

    @property
    def current(self) -> Suggestion | None:
        """The one that Return would take; None before an arrow or the mouse has chosen one."""
        row = self.currentIndex().row()
        return self._rows.found[row] if self.isVisible() and row >= 0 else None

    def offer(self, found: Sequence[Suggestion]) -> None:
        """List `found` under the field, none of them chosen; hide where there are none."""
        self._rows.fill(found[:MOST])
        self.setCurrentIndex(QModelIndex())
        if not self._rows.found:
            self.hide()
            return
        if self.parentWidget() is not self._field.window():
            self.setParent(self._field.window())
        self._place()
        self.show()
        self.raise_()
        self._say(self.tr("%Ln suggestion(s)", "", len(self._rows.found)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows, Escape, and Return on a chosen suggestion; all else is the field's."""
        kind = event.type()
        if watched is not self._field or not self.isVisible():
            return False
        if isinstance(event, QKeyEvent) and self._takes(event):
            if kind is QEvent.Type.KeyPress:
                self._press(Qt.Key(event.key()))
            event.accept()
            return True
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif kind in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._dress()

    def _takes(self, event: QKeyEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        chosen = self.current is not None and event.key() in _ENTER
        return chosen or event.key() == Qt.Key.Key_Escape or event.key() in _STEPS

    def _press(self, key: Qt.Key) -> None:
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ENTER:
            self._pick(self.currentIndex())
        else:
            self.hide()

    def _step(self, by: int) -> None:
        """Walk through the list and, past either end, back to the field alone."""
        count = len(self._rows.found)
        row = (self.currentIndex().row() + 1 + by) % (count + 1) - 1
        self.setCurrentIndex(self._rows.index(row) if row >= 0 else QModelIndex())

    def _pick(self, index: Index) -> None:
        suggestion = self._rows.found[index.row()]
        self.hide()
        self.picked.emit(suggestion)

    def _place(self) -> None:
        window = self._field.window()
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        frame = 2 * self.frameWidth()
        wanted = self.sizeHintForRow(0) * len(self._rows.found) + frame + 2
        room = max(self.sizeHintForRow(0), window.height() - corner.y() - 8)
        self.setGeometry(QRect(corner, QSize(self._field.width(), min(wanted, room))))

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Suggestions"))
        colours = theme.colours()
        sheet = (
            f"QListView {{ background: {colours.field}; border: 1px solid {colours.border}; "
            "border-radius: 6px; }"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _say_current(self) -> None:
        if (suggestion := self.current) is not None:
            self._say(_spoken(suggestion))

    def _say(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))


def _told(one: Suggestion, role: int) -> object:
    """The suggestion itself, its words, or the whole row for those who do not see it."""
    if role == Qt.ItemDataRole.UserRole:
        return one
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        return one.citation
    return _spoken(one) if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Row(QStyledItemDelegate):
    """Paints one line: the name, and beside it, muted, what else is known."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line high."""
        return QSize(160, option.fontMetrics.height() + _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one suggestion."""
        colours, area = theme.colours(), QRect(option.rect)
        one: Suggestion = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        paint_ground(painter, option)
        line = area.adjusted(_PAD, 0, -_PAD, 0)
        share = _NAME_SHARE if one.detail else 1.0
        for words, colour, width in (
            (one.citation, colours.ink, int(line.width() * share)),
            (one.detail, colours.muted, None),
        ):
            cut = option.fontMetrics.elidedText(
                words, Qt.TextElideMode.ElideRight, line.width() if width is None else width
            )
            painter.setPen(QColor(colour))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
            line.setLeft(line.left() + option.fontMetrics.horizontalAdvance(cut) + 2 * _PAD)
        painter.restore()


def _spoken(one: Suggestion) -> str:
    if one.kind is SuggestionKind.LAW and one.detail:
        return f"{one.citation} ({one.detail})"
    return ", ".join(part for part in (one.citation, one.detail) if part)
