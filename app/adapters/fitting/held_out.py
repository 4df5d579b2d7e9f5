"""Scores a model in training on held-out questions, by exact search among their passages."""

import math
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from app.services.training_ports import Material

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

DEPTH = 10
_BATCH = 64


class HeldOut:
    """ndcg@10 of the held-out questions at each width; see Järvelin and Kekäläinen 2002."""

    def __init__(
        self,
        model: "SentenceTransformer",
        material: Material,
        prompts: tuple[str, str],
        widths: Sequence[int],
        precision: str,
    ) -> None:
        """`prompts` go before questions and passages; `precision` is that of the steps."""
        self._model, self._material, self._prompts = model, material, prompts
        self._widths, self._precision = widths, precision

    def __bool__(self) -> bool:
        return bool(self._material.held)

    def scores(self) -> dict[int, float]:
        """The scores by width, 0…1; the model is in training again afterwards."""
        asked = [question for question, _ in self._material.held]
        training = self._model.training
        try:
            questions = self._encoded(asked, self._prompts[0])
            passages = self._encoded(list(self._material.pool), self._prompts[1])
        finally:
            self._model.train(training)
        return {width: self._ndcg(questions, passages, width) for width in self._widths}

    def _encoded(self, texts: list[str], prompt: str) -> "torch.Tensor":
        import torch

        half = self._precision == "bf16" and self._model.device.type == "cuda"
        with torch.autocast("cuda", torch.bfloat16) if half else nullcontext():
            found: Any = self._model.encode(
                texts,
                prompt=prompt or None,
                batch_size=_BATCH,
                show_progress_bar=False,
                convert_to_tensor=True,
            )
        vectors: torch.Tensor = found.float()
        return vectors

    def _ndcg(self, questions: "torch.Tensor", passages: "torch.Tensor", width: int) -> float:
        from torch.nn.functional import normalize

        near = normalize(questions[:, :width]) @ normalize(passages[:, :width]).T
        best = near.topk(min(DEPTH, passages.shape[0])).indices.tolist()
        scored = [
            ndcg([place in places for place in row], len(places))
            for row, (_, places) in zip(best, self._material.held, strict=True)
        ]
        return sum(scored) / len(scored)


def ndcg(right: Sequence[bool], answers: int) -> float:
    """Discounted gain of a ranking over that of the best one with so many right answers."""
    gain = sum(1 / math.log2(place + 2) for place, one in enumerate(right) if one)
    ideal = sum(1 / math.log2(place + 2) for place in range(min(DEPTH, answers)))
    return gain / ideal if ideal else 0.0
