"""Lays the figures of an evaluation out as tables of cells, with what stands behind each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.significance import Difference
from app.services.evaluating import Evaluation
from app.services.evaluating_groups import By, Group
from app.services.evaluating_indexes import Compared
from app.services.evaluating_parts import Row
from app.ui import evaluation_words as words
from app.ui import index_words, phrases
from app.ui.dial_figures import decimal, milliseconds, signed

translate = QCoreApplication.translate

GAINED = ("hit@1", "hit@10", "recall@100")
"""Measures that the table of parts shows with their changes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, what its tooltip tells, and whether it is set bold."""

    text: str
    told: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its heads, its rows; the first column names the row."""

    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def of_measures(found: Evaluation) -> Sheet:
    """The measures with their intervals."""
    heads = (
        Cell(translate("Evaluation", "Measure")),
        Cell(translate("Evaluation", "Figure")),
        Cell(translate("Evaluation", "95 % certain"), _interval_told()),
    )
    return Sheet(heads, tuple(_measure_row(found, name) for name in words.MEASURES))


def _measure_row(found: Evaluation, name: str) -> tuple[Cell, ...]:
    figure, bounds = found.metrics[name], found.intervals[name]
    told = words.exact(name, figure, bounds)
    return (
        Cell(words.measure(name), words.measure_told(name)),
        Cell(words.value(name, figure), told),
        Cell(words.between(name, bounds), told),
    )


def of_parts(rows: Sequence[Row]) -> Sheet:
    """The parts of the search, each with what it changed."""
    heads = [Cell(translate("Evaluation", "Part of the search"))]
    for name in GAINED:
        heads.append(Cell(_short(name), words.measure_told(name)))
        told = translate("Evaluation", "Points gained over the row before; bold: more than chance")
        heads.append(Cell(translate("Evaluation", "change"), told))
    heads.append(Cell(translate("Evaluation", "Time"), _time_told()))
    return Sheet(tuple(heads), tuple(_part_row(row) for row in rows))


def _part_row(row: Row) -> tuple[Cell, ...]:
    name = words.part(row.part)
    found, cells = row.evaluation, [Cell(name, name)]
    for name in GAINED:
        cells.append(Cell(words.value(name, found.metrics[name]), _exact(found.metrics, name)))
        cells.append(_change(row.gained.get(name)))
    told = translate("Evaluation", "One in twenty takes over {0}")
    late = told.format(milliseconds(found.ms["p95"]))
    return (*cells, Cell(milliseconds(found.ms["p50"]), late))


def of_comparison(found: Compared) -> Sheet:
    """Both indexes side by side."""
    first, second = words.indexes(found)
    heads = (
        Cell(translate("Evaluation", "Measure")),
        Cell(first, index_words.details(found.first)),
        Cell(second, index_words.details(found.second)),
        Cell(translate("Evaluation", "Points"), translate("Evaluation", "Bold: more than chance")),
    )
    return Sheet(heads, tuple(_compared_row(found, name) for name in words.MEASURES))


def _compared_row(found: Compared, name: str) -> tuple[Cell, ...]:
    sides = found.before, found.after
    figures = [Cell(words.value(name, one.metrics[name]), _interval_of(one, name)) for one in sides]
    tested = found.differences.get(name)
    gain = found.after.metrics[name] - found.before.metrics[name]
    change = Cell(signed(100 * gain)) if tested is None else _change(tested)
    return (Cell(words.measure(name), words.measure_told(name)), *figures, change)


def of_groups(groups: Sequence[Group], by: By) -> Sheet:
    """The groups of questions."""
    heads = (
        Cell(words.by(by)),
        Cell(translate("Evaluation", "Questions")),
        *(Cell(_short(name), words.measure_told(name)) for name in GAINED[:2]),
        Cell(translate("Evaluation", "95 % certain"), _interval_told()),
        Cell(_short(GAINED[2]), words.measure_told(GAINED[2])),
    )
    return Sheet(heads, tuple(_group_row(one, by) for one in groups))


def _group_row(one: Group, by: By) -> tuple[Cell, ...]:
    first, ten, hundred = (
        Cell(
            words.value(name, one.metrics[name]),
            words.exact(name, one.metrics[name], one.intervals[name]),
        )
        for name in GAINED
    )
    bounds = Cell(words.between("hit@10", one.intervals["hit@10"]), ten.told)
    name = words.group(one, by)
    return Cell(name, name), Cell(phrases.number(one.questions)), first, ten, bounds, hundred


def _short(name: str) -> str:
    return {
        "hit@1": translate("Evaluation", "First"),
        "hit@10": translate("Evaluation", "First 10"),
        "recall@100": translate("Evaluation", "First 100"),
    }[name]


def _change(gain: Difference | None) -> Cell:
    if gain is None:
        return Cell("")
    told = translate("Evaluation", "{0} points; 95 % interval {1} to {2}").format(
        *(signed(100 * one) for one in (gain.value, gain.low, gain.high))
    )
    if gain.p is not None:
        told += f"; p = {decimal(gain.p, 4)}"
    return Cell(signed(100 * gain.value), told, not gain.low <= 0 <= gain.high)


def _exact(metrics: Mapping[str, float], name: str) -> str:
    return f"{name} = {decimal(metrics[name], 4)}"


def _interval_of(found: Evaluation, name: str) -> str:
    return words.exact(name, found.metrics[name], found.intervals[name])


def _interval_told() -> str:
    return translate(
        "Evaluation",
        "Were other questions of the same kind asked, the figure would lie here 95 times of 100",
    )


def _time_told() -> str:
    return translate("Evaluation", "Half of the questions are answered within this time")
