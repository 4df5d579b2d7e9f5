"""Writes the trained encoder: sentence-transformers' files, the figures, and the card."""

import json
import warnings
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.adapters.files import write_atomically
from app.adapters.static_training.card_words import CARD
from app.adapters.static_training.recipe import StaticRecipe

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer


def save_model(
    out: Path,
    tokenizer: "Tokenizer",
    weights: "torch.Tensor",
    recipe: StaticRecipe,
    figures: Mapping[str, Any],
) -> None:
    """Save into `out`: the model with float16 weights, figures.json and README.md."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    out.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        static = StaticEmbedding(tokenizer, embedding_weights=weights.half())
        model = SentenceTransformer(modules=[static, Normalize()], device="cpu")
        model.save_pretrained(str(out), create_model_card=False)
    facts = {"recipe": asdict(recipe), **figures}
    write_atomically(out / "figures.json", json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
    write_atomically(out / "README.md", card_text(recipe, figures))


def card_text(recipe: StaticRecipe, figures: Mapping[str, Any]) -> str:
    """The card: the fixed text with this training's numbers."""
    return CARD.format(
        dimension=recipe.dimension,
        widths=", ".join(map(str, recipe.matryoshka)),
        vocabulary=f"{figures['vocabulary']:,}",
        studied=f"{figures['studied_questions']:,}",
        tables=_tables(figures["collections"]),
        unseen=_tables(figures["unseen_laws"]) or "Not measured.",
    )


def _tables(collections: Mapping[str, Any]) -> str:
    """One Markdown table per collection."""
    parts = []
    for name, facts in collections.items():
        measured = facts["measures"]
        columns = list(next(iter(measured.values())))
        parts += [
            f"**{name}: {facts['questions']:,} questions, {facts['passages']:,} passages.** "
            "Of the tokens, broken up into pieces and wholly unknown: "
            f"{_gaps('questions', *facts['gaps_in_questions'])}, "
            f"{_gaps('law', *facts['gaps_in_law'])}.",
            "",
            "| ranking | " + " | ".join(columns) + " |",
            "|---" * (len(columns) + 1) + "|",
        ]
        parts += [
            f"| {ranking} | " + " | ".join(f"{row[column]:.3f}" for column in columns) + " |"
            for ranking, row in measured.items()
        ]
        parts.append("")
    return "\n".join(parts).rstrip()


def _gaps(where: str, unknown: float, broken: float) -> str:
    return f"in the {where} {broken:.1%} and {unknown:.2%}"
