"""From a question to the list: citation, meaning and words, fused, with reasons and timings."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import perf_counter
from typing import TypeVar

from app.domain.encoders import BUNDLED
from app.domain.errors import LibraryEmpty, NoIndex
from app.domain.events import Progress, Work
from app.domain.folding import folded
from app.domain.index import PROBES
from app.domain.judging import judge, room
from app.domain.law import Kind, Law, Provision
from app.domain.lexicon import Expansion, terms_of, words_asked
from app.domain.question import (
    CloseInMeaning,
    ExactCitation,
    Filters,
    Hit,
    LegalTerm,
    Question,
    Reason,
    Results,
    SharedWords,
)
from app.domain.ranking import (
    Fused,
    Near,
    Parts,
    fuse,
    strength,
    with_priors,
    with_second,
    words_share,
)
from app.domain.words import question_words, shared
from app.services.aids import Aids
from app.services.encoder_ports import Encoders, Vectors
from app.services.guarding import Guard
from app.services.index_ports import IndexStore, OpenIndex
from app.services.law_ports import LawStore
from app.services.naming import named
from app.services.priors import Priors
from app.services.relating import Related, related, with_related
from app.services.reranking import reranked
from app.services.resolving import Found, cited_span, resolve
from app.services.second_opinion import DEPTH as JUDGED
from app.services.second_opinion import SecondOpinion

LONGEST = 1_000
"""Characters of a question that are searched for; what follows tells nothing new."""

_DEPTH, _SHALLOWEST = 3, 150
"""Rows asked of each side: so many per hit wanted, and at least so many, or the ranking changes
with the number of hits."""
_SPARE = 20
"""Hits looked at beyond those wanted, in place of the ones that say the same as another."""
T = TypeVar("T")


class Searcher:
    """Searches one library, with nothing but the encoder that built its index."""

    def __init__(
        self, store: LawStore, indexes: IndexStore, encoders: Encoders, aids: Aids = Aids()
    ) -> None:
        self._store, self._indexes = store, indexes
        self._guard = Guard(encoders)
        self._aids = aids
        self._priors = Priors(store, aids.read_priors)
        self._second = SecondOpinion(encoders)
        self._pool = ThreadPoolExecutor(2, "search")

    def warm(self) -> None:
        """Open the index, load and check its encoder, and run one search to fill the caches."""
        index = self._indexes.active()
        if index is not None:
            pair, filters = self._guard.pair(index), Question("").filters
            with self._guard.watching():
                index.near(pair.vector(PROBES[1]), filters, 10)
                index.matching(PROBES[1], filters, 10)
            self._priors.shares()

    def search(self, question: Question, parts: Parts = Parts()) -> Work[Results]:
        """Find the provisions that answer `question`, best first.

        Reports each stage as it begins. Among the timings, ``open`` is what opening the index,
        loading the encoder and checking the pair took, much at the first question and nothing
        later; ``total`` is the question's own. Raises NoIndex, LibraryEmpty, IndexDamaged,
        IndexMismatch where the encoder is not the one that built the index, and EncoderFaulty and
        its relatives; after any of them the encoder is checked anew.
        """
        with self._guard.watching():
            return (yield from self._searched(question, parts))

    def _searched(self, question: Question, parts: Parts) -> Work[Results]:
        clock = _Stopwatch()
        index = self._snapshot()
        text = _searchable(question.text)
        if not text:
            return Results(question, (), index.manifest.encoder.caption, clock.done())
        yield Progress("searching", 0, 3)
        pair = self._guard.pair(index)
        clock.begin("open")
        exact = resolve(self._store, text)
        vector = pair.vector(text)
        clock.stage("encode")
        yield Progress("searching", 1, 3)
        tokens = question_words(text, index.words(text))
        found = self._aids.expand(text) if parts.lexicon else ()
        joined = " ".join(terms_of(found))
        terms = question_words(joined, index.words(joined)) if found else ()
        near, words = self._both(index, vector, words_asked(tokens, terms), question, clock)
        yield Progress("searching", 2, 3)
        bundled = index.manifest.encoder.kind == BUNDLED
        fused = fuse(near, words, parts, words_share(text, bundled))
        if parts.priors:
            fused = with_priors(fused, self._priors.shares())
        clock.stage("fuse")
        if parts.second and not bundled:
            fused = self._seconded(text, fused)
            clock.stage("second")
        brought = self._related(fused, question, parts)
        fused = with_related(fused, brought)
        clock.stage("related")
        shown, hidden = named(self._store, exact, question.filters)
        hits = self._hits(shown, fused, tokens, found, question, parts)
        hits = _explained(hits, brought)
        judged = judge(tokens, near, words, hits, bundled, room(index.manifest.probes))
        clock.stage("texts")
        caption = index.manifest.encoder.caption
        results = Results(
            *(question, tuple(hits), caption, clock.done(), tokens, found, judged),
            hidden=tuple(_exact(question, hidden)),
        )
        if parts.reranker and (reranker := self._aids.rerankers.chosen()) is not None:
            results = yield from reranked(results, reranker)
        return results

    def _related(self, fused: list[Fused], question: Question, parts: Parts) -> list[Related]:
        if not (parts.references or parts.interpretations):
            return []
        return related(self._store, fused, question.filters, parts)

    def _seconded(self, text: str, fused: list[Fused]) -> list[Fused]:
        """The list in the order that it has once the bundled encoder has judged its head."""
        texts = self._store.provisions([one.provision_id for one in fused[:JUDGED]])
        return with_second(fused, self._second.cosines(text, fused, texts))

    def _snapshot(self) -> OpenIndex:
        index = self._indexes.active()
        if index is None:
            if not self._store.counts().passages:
                raise LibraryEmpty(self._store.path)
            raise NoIndex(self._store.path)
        return index

    def _both(
        self,
        index: OpenIndex,
        vector: Vectors,
        asked: str,
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
            self._pool.submit(_timed, index.matching, asked, question.filters, depth)
            if asked
            else None
        )
        found_near, clock.ms["near"] = near.result() if near else ([], 0.0)
        found_words, clock.ms["words"] = words.result() if words else ([], 0.0)
        clock.restart()
        return found_near, found_words

    def _hits(
        self,
        exact: Sequence[Found],
        fused: Sequence[Fused],
        tokens: Sequence[str],
        expansions: Sequence[Expansion],
        question: Question,
        parts: Parts,
    ) -> list[Hit]:
        hits = _exact(question, exact)
        taken = {_place(hit.provision, hit.law): hit.version.id for hit in hits}
        listed = {hit.provision.id for hit in hits}
        wanted = question.limit + len(taken)
        if not question.filters.current_only:
            wanted *= 2
        if parts.duplicates:
            wanted += _SPARE
        texts = self._store.provisions([one.provision_id for one in fused[:wanted]])
        for one in fused[:wanted]:
            if one.provision_id not in texts:
                continue
            provision, law, version = texts[one.provision_id]
            if taken.setdefault(_place(provision, law), version.id) != version.id:
                continue
            if provision.id in listed:
                continue
            reasons = _reasons(one, provision, law, tokens, expansions)
            hits.append(Hit(0, provision, law, version, one.score, reasons, one.start, one.stop))
        if parts.duplicates:
            hits = _folded(hits)
        return [replace(hit, rank=rank) for rank, hit in enumerate(hits[: question.limit], 1)]


def _exact(question: Question, found: Sequence[Found]) -> list[Hit]:
    return [
        Hit(0, p, law, version, 1.0, (ExactCitation(),), *cited_span(question.text, law, p))
        for p, law, version in found
    ]


def _folded(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those that repeat another one's text, which names where it stands too."""
    first = folded([hit.provision.text for hit in hits])
    also: dict[int, list[str]] = {}
    for place, other in enumerate(first):
        if other != place:
            also.setdefault(other, []).append(hits[place].citation)
    return [
        replace(hit, also=tuple(also.get(place, ())))
        for place, hit in enumerate(hits)
        if first[place] == place
    ]


def _explained(hits: Sequence[Hit], brought: Sequence[Related]) -> list[Hit]:
    """The hits with the reasons for which others brought them."""
    why: dict[str, list[Reason]] = {}
    for one in brought:
        why.setdefault(one.provision_id, []).append(one.reason)
    return [
        replace(hit, reasons=(*hit.reasons, *why.get(hit.provision.id, ())[:1])) for hit in hits
    ]


def _searchable(typed: str) -> str:
    """The question without NULs and lone surrogates, spaces levelled, cut to `LONGEST`."""
    valid = typed[: 4 * LONGEST].encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    return " ".join(valid.split())[:LONGEST]


def _place(provision: Provision, law: Law) -> str:
    """What the versions of one article have in common; other texts stand for themselves."""
    numbered = provision.number and provision.kind is Kind.ARTICLE
    return f"{law.id} {provision.number}" if numbered else provision.id


def _reasons(
    one: Fused,
    provision: Provision,
    law: Law,
    tokens: Sequence[str],
    expansions: Sequence[Expansion],
) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    if one.cosine is not None:
        reasons.append(CloseInMeaning(one.cosine, strength(one.cosine)))
    whole = " ".join((law.title, *provision.path[-1:], provision.heading, provision.text))
    if words := shared(tokens, whole):
        reasons.append(SharedWords(words))
    for expansion in expansions:
        if term := next((term for term in expansion.terms if term.lower() in whole.lower()), ""):
            reasons.append(LegalTerm(expansion.expression, term))
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
