"""Measures a model of BERT-base's size on a GPU, in bf16 and in fp32, where there is a GPU."""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from app.adapters.encoders.choice import EncoderChoice, Options
from app.adapters.encoders.transformer import TransformerEncoder
from app.adapters.paths import MODELS
from tests.benchmarks.figures import told

_PRECISIONS = {"bf16": "auto", "fp32": "fp32"}


def measure_gpu(tokenizer: Path, texts: Sequence[str], folder: Path, device: str = "cuda") -> None:
    """Encode `texts` with random weights, each precision twice, in turns; the faster turn counts.

    `tokenizer` is the folder of a model whose words are BERT's.
    """
    import torch

    if device == "cuda" and not torch.cuda.is_available():
        print("a model of BERT-base's size, bf16 and fp32: no GPU here")
        return
    model = random_model(tokenizer, folder / "base")
    rates: dict[str, float] = {}
    for name in ("bf16", "fp32", "fp32", "bf16"):
        choice = EncoderChoice(MODELS, Options(device=device, precision=_PRECISIONS[name]))
        encoder = choice.named(str(model))
        assert isinstance(encoder, TransformerEncoder)
        running = encoder.running
        encoder.encode_passages(texts[:512])
        started = perf_counter()
        encoder.encode_passages(texts)
        rates[name] = max(rates.get(name, 0.0), len(texts) / (perf_counter() - started))
        told(f"BERT-base size, {name} asked", rates[name], "rows/s",
             f"{running.precision} on {running.device}")  # fmt: skip
        choice.close()
    told("BERT-base size, bf16 against fp32", rates["bf16"] / rates["fp32"], "times")


def random_model(tokenizer: Path, folder: Path) -> Path:
    """BERT-base with weights that nobody trained, saved as sentence-transformers saves it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import AutoTokenizer, BertConfig, BertModel

    torch.manual_seed(1)
    raw = folder.with_name(f"{folder.name}-raw")
    BertModel(BertConfig()).save_pretrained(raw)
    AutoTokenizer.from_pretrained(tokenizer, local_files_only=True).save_pretrained(raw)
    inner = Transformer(str(raw), max_seq_length=512)
    SentenceTransformer(modules=[inner, Pooling(768, "mean")], device="cpu").save(
        str(folder), create_model_card=False
    )
    return folder
