"""The tiny real models that are trained."""

from pathlib import Path

import pytest

from tests.adapters.encoders.conftest import WORDS, build_tiny, tiny_tokenizer


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


@pytest.fixture(scope="session")
def gemma(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What EmbeddingGemma is, small: a Gemma 3 that reads both ways, two dense layers, prompts."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Dense
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import Gemma3TextConfig, Gemma3TextModel

    torch.manual_seed(4)
    folder = tmp_path_factory.mktemp("models") / "gemma"
    raw = folder.parent / "gemma-raw"
    config = Gemma3TextConfig(
        vocab_size=len(WORDS),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=16,
        intermediate_size=64,
        max_position_embeddings=128,
        sliding_window=16,
        layer_types=["sliding_attention", "full_attention"],
        use_bidirectional_attention=True,
        pad_token_id=0,
    )
    Gemma3TextModel(config).save_pretrained(raw)
    tiny_tokenizer().save_pretrained(raw)
    modules = [
        Transformer(str(raw), max_seq_length=128),
        Pooling(32, "mean"),
        Dense(32, 96, bias=False, activation_function=torch.nn.Identity()),
        Dense(96, 32, bias=False, activation_function=torch.nn.Identity()),
        Normalize(),
    ]
    prompts = {"query": "query : ", "document": "passage : "}
    made = SentenceTransformer(modules=modules, prompts=prompts, device="cpu")
    made.save(str(folder), create_model_card=False)
    return folder
