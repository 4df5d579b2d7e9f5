"""Contrastive training of the matrix: first on pairs cut from the law, then on questions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from app.adapters.static_training.bags import Bags, embedded
from app.adapters.static_training.recipe import StaticRecipe
from app.domain.events import Pace, Progress, Work

if TYPE_CHECKING:
    import numpy as np
    import torch

_FORBIDDEN = -1e4
_ROWS = 1024
_LAST_RATE = 0.2
"""The first round ends at this share of its learning rate, so that the second goes on smoothly."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Text i of `asked` belongs to any passage in `answers[i]` of `texts`.

    `groups` holds, per language, the pairs that may be batched together; `pool` the passages
    among which wrong answers for each group are mined.
    """

    asked: Bags
    texts: Bags
    answers: Sequence[Sequence[int]]
    groups: Sequence[Sequence[int]]
    pool: Sequence[Sequence[int]] = ()


class Fitting:
    """The matrix under training with its optimiser's state; the same seed gives the same matrix."""

    def __init__(self, recipe: StaticRecipe, weights: "torch.Tensor") -> None:
        import numpy as np
        import torch

        self._recipe = recipe
        self._table = torch.nn.EmbeddingBag.from_pretrained(weights, freeze=False, mode="sum")
        self._adam = torch.optim.Adam(self._table.parameters(), betas=(0.9, 0.99), fused=True)
        self._random = np.random.default_rng(recipe.seed)
        self._drop = torch.Generator().manual_seed(recipe.seed)

    @property
    def weights(self) -> "torch.Tensor":
        """The matrix (components, dimension) as it is now."""
        return self._table.weight.detach()

    def run(
        self,
        stage: str,
        pairs: Pairs,
        epochs: int,
        mine_before: Sequence[int] = (),
        last_rate: float = 0.0,
    ) -> Work[None]:
        """Train `epochs` rounds over `pairs`; before the rounds in `mine_before`, mine.

        The learning rate falls in a straight line to `last_rate` times its start. The matrix ends
        as the mean of what it was after each step from the share `average_from` on.
        """
        wrong: dict[int, list[int]] = {}
        mean, summed = self.weights.clone(), 0
        steps = epochs * sum(len(group) // self._batch(group) for group in pairs.groups)
        pace, step = Pace(stage, steps, "steps", monotonic), 0
        for epoch in range(epochs):
            if epoch in mine_before:
                wrong = yield from self._mined(pairs)
            for rows in self._order(pairs):
                rate = self._recipe.learning_rate * (1 - (1 - last_rate) * step / steps)
                loss = self._step(pairs, rows, wrong, rate)
                step += 1
                if step > steps * self._recipe.average_from:
                    summed += 1
                    mean += (self.weights - mean) / summed
                if step % 20 == 0 or step == steps:
                    yield pace.at(step, f"loss {loss:.2f}")
        if summed:
            self.weights.copy_(mean)

    def _batch(self, group: Sequence[int]) -> int:
        return max(1, min(self._recipe.batch, len(group)))

    def _order(self, pairs: Pairs) -> "Iterator[np.ndarray[Any, Any]]":
        """Batches in random order, each of one language; a remainder waits for the next round."""
        import numpy as np

        batches = []
        for group in pairs.groups:
            size = self._batch(group)
            mixed = self._random.permutation(np.asarray(group, dtype=np.int64))
            batches += [mixed[i : i + size] for i in range(0, len(mixed) - size + 1, size)]
        for place in self._random.permutation(len(batches)):
            yield batches[place]

    def _step(
        self,
        pairs: Pairs,
        rows: "np.ndarray[Any, Any]",
        wrong: dict[int, list[int]],
        rate: float,
    ) -> float:
        """One step of the multiple negatives ranking loss, summed over the Matryoshka widths."""
        import torch
        from torch.nn import functional

        right = [self._one(pairs.answers[row]) for row in rows]
        others = [
            self._one(wrong[row])
            for row in rows
            for _ in range(self._recipe.negatives)
            if wrong.get(row)
        ]
        texts = right + others
        asked, answered = self._sums(pairs.asked, rows.tolist()), self._sums(pairs.texts, texts)
        mask = _also_right(pairs, rows, texts)
        target = torch.arange(len(rows))
        loss = torch.zeros(())
        for width in self._recipe.matryoshka:
            left = functional.normalize(asked[:, :width])
            closeness = left @ functional.normalize(answered[:, :width]).T
            loss = loss + functional.cross_entropy(closeness * self._recipe.scale + mask, target)
        for group in self._adam.param_groups:
            group["lr"] = rate
        self._adam.zero_grad()
        torch.autograd.backward(loss)
        self._adam.step()
        return float(loss.detach()) / len(self._recipe.matryoshka)

    def _one(self, choices: Sequence[int]) -> int:
        return choices[int(self._random.integers(len(choices)))]

    def _sums(self, bags: Bags, rows: Sequence[int]) -> "torch.Tensor":
        """Sums of the rows of each text's components, some of which are left out at random."""
        import torch

        ids, offsets, weights = bags.take(rows)
        kept = torch.rand(len(ids), generator=self._drop) >= self._recipe.token_dropout
        before = torch.cat((torch.zeros(1, dtype=torch.int64), kept.cumsum(0)))
        sums: torch.Tensor = self._table(ids[kept], before[offsets], weights[kept])
        return sums

    def _mined(self, pairs: Pairs) -> "Work[dict[int, list[int]]]":
        """For each pair the passages that the matrix finds near and that are not the answer.

        Twins of an answer (other versions, the same text elsewhere), by a cosine above
        `twin_cosine` to it, are no wrong answers and are left out.
        """
        wrong: dict[int, list[int]] = {}
        for group, pool in zip(pairs.groups, pairs.pool, strict=True):
            passages = embedded(self.weights, pairs.texts, pool)
            place = {passage: i for i, passage in enumerate(pool)}
            for start in range(0, len(group), _ROWS):
                yield Progress("mining", start, len(group), "questions")
                rows = group[start : start + _ROWS]
                near = embedded(self.weights, pairs.asked, rows) @ passages.T
                found = near.topk(min(self._recipe.mined, len(pool)), dim=1).indices
                for row, places in zip(rows, found, strict=True):
                    own = [place[one] for one in pairs.answers[row]]
                    twin = (passages[places] @ passages[own].T).amax(1)
                    apart = places[twin < self._recipe.twin_cosine]
                    wrong[row] = [pool[i] for i in apart.tolist()]
        return wrong


def _also_right(pairs: Pairs, rows: "np.ndarray[Any, Any]", texts: Sequence[int]) -> "torch.Tensor":
    """What is added to the scores (rows, texts): right answers off the diagonal do not count."""
    import torch

    columns = defaultdict(list)
    for column, text in enumerate(texts):
        columns[text].append(column)
    mask = torch.zeros(len(rows), len(texts))
    for line, row in enumerate(rows):
        for text in pairs.answers[row]:
            for column in columns.get(text, ()):
                if column != line:
                    mask[line, column] = _FORBIDDEN
    return mask


def trained(
    recipe: StaticRecipe, weights: "torch.Tensor", cut: Pairs, asked: Pairs
) -> "Work[torch.Tensor]":
    """The matrix after both rounds of training."""
    fitting = Fitting(recipe, weights)
    yield from fitting.run("pairs", cut, recipe.pair_epochs, last_rate=_LAST_RATE)
    yield from fitting.run("questions", asked, recipe.question_epochs, recipe.mine_before)
    return fitting.weights
