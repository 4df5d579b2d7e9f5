"""Compares questions with provisions that are named for each, by reading an index's rows once."""

from collections.abc import Iterable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

from app.adapters.exact_scan import matrix, unit
from app.domain.events import Pace, Work
from app.services.encoder_ports import Vectors

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

_AT_ONCE = 32_768
"""Pairs compared at once: 100 MB at 768 numbers on both sides."""
_DIGITS = 6


def paired(
    pages: "Iterable[pa.Table]",
    total: int,
    questions: Sequence[Vectors],
    names: Sequence[Sequence[str]],
) -> Work[list[list[float | None]]]:
    """For each question the cosines of its named provisions, each told by its nearest row.

    None where no row is of that provision. `pages` have the columns ``provision_id`` and
    ``vector``, `questions` are matrices of vectors. Progress counts rows; closing it ends it
    before the next page. Of vectors of different widths the wider ones are cut.
    """
    import numpy as np

    asked = np.concatenate([np.asarray(one, dtype="float32") for one in questions])
    places = {name: place for place, name in enumerate({one: None for all in names for one in all})}
    wanted = _Wanted(names, places)
    pace, read = Pace("comparing", total, "rows", monotonic), 0
    yield pace.at(0)
    for page in pages:
        read += page.num_rows
        page = page.filter(page["vector"].is_valid())
        held = [places.get(name, -1) for name in page["provision_id"].to_pylist()]
        some = np.flatnonzero(np.asarray(held, dtype="int64") >= 0)
        if len(some):
            rows = matrix(page)[some]
            width = min(asked.shape[1], rows.shape[1])
            asked = unit(asked, width)
            wanted.offer(unit(rows, width), [held[row] for row in some], asked)
        yield pace.at(read)
    return wanted.told([len(one) for one in names])


class _Wanted:
    """The pairs in the order of their provisions, with the best cosine of each so far."""

    def __init__(self, names: Sequence[Sequence[str]], places: dict[str, int]) -> None:
        import numpy as np

        provisions = np.asarray([places[one] for all in names for one in all], dtype="int64")
        counts = [len(one) for one in names]
        self._order = np.argsort(provisions, kind="stable")
        self._questions = np.repeat(np.arange(len(names)), counts)[self._order]
        self._first = np.searchsorted(provisions[self._order], np.arange(len(places) + 1))
        self._best = np.full(len(provisions), -np.inf, dtype="float32")

    def offer(self, rows: "np.ndarray[Any, Any]", held: Sequence[int], asked: Any) -> None:
        """Compare rows, whose provisions have the places `held`, with all that ask for them."""
        import numpy as np

        begins, ends = self._first[held], self._first[np.asarray(held) + 1]
        counts = ends - begins
        row = np.repeat(np.arange(len(held)), counts)
        pair = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
        pair += np.repeat(begins, counts)
        for start in range(0, len(row), _AT_ONCE):
            some, those = pair[start : start + _AT_ONCE], row[start : start + _AT_ONCE]
            cosines = np.einsum("ij,ij->i", asked[self._questions[some]], rows[those])
            np.maximum.at(self._best, some, cosines)

    def told(self, counts: Sequence[int]) -> list[list[float | None]]:
        """The cosines in the order in which the names were given."""
        import numpy as np

        best = np.empty_like(self._best)
        best[self._order] = self._best
        plain = [
            value if value > float("-inf") else None
            for value in np.round(best.astype("float64"), _DIGITS).tolist()
        ]
        ends = np.cumsum(counts).tolist()
        return [plain[end - count : end] for end, count in zip(ends, counts, strict=True)]
