"""The filters under the question, with the number of provisions behind each choice."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.domain.law import Level
from app.domain.question import Facets, Filters
from app.ui import phrases
from app.ui.widgets.controls import Label
from app.ui.widgets.filter_date import DatePopup


class FilterBar(QWidget):
    """Emits `changed` when the person chooses other filters."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = Filters()
        self._facets = Facets()
        self._level, self._region, self._versions = (self._button() for _ in range(3))
        self._day = QToolButton()
        self._day.setProperty("look", "filter")
        self._day.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._day.clicked.connect(self._ask_day)
        self.days = DatePopup(self)
        self.days.chosen.connect(self._on)
        self._count = Label("muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for button in self.buttons:
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self._count)
        self._word()

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("look", "filter")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        button.setMenu(menu)
        return button

    def offer(self, facets: Facets) -> None:
        """Offer these choices."""
        self._facets = facets
        self._word()

    def reset(self) -> None:
        """No filters, as for another library."""
        self.filters, self._facets = Filters(), Facets()
        self._word()

    def tell_count(self, text: str) -> None:
        """Say at the right how many were found."""
        self._count.setText(text)

    def choose(self, filters: Filters) -> None:
        """Use these filters from now on, and say so."""
        if filters != self.filters:
            self.filters = filters
            self._word()
            self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self._word_levels()
        self._word_regions()
        self._word_versions()
        self._word_day()

    def _word_levels(self) -> None:
        chosen = self.filters.levels
        value = ", ".join(phrases.level(level) for level in chosen) or self.tr("all")
        self._name(self._level, self.tr("Level: {0}").format(value), bool(chosen))
        menu = self._emptied(self._level)
        self._add(menu, self.tr("All levels"), None, not chosen, partial(self._levels, ()))
        menu.addSeparator()
        for level, count in self._facets.levels:
            on = level in chosen
            others = tuple(each for each in chosen if each is not level)
            wanted = others if on else (*chosen, level)
            self._add(menu, phrases.level(level), count, on, partial(self._levels, wanted))

    def _levels(self, levels: tuple[Level, ...]) -> None:
        self.choose(replace(self.filters, levels=levels))

    def _word_regions(self) -> None:
        chosen = self.filters.regions
        named = [(region, count) for region, count in self._facets.regions if region]
        value = ", ".join(chosen) or self.tr("all")
        self._name(self._region, self.tr("Region: {0}").format(value), bool(chosen))
        self._region.setVisible(bool(named or chosen))
        menu = self._emptied(self._region)
        self._add(menu, self.tr("All regions"), None, not chosen, partial(self._regions, ()))
        menu.addSeparator()
        for region, count in named:
            on = region in chosen
            wanted = tuple(r for r in chosen if r != region) if on else (*chosen, region)
            self._add(menu, region, count, on, partial(self._regions, wanted))

    def _regions(self, regions: tuple[str, ...]) -> None:
        self.choose(replace(self.filters, regions=regions))

    def _word_versions(self) -> None:
        current = self.filters.current_only
        value = self.tr("Current versions") if current else self.tr("All versions")
        self._name(self._versions, value, not current)
        menu = self._emptied(self._versions)
        for name, wanted in ((self.tr("Current versions"), True), (self.tr("All versions"), False)):
            self._add(
                menu,
                name,
                None,
                current is wanted,
                partial(self.choose, replace(self.filters, current_only=wanted)),
            )

    def _word_day(self) -> None:
        """A day decides which version is meant: the choice of versions gives way to it."""
        day = self.filters.on
        self._versions.setVisible(day is None)
        text = self.tr("As of {0}").format(phrases.day(day)) if day else self.tr("As of…")
        self._name(self._day, text, day is not None)
        told = self.tr("The law as it stood on a day of your choice")
        self._day.setToolTip(told)
        self._day.setAccessibleName(f"{text}. {told}")

    def _ask_day(self) -> None:
        self._word_day()
        below = self._day.mapToGlobal(self._day.rect().bottomLeft())
        self.days.ask(self.filters.on, below)

    def _on(self, day: date | None) -> None:
        self.choose(replace(self.filters, on=day))

    def _name(self, button: QToolButton, text: str, narrowed: bool) -> None:
        shown = text if len(text) <= 40 else text[:39] + "…"
        button.setText(f"{shown}  ▾")
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setCheckable(narrowed)
        button.setChecked(narrowed)

    def _emptied(self, button: QToolButton) -> QMenu:
        menu = button.menu()
        menu.clear()
        return menu

    def _add(
        self, menu: QMenu, name: str, count: int | None, on: bool, act: Callable[[], None]
    ) -> None:
        text = name.replace("&", "&&")
        if count is not None:
            text += f"\t{phrases.number(count)}"
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda checked=False: act())
        menu.addAction(action)

    @property
    def buttons(self) -> Sequence[QToolButton]:
        """The filters' buttons, in tab order."""
        return self._level, self._region, self._versions, self._day
