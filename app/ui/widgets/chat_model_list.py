"""The language models of a server as a list; those that cannot write answers cannot be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.dialogue import ChatModel
from app.ui import chat_words as words
from app.ui import theme
from app.ui.widgets.evaluation_table import DRESSING, dress

MOST = 7
"""Rows shown at once."""

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FIGURES = (1, 2)


class ChatModelRows(QAbstractTableModel):
    """Name, size, context and abilities of each model; those for something else come last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.models: tuple[ChatModel, ...] = ()

    def fill(self, models: Sequence[ChatModel]) -> None:
        """Show these models."""
        self.beginResetModel()
        self.models = tuple(sorted(models, key=lambda model: not model.can_chat))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """One for each model."""
        return 0 if parent.isValid() else len(self.models)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Name, size, context, abilities."""
        return 0 if parent.isValid() else 4

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A model that cannot write answers cannot be chosen either."""
        if not self.models[index.row()].can_chat:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is known of a model."""
        model = self.models[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            told = (model.name, words.size(model), words.context(model), words.abilities(model))
            return told[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return " · ".join(filter(None, (model.name, model.detail, words.abilities(model))))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in _FIGURES else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole and not model.can_chat:
            return QColor(theme.colours().muted)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a column is."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _FIGURES else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = self.tr("Model"), self.tr("Size"), self.tr("Tokens"), self.tr("Abilities")
        return heads[section]


class ChatModelList(QTableView):
    """Emits `picked` with the name of a model that the person chose."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ChatModelRows(self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(56)
        for column in range(self.rows.columnCount()):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(column, mode.ResizeToContents if column else mode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        self._dress()
        self.hide()

    def show_models(self, models: Sequence[ChatModel], name: str) -> None:
        """List these models with the one of this name chosen; none hides the list."""
        self.rows.fill(models)
        self.choose(name)
        self.setVisible(bool(models))
        self._fit()

    def choose(self, name: str) -> None:
        """Mark the model of this name, without saying so."""
        self.blockSignals(True)
        found = self.known(name)
        if found is None or not found.can_chat:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.selectRow(self.rows.models.index(found))
        self.blockSignals(False)

    def known(self, name: str) -> ChatModel | None:
        """The model of this name; None where the server has none."""
        wanted = _key(name)
        return next((one for one in self.rows.models if _key(one.name) == wanted), None)

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.picked.emit(self.rows.models[current.row()].name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme, font and language."""
        super().changeEvent(event)
        if event.type() in DRESSING:
            self._dress()
        elif event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _dress(self) -> None:
        dress(self)
        self._word()

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Language models of the server"))
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(self.accessibleName())
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 3)
        self._fit()

    def _fit(self) -> None:
        shown = min(MOST, max(1, self.rows.rowCount()))
        row = self.verticalHeader().defaultSectionSize()
        frame = 2 * self.frameWidth()
        self.setFixedHeight(shown * row + self.horizontalHeader().sizeHint().height() + frame)


def _key(name: str) -> str:
    """Ollama's servers take a name without a tag for the latest, and mind no capitals."""
    return name.strip().casefold().removesuffix(":latest")
