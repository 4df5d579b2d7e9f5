"""Tiny real cross-encoders, and what sentence-transformers itself says of texts with one."""

from collections.abc import Sequence
from pathlib import Path

from tests.adapters.encoders.conftest import tiny_config, tiny_tokenizer


def build_scorer(folder: Path, seed: int = 1, labels: int = 1) -> Path:
    """A BERT with random weights that gives `labels` scores for a pair, saved as transformers do.

    The weights are large, so that the scores of different texts lie far apart.
    """
    import torch
    from transformers import BertForSequenceClassification

    torch.manual_seed(seed)
    config = tiny_config(num_labels=labels, initializer_range=0.5)
    BertForSequenceClassification(config).save_pretrained(folder)
    tiny_tokenizer().save_pretrained(folder)
    return folder


def predicted(folder: Path, question: str, passages: Sequence[str]) -> list[float]:
    """The scores of `CrossEncoder.predict` in this process."""
    import torch
    from sentence_transformers import CrossEncoder

    torch.set_num_threads(1)
    model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
    pairs = [(question, passage) for passage in passages]
    return model.predict(pairs, show_progress_bar=False).tolist()
