"""A field for a model's name with a list of the models that are there."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QHeaderView, QTreeView, QWidget

from app.domain.encoders import OLLAMA, TRANSFORMER, EncoderName
from app.domain.errors import EncoderMissing
from app.domain.models import ModelCard, ModelKind, is_hub_name
from app.ui import settings_words as words
from app.ui.widgets.settings_section import Choice


class ModelBox(Choice):
    """Emits `edited` when another name stands in the field, however it came there."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[ModelCard, ...] = ()
        self._list = QStandardItemModel(0, 2, self)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setModel(self._list)
        self._build_view()
        completer = QCompleter(self._list, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.editTextChanged.connect(self.edited)
        self._word()

    def _build_view(self) -> None:
        view = QTreeView()
        view.setHeaderHidden(True)
        view.setRootIsDecorated(False)
        view.setItemsExpandable(False)
        view.setAllColumnsShowFocus(True)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setView(view)
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setModelColumn(0)

    def offer(self, cards: Sequence[ModelCard]) -> None:
        """List these models, without those that are for something else; the name stays."""
        text = self.currentText()
        self._cards = tuple(card for card in cards if card.embeds is not False)
        self.blockSignals(True)
        self._list.removeRows(0, self._list.rowCount())
        for card in self._cards:
            name, facts = QStandardItem(name_of(card)), QStandardItem(words.card(card))
            name.setToolTip(card.path or card.name)
            self._list.appendRow([name, facts])
        self.setEditText(text)
        self.blockSignals(False)

    @property
    def wanted(self) -> EncoderName | None:
        """The model that is named; None where nothing is."""
        try:
            return EncoderName.parse(self.currentText())
        except EncoderMissing:
            return None

    @property
    def card(self) -> ModelCard | None:
        """What is known of the model that is named; None where it is not among those here."""
        wanted = self.wanted
        if wanted is None:
            return None
        full = _key(wanted)
        return next((one for one in self._cards if _key(_parsed(one)) == full), None)

    @property
    def can_be_got(self) -> bool:
        """Whether the name is one of a hub or of Ollama's, and the model is not here."""
        wanted = self.wanted
        if wanted is None or self.card is not None or wanted.is_folder:
            return False
        return wanted.kind == OLLAMA or (wanted.kind == TRANSFORMER and is_hub_name(wanted.model))

    def show_name(self, name: str) -> None:
        """Put `name` in the field."""
        self.setEditText(name)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
            self.offer(self._cards)

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Model"))
        field = self.lineEdit()
        assert field is not None
        field.setAccessibleName(self.tr("Name of the model"))
        field.setPlaceholderText(self.tr("organisation/name, name:tag, a folder, openai:NAME"))


def name_of(card: ModelCard) -> str:
    """The name by which the settings call the model of a card."""
    return _parsed(card).full


def _parsed(card: ModelCard) -> EncoderName:
    if card.kind is ModelKind.OLLAMA:
        named = EncoderName.parse(f"ollama:{card.name}")
    elif card.kind is ModelKind.FOLDER:
        named = EncoderName(TRANSFORMER, card.path or card.name)
    elif card.kind is ModelKind.HUB:
        named = EncoderName(TRANSFORMER, card.name)
    else:
        named = EncoderName.parse(card.name)
    return replace(named, width=None)


def _key(name: EncoderName) -> tuple[str, str]:
    return name.kind, name.model.casefold() if name.kind == OLLAMA else name.model
