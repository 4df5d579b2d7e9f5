"""The language models of a server as a list; those that cannot write answers cannot be chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QWidget

from app.domain.dialogue import ChatModel
from app.ui import chat_words as words
from app.ui import theme
from app.ui.widgets.tables import Column, Index, RowModel, RowTable

MOST = 7
"""Rows shown at once."""


class ChatModelRows(RowModel[ChatModel]):
    """Name, size, context and abilities of each model; those for something else come last."""

    def fill(self, models: Sequence[ChatModel]) -> None:
        """Show these models."""
        self.show_rows(sorted(models, key=lambda model: not model.can_chat))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A model that cannot write answers cannot be chosen either."""
        if not self.rows[index.row()].can_chat:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is known of a model; grey where it cannot be chosen."""
        if role == Qt.ItemDataRole.ForegroundRole and not self.rows[index.row()].can_chat:
            return QColor(theme.colours().muted)
        return super().data(index, role)

    def told(self, row: ChatModel) -> str:
        """Its name, what it is, and what it can do."""
        return " · ".join(filter(None, (row.name, row.detail, words.abilities(row))))

    def columns(self) -> list[Column[ChatModel]]:
        """Name, size, context, abilities."""
        return [
            Column(self.tr("Model"), lambda model: model.name),
            Column(self.tr("Size"), words.size, counts=True),
            Column(self.tr("Tokens"), words.context, counts=True),
            Column(self.tr("Abilities"), words.abilities),
        ]


class ChatModelList(RowTable):
    """Emits `picked` with the name of a model that the person chose."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.models = ChatModelRows()
        super().__init__(self.models, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(56)
        for column in range(self.models.columnCount()):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(column, mode.ResizeToContents if column else mode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        self.dress_anew()
        self.word()
        self.hide()

    def show_models(self, models: Sequence[ChatModel], name: str) -> None:
        """List these models with the one of this name chosen; none hides the list."""
        self.models.fill(models)
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
            self.selectRow(self.models.rows.index(found))
        self.blockSignals(False)

    def known(self, name: str) -> ChatModel | None:
        """The model of this name; None where the server has none."""
        wanted = _key(name)
        return next((one for one in self.models.rows if _key(one.name) == wanted), None)

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.picked.emit(self.models.rows[current.row()].name)

    def dress_anew(self) -> None:
        """Follow theme and font."""
        super().dress_anew()
        self._fit()

    def word(self) -> None:
        """Say its names in another language."""
        super().word()
        self.setAccessibleName(self.tr("Language models of the server"))
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(self.accessibleName())
        self._fit()

    def _fit(self) -> None:
        shown = min(MOST, max(1, self.models.rowCount()))
        row = self.verticalHeader().defaultSectionSize()
        frame = 2 * self.frameWidth()
        self.setFixedHeight(shown * row + self.horizontalHeader().sizeHint().height() + frame)


def _key(name: str) -> str:
    """Ollama's servers take a name without a tag for the latest, and mind no capitals."""
    return name.strip().casefold().removesuffix(":latest")
