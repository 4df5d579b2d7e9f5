"""Loads the model to train: safetensors alone, offline, full precision, with LoRA if asked."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.adapters.fitting.job import Job
from app.domain.errors import ModelUnusable, RecipeUnusable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MOST_UNKNOWN = 0.2
"""The share of unknown tokens above which a model is not trained: of a fifth and more of the text
it sees nothing, and no training teaches it words that its vocabulary lacks."""

_SAMPLED = 1_000


def loaded(job: Job, flash: bool) -> "SentenceTransformer":
    """The model of the job in fp32, which the optimiser works on whatever the steps run in.

    Raises ModelUnusable.
    """
    from sentence_transformers import SentenceTransformer

    more = {"attn_implementation": "flash_attention_2"} if flash else {}
    try:
        model = SentenceTransformer(
            job.model,
            device="cpu",
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True, **more},
        )
    except Exception as error:
        # whatever a broken model raises is a fact about that model
        told = f"{type(error).__name__}: {error}"[:500]
        raise ModelUnusable(job.model, "damaged", told) from error
    model.float()
    _keep_prompts(model, job)
    return model


def guide(folder: str, device: str) -> "SentenceTransformer":
    """The guide of a GIST loss; it is not trained."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(
        folder,
        device=device,
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"use_safetensors": True},
    )
    return model.eval().requires_grad_(False)


def is_gemma(model: "SentenceTransformer") -> bool:
    """Whether it is built as EmbeddingGemma is, whose activations overflow in fp16."""
    config = getattr(getattr(model[0], "auto_model", None), "config", None)
    return str(getattr(config, "model_type", "")).startswith("gemma3")


def is_transformer(model: "SentenceTransformer") -> bool:
    """Whether it has layers to compute, rather than a matrix of token vectors alone."""
    return hasattr(model[0], "auto_model")


def add_lora(model: "SentenceTransformer", rank: int) -> int:
    """Train small matrices beside the frozen ones; how many weights that are.

    Raises RecipeUnusable for a model without layers.
    """
    if not is_transformer(model):
        raise RecipeUnusable("lora_rank: a static model has no layers")
    from peft import LoraConfig

    config = LoraConfig(r=rank, lora_alpha=2 * rank, target_modules="all-linear")
    model.add_adapter(config)
    return sum(one.numel() for one in model.parameters() if one.requires_grad)


def merged(model: "SentenceTransformer", job: Job) -> "SentenceTransformer":
    """The model as it is now with what LoRA learned added to its weights; `model` stays."""
    import torch

    plain = loaded(job, flash=False)
    deltas = {
        name: layer.get_delta_weight("default").detach().to("cpu", torch.float32)
        for name, layer in model.named_modules()
        if hasattr(layer, "get_delta_weight") and "default" in layer.lora_A
    }
    own = dict(plain.named_parameters())
    with torch.no_grad():
        for name, delta in deltas.items():
            own[f"{name}.weight"] += delta
    return plain


def save(model: "SentenceTransformer", folder: Path, length: int | None) -> None:
    """Save as safetensors without a card; `length` is the longest text the model had before."""
    import torch

    trained = model.max_seq_length
    state = torch.get_rng_state()
    try:
        if length is not None:
            model.max_seq_length = length
        model.save(str(folder), create_model_card=False, safe_serialization=True)
    finally:
        if length is not None and trained is not None:
            model.max_seq_length = trained
        torch.set_rng_state(state)


def shorten(model: "SentenceTransformer", tokens: int) -> int | None:
    """Cut texts after so many tokens while training; the length to save with, None for none."""
    if not is_transformer(model) or not tokens:
        return None
    before: int | None = model.max_seq_length
    model.max_seq_length = min(tokens, before) if before else tokens
    return before


def unknown_share(model: "SentenceTransformer", texts: list[str]) -> float | None:
    """The share of the texts' tokens that the model does not know; None where all are known.

    A thousand texts from all over are counted.
    """
    step = max(1, len(texts) // _SAMPLED)
    rows, unknown = _tokens(model.tokenizer, texts[::step])
    if unknown is None:
        return None
    total = sum(map(len, rows))
    return sum(row.count(unknown) for row in rows) / total if total else None


def _tokens(tokenizer: Any, texts: list[str]) -> tuple[list[list[int]], int | None]:
    backend = getattr(tokenizer, "backend_tokenizer", tokenizer)
    if not hasattr(backend, "encode_batch"):
        unknown = getattr(tokenizer, "unk_token_id", None)
        return [tokenizer.encode(text, add_special_tokens=False) for text in texts], unknown
    name = getattr(tokenizer, "unk_token", None) or getattr(backend.model, "unk_token", None)
    whole = [[i for part in _whole(one) for i in part] for one in _encoded(backend, texts)]
    return whole, backend.token_to_id(name) if name else None


def _encoded(backend: Any, texts: list[str]) -> list[Any]:
    found: list[Any] = backend.encode_batch(texts, add_special_tokens=False)
    return found


def _whole(encoding: Any) -> list[list[int]]:
    """The ids of a text and of what its tokenizer cuts off, without padding."""
    parts = [encoding, *encoding.overflowing]
    return [
        [i for i, seen in zip(one.ids, one.attention_mask, strict=True) if seen] for one in parts
    ]


def _keep_prompts(model: "SentenceTransformer", job: Job) -> None:
    # the folder that is saved has another name, from which no family's prompts can be told
    for name, prompt in (("query", job.question_prompt), ("document", job.passage_prompt)):
        if prompt and not model.prompts.get(name):
            model.prompts[name] = prompt
