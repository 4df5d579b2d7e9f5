"""Starts the matrix from the singular vectors of the tf-idf matrix of the passages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.adapters.static_training.bags import Bags
from app.adapters.static_training.recipe import StaticRecipe
from app.domain.events import Progress, Work

if TYPE_CHECKING:
    import torch


def initial_weights(
    recipe: StaticRecipe, bags: Bags, groups: Sequence[Sequence[int]], size: int
) -> "Work[torch.Tensor]":
    """Rows (size, dimension) whose sums over a text are its latent semantic vector.

    Each group of texts (one per language) is decomposed by itself, since together the smaller
    one would get hardly any of the dimensions; a component of both gets the mean of its two rows,
    weighted by the texts it stands in. The mean length of the rows that are not zero is 1.
    """
    import torch

    total, seen = torch.zeros(size, recipe.dimension), torch.zeros(size)
    for done, group in enumerate(groups):
        yield Progress("initialising", done, len(groups), "languages")
        rows, frequency = _decomposed(recipe, bags, group, size)
        total += rows * frequency[:, None]
        seen += frequency
    weights = total / seen.clamp(min=1)[:, None]
    lengths = weights.norm(dim=1)
    filled = lengths > 0
    if filled.any():
        weights /= lengths[filled].mean()
    yield Progress("initialising", len(groups), len(groups), "languages")
    return weights


def _decomposed(
    recipe: StaticRecipe, bags: Bags, group: Sequence[int], size: int
) -> "tuple[torch.Tensor, torch.Tensor]":
    """The idf times right singular vectors (size, dimension), and each component's texts (size).

    Randomised subspace iteration (Halko, Martinsson, Tropp, SIAM Review 53, 2011) on the
    length-normalised matrix of log(1 + tf) times idf.
    """
    import torch
    from torch.nn import functional

    by_text, by_component, idf, frequency = _weighted(bags, group, size)

    def project(cells: "tuple[torch.Tensor, ...]", dense: "torch.Tensor") -> "torch.Tensor":
        ids, offsets, values = cells
        return functional.embedding_bag(ids, dense, offsets, mode="sum", per_sample_weights=values)

    width = min(recipe.dimension, len(group))
    random = torch.Generator().manual_seed(recipe.seed)
    basis = torch.randn(size, min(width + recipe.oversampling, len(group)), generator=random)
    for _ in range(recipe.power_iterations):
        basis = torch.linalg.qr(project(by_component, project(by_text, basis)))[0]
    image = project(by_text, basis)
    _, turn = torch.linalg.eigh(image.T @ image)
    vectors = (basis @ turn.flip(1))[:, :width]
    rows = torch.zeros(size, recipe.dimension)
    rows[:, :width] = vectors * idf[:, None]
    return rows, frequency


def _weighted(
    bags: Bags, group: Sequence[int], size: int
) -> "tuple[tuple[torch.Tensor, ...], tuple[torch.Tensor, ...], torch.Tensor, torch.Tensor]":
    """The tf-idf matrix by text and by component (ids, offsets, values), idf and text frequency."""
    import numpy as np
    import torch

    components, offsets, counts = (part.numpy() for part in bags.take(group))
    sizes = np.diff(np.append(offsets, len(components)))
    texts = np.repeat(np.arange(len(group)), sizes)
    frequency = np.bincount(components, minlength=size)
    idf = np.log((len(group) + 1) / (frequency + 1))
    values = np.log1p(counts) * idf[components]
    lengths = np.sqrt(np.bincount(texts, values**2, minlength=len(group)))
    values = (values / np.maximum(lengths, 1e-9)[texts]).astype(np.float32)
    order = np.argsort(components, kind="stable")

    def csr(
        columns: "np.ndarray[tuple[int], np.dtype[np.int64]]",
        sizes: "np.ndarray[tuple[int], np.dtype[np.int64]]",
        entries: "np.ndarray[tuple[int], np.dtype[np.float32]]",
    ) -> "tuple[torch.Tensor, ...]":
        begins = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        return torch.from_numpy(columns), torch.from_numpy(begins), torch.from_numpy(entries)

    return (
        csr(components, sizes, values),
        csr(texts[order], frequency, values[order]),
        torch.from_numpy(idf).float(),
        torch.from_numpy(frequency).float(),
    )
