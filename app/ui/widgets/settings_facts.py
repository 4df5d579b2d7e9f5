"""A quiet grid of facts: names at the left, values that can be copied at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.widgets.controls import Label


class FactsGrid(QWidget):
    """Shows nothing until it is given facts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[Label, Label]] = []
        self.hide()

    @property
    def facts(self) -> dict[str, str]:
        """The facts on show."""
        shown = self._labels if not self.isHidden() else []
        return {name.text(): value.text() for name, value in shown if not name.isHidden()}

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts; none hides the grid."""
        while len(self._labels) < len(facts):
            self._add_row()
        for place, (name, value) in enumerate(self._labels):
            known = place < len(facts)
            name.setVisible(known)
            value.setVisible(known)
            if known:
                name.setText(facts[place][0])
                value.setText(facts[place][1])
                value.setAccessibleName(": ".join(facts[place]))
        self.setVisible(bool(facts))

    def _add_row(self) -> None:
        name, value = Label("muted", self), Label("", self, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._labels)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._labels.append((name, value))
