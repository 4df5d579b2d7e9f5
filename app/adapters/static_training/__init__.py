"""Trains the bundled static encoder from libraries and questions, and saves it with its card."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.adapters.static_training.card import save_model
from app.adapters.static_training.corpus import (
    citations_in,
    read_corpus,
    read_questions,
    resolved,
)
from app.adapters.static_training.recipe import StaticRecipe
from app.adapters.static_training.splits import by_law, by_question
from app.adapters.static_training.training import judge, train_on
from app.domain.errors import LibraryEmpty
from app.domain.events import Progress, Work


def train_static(
    recipe: Mapping[str, Any],
    libraries: Sequence[Path],
    questions: Sequence[Path],
    out: Path,
    settings: Sequence[tuple[str, str]] = (),
) -> Work[dict[str, Any]]:
    """Train on the current national law of `libraries` and on `questions`; returns the figures.

    `recipe` is models/recipes/bundled.toml as tomllib reads it, `settings` other values for some of
    its keys. A library is a folder with content.db or a zip of USLM or CLML files; it is named in
    the figures by its file name. Where the recipe leaves laws out, a second encoder is trained
    without their questions, is judged by them, and is thrown away.
    Raises RecipeUnusable, LibraryMissing, SourceUnreadable, QuestionsUnreadable, LibraryEmpty.
    """
    chosen = StaticRecipe.read(recipe).with_settings(settings)
    lines = read_questions(questions)
    yield Progress("reading", 0, len(libraries), "libraries")
    corpus = read_corpus(libraries, citations_in(lines))
    if not corpus.words:
        raise LibraryEmpty(", ".join(map(str, libraries)))
    yield Progress("reading", len(libraries), len(libraries), "libraries")
    asked = resolved(lines, corpus)

    studied, judged = by_question(asked, chosen)
    model = yield from train_on(chosen, corpus, studied)
    figures: dict[str, Any] = {
        "vocabulary": model.tokenizer.get_vocab_size(),
        "studied_questions": len(studied),
        "collections": (yield from judge(chosen, corpus, judged, model)),
        "unseen_laws": {},
    }
    if chosen.left_out_laws:
        others, strange = by_law(asked, chosen)
        stranger = yield from train_on(chosen, corpus, others)
        figures["unseen_laws"] = yield from judge(chosen, corpus, strange, stranger)
    yield Progress("writing", 0, None)
    save_model(out, model.tokenizer, model.composition.folded(model.table), chosen, figures)
    return figures
