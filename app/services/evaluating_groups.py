"""Measures apart the questions of one law, of one level of law, or of one length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.events import Work
from app.domain.measures import means
from app.domain.significance import Interval, intervals
from app.services.evaluating import Answered, Evaluation, both, rounded

FEWEST = 5
"""Questions that a group of its own needs."""

_CLASSES = 4


class By(StrEnum):
    """What questions are grouped by; law and level are those of the first relevant provision."""

    LAW = "law"
    LEVEL = "level"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of some of the questions.

    `name` is a law's title, a level's key, lengths in characters (``8-15``), or empty for what is
    not in the library; `gathered` counts the groups with fewer than FEWEST questions that were
    put together into this one, 0 in others, and its name is empty then.
    """

    name: str
    questions: int
    metrics: Mapping[str, float]
    intervals: Mapping[str, Interval]
    gathered: int = 0


def grouped(evaluation: Evaluation, by: By) -> Work[list[Group]]:
    """The measures of each group: the largest first, lengths in their order, gathered ones last."""
    split = _by_length(evaluation.answered) if by is By.LENGTH else _by_law(evaluation.answered, by)
    large = {name: some for name, some in split.items() if len(some) >= FEWEST}
    small = [some for some in split.values() if len(some) < FEWEST]
    groups = list[Group]()
    for name, some in large.items():
        groups.append((yield from _group(name, some)))
    if small:
        rest = [one for some in small for one in some]
        groups.append((yield from _group("", rest, len(small))))
    return groups


def _group(name: str, some: Sequence[Answered], gathered: int = 0) -> Work[Group]:
    columns = {key: [one.figures[key] for one in some] for key in some[0].figures}
    bounds = yield from intervals(columns)
    figures = rounded(means([one.figures for one in some]))
    told = {key: both(pair) for key, pair in bounds.items()}
    return Group(name, len(some), figures, told, gathered)


def _by_law(answered: Sequence[Answered], by: By) -> dict[str, list[Answered]]:
    split: dict[str, list[Answered]] = {}
    for one in answered:
        split.setdefault(one.law if by is By.LAW else one.level, []).append(one)
    return dict(sorted(split.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _by_length(answered: Sequence[Answered]) -> dict[str, list[Answered]]:
    """Four classes of about equal size; questions of one length are never parted."""
    lengths = sorted(len(one.asked.text) for one in answered)
    bounds = sorted({lengths[len(lengths) * part // _CLASSES] for part in range(1, _CLASSES)})
    split: dict[int, list[Answered]] = {}
    for one in sorted(answered, key=lambda one: len(one.asked.text)):
        place = sum(len(one.asked.text) >= bound for bound in bounds)
        split.setdefault(place, []).append(one)
    return {_range([len(one.asked.text) for one in some]): some for some in split.values()}


def _range(lengths: Sequence[int]) -> str:
    return f"{lengths[0]}-{lengths[-1]}"
