"""Turns examples and mined wrong answers into the texts that a model is fitted to."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise

from app.domain.passage import windows, wording
from app.domain.recipe import Recipe
from app.domain.training import JUDGED, Example, Negatives, Part, Split
from app.services.law_ports import LawStore
from app.services.training_ports import Material

HELD, POOL = 500, 2_000
"""The questions that a training is watched by, and the passages among which they are asked."""

_AT_ONCE = 500


def material(
    store: LawStore, examples: Sequence[Example], split: Split, negatives: Negatives, recipe: Recipe
) -> Material:
    """Questions of the training part with their passages, and those held out to choose by.

    A provision is told as the index words it, a long one by the window that shares most with the
    question. What the library no longer has is left out, and so are wrong answers that answer a
    held-out question: the training sees nothing of what it is judged by.
    """
    by_id = {one.id: one for one in examples}
    train = trained(by_id, split, recipe)
    held = _drawn([by_id[id] for id in split.parts.get(Part.CHOOSE, ()) if id in by_id], HELD, 0)
    judged = {
        id
        for part, names in split.parts.items()
        if part in (*JUDGED, Part.CHOOSE)
        for name in names
        if name in by_id
        for id in by_id[name].answers
    }
    wrong = {
        one.id: [id for id in negatives.by_example.get(one.id, ()) if id not in judged]
        for one in train
    }
    ids = [id for one in (*train, *held) for id in one.answers]
    ids += [id for some in wrong.values() for id in some]
    texts = _Texts(store, ids)
    triples = [
        (one.text, right, tuple(w for id in wrong[one.id] if (w := texts.of(id, one.text))))
        for one in train
        if (right := texts.of(one.answers[0], one.text))
    ]
    return Material(triples, *_held(held, triples, texts))


def trained(by_id: Mapping[str, Example], split: Split, recipe: Recipe) -> list[Example]:
    """The examples of the training part, as many as the recipe takes, always the same ones."""
    part = [by_id[id] for id in split.parts.get(Part.TRAIN, ()) if id in by_id]
    return _drawn(part, recipe.most_questions, recipe.seed)


def _drawn(examples: list[Example], most: int, seed: int) -> list[Example]:
    if not most or len(examples) <= most:
        return examples

    def lot(one: Example) -> bytes:
        return blake2b(f"{seed} {one.id}".encode(), digest_size=8).digest()

    chosen = {one.id for one in sorted(examples, key=lot)[:most]}
    return [one for one in examples if one.id in chosen]


def _held(
    held: Sequence[Example], triples: Sequence[tuple[str, str, tuple[str, ...]]], texts: "_Texts"
) -> tuple[list[tuple[str, tuple[int, ...]]], list[str]]:
    """The held-out questions with the places of their answers in the pool, and the pool."""
    places: dict[str, int] = {}
    asked = []
    for one in held:
        right = [text for id in one.answers if (text := texts.of(id, one.text))]
        found = tuple(places.setdefault(text, len(places)) for text in right)
        if found:
            asked.append((one.text, tuple(dict.fromkeys(found))))
    for _, right_one, wrong in triples:
        for text in (right_one, *wrong):
            if len(places) >= POOL:
                return asked, list(places)
            places.setdefault(text, len(places))
    return asked, list(places)


class _Texts:
    """The wordings of provisions by their ids, a window each where they are long."""

    def __init__(self, store: LawStore, ids: Sequence[str]) -> None:
        self._windows: dict[str, list[str]] = {}
        wanted = list(dict.fromkeys(ids))
        for start in range(0, len(wanted), _AT_ONCE):
            for id, (one, law, _) in store.provisions(wanted[start : start + _AT_ONCE]).items():
                spans = windows(one.text, law.language)
                self._windows[id] = [
                    wording(law.title, one.path, one.heading, one.text[a:b]) for a, b in spans
                ]

    def of(self, id: str, question: str) -> str:
        """The wording of a provision for a question, empty where the library lacks it."""
        found = self._windows.get(id, [])
        if len(found) < 2:
            return found[0] if found else ""
        asked = _pairs(question)
        return max(found, key=lambda text: len(asked & _pairs(text)))


def _pairs(text: str) -> set[str]:
    """Pairs of neighbouring words, or of characters where words are not set apart."""
    parts = text.casefold().split()
    units: Sequence[str] = parts if len(text) < 12 * len(parts) else text
    return {f"{a} {b}" for a, b in pairwise(units)} | set(parts)
