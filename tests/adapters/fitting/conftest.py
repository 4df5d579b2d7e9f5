"""The tiny real models that are trained."""

from pathlib import Path

import pytest

from tests.adapters.encoders.conftest import build_tiny, tiny_tokenizer


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of 32 dimensions with random weights; nobody writes into it."""
    return build_tiny(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A matrix of 32 dimensions over the same words."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    torch.manual_seed(3)
    folder = tmp_path_factory.mktemp("models") / "static"
    inner = StaticEmbedding(tiny_tokenizer(), embedding_dim=32)
    SentenceTransformer(modules=[inner], device="cpu").save(str(folder), create_model_card=False)
    return folder
