"""Lays the figures of a judgement out as tables: measures by part, widths, and two runs."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.training import JUDGED, Comparison, Figures, Gain, Part, TrainingRun
from app.ui import phrases
from app.ui import train_words as words
from app.ui.dial_figures import decimal, share, signed
from app.ui.evaluation_tables import Cell, Sheet

translate = QCoreApplication.translate

_RANKED = ("mrr@10", "ndcg@10")
"""Measures that are no shares of the questions, and are written as plain numbers."""


def parts_of(found: Comparison) -> list[Part]:
    """The parts that were judged."""
    there = {one.part for one in found.after}
    return [part for part in JUDGED if part in there]


def widths_of(found: Comparison) -> list[int]:
    """The widths that were judged, the full one first."""
    return sorted({one.width for one in found.after}, reverse=True)


def of_measures(found: Comparison) -> Sheet:
    """The measures at full width, each part with its figures before and after and its gain."""
    heads = [Cell(translate("Train", "Measure"))]
    for part in parts_of(found):
        count = _figures(found.after, part, widths_of(found)[0])
        number = phrases.number(count.questions if count is not None else 0)
        told = translate("Train", "{0} ({1} questions)").format(words.part_told(part), number)
        heads.append(Cell(words.part_short(part), told))
        heads.append(Cell(translate("Train", "points"), _points_told()))
    rows = tuple(_measure_row(found, name) for name in words.MEASURES)
    return Sheet(tuple(heads), rows)


def _measure_row(found: Comparison, name: str) -> tuple[Cell, ...]:
    width = widths_of(found)[0] if found.after else 0
    cells = [Cell(words.measure(name), f"{words.measure(name)}: {name}")]
    for part in parts_of(found):
        cells.append(_pair(found, part, width, name))
        gain = next((one for one in found.gains if (one.part, one.measure) == (part, name)), None)
        cells.append(_gain(gain) if gain is not None else _plain_gain(found, part, width, name))
    return tuple(cells)


def of_widths(found: Comparison, measure: str) -> Sheet:
    """One measure at every width."""
    heads = [Cell(translate("Train", "Numbers per text"))]
    for part in parts_of(found):
        heads.append(Cell(words.part_short(part), words.part_told(part)))
        heads.append(Cell(translate("Train", "points")))
    rows = []
    for width in widths_of(found):
        cells = [Cell(phrases.number(width))]
        for part in parts_of(found):
            cells.append(_pair(found, part, width, measure))
            cells.append(_plain_gain(found, part, width, measure))
        rows.append(tuple(cells))
    return Sheet(tuple(heads), tuple(rows))


def of_two(first: tuple[TrainingRun, Comparison], second: tuple[TrainingRun, Comparison]) -> Sheet:
    """Two runs side by side at full width: what each new model finds, and the difference."""
    runs = first[0], second[0]
    heads = [Cell(translate("Train", "Measure"))]
    heads += [Cell(phrases.moment(run.created), words.recipe_name(run)) for run in runs]
    heads.append(Cell(translate("Train", "points")))
    rows = []
    for part in [one for one in parts_of(first[1]) if one in parts_of(second[1])]:
        for name in words.MEASURES:
            values = [
                _value(one[1].after, part, widths_of(one[1])[0], name) for one in (first, second)
            ]
            title = f"{words.measure(name)}, {words.part(part)}"
            difference = Cell(signed(100 * (values[1] - values[0])))
            rows.append((Cell(title, title), *(Cell(_told(name, v)) for v in values), difference))
    return Sheet(tuple(heads), tuple(rows))


def _pair(found: Comparison, part: Part, width: int, name: str) -> Cell:
    before = _value(found.before, part, width, name)
    after = _value(found.after, part, width, name)
    return Cell(
        f"{_told(name, before)} → {_told(name, after)}", f"{name}: {before:.4f}, {after:.4f}"
    )


def _plain_gain(found: Comparison, part: Part, width: int, name: str) -> Cell:
    before = _value(found.before, part, width, name)
    after = _value(found.after, part, width, name)
    return Cell(signed(100 * (after - before)))


def _gain(gain: Gain) -> Cell:
    told = translate("Train", "{0} ({1} … {2})").format(
        signed(100 * (gain.after - gain.before)), signed(100 * gain.low), signed(100 * gain.high)
    )
    return Cell(told, words.gain(gain), not gain.low <= 0 <= gain.high)


def _value(figures: Sequence[Figures], part: Part, width: int, name: str) -> float:
    found = _figures(figures, part, width)
    return found.values.get(name, 0.0) if found is not None else 0.0


def _figures(figures: Sequence[Figures], part: Part, width: int) -> Figures | None:
    """Those of the width, else of the next wider one: a model may not have been cut to it."""
    fitting = [one for one in figures if one.part is part]
    exact = next((one for one in fitting if one.width == width), None)
    return exact or max(fitting, key=lambda one: one.width, default=None)


def _told(name: str, value: float) -> str:
    return decimal(value, 3) if name in _RANKED else share(value)


def _points_told() -> str:
    return translate(
        "Train",
        "Points gained, and where the gain lies with 95 % certainty; bold: more than chance",
    )
