"""A real sentence-transformers model of 32 numbers, made on the spot."""

from pathlib import Path

WORDS = (
    "kite kites may be flown in a meadow field nobody flies during thunder storm the fine".split()
)


def build(folder: Path) -> None:
    """A BERT of one layer with random weights, mean pooling and unit length."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    known = {word: number for number, word in enumerate([*special, *WORDS])}
    plain = Tokenizer(WordLevel(known, unk_token="[UNK]"))
    plain.pre_tokenizer = Whitespace()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=plain,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_max_length=64,
    )
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(known),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    inner = folder.parent / f"{folder.name}-inner"
    BertModel(config).save_pretrained(inner)
    tokenizer.save_pretrained(inner)
    parts = [Transformer(str(inner), max_seq_length=64), Pooling(32), Normalize()]
    SentenceTransformer(modules=parts, device="cpu").save_pretrained(str(folder))
