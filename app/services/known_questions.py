"""Gathers questions whose answers are known: from files, or drawn from the library's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

from app.domain.dial import FROM_FILE, KNOWN_ITEM
from app.domain.errors import QuestionsUnreadable
from app.domain.events import Pace, Progress, Work
from app.domain.known_item import question_from
from app.services.evaluating import AskedQuestion, read_questions
from app.services.law_ports import LawStore
from app.services.resolving import resolve

OWN_QUESTIONS = "questions.jsonl"
"""A library's own questions with their answers, in its folder."""

DRAWN = 200
"""Known-item questions drawn where a library has no questions of its own."""

MOST = 1_500
"""Questions measured at most; of more, so many are drawn."""

_SPARE = 3
_SEED = 1912
_EVERY = 20_000


@dataclass(frozen=True, slots=True)
class Known:
    """A question, and for each thing that answers it the ids that count as it."""

    text: str
    answers: tuple[frozenset[str], ...]


def known_questions(store: LawStore, path: str | None) -> Work[tuple[str, list[Known]]]:
    """Where the questions come from, and the questions.

    `path` is a file or a folder of files as `read_questions` reads them; without it the library's
    OWN_QUESTIONS, and where there are none, DRAWN known-item queries. Raises QuestionsUnreadable.
    """
    own = Path(store.path) / OWN_QUESTIONS
    if path is None and own.is_file():
        path = str(own)
    if path is not None:
        return FROM_FILE, (yield from _answered(store, _read(path)))
    drawn = yield from _drawn(store)
    if not drawn:
        raise QuestionsUnreadable(store.path, 0, "no provision has a sentence to ask for")
    return KNOWN_ITEM, drawn


def _read(path: str) -> list[AskedQuestion]:
    """The questions of a file, or of every file in a folder; MOST of them by chance."""
    folder = Path(path)
    files = sorted(map(str, folder.glob("*.jsonl"))) if folder.is_dir() else [path]
    asked = [one for file in files for one in read_questions(file)]
    if not asked:
        raise QuestionsUnreadable(path, 0, "no questions")
    return asked if len(asked) <= MOST else Random(_SEED).sample(asked, MOST)  # noqa: S311


def _answered(store: LawStore, asked: Sequence[AskedQuestion]) -> Work[list[Known]]:
    """Resolve the answers; any version of a provision counts for it."""
    pace, known = Pace("resolving", len(asked), "questions", monotonic), []
    for done, one in enumerate(asked, 1):
        answers = (resolve(store, citation) for citation in one.relevant)
        ids = tuple(frozenset(provision.id for provision, _, _ in found) for found in answers)
        known.append(Known(one.text, ids))
        yield pace.at(done)
    return known


def _drawn(store: LawStore) -> Work[list[Known]]:
    """Known-item queries: sentences of provisions in force, each answered by its provision.

    The same library gives the same ones. A sentence that is nearly all of its provision is taken
    only where there are not enough others.
    """
    chance = Random(_SEED)  # noqa: S311
    chosen = yield from _sampled(store, chance)
    wanted = {key for _, key in chosen}
    versions = sorted({version_id for version_id, _ in chosen})
    parts, wholes = list[Known](), list[Known]()
    for done, version_id in enumerate(versions):
        yield Progress("drawing", done, len(versions), "versions")
        for made, part in _asking(store, version_id, wanted, chance):
            (parts if part else wholes).append(made)
    chance.shuffle(parts)
    return [*parts, *wholes][:DRAWN]


def _sampled(store: LawStore, chance: Random) -> Work[list[tuple[str, str]]]:
    """Versions and keys of rows drawn evenly from the library, more than are needed.

    The reservoir of Vitter's algorithm R (ACM TOMS 11, 1985): one pass, nothing else kept.
    """
    kept: list[tuple[str, str]] = []
    for seen, one in enumerate(store.row_keys(), 1):
        if len(kept) < DRAWN * _SPARE:
            kept.append(one)
        elif (place := chance.randrange(seen)) < len(kept):
            kept[place] = one
        if not seen % _EVERY:
            yield Progress("drawing", 0, None, "questions")
    return kept


def _asking(
    store: LawStore, version_id: str, keys: set[str], chance: Random
) -> Iterator[tuple[Known, bool]]:
    """Questions made of the rows of these keys, and whether each is a part of its provision."""
    rows = [row for row in store.rows({version_id}) if row.key in keys and row.current]
    texts = store.provisions([row.passage.provision_id for row in rows])
    for provision_id, (provision, law, _) in sorted(texts.items()):
        made = question_from(provision.text, (law.title, *law.short_titles), chance)
        if made is not None:
            yield Known(made[0], (frozenset({provision_id}),)), made[1]
