"""Compares every row of an index with every question, exactly, at several widths at once."""

from array import array
from collections.abc import Iterable, Sequence
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, Any

from app.domain.events import Pace, Work
from app.services.encoder_ports import Vectors
from app.services.index_ports import Scanned

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Matrix = np.ndarray[Any, np.dtype[np.float32]]
    Places = np.ndarray[Any, np.dtype[np.int64]]

PAGE = 1024
"""Rows read at once, 3 MB at 768 numbers: larger pages make Lance hold on to much more."""

_TRIES = 3
_ZERO = 1e-6
_DIGITS = 6
"""Scores that agree so far are equal: equal texts then keep the order of their rows."""


def scan(
    pages: "Iterable[pa.Table]",
    total: int,
    questions: Sequence[Vectors],
    widths: Sequence[int],
    depth: int,
) -> Work[list[Scanned]]:
    """The `depth` best rows of each question at each width, told as provisions, best first.

    `pages` have the columns ``provision_id`` and ``vector``, `questions` are matrices of vectors;
    both are cut to each width and brought to unit length again. Progress counts rows; closing it
    ends it before the next width of a page.
    """
    import numpy as np
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

    threads = ThreadpoolController()
    asked = np.concatenate([np.asarray(one, dtype="float32") for one in questions])
    best = [_Best(asked, width, depth) for width in widths]
    ids: list[pa.ChunkedArray] = []
    pace, first, read = Pace("measuring", total, "rows", monotonic), 0, 0
    yield pace.at(0)
    for page in pages:
        read += page.num_rows
        page = page.filter(page["vector"].is_valid())
        rows = matrix(page)
        for one in best:
            # BLAS's threads wait by spinning: beside other work several are slower than one
            with threads.limit(limits=1, user_api="blas"):
                one.offer(rows, first)
            yield pace.at(read)
        ids.append(page["provision_id"])
        first += page.num_rows
    names = [name for column in ids for name in column.to_pylist()]
    found = []
    for one in best:
        yield pace.at(read)
        found.append(one.told(names))
    return found


class _Best:
    """The best rows so far of every question at one width."""

    def __init__(self, asked: "Matrix", width: int, depth: int) -> None:
        import numpy as np

        self.width, self.seconds = width, 0.0
        self._asked = unit(asked, width)
        self._scores = np.full((len(asked), depth), -np.inf, dtype="float32")
        self._places: Places = np.full((len(asked), depth), -1, dtype="int64")

    def offer(self, rows: "Matrix", first: int) -> None:
        """Compare with rows, the first of which has the number `first`.

        What is better than the worst kept is little after the first pages, and put in by itself.
        """
        import numpy as np

        cut = unit(rows, self.width)
        self.seconds += _timed(cut, self._asked[0])
        scores = self._asked @ cut.T
        question, column = np.nonzero(scores > self._scores.min(axis=1)[:, None])
        if not len(question):
            return
        counts = np.bincount(question, minlength=len(scores))
        slot = np.arange(len(question)) - (np.cumsum(counts) - counts)[question]
        fresh = np.full((len(scores), counts.max()), -np.inf, dtype="float32")
        places = np.full(fresh.shape, -1, dtype="int64")
        fresh[question, slot] = scores[question, column]
        places[question, slot] = column + first
        fresh = np.concatenate([self._scores, fresh], axis=1)
        places = np.concatenate([self._places, places], axis=1)
        depth = self._scores.shape[1]
        chosen = np.argpartition(fresh, -depth, axis=1)[:, -depth:]
        self._scores = np.take_along_axis(fresh, chosen, axis=1)
        self._places = np.take_along_axis(places, chosen, axis=1)

    def told(self, names: Sequence[str]) -> Scanned:
        """For each question its provisions with their cosines; none where it says nothing."""
        import numpy as np

        told = np.linalg.norm(self._asked, axis=1) > 0.5
        scores = np.round(self._scores.astype("float64"), _DIGITS)
        order = np.lexsort((self._places, -scores))
        ranked = np.take_along_axis(self._places, order, axis=1)
        scores = np.take_along_axis(scores, order, axis=1)
        kept: list[list[str]] = []
        cosines: list[array[float]] = []
        for row in range(len(ranked)):
            best: dict[str, float] = {}
            if told[row]:
                for place, score in zip(ranked[row].tolist(), scores[row].tolist(), strict=True):
                    if place >= 0:
                        best.setdefault(names[place], score)
            kept.append(list(best))
            cosines.append(array("d", best.values()))
        return Scanned(self.width, len(names), kept, cosines, self.seconds * 1000)


def matrix(page: "pa.Table") -> "Matrix":
    """The vectors of a page of rows, one below the other."""
    column = page["vector"].combine_chunks()
    rows: Matrix = column.flatten().to_numpy().reshape(len(column), column.type.list_size)
    return rows


def unit(rows: "Matrix", width: int) -> "Matrix":
    """The leading numbers of each row at unit length; zeros stay zeros."""
    import numpy as np

    cut = np.array(rows[:, :width], dtype="float32", order="C")
    norms = np.sqrt(np.einsum("ij,ij->i", cut, cut))
    cut /= np.where(norms > _ZERO, norms, np.inf)[:, None]
    return cut


def _timed(rows: "Matrix", question: "Matrix") -> float:
    """Seconds of comparing one question with these rows on one core: the best of a few tries."""
    import numpy as np

    taken = []
    for _ in range(_TRIES):
        started = perf_counter()
        # a product by BLAS wakes its threads, which takes longer than so small a piece of work
        np.einsum("ij,j->i", rows, question)
        taken.append(perf_counter() - started)
    return min(taken)
