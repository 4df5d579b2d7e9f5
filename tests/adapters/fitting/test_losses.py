"""The loss in pieces is the loss in one, and Matryoshka is the sum over its widths."""

from pathlib import Path
from typing import Any

import pytest

from app.adapters.fitting.job import Pace
from app.adapters.fitting.losses import loss_of
from tests.adapters.fitting.rows import PAIRS, passage, recipe


def graded(folder: Path, **more: Any) -> tuple[float, Any]:
    """Loss and gradient of the first layer for a fixed batch."""
    import torch
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True).eval()
    values = recipe(batch=8, mini_batch=3, **more)
    loss = loss_of(values, model, None, Pace(8, 1, 3))
    texts = [[f"query {pair}" for pair in PAIRS[:8]], [passage(pair) for pair in PAIRS[:8]]]
    features = [model.preprocess(column) for column in texts]
    with torch.enable_grad():
        found = loss(features, None)
        found.backward()
    name = "query.weight"
    grad = next(one.grad for key, one in model.named_parameters() if key.endswith(name))
    return float(found.detach()), grad


@pytest.mark.parametrize("widths", [(), (32, 16)])
def test_the_cached_loss_has_the_gradient_of_the_plain_one(
    tiny: Path, widths: tuple[int, ...]
) -> None:
    import torch

    plain, first = graded(tiny, loss="mnrl", widths=widths)
    cached, second = graded(tiny, loss="cached", widths=widths)
    assert cached == pytest.approx(plain, rel=1e-4)
    assert torch.allclose(first, second, rtol=1e-3, atol=1e-6)


def test_matryoshka_adds_the_widths_by_their_weights(tiny: Path) -> None:
    full, _ = graded(tiny, widths=(32,))
    narrow, _ = graded(tiny, widths=(16,))
    both, _ = graded(tiny, widths=(32, 16), width_weights=(1.0, 0.5))
    assert both == pytest.approx(full + 0.5 * narrow, rel=1e-4)
