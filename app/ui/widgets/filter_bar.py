"""The filters under the question, with the number of provisions behind each choice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.law import Level, Status
from app.domain.question import Facets, Filters, Hit
from app.ui import phrases
from app.ui.widgets.controls import Label
from app.ui.widgets.filter_button import FilterButton, FilterMenuButton
from app.ui.widgets.filter_date import DatePopup
from app.ui.widgets.filter_law import LawPopup
from app.ui.widgets.flow import Flow

T = TypeVar("T")


class FilterBar(QWidget):
    """Emits `changed` when the person chooses other filters."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = Filters()
        self._facets = Facets()
        self._title, self._found = "", tuple[str, ...]()
        self._level, self._region, self._source, self._versions = (
            FilterMenuButton() for _ in range(4)
        )
        self._law, self._day = FilterButton(), FilterButton()
        self.days, self.laws = DatePopup(self), LawPopup(self)
        self._count = Label("muted")
        self._day.clicked.connect(self._ask_day)
        self.days.chosen.connect(self._on)
        self._law.clicked.connect(self._ask_law)
        self.laws.chosen.connect(lambda law_id, title: self.choose_law(law_id or None, title))
        self._lay_out()
        self._word()

    def _lay_out(self) -> None:
        flow = Flow()
        flow.setSpacing(8)
        for button in self.buttons:
            flow.addWidget(button)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(flow, 1)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)

    def offer(self, facets: Facets) -> None:
        """Offer these choices."""
        self._facets = facets
        self._word()

    def know_hits(self, hits: Sequence[Hit]) -> None:
        """Offer the laws of these hits before the others."""
        self._found = tuple(dict.fromkeys(hit.law.id for hit in hits))

    def reset(self) -> None:
        """No filters, as for another library."""
        self.filters, self._facets = Filters(), Facets()
        self._title, self._found = "", ()
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

    def choose_law(self, law_id: str | None, title: str = "") -> None:
        """Search in this law only, or with None in all of them; the other filters stay."""
        self._title = title if law_id else ""
        self.choose(replace(self.filters, law_id=law_id))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        # on one line with the first row of buttons, however many rows there are
        self._count.setMinimumHeight(self._day.sizeHint().height())
        self._word_levels()
        self._word_regions()
        self._word_law()
        self._word_sources()
        self._word_versions()
        self._word_day()

    def _word_levels(self) -> None:
        chosen, button = self.filters.levels, self._level
        value = ", ".join(phrases.level(level) for level in chosen) or self.tr("all")
        button.say(self.tr("Level: {0}").format(value), bool(chosen))
        button.empty()
        button.add(self.tr("All levels"), None, not chosen, partial(self._levels, ()))
        button.part()
        for level, count in self._facets.levels:
            act = partial(self._levels, _toggled(chosen, level))
            button.add(phrases.level(level), count, level in chosen, act)

    def _levels(self, levels: tuple[Level, ...]) -> None:
        self.choose(replace(self.filters, levels=levels))

    def _word_regions(self) -> None:
        chosen, button = self.filters.regions, self._region
        named = [(region, count) for region, count in self._facets.regions if region]
        value = ", ".join(chosen) or self.tr("all")
        button.say(self.tr("Region: {0}").format(value), bool(chosen))
        button.setVisible(bool(named or chosen))
        button.empty()
        button.add(self.tr("All regions"), None, not chosen, partial(self._regions, ()))
        button.part()
        for region, count in named:
            act = partial(self._regions, _toggled(chosen, region))
            button.add(region, count, region in chosen, act)

    def _regions(self, regions: tuple[str, ...]) -> None:
        self.choose(replace(self.filters, regions=regions))

    def _word_law(self) -> None:
        law_id = self.filters.law_id
        titles = {each: title for each, title, _ in self._facets.laws}
        value = self._title or titles.get(law_id or "", self.tr("one"))
        text = self.tr("Law: {0}").format(value if law_id else self.tr("all"))
        self._law.say(text, law_id is not None)
        self._law.setVisible(bool(self._facets.laws or law_id))

    def _ask_law(self) -> None:
        self._word_law()
        self.laws.ask(self._facets.laws, self._found, self.filters.law_id)
        self.laws.open_at(self._law.below)

    def _word_sources(self) -> None:
        chosen, button = self.filters.sources, self._source
        offered = [source for source, _ in self._facets.sources]
        names = _short(list(dict.fromkeys([*offered, *chosen])))
        value = ", ".join(names[source] for source in chosen) or self.tr("all")
        button.say(self.tr("Source: {0}").format(value), bool(chosen))
        button.setVisible(bool(chosen) or len(offered) > 1)
        button.empty()
        button.add(self.tr("All sources"), None, not chosen, partial(self._sources, ()))
        button.part()
        for source, count in self._facets.sources:
            act = partial(self._sources, _toggled(chosen, source))
            button.add(names[source], count, source in chosen, act, source)

    def _sources(self, sources: tuple[str, ...]) -> None:
        self.choose(replace(self.filters, sources=sources))

    def _word_versions(self) -> None:
        """A day decides which version is meant: it leaves the choice of a status only."""
        chosen, button = self.filters.statuses, self._versions
        day, current = self.filters.on, self.filters.current_only
        whole = self.tr("Current versions") if current else self.tr("All versions")
        value = ", ".join(map(phrases.status, chosen)) or self.tr("all")
        button.say(
            self.tr("Status: {0}").format(value) if chosen or day else whole,
            bool(chosen) or not (current or day),
        )
        button.setVisible(day is None or bool(chosen or self._facets.statuses))
        button.empty()
        if day is None:
            for name, wanted in (
                (self.tr("Current versions"), True),
                (self.tr("All versions"), False),
            ):
                filters = replace(self.filters, current_only=wanted, statuses=())
                on = not chosen and current is wanted
                button.add(name, None, on, partial(self.choose, filters))
        else:
            button.add(self.tr("Every status"), None, not chosen, partial(self._statuses, ()))
        button.part()
        for status, count in self._facets.statuses:
            act = partial(self._statuses, _toggled(chosen, status))
            button.add(phrases.status(status), count, status in chosen, act)

    def _statuses(self, statuses: tuple[Status, ...]) -> None:
        self.choose(replace(self.filters, statuses=statuses))

    def _word_day(self) -> None:
        day = self.filters.on
        text = self.tr("As of {0}").format(phrases.day(day)) if day else self.tr("As of…")
        told = self.tr("The law as it stood on a day of your choice")
        self._day.say(text, day is not None, told)

    def _ask_day(self) -> None:
        self._word_day()
        self.days.ask(self.filters.on, self._day.below)

    def _on(self, day: date | None) -> None:
        self.choose(replace(self.filters, on=day))

    @property
    def buttons(self) -> Sequence[FilterButton]:
        """The filters' buttons, in tab order."""
        return self._level, self._region, self._law, self._source, self._versions, self._day


def _toggled(chosen: tuple[T, ...], one: T) -> tuple[T, ...]:
    """The choice with one more, or without it."""
    return tuple(each for each in chosen if each != one) if one in chosen else (*chosen, one)


def _short(sources: Sequence[str]) -> dict[str, str]:
    """The last parts of paths for names; the whole path where two end alike."""
    ends = {source: PurePath(source).name or source for source in sources}
    seen = Counter(ends.values())
    return {source: end if seen[end] == 1 else source for source, end in ends.items()}
