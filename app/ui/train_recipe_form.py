"""Parameters of a recipe, each with its sentence of help, and the way back to the recipe."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import RecipeUnusable
from app.domain.recipe import BOUNDS, Recipe, Span
from app.domain.recipe_values import check
from app.ui import fonts, theme
from app.ui import train_recipe_words as words
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_section import Button, Choice, line

translate = QCoreApplication.translate

_SWITCHES = ("checkpointing", "flash_attention")
_NAME, _FIELD = 200, 280
"""Pixels of a field's name, and of the field."""
_LISTS = ("widths", "width_weights")


class _Whole(QSpinBox):
    """A whole number that the wheel turns only where it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which is being scrolled."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _Decimal(QDoubleSpinBox):
    """A decimal that is shown without the zeros behind it."""

    def textFromValue(self, value: float) -> str:
        """As few decimals as say it."""
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip("0").rstrip(point) if point in text else text

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which is being scrolled."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class RecipeForm(QWidget):
    """Some groups of fields; emits `changed` with the recipe as it is filled in.

    What cannot be is marked and kept out of it.
    """

    changed = Signal(object)

    def __init__(
        self, groups: Mapping[str, tuple[str, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._groups = groups
        self._given = self._recipe = Recipe("own")
        self._heads: dict[str, Label] = {}
        self._names: dict[str, Label] = {}
        self._helps: dict[str, Label] = {}
        self.fields: dict[str, QWidget] = {}
        self.reset, self.faulty = Button(), Label("doubt", wrap=True)
        self._loading = False
        self._build()
        self.reset.clicked.connect(self._go_back)
        self._word()
        self.show_recipe(self._given)

    @property
    def recipe(self) -> Recipe:
        """The recipe as it is filled in."""
        return self._recipe

    def show_recipe(self, given: Recipe, recipe: Recipe | None = None) -> None:
        """Show `recipe`, by default as it is `given`, to which the way back leads."""
        self._given = given
        self._fill(recipe or given)

    def _go_back(self) -> None:
        own = {name: getattr(self._given, name) for name in self.fields}
        recipe = replace(self._recipe, **own)
        self._fill(recipe)
        self.changed.emit(recipe)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for name, fields in self._groups.items():
            if len(self._groups) > 1:
                head = self._heads[name] = Label()
                head.setContentsMargins(0, 16, 0, 4)
                grid.addWidget(head, grid.rowCount(), 0, 1, 2)
            for field in fields:
                self._add(grid, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self.faulty)
        column.addLayout(line(self.reset))

    def _add(self, grid: QGridLayout, field: str) -> None:
        made, label, told = self._made(field), Label(wrap=True), Label("small", wrap=True)
        made.setFixedWidth(_FIELD)
        made.setMinimumHeight(32)
        self.fields[field], self._names[field], self._helps[field] = made, label, told
        label.setBuddy(made)
        label.setContentsMargins(0, 6, 0, 0)
        label.setFixedWidth(_NAME)
        row = grid.rowCount()
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(made, row, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(told, row + 1, 1)
        told.setContentsMargins(0, 0, 0, 8)

    def _made(self, field: str) -> QWidget:
        if found := words.choices(field):
            box = Choice()
            for one in found:
                box.addItem("", one)
            box.activated.connect(self._edited)
            return box
        if field in _SWITCHES:
            switch = QCheckBox()
            switch.clicked.connect(self._edited)
            return switch
        bound = BOUNDS.get(field)
        if not isinstance(bound, Span) or field in _LISTS:
            text = QLineEdit()
            text.editingFinished.connect(self._edited)
            return text
        number: _Decimal | _Whole = _Whole()
        if field in words.DECIMALS:
            decimals, step = words.DECIMALS[field]
            number = _Decimal()
            number.setDecimals(decimals)
            number.setRange(bound.low, bound.high)
            number.setSingleStep(step)
        else:
            number.setRange(int(bound.low), int(bound.high))
        number.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        number.setKeyboardTracking(False)
        number.valueChanged.connect(self._edited)
        return number

    def _fill(self, recipe: Recipe) -> None:
        self._recipe, self._loading = recipe, True
        for name, widget in self.fields.items():
            _show(widget, getattr(recipe, name))
        self._loading = False
        self._judge("")

    def _edited(self) -> None:
        if self._loading:
            return
        read: dict[str, Any] = {}
        for name, widget in self.fields.items():
            try:
                read[name] = _read(name, widget)
            except ValueError:
                self._judge(self.tr("{0}: numbers with commas between").format(words.field(name)))
                return
        recipe = replace(self._recipe, **read)
        fault = _fault(recipe)
        if not fault and recipe != self._recipe:
            self._recipe = recipe
            self.changed.emit(recipe)
        self._judge(fault)

    def _judge(self, fault: str) -> None:
        self.faulty.setText(fault)
        self.faulty.setVisible(bool(fault))
        changed = any(
            getattr(self._recipe, name) != getattr(self._given, name) for name in self.fields
        )
        self.reset.setVisible(bool(fault) or changed)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        kinds = (QEvent.Type.LanguageChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "reset"):
            self._word()

    def _word(self) -> None:
        bold = fonts.interface(theme.points(), QFont.Weight.DemiBold)
        for name, head in self._heads.items():
            head.setText(words.group(name))
            head.setFont(bold)
        for name, widget in self.fields.items():
            self._names[name].setText(words.field(name))
            self._helps[name].setText(words.told(name))
            widget.setAccessibleName(words.field(name))
            widget.setAccessibleDescription(words.told(name))
            if isinstance(widget, Choice):
                for place in range(widget.count()):
                    widget.setItemText(place, words.choice(name, str(widget.itemData(place))))
            if isinstance(widget, QCheckBox):
                widget.setText(self.tr("On"))
        self.reset.setText(self.tr("Back to the recipe"))
        self.reset.setAccessibleName(self.reset.text())


def _show(widget: QWidget, value: Any) -> None:
    if isinstance(widget, Choice):
        if widget.findData(value) < 0:
            widget.addItem(str(value), value)
        widget.setCurrentIndex(widget.findData(value))
    elif isinstance(widget, QCheckBox):
        widget.setChecked(bool(value))
    elif isinstance(widget, _Decimal):
        widget.setValue(float(value))
    elif isinstance(widget, _Whole):
        widget.setValue(int(value))
    elif isinstance(widget, QLineEdit):
        many = isinstance(value, tuple)
        widget.setText(", ".join(f"{one:g}" for one in value) if many else str(value))


def _read(name: str, widget: QWidget) -> Any:
    """The value of a field; raises ValueError for what is no list of numbers."""
    if isinstance(widget, Choice):
        return str(widget.currentData())
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, _Decimal | _Whole):
        return widget.value()
    assert isinstance(widget, QLineEdit)
    if name not in _LISTS:
        return widget.text().strip()
    kind: Callable[[str], float] = int if name == "widths" else float
    text = widget.text().replace("，", ",")
    return tuple(kind(one.strip()) for one in text.split(",") if one.strip())


def _fault(recipe: Recipe) -> str:
    """What is out of bounds or does not go together; empty where everything does."""
    try:
        check(recipe)
    except RecipeUnusable as error:
        known = {
            "from_rank": translate("Recipe", "“From rank” must not be beyond “To rank”."),
            "width_weights": translate("Recipe", "There must be as many weights as widths."),
            "guide": translate("Recipe", "The loss GIST needs a guide."),
            "widths": translate("Recipe", "Widths go from wide to narrow, each once, from 8 on."),
            "lora_rank": translate("Recipe", "A static model has no small additions (LoRA)."),
        }
        told = translate("Recipe", "This cannot be used: {0}")
        return known.get(error.key, told.format(words.field(error.key)))
    return ""
