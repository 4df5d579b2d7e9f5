"""Weighted components of many texts as flat arrays, and the sums of matrix rows over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import torch

_BATCH = 2048


@dataclass(frozen=True, slots=True)
class Bags:
    """`ids` (int64) and `weights` (float32) end to end; text i has `starts[i]` to `starts[i+1]`."""

    ids: "np.ndarray[Any, Any]"
    starts: "np.ndarray[Any, Any]"
    weights: "np.ndarray[Any, Any]"

    def __len__(self) -> int:
        """How many texts."""
        return len(self.starts) - 1

    def take(
        self, rows: "Sequence[int] | np.ndarray[Any, Any]"
    ) -> "tuple[torch.Tensor, torch.Tensor, torch.Tensor]":
        """Ids, offsets (texts) and weights of these texts, as EmbeddingBag wants them."""
        import numpy as np
        import torch

        chosen = np.asarray(rows, dtype=np.int64)
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        offsets = np.cumsum(sizes) - sizes
        places = np.repeat(self.starts[chosen] - offsets, sizes) + np.arange(sizes.sum())
        return (
            torch.from_numpy(self.ids[places]),
            torch.from_numpy(offsets),
            torch.from_numpy(self.weights[places]),
        )


def embedded(
    table: "torch.Tensor", bags: Bags, rows: Sequence[int], width: int | None = None
) -> "torch.Tensor":
    """Unit vectors (rows, width) of these texts: their components' rows, added up, cut, scaled."""
    import torch
    from torch.nn import functional

    narrow = table[:, :width].contiguous() if width else table
    out = torch.zeros(len(rows), narrow.shape[1])
    with torch.no_grad():
        for start in range(0, len(rows), _BATCH):
            ids, offsets, weights = bags.take(rows[start : start + _BATCH])
            sums = functional.embedding_bag(
                ids, narrow, offsets, mode="sum", per_sample_weights=weights
            )
            out[start : start + len(sums)] = functional.normalize(sums)
    return out
