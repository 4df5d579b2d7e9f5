"""Tokens' rows as sums of components: trained apart, folded into one matrix at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.adapters.static_training.bags import Bags

if TYPE_CHECKING:
    import numpy as np
    import torch
    from tokenizers import Tokenizer

_BATCH = 2048


@dataclass(frozen=True, slots=True)
class Composition:
    """Token t is the components `parts` of bag t; there are `size` components, 0 being none."""

    parts: Bags
    size: int

    @classmethod
    def of(cls, rows: Sequence[Sequence[tuple[int, float]]], size: int) -> "Composition":
        """The composition with these components and weights, token by token."""
        import numpy as np

        flat = [pair for row in rows for pair in row]
        starts = np.cumsum([0, *map(len, rows)])
        ids = np.asarray([component for component, _ in flat], dtype=np.int64)
        weights = np.asarray([weight for _, weight in flat], dtype=np.float32)
        return cls(Bags(ids, starts, weights), size)

    def folded(self, table: "torch.Tensor") -> "torch.Tensor":
        """One row per token (tokens, dimension) from one per component (size, dimension)."""
        from torch.nn import functional

        ids, offsets, weights = self.parts.take(range(len(self.parts)))
        return functional.embedding_bag(ids, table, offsets, mode="sum", per_sample_weights=weights)

    def bags(self, tokenizer: "Tokenizer", texts: Sequence[str]) -> Bags:
        """The components of `texts`, each once per text, with their weights added up."""
        import numpy as np

        ids, sizes, weights = [], [], []
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            found = tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            tokens = [np.asarray(one.ids, dtype=np.int64) for one in found]
            places, sums = self._merged(tokens)
            text, component = np.divmod(places, self.size)
            ids.append(component)
            weights.append(sums)
            sizes.append(np.bincount(text, minlength=len(batch)))
        if not ids:
            return Bags(np.zeros(0, np.int64), np.zeros(1, np.int64), np.zeros(0, np.float32))
        starts = np.concatenate(([0], np.cumsum(np.concatenate(sizes))))
        return Bags(np.concatenate(ids), starts, np.concatenate(weights))

    def _merged(
        self, tokens: "Sequence[np.ndarray[Any, Any]]"
    ) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
        """Text times `size` plus component, ascending, and the weight of that component there."""
        import numpy as np

        flat = np.concatenate(tokens)
        owner = np.repeat(np.arange(len(tokens)), [len(one) for one in tokens])
        ids, _, weights = (part.numpy() for part in self.parts.take(flat))
        lengths = np.diff(self.parts.starts)[flat]
        places, where = np.unique(np.repeat(owner, lengths) * self.size + ids, return_inverse=True)
        return places, np.bincount(where, weights, minlength=len(places)).astype(np.float32)
