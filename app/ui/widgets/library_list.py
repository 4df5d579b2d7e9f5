"""The list of libraries: name, size and state of each, the open one marked."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.shelf import State, Survey
from app.ui import fonts, library_words, theme

_AT_EASE = (State.INDEXED, State.SHARED, State.EMPTY)
_GRAVE = (State.MISSING, State.DAMAGED, State.INDEX_DAMAGED)
_PAD = 12
Index = QModelIndex | QPersistentModelIndex


class _Libraries(QAbstractListModel):
    """The surveys as a model; a row is read out whole to those who do not see it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Survey] = []
        self.open = ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a library."""
        return 0 if parent.isValid() else len(self.seen)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The survey itself, or its words."""
        one = self.seen[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return library_words.name(one)
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (library_words.state(one.state), library_words.figures(one))
            return ", ".join((library_words.name(one), *words))
        return None


class _Row(QStyledItemDelegate):
    """Paints three lines: the name, what is in it, and how it stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Three lines high."""
        bold, plain = _faces()
        lines = _height(bold) + 2 * _height(plain)
        return QSize(160, lines + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one library."""
        colours = theme.colours()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        one: Survey = index.data(Qt.ItemDataRole.UserRole)
        model = index.model()
        is_open = isinstance(model, _Libraries) and model.open == one.path
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(colours.hover))
        if is_open:
            mark = QRect(area.left(), area.top() + _PAD, 3, area.height() - 2 * _PAD)
            painter.fillRect(mark, QColor(colours.accent))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        _write(painter, area.adjusted(_PAD + 4, _PAD, -_PAD, -_PAD), one)
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.restore()


def _write(painter: QPainter, area: QRect, one: Survey) -> None:
    colours = theme.colours()
    bold, plain = _faces()
    ink = colours.muted if one.state is State.MISSING else colours.ink
    standing = colours.muted
    if one.state not in _AT_EASE:
        standing = colours.danger if one.state in _GRAVE else colours.caution
    second = library_words.figures(one) if one.state is not State.MISSING else one.path
    third = library_words.state(one.state)
    if one.size:
        third = f"{third} · {library_words.weight(one)}"
    for face, colour, words in (
        (bold, ink, library_words.name(one)),
        (plain, colours.muted, second),
        (plain, standing, third),
    ):
        painter.setFont(face)
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        line = QRect(area.left(), area.top(), area.width(), _height(face))
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
        area.setTop(line.bottom() + 1)


def _faces() -> tuple[QFont, QFont]:
    size = theme.points()
    return fonts.interface(size, QFont.Weight.DemiBold), fonts.interface(max(8, size - 1))


def _height(face: QFont) -> int:
    return QFontMetrics(face).height() + 2


class LibraryList(QListView):
    """Emits the library that was chosen, and the one that is to be opened."""

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._libraries = _Libraries()
        self.setModel(self._libraries)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.activated.connect(self._want)

    @property
    def libraries(self) -> list[Survey]:
        """What is listed."""
        return self._libraries.seen

    @property
    def current(self) -> Survey | None:
        """The library that is chosen."""
        row = self.currentIndex().row()
        return self._libraries.seen[row] if 0 <= row < len(self._libraries.seen) else None

    def show_libraries(self, seen: Sequence[Survey], open_path: str) -> None:
        """List these; the choice stays where it was, else the open library is chosen."""
        kept = self.current.path if self.current is not None else open_path
        self._libraries.beginResetModel()
        self._libraries.seen, self._libraries.open = list(seen), open_path
        self._libraries.endResetModel()
        paths = [one.path for one in seen]
        found = kept if kept in paths else open_path
        self.choose(found if found in paths else next(iter(paths), ""))

    def choose(self, path: str) -> None:
        """Choose the library in this folder."""
        for row, one in enumerate(self._libraries.seen):
            if one.path == path:
                self.setCurrentIndex(self._libraries.index(row, 0))
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.current)

    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(self._libraries.seen[index.row()])

    def changeEvent(self, event: QEvent) -> None:
        """Follow font size and language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self.scheduleDelayedItemsLayout()
            self.viewport().update()
