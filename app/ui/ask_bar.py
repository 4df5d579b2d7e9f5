"""The head of the page Ask: the question, the rounds, ask and stop, and where the model runs."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QToolButton, QVBoxLayout, QWidget

from app.domain.settings import LIMITS
from app.ui import ask_words, theme
from app.ui.widgets.controls import Label
from app.ui.widgets.search_field import LONGEST
from app.ui.widgets.settings_section import Button


class AskBar(QWidget):
    """Emits `asked` on Return or the button, `stopped`, and `rounds_set` with a number."""

    asked = Signal()
    stopped = Signal()
    rounds_set = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = self._address = ""
        self._going = False
        self.field, self.button = QLineEdit(), Button(primary=True)
        self.field.setProperty("look", "question")
        self.field.setMaxLength(LONGEST)
        self._rounds_name, self.rounds = Label("small"), QSpinBox()
        self.rounds.setRange(*LIMITS["rounds"])
        self.rounds.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rounds_name.setBuddy(self.rounds)
        self._where, self.kept = Label("small", wrap=True), QToolButton()
        self.kept.setCheckable(True)
        self.kept.setProperty("look", "filter")
        self._build()
        self.field.returnPressed.connect(self.asked)
        self.field.textChanged.connect(lambda _: self._allow())
        self.button.clicked.connect(self._press)
        self.rounds.valueChanged.connect(self.rounds_set)
        self._word()

    def _build(self) -> None:
        line, below = QHBoxLayout(), QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        below.setSpacing(8)
        below.addWidget(self._where, 1)
        below.addWidget(self._rounds_name)
        below.addWidget(self.rounds)
        below.addWidget(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 8)
        column.setSpacing(8)
        column.addLayout(line)
        column.addLayout(below)

    @property
    def where(self) -> str:
        """What it says of the model and where that runs."""
        return self._where.text()

    def tell_model(self, model: str, address: str) -> None:
        """Which model would answer, and where."""
        self._model, self._address = model, address
        self._word()

    def show_rounds(self, rounds: int) -> None:
        """How many rounds there will be at most."""
        before = self.rounds.blockSignals(True)
        self.rounds.setValue(rounds)
        self.rounds.blockSignals(before)

    def follow(self, going: bool) -> None:
        """Offer to stop while something is going on, else to ask."""
        self._going = going
        self._word()

    def _press(self) -> None:
        (self.stopped if self._going else self.asked).emit()

    def _allow(self) -> None:
        self.button.setEnabled(self._going or bool(self.field.text().strip()))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "kept"):
            self._word()

    def _word(self) -> None:
        self.field.setPlaceholderText(self.tr("Describe the case, or ask what you want to know"))
        self.field.setAccessibleName(self.tr("Question for the model"))
        self.button.setText(self.tr("Stop") if self._going else self.tr("Ask"))
        self._rounds_name.setText(self.tr("Rounds"))
        self.rounds.setAccessibleName(self.tr("Rounds of searches at most"))
        self.kept.setToolTip(self.tr("What was asked of this library before"))
        self.kept.setText(self.tr("History"))
        told, away = ask_words.where(self._model, self._address)
        self._where.setText(told)
        theme.role(self._where, "away" if away else "small")
        self._allow()
