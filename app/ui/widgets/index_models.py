"""Which model an index is to be built with, and how wide: two fields that make one name."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.encoders import OLLAMA, TRANSFORMER, EncoderName, widths
from app.domain.errors import EncoderMissing
from app.domain.models import ModelCard, ModelKind
from app.ui.widgets.controls import Label

_WIDEST = 100_000
"""Stands in for the full width of a model that nobody has loaded yet."""


class IndexModels(QWidget):
    """Offers the models that are here, takes any other name; `entered` is Return pressed in it."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, int | None] = {}
        self.model, self.width_ = QComboBox(), QComboBox()
        self._names = Label("muted"), Label("muted")
        field = QLineEdit()
        field.returnPressed.connect(self.entered)
        self.model.setLineEdit(field)
        self.model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.model.setMinimumContentsLength(16)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.model.setSizeAdjustPolicy(policy)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for label, box, stretch in zip(self._names, (self.model, self.width_), (1, 0), strict=True):
            label.setBuddy(box)
            line.addWidget(label)
            line.addWidget(box, stretch)
        self.model.editTextChanged.connect(self._model_changed)
        self.width_.currentIndexChanged.connect(self.changed)
        self._word()

    @property
    def name(self) -> str:
        """The name that was put together; empty where it names nothing."""
        parsed = _parsed(self.model.currentText())
        if parsed is None:
            return ""
        return str(replace(parsed, width=self.width_.currentData() or parsed.width))

    def offer(self, cards: Sequence[ModelCard], others: Sequence[str]) -> None:
        """Offer these models, and `others` by name, and keep what was typed."""
        typed = self.model.currentText()
        self._known = {_named(card): card.dimension for card in cards if card.embeds is not False}
        for one in filter(None, map(_parsed, others)):
            self._known.setdefault(one.full, None)
        with QSignalBlocker(self.model):
            self.model.clear()
            self.model.addItems(list(self._known))
            self.model.setEditText(typed or next(iter(self._known), ""))
        self._model_changed()

    def choose(self, name: str) -> None:
        """Show this name."""
        parsed = EncoderName.parse(name)
        full = self._known.get(parsed.full)
        self.model.setEditText(parsed.full)
        place = 0 if full == parsed.width else self.width_.findData(parsed.width)
        if place < 0:
            self.model.setEditText(name)
        self.width_.setCurrentIndex(max(0, place))

    def _model_changed(self) -> None:
        before, parsed = self.width_.currentData(), _parsed(self.model.currentText())
        full = self._known.get(parsed.full) if parsed is not None else None
        narrower = widths(parsed, full or _WIDEST)[1:] if parsed is not None else ()
        with QSignalBlocker(self.width_):
            self.width_.clear()
            told = self.tr("full") if full is None else self.tr("full, {0}").format(full)
            self.width_.addItem(told, None)
            for one in narrower:
                self.width_.addItem(str(one), one)
            self.width_.setCurrentIndex(max(0, self.width_.findData(before)))
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        words = self.tr("Model"), self.tr("Width")
        for label, box, text in zip(self._names, (self.model, self.width_), words, strict=True):
            label.setText(text)
            box.setAccessibleName(text)
        self.model.setToolTip(
            self.tr("A model of this computer, or another by name: a folder, maker/name, name:tag")
        )
        self.width_.setToolTip(
            self.tr("Fewer dimensions make a smaller and faster index that finds a little less.")
        )
        self._model_changed()


def _parsed(text: str) -> EncoderName | None:
    try:
        return EncoderName.parse(text)
    except EncoderMissing:
        return None


def _named(card: ModelCard) -> str:
    match card.kind:
        case ModelKind.BUNDLED:
            return card.name
        case ModelKind.OLLAMA:
            return EncoderName(OLLAMA, card.name).full
        case ModelKind.FOLDER:
            return EncoderName(TRANSFORMER, card.path).full
        case ModelKind.HUB:
            return EncoderName(TRANSFORMER, card.name).full
