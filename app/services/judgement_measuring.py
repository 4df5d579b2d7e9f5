"""Measures one model by a judgement's sheet: what it finds, what it knows of words and of talk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from time import monotonic
from typing import Any

from app.domain.correlation import spearman
from app.domain.errors import IndexDamaged
from app.domain.events import Pace, Progress, Work
from app.domain.general_pairs import GENERAL
from app.domain.index import AGREEMENT, PROBES, Manifest, cosine, probe_agreement
from app.domain.question import Filters
from app.services.encoder_ports import Encoder, Vectors
from app.services.index_ports import IndexStore, OpenIndex
from app.services.judgement_sheet import JudgedQuestion, JudgementSheet
from app.services.law_ports import LawStore
from app.services.training_ports import Nearness, Vocabularies

RANKS = 100
"""Provisions that are looked at for each question."""
FIRST = 3
"""Provisions that are kept of each question, whether right or not: what the model took for them."""
_DEPTH = 200
"""Passages asked for: of a long provision several may be near."""
_BLOCK, _BATCH = 2_048, 32

Found = tuple[tuple[int, int], ...]
"""Ranks from 1 with the places of the answers found there, each answer once."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one model found for each judged question; `plain` and `measured_from` carry it as JSON.

    `found` is by width and example; full width is the largest. `unknown` is the share of tokens
    that the model does not know, None where that cannot be told; `drift` the rank correlation with
    people's judgement of general sentence pairs, by language. `first` are the ids of the nearest
    provisions at full width, by example.
    """

    encoder: str
    found: Mapping[int, Mapping[str, Found]]
    unknown: float | None
    drift: Mapping[str, float]
    first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """The same as values of JSON."""
        return asdict(self)


def measured_from(plain: Mapping[str, Any]) -> Measured:
    """What `Measured.plain` gave, after a way through JSON."""
    found = {
        int(width): {
            id: tuple((int(rank), int(place)) for rank, place in some) for id, some in each.items()
        }
        for width, each in plain["found"].items()
    }
    first = {id: tuple(map(str, ids)) for id, ids in plain.get("first", {}).items()}
    return Measured(str(plain["encoder"]), found, plain["unknown"], dict(plain["drift"]), first)


def measuring(
    store: LawStore,
    indexes: IndexStore | None,
    nearness: Nearness,
    vocabularies: Vocabularies,
    encoder: Encoder,
    sheet: JudgementSheet,
) -> Work[Measured]:
    """Ask a model all questions; raises what the encoder raises."""
    drift = yield from _drift(encoder)
    unknown = yield from vocabularies.unknown(encoder.identity, sheet.sample)
    asked = yield from _asked(encoder, sheet.questions)
    full = encoder.identity.dimension
    widths = (full, *(width for width in sheet.widths if width < full))
    index = _index_of(store, indexes, encoder) if sheet.pool is None and indexes else None
    if index is not None:
        scans = yield from index.exact(asked, Filters(), widths, _DEPTH)
        named = {scan.width: [*map(dict, map(zip, scan.names, scan.scores))] for scan in scans}
    else:
        named = yield from _scanned(store, nearness, encoder, asked, widths, sheet)
    found = {
        width: {
            one.id: _found(one, scores) for one, scores in zip(sheet.questions, each, strict=True)
        }
        for width, each in named.items()
    }
    first = {
        one.id: tuple(_ranking(scores)[:FIRST])
        for one, scores in zip(sheet.questions, named[full], strict=True)
    }
    return Measured(encoder.identity.caption, found, unknown, drift, first)


def _asked(encoder: Encoder, questions: Sequence[JudgedQuestion]) -> Work[list[Vectors]]:
    """The questions' vectors, a few at a step, so that closing never waits long."""
    pace, made = Pace("encoding", len(questions), "questions", monotonic), []
    for start in range(0, len(questions), _BATCH):
        yield pace.at(start)
        made.append(encoder.encode_questions([q.text for q in questions[start : start + _BATCH]]))
    return made


def _drift(encoder: Encoder) -> Work[dict[str, float]]:
    """How well the model orders pairs of everyday sentences, by language."""
    found = {}
    for language, pairs in GENERAL.items():
        cosines = []
        for start in range(0, len(pairs), _BATCH):
            yield Progress("comparing", start, len(pairs), "pairs")
            some = pairs[start : start + _BATCH]
            texts = [text for pair in some for text in (pair.first, pair.second)]
            vectors = encoder.as_lists(encoder.encode_passages(texts))
            cosines += [cosine(*two) for two in zip(vectors[::2], vectors[1::2], strict=True)]
        found[language] = spearman(cosines, [float(pair.grade) for pair in pairs])
    return found


def _index_of(store: LawStore, indexes: IndexStore, encoder: Encoder) -> OpenIndex | None:
    """An index of this very model over the library as it is now; None where there is none."""
    digest = store.digest()
    for manifest in indexes.manifests():
        if manifest.library_digest == digest and _same(manifest, encoder):
            try:
                return indexes.opened(manifest)
            except IndexDamaged:
                continue
    return None


def _same(manifest: Manifest, encoder: Encoder) -> bool:
    if manifest.encoder != encoder.identity:
        return False
    fresh = encoder.as_lists(encoder.encode_questions(PROBES))
    return probe_agreement(manifest.probes, fresh) >= AGREEMENT


def _scanned(
    store: LawStore,
    nearness: Nearness,
    encoder: Encoder,
    asked: Sequence[Vectors],
    widths: Sequence[int],
    sheet: JudgementSheet,
) -> Work[dict[int, list[dict[str, float]]]]:
    """By width, for each question, the nearest provisions with their best passages' cosines."""
    scan, names = nearness.begun(asked, widths, _DEPTH), list[str]()
    rows = _searched(store, sheet.pool)
    pace = Pace("encoding", sheet.searched["passages"], "passages", monotonic)
    while block := list(islice(rows, _BLOCK)):
        vectors = yield from _encoded(encoder, [words for _, words in block], pace, len(names))
        for _ in scan.offer(vectors):
            yield pace.at(len(names) + len(block))
        names.extend(name for name, _ in block)
    return {width: [_best(names, places) for places in each] for width, each in scan.told().items()}


def _searched(store: LawStore, pool: frozenset[str] | None) -> Iterator[tuple[str, str]]:
    for row in store.rows():
        name = row.passage.provision_id
        if row.current and (pool is None or name in pool):
            yield name, row.words


def _encoded(encoder: Encoder, texts: Sequence[str], pace: Pace, before: int) -> Work[Vectors]:
    """The passages' vectors; the encoder's own progress is told as a part of the whole."""
    yield pace.at(before)
    work = encoder.encoding_passages(texts)
    try:
        while True:
            event = next(work)
            if isinstance(event, Progress):
                yield pace.at(before + event.done)
    except StopIteration as stop:
        return stop.value
    finally:
        work.close()


def _best(names: Sequence[str], places: Sequence[tuple[int, float]]) -> dict[str, float]:
    best: dict[str, float] = {}
    for place, score in places:
        best.setdefault(names[place], score)
    return best


def _found(one: JudgedQuestion, scores: Mapping[str, float]) -> Found:
    """Where the answers are."""
    places = {id: place for place, ids in reversed([*enumerate(one.answers)]) for id in ids}
    ranks: dict[int, int] = {}
    for rank, id in enumerate(_ranking(scores), 1):
        if id in places:
            ranks.setdefault(places[id], rank)
    return tuple(sorted((rank, place) for place, rank in ranks.items()))


def _ranking(scores: Mapping[str, float]) -> list[str]:
    """The nearest provisions; of equally near ones the one with the smaller id is first."""
    return sorted(scores, key=lambda id: (-scores[id], id))[:RANKS]
