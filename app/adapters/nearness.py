"""Compares many questions with many passages exactly, block by block on NumPy."""

from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

from app.domain.events import Pace, Work
from app.services.encoder_ports import Vectors

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[Any, np.dtype[np.float32]]
    Places = np.ndarray[Any, np.dtype[np.int64]]

_QUESTIONS, _PASSAGES = 512, 8_192
"""Rows of the two sides that are compared at once: 16 MiB of cosines, some tens of ms."""
_ZERO = 1e-6
_DIGITS = 6
"""Cosines that agree so far are equal: equal passages then keep their order."""


class MatrixNearness:
    """Exact nearness; see the port `Nearness`."""

    def best(
        self, questions: Vectors, passages: Vectors, width: int, depth: int
    ) -> Work[Sequence[Sequence[tuple[int, float]]]]:
        """For each question the places and cosines of the `depth` nearest passages, best first.

        A question that is all zeros has none. Progress counts comparisons in passages.
        """
        scan = self.begun([questions], (width,), depth)
        yield from scan.offer(passages)
        return scan.told()[width]

    def begun(
        self, questions: Sequence[Vectors], widths: Sequence[int], depth: int
    ) -> "MatrixScan":
        """A comparison to which passages are given bit by bit; `questions` are matrices."""
        return MatrixScan(questions, widths, depth)


class MatrixScan:
    """The nearest passages so far of each question, at several widths."""

    def __init__(self, questions: Sequence[Vectors], widths: Sequence[int], depth: int) -> None:
        import numpy as np

        rows = [np.asarray(one, dtype="float32") for one in questions]
        asked = np.concatenate(rows) if rows else np.zeros((0, max(widths)), dtype="float32")
        self._best = {width: _Best(asked, width, depth) for width in widths}
        self._count, self._seen = len(asked), 0

    def offer(self, passages: Vectors) -> Work[None]:
        """Compare with more passages, which are numbered on from those before."""
        import numpy as np

        rows = np.asarray(passages, dtype="float32")
        blocks = list(_blocks(len(rows), _PASSAGES))
        asked = list(_blocks(self._count, _QUESTIONS))
        steps = len(blocks) * len(asked) * len(self._best)
        pace, done = Pace("comparing", steps, "steps", monotonic), 0
        for start, stop in blocks:
            for width, best in self._best.items():
                cut = _unit(rows[start:stop], width)
                for some in asked:
                    yield pace.at(done)
                    best.offer(slice(*some), cut, self._seen + start)
                    done += 1
        self._seen += len(rows)

    def told(self) -> Mapping[int, Sequence[Sequence[tuple[int, float]]]]:
        """By width, for each question, places and cosines, best first."""
        return {width: best.told() for width, best in self._best.items()}


class _Best:
    """The nearest passages so far of every question at one width."""

    def __init__(self, asked: "Matrix", width: int, depth: int) -> None:
        import numpy as np

        self._asked = _unit(asked, width)
        self._scores = np.full((len(asked), depth), -np.inf, dtype="float32")
        self._places: Places = np.full((len(asked), depth), -1, dtype="int64")

    def offer(self, some: slice, rows: "Matrix", first: int) -> None:
        """Compare some questions with passages, the first of which has the number `first`.

        After the first passages few are nearer than the farthest kept, and only those are looked
        at: sorting every cosine would take ten times as long.
        """
        import numpy as np

        scores = self._asked[some] @ rows.T
        floor, depth = self._scores[some].min(axis=1), self._scores.shape[1]
        if np.isneginf(floor).any():
            fresh, places = _nearest(scores, depth, first)
        else:
            fresh, places = _above(scores, floor, first)
        if not fresh.shape[1]:
            return
        fresh = np.concatenate([self._scores[some], fresh], axis=1)
        places = np.concatenate([self._places[some], places], axis=1)
        chosen = np.argpartition(fresh, -depth, axis=1)[:, -depth:]
        self._scores[some] = np.take_along_axis(fresh, chosen, axis=1)
        self._places[some] = np.take_along_axis(places, chosen, axis=1)

    def told(self) -> list[list[tuple[int, float]]]:
        """For each question its passages, best first; none where it says nothing."""
        import numpy as np

        said = np.linalg.norm(self._asked, axis=1) > 0.5
        scores = np.round(self._scores.astype("float64"), _DIGITS)
        order = np.lexsort((self._places, -scores))
        places = np.take_along_axis(self._places, order, axis=1).tolist()
        ranked = np.take_along_axis(scores, order, axis=1).tolist()
        return [
            [(place, score) for place, score in zip(*row, strict=True) if place >= 0 and told]
            for told, *row in zip(said, places, ranked, strict=True)
        ]


def _nearest(scores: "Matrix", depth: int, first: int) -> "tuple[Matrix, Places]":
    """Of each row the highest cosines with their numbers."""
    import numpy as np

    kept = min(depth, scores.shape[1])
    columns = np.argpartition(scores, -kept, axis=1)[:, -kept:]
    return np.take_along_axis(scores, columns, axis=1), columns + first


def _above(scores: "Matrix", floor: "Matrix", first: int) -> "tuple[Matrix, Places]":
    """Of each row the cosines above its floor with their numbers, padded to one length."""
    import numpy as np

    question, column = np.nonzero(scores > floor[:, None])
    counts = np.bincount(question, minlength=len(scores))
    slot = np.arange(len(question)) - (np.cumsum(counts) - counts)[question]
    fresh = np.full((len(scores), counts.max(initial=0)), -np.inf, dtype="float32")
    places = np.full(fresh.shape, -1, dtype="int64")
    fresh[question, slot] = scores[question, column]
    places[question, slot] = column + first
    return fresh, places


def _blocks(count: int, size: int) -> Iterator[tuple[int, int]]:
    return ((start, min(start + size, count)) for start in range(0, count, size))


def _unit(rows: "Matrix", width: int) -> "Matrix":
    """The leading numbers of each row at unit length; zeros stay zeros."""
    import numpy as np

    cut = np.array(rows[:, :width], dtype="float32", order="C")
    norms = np.sqrt(np.einsum("ij,ij->i", cut, cut))
    cut /= np.where(norms > _ZERO, norms, np.inf)[:, None]
    return cut
