"""The share of unknown words is counted with the tokenizers that models bring."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.adapters.paths import MODELS
from app.adapters.vocabularies import TokenizerFiles
from app.domain.events import outcome
from app.domain.index import EncoderIdentity

BUNDLED = EncoderIdentity("bundled", "bundled static", "", "numpy", 256)


@pytest.fixture
def words(tmp_path: Path) -> EncoderIdentity:
    """A model whose tokenizer knows three words."""
    told = {
        "version": "1.0",
        "truncation": {
            "direction": "Right", "max_length": 2, "strategy": "LongestFirst", "stride": 0,
        },
        "padding": None,
        "added_tokens": [],
        "normalizer": None,
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordLevel",
            "vocab": {"[UNK]": 0, "kites": 1, "fly": 2, "high": 3},
            "unk_token": "[UNK]",
        },
    }  # fmt: skip
    folder = tmp_path / "model" / "0_Words"
    folder.mkdir(parents=True)
    (folder / "tokenizer.json").write_text(json.dumps(told))
    return EncoderIdentity("sentence-transformers", str(folder.parent), "", "torch", 8)


def test_unknown_words_are_counted_beyond_the_length_a_model_reads(
    words: EncoderIdentity,
) -> None:
    texts = ["kites fly high", "kites swim low in 民法典"]
    assert outcome(TokenizerFiles(MODELS).unknown(words, texts)) == pytest.approx(4 / 8)
    assert outcome(TokenizerFiles(MODELS).unknown(words, [])) == 0.0


def test_the_bundled_model_knows_the_words_of_law() -> None:
    texts = ["用人单位违法解除劳动合同的，应当支付赔偿金。", "The landlord returns the deposit."]
    share = outcome(TokenizerFiles(MODELS).unknown(BUNDLED, texts))
    assert share is not None
    assert share < 0.05


def test_what_cannot_be_reached_is_not_guessed(words: EncoderIdentity, tmp_path: Path) -> None:
    files = TokenizerFiles(MODELS)
    broken = tmp_path / "model" / "0_Words" / "tokenizer.json"
    broken.write_text("{")
    others = (
        words,
        replace(words, name=str(tmp_path / "absent")),
        replace(words, kind="ollama", name="embeddinggemma:300m"),
    )
    assert [outcome(files.unknown(one, ["a"])) for one in others] == [None, None, None]
