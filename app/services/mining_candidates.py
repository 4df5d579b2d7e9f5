"""Finds candidates for wrong answers: near in meaning, near in words, near in the same law."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from time import monotonic
from typing import Protocol

from app.domain.errors import RecipeUnusable
from app.domain.events import Pace, Progress, Work
from app.domain.law import Provision
from app.domain.question import Filters
from app.domain.training import Example
from app.services.encoder_ports import Encoder, Vectors
from app.services.index_ports import OpenIndex, Scanned
from app.services.law_ports import LawStore

WAYS = ("nearest", "document", "lexical")
"""The ways of mining that a recipe may name."""
STAGE = "mining"
_BATCH = 64
_KEPT_LAWS = 64

Listed = Sequence[Sequence[str]]
"""For each question the ids of provisions, the hardest first."""


class Closeness(Protocol):
    """Compares questions with the provisions of a library: an OpenIndex, or vectors in memory."""

    def exact(
        self, vectors: Sequence[Vectors], filters: Filters, widths: Sequence[int], depth: int
    ) -> Work[list[Scanned]]:
        """See `OpenIndex.exact`."""
        ...

    def cosines(
        self, vectors: Sequence[Vectors], names: Sequence[Sequence[str]]
    ) -> Work[list[list[float | None]]]:
        """See `OpenIndex.cosines`."""
        ...


def embedded(
    store: LawStore,
    encoder: Encoder,
    made: Callable[[Sequence[str], Sequence[Vectors]], Closeness],
) -> Work[Closeness]:
    """The law in force in the eyes of an encoder that has no index of this library.

    It takes as long as building one. `made` is `EmbeddedRows`. Raises what the encoder raises.
    """
    rows = [row for row in store.rows() if row.current]
    names, vectors = [row.passage.provision_id for row in rows], list[Vectors]()
    pace = Pace(STAGE, len(rows), "passages", monotonic)
    for start in range(0, len(rows), _BATCH):
        yield pace.at(start)
        words = [row.words for row in rows[start : start + _BATCH]]
        vectors.append((yield from _quietly(encoder.encoding_passages(words), pace, start)))
    return made(names, vectors)


def _quietly(work: Work[Vectors], pace: Pace, start: int) -> Work[Vectors]:
    while True:
        try:
            event = next(work)
        except StopIteration as stop:
            return stop.value
        yield pace.at(start + event.done) if isinstance(event, Progress) else event


def ways_of(mining: str) -> tuple[str, ...]:
    """The ways that a recipe names, joined by ``+``; raises RecipeUnusable for others."""
    ways = tuple(one.strip() for one in mining.split("+"))
    if unknown := [one for one in ways if one not in WAYS]:
        raise RecipeUnusable(f"mining: {', '.join(unknown) or mining!r}; {', '.join(WAYS)}")
    return tuple(dict.fromkeys(ways))


def encoded(encoder: Encoder, texts: Sequence[str]) -> Work[list[Vectors]]:
    """The questions' vectors, a few at a step."""
    pace, made = Pace(STAGE, len(texts), "questions", monotonic), list[Vectors]()
    for start in range(0, len(texts), _BATCH):
        yield pace.at(start)
        made.append(encoder.encode_questions(texts[start : start + _BATCH]))
    return made


def nearest(near: Closeness, vectors: Sequence[Vectors], width: int, depth: int) -> Work[Listed]:
    """The provisions in force that lie nearest to each question, by exact comparison."""
    scans = yield from near.exact(vectors, Filters(), [width], depth)
    return scans[0].names


def lexical(index: OpenIndex, texts: Sequence[str], depth: int) -> Work[Listed]:
    """The provisions in force that share the most telling words with each question (BM25)."""
    pace, found = Pace(STAGE, len(texts), "questions", monotonic), list[list[str]]()
    for done, text in enumerate(texts, 1):
        rows = index.matching(text, Filters(), depth)
        found.append(list(dict.fromkeys(row.provision_id for row in rows)))
        yield pace.at(done)
    return found


def neighbours(store: LawStore, examples: Sequence[Example], depth: int) -> Work[Listed]:
    """The provisions around each question's first answer in its own law, the closest first."""

    @lru_cache(_KEPT_LAWS)
    def whole(version_id: str) -> tuple[tuple[Provision, ...], Mapping[str, int]]:
        provisions = store.law_text(version_id).provisions
        return provisions, {one.id: place for place, one in enumerate(provisions)}

    known = store.provisions([one.answers[0] for one in examples])
    pace, found = Pace(STAGE, len(examples), "questions", monotonic), list[list[str]]()
    for done, example in enumerate(examples, 1):
        answer = known.get(example.answers[0])
        if answer is None:
            found.append([])
        else:
            provisions, places = whole(answer[0].version_id)
            around = _around(provisions, places[answer[0].id], depth)
            found.append([one.id for one in around])
        yield pace.at(done)
    return found


def _around(provisions: Sequence[Provision], place: int, depth: int) -> Iterator[Provision]:
    """Up to `depth` provisions behind and before a place in turns; those that are law."""
    before = reversed(provisions[max(0, place - depth) : place])
    pairs = zip_longest(provisions[place + 1 : place + 1 + depth], before)
    there = [one for one in chain.from_iterable(pairs) if one and one.text and not one.gone]
    return iter(there[:depth])


def in_turns(lists: Sequence[Sequence[str]], first: int) -> list[str]:
    """One list of several, taken from in turns and beginning with that of the number `first`.

    So that each way comes first for its share of the questions.
    """
    turned = [*lists[first % len(lists) :], *lists[: first % len(lists)]]
    return [one for one in dict.fromkeys(chain.from_iterable(zip_longest(*turned))) if one]
