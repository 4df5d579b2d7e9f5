"""From a question to the list: citation, meaning and words, fused, with reasons and timings."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Lock
from time import perf_counter
from typing import TypeVar

from app.domain.errors import IndexMismatch, LibraryEmpty, NoIndex
from app.domain.events import Progress, Work
from app.domain.index import AGREEMENT, PROBES, EncoderIdentity, probe_agreement
from app.domain.law import Kind, Law, Provision, Version
from app.domain.question import (
    CloseInMeaning,
    ExactCitation,
    Filters,
    Hit,
    Question,
    Reason,
    Results,
    SharedWords,
)
from app.domain.ranking import Fused, Near, Weights, fuse, strength, words_share
from app.domain.words import question_words, shared
from app.services.ports import Encoder, Encoders, IndexStore, LawStore, OpenIndex, Vectors
from app.services.resolving import cited_span, resolve

LONGEST = 1_000
"""Characters of a question that are searched for; what follows tells nothing new."""

_DEPTH, _SHALLOWEST = 3, 150
"""Rows asked of each side: so many per hit wanted, and at least so many, or the ranking changes
with the number of hits."""
_REMEMBERED = 256
T = TypeVar("T")


class Searcher:
    """Searches one library; keeps the checked pair of index and encoder, and recent vectors."""

    def __init__(self, store: LawStore, indexes: IndexStore, encoders: Encoders) -> None:
        self._store, self._indexes, self._encoders = store, indexes, encoders
        self._checked: tuple[str, EncoderIdentity] | None = None
        self._vectors: OrderedDict[tuple[EncoderIdentity, str], Vectors] = OrderedDict()
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(2, "search")

    def warm(self) -> None:
        """Open the index, load and check its encoder, and run one search to fill the caches."""
        index = self._indexes.active()
        if index is not None:
            encoder = self._agreeing(index)
            filters = Question("").filters
            index.near(self._vector(encoder, PROBES[1]), filters, 10)
            index.matching(PROBES[1], filters, 10)

    def search(self, question: Question, weights: Weights = Weights()) -> Work[Results]:
        """Find the provisions that answer `question`, best first.

        Reports each stage as it begins. Among the timings, ``open`` is what opening the index,
        loading the encoder and checking the pair took, much at the first question and nothing
        later; ``total`` is the question's own. Raises NoIndex, LibraryEmpty, IndexDamaged, or
        IndexMismatch where the encoder is not the one that built the index.
        """
        clock = _Stopwatch()
        index = self._snapshot()
        text = _searchable(question.text)
        if not text:
            return Results(question, (), index.manifest.encoder.caption, clock.done())
        yield Progress("searching", 0, 3)
        encoder = self._agreeing(index)
        clock.begin("open")
        exact = resolve(self._store, text)
        vector = self._vector(encoder, text)
        clock.stage("encode")
        yield Progress("searching", 1, 3)
        tokens = question_words(text, index.words(text))
        near, words = self._both(index, vector, tokens, question, clock)
        yield Progress("searching", 2, 3)
        fused = fuse(near, words, weights, words_share(text))
        clock.stage("fuse")
        hits = self._hits(exact, fused, tokens, question)
        clock.stage("texts")
        return Results(question, tuple(hits), index.manifest.encoder.caption, clock.done(), tokens)

    def _snapshot(self) -> OpenIndex:
        index = self._indexes.active()
        if index is None:
            if not self._store.counts().passages:
                raise LibraryEmpty(self._store.path)
            raise NoIndex(self._store.path)
        return index

    def _agreeing(self, index: OpenIndex) -> Encoder:
        built = index.manifest.encoder
        encoder = self._encoders.of(built)
        pair = (index.manifest.id, encoder.identity)
        with self._lock:
            if self._checked != pair:
                fresh = encoder.as_lists(encoder.encode_questions(PROBES))
                agreement = probe_agreement(index.manifest.probes, fresh)
                if agreement < AGREEMENT:
                    answered = encoder.identity
                    raise IndexMismatch(
                        index.manifest.id,
                        f"{built.caption} ({built.revision})",
                        f"{answered.caption} ({answered.revision})",
                        agreement,
                    )
                self._checked = pair
        return encoder

    def _vector(self, encoder: Encoder, text: str) -> Vectors:
        key = (encoder.identity, text)
        with self._lock:
            if key in self._vectors:
                self._vectors.move_to_end(key)
                return self._vectors[key]
        vector = encoder.encode_questions([text])[0]
        with self._lock:
            self._vectors[key] = vector
            if len(self._vectors) > _REMEMBERED:
                self._vectors.popitem(last=False)
        return vector

    def _both(
        self,
        index: OpenIndex,
        vector: Vectors,
        tokens: Sequence[str],
        question: Question,
        clock: "_Stopwatch",
    ) -> tuple[list[Near], list[Near]]:
        """Ask for meaning and words at once; a text without a known token has no meaning side."""
        depth = max(question.limit * _DEPTH, _SHALLOWEST)
        near = (
            self._pool.submit(_timed, index.near, vector, question.filters, depth)
            if vector.any()
            else None
        )
        words = (
            self._pool.submit(_timed, index.matching, " ".join(tokens), question.filters, depth)
            if tokens
            else None
        )
        found_near, clock.ms["near"] = near.result() if near else ([], 0.0)
        found_words, clock.ms["words"] = words.result() if words else ([], 0.0)
        clock.restart()
        return found_near, found_words

    def _hits(
        self,
        exact: Sequence[tuple[Provision, Law, Version]],
        fused: Sequence[Fused],
        tokens: Sequence[str],
        question: Question,
    ) -> list[Hit]:
        on = question.filters.on
        hits = [
            Hit(0, p, law, version, 1.0, (ExactCitation(),), *cited_span(question.text, law, p))
            for p, law, version in exact
            if _wanted(version, question.filters) or (not on and version == exact[0][2])
        ]
        taken = {_place(hit.provision, hit.law): hit.version.id for hit in hits}
        listed = {hit.provision.id for hit in hits}
        wanted = question.limit + len(taken)
        if not question.filters.current_only:
            wanted *= 2
        texts = self._store.provisions([one.provision_id for one in fused[:wanted]])
        for one in fused[:wanted]:
            if one.provision_id not in texts:
                continue
            provision, law, version = texts[one.provision_id]
            if taken.setdefault(_place(provision, law), version.id) != version.id:
                continue
            if provision.id in listed:
                continue
            reasons = _reasons(one, provision, law, tokens)
            hits.append(Hit(0, provision, law, version, one.score, reasons, one.start, one.stop))
        return [replace(hit, rank=rank) for rank, hit in enumerate(hits[: question.limit], 1)]


def _wanted(version: Version, filters: Filters) -> bool:
    """Whether the filters let a version through that was named by a citation."""
    if filters.on is None:
        return version.current or not filters.current_only
    begun = version.begins is None or version.begins <= filters.on
    return begun and (version.ends is None or version.ends > filters.on)


def _searchable(typed: str) -> str:
    """The question without NULs and lone surrogates, spaces levelled, cut to `LONGEST`."""
    valid = typed[: 4 * LONGEST].encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    return " ".join(valid.split())[:LONGEST]


def _place(provision: Provision, law: Law) -> str:
    """What the versions of one article have in common; other texts stand for themselves."""
    numbered = provision.number and provision.kind is Kind.ARTICLE
    return f"{law.id} {provision.number}" if numbered else provision.id


def _reasons(
    one: Fused, provision: Provision, law: Law, tokens: Sequence[str]
) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    if one.cosine is not None:
        reasons.append(CloseInMeaning(one.cosine, strength(one.cosine)))
    whole = " ".join((law.title, *provision.path[-1:], provision.heading, provision.text))
    if words := shared(tokens, whole):
        reasons.append(SharedWords(words))
    return tuple(reasons)


def _timed(
    ask: Callable[[T, Filters, int], list[Near]], what: T, filters: Filters, limit: int
) -> tuple[list[Near], float]:
    started = perf_counter()
    found = ask(what, filters, limit)
    return found, (perf_counter() - started) * 1000


class _Stopwatch:
    """Milliseconds by stage, each since the one before, and in total from `begin` on."""

    def __init__(self) -> None:
        self._start = self._last = perf_counter()
        self.ms: dict[str, float] = {}

    def begin(self, before: str) -> None:
        """The question's own time begins here; what went before is noted under a name."""
        self.stage(before)
        self._start = self._last

    def restart(self) -> None:
        self._last = perf_counter()

    def stage(self, name: str) -> None:
        now = perf_counter()
        self.ms[name] = (now - self._last) * 1000
        self._last = now

    def done(self) -> dict[str, float]:
        self.ms["total"] = (perf_counter() - self._start) * 1000
        return {name: round(value, 3) for name, value in self.ms.items()}
