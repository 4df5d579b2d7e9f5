"""The question sets of the library: which are used, what they hold, and what to do with each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.training import QuestionSet, Standing
from app.ui import phrases
from app.ui import train_words as words
from app.ui.widgets.controls import Hairline, Label
from app.ui.widgets.settings_section import Button


class SetRow(QWidget):
    """One set; `used` tells that it was switched, `review` and `forget` ask for these."""

    used = Signal()
    review = Signal(str)
    forget = Signal(str)

    def __init__(self, one: QuestionSet, chosen: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set = one
        self.switch, self._facts = QCheckBox(), Label("muted", wrap=True)
        self.look, self.drop = Button(), Button()
        for button in (self.look, self.drop):
            button.setProperty("look", "link")
        self.switch.setChecked(chosen)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.switch)
        told.addWidget(self._facts)
        self._facts.setContentsMargins(26, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.addLayout(told, 1)
        row.addWidget(self.look)
        row.addWidget(self.drop)
        self.switch.toggled.connect(self.used)
        self.look.clicked.connect(lambda: self.review.emit(one.name))
        self.drop.clicked.connect(lambda: self.forget.emit(one.name))
        self._word()

    @property
    def facts(self) -> str:
        """What it holds, by origin and by standing."""
        return self._facts.text()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "drop"):
            self._word()

    def _word(self) -> None:
        one = self.set
        told = self.tr("{0}: {1} questions").format(one.name, phrases.number(one.questions))
        self.switch.setText(told)
        self.switch.setAccessibleName(self.tr("Train with {0}").format(told))
        parts = [f"{phrases.number(n)} {words.origin(key)}" for key, n in one.origins.items() if n]
        for standing in (Standing.PENDING, Standing.DROPPED):
            if count := one.standings.get(standing.value, 0):
                parts.append(f"{phrases.number(count)} {words.standing(standing).lower()}")
        self._facts.setText(" · ".join(parts))
        for button, text in (
            (self.look, self.tr("Look through")),
            (self.drop, self.tr("Forget…")),
        ):
            button.setText(text)
            button.setAccessibleName(f"{text} {one.name}")


class SetList(QWidget):
    """All sets; `used` tells that others are chosen."""

    used = Signal()
    review = Signal(str)
    forget = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SetRow] = []
        self._off: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the sets that are used."""
        return tuple(row.set.name for row in self.rows if row.switch.isChecked())

    def show_sets(self, sets: Sequence[QuestionSet]) -> None:
        """Show these sets; a new one is used at once."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = []
        for one in sets:
            row = SetRow(one, one.name not in self._off)
            row.used.connect(self._switched)
            row.review.connect(self.review)
            row.forget.connect(self.forget)
            self.rows.append(row)
            self._column.addWidget(row)
            self._column.addWidget(Hairline())

    def _switched(self) -> None:
        self._off = {row.set.name for row in self.rows if not row.switch.isChecked()}
        self.used.emit()
