"""Passages' vectors in memory, compared as an index's rows are."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from app.domain.events import Work
from app.domain.question import Filters
from app.services.encoder_ports import Vectors
from app.services.index_ports import Scanned

if TYPE_CHECKING:
    import pyarrow as pa


class EmbeddedRows:
    """The passages of a library in the eyes of an encoder that has no index of it."""

    def __init__(self, names: Sequence[str], vectors: Sequence[Vectors]) -> None:
        """`names` are the provisions of the rows of all the matrices, one after another."""
        self._names, self._vectors = names, vectors

    def exact(
        self, vectors: Sequence[Vectors], filters: Filters, widths: Sequence[int], depth: int
    ) -> Work[list[Scanned]]:
        """As `exact_scan.scan`; `filters` have to be those of a plain search."""
        from app.adapters.exact_scan import scan

        if filters != Filters():
            raise ValueError("vectors in memory have no columns to filter by")
        return scan(self._pages(), len(self._names), vectors, widths, depth)

    def cosines(
        self, vectors: Sequence[Vectors], names: Sequence[Sequence[str]]
    ) -> Work[list[list[float | None]]]:
        """For each question the cosines of its named provisions; see `pair_scan.paired`."""
        from app.adapters.pair_scan import paired

        return paired(self._pages(), len(self._names), vectors, names)

    def _pages(self) -> "Iterator[pa.Table]":
        import numpy as np
        import pyarrow as pa

        ends = accumulate(len(matrix) for matrix in self._vectors)
        for end, matrix in zip(ends, self._vectors, strict=True):
            rows = np.ascontiguousarray(matrix, dtype="float32")
            flat = pa.array(rows.reshape(-1))
            lists = pa.FixedSizeListArray.from_arrays(flat, rows.shape[1])
            names = pa.array(list(self._names[end - len(rows) : end]), pa.string())
            yield pa.table({"provision_id": names, "vector": lists})
