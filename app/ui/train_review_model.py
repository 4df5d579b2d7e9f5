"""The rows of a question set as the review lists them, in the order and the choice asked for."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.training import Example, Origin, Standing
from app.ui import train_words as words
from app.ui.train_desk import Answers, Reviewed
from app.ui.widgets.tables import Column, Index, RowModel

_NOTHING = Reviewed("", (), Answers({}, {}))
QUESTION = 1
"""The column whose text can be edited."""


class ReviewModel(RowModel[Example]):
    """Emits `changed` with the examples that were accepted, dropped or reworded."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewed = _NOTHING
        self._examples: dict[str, Example] = {}
        self._origin: Origin | None = None
        self._standing: Standing | None = None

    @property
    def name(self) -> str:
        """The set that is being looked through; empty for none."""
        return self._reviewed.name

    @property
    def total(self) -> int:
        """Questions of the set, shown or not."""
        return len(self._examples)

    def show_set(self, reviewed: Reviewed | None) -> None:
        """Show a set, or none."""
        self._reviewed = reviewed or _NOTHING
        self._examples = {one.id: one for one in self._reviewed.examples}
        self._choose()

    def choose(self, origin: Origin | None, standing: Standing | None) -> None:
        """Show the questions of this origin and standing only; None for any."""
        self._origin, self._standing = origin, standing
        self._choose()

    def origins(self) -> list[Origin]:
        """The origins that the set has."""
        found = {one.origin for one in self._examples.values()}
        return [one for one in Origin if one in found]

    def citation(self, example: Example) -> str:
        """What answers a question."""
        cited = self._reviewed.answers.citations
        return cited.get(example.answers[0], example.answers[0]) if example.answers else ""

    def answer(self, example: Example) -> str:
        """The text of what answers a question."""
        texts = self._reviewed.answers.texts
        return texts.get(example.answers[0], "") if example.answers else ""

    def decide(self, rows: list[int], standing: Standing) -> None:
        """Accept or drop the questions of these rows; they stay where they are.

        A row that asks nothing stays dropped; it becomes a question by being reworded.
        """
        why = "by-hand" if standing is Standing.DROPPED else ""
        asked = [row for row in rows if self.rows[row].is_question]
        self._put({row: replace(self.rows[row], standing=standing, why=why) for row in asked})

    def _put(self, made: dict[int, Example]) -> None:
        fresh = [one for row, one in made.items() if one != self.rows[row]]
        for row, one in made.items():
            self.rows[row] = self._examples[one.id] = one
            last = self.index(row, self.columnCount() - 1)
            self.dataChanged.emit(self.index(row, 0), last)
        if fresh:
            self.changed.emit(fresh)

    def _choose(self) -> None:
        self.show_rows(
            one
            for one in self._examples.values()
            if self._origin in (None, one.origin) and self._standing in (None, one.standing)
        )

    def told(self, row: Example) -> str:
        """The whole question, why it was dropped, and where it is from."""
        return "\n".join(filter(None, (row.text, words.why(row.why), row.source)))

    def spoken(self, row: Example, text: str) -> str:
        """A cell, and how its question stands."""
        return f"{words.standing(row.standing)}. {text}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Reword a question; a reworded one counts as accepted."""
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not text:
            return False
        row = index.row()
        if text != self.rows[row].text:
            made = replace(self.rows[row], text=text, standing=Standing.ACCEPTED, why="")
            self._put({row: made})
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the question's text can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == QUESTION else flags

    def columns(self) -> list[Column[Example]]:
        """Standing, question, answer and origin."""
        return [
            Column(self.tr("Standing"), lambda one: words.standing(one.standing)),
            Column(self.tr("Question"), lambda one: one.text),
            Column(self.tr("Answer"), self.citation),
            Column(self.tr("Origin"), lambda one: words.origin(one.origin)),
        ]
