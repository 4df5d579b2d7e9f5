"""Measures what narrower vectors of an index would cost and save, on the library's questions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean, median
from time import monotonic, perf_counter

from app.domain.dial import Dial, Point, measured_widths
from app.domain.errors import IndexDamaged, IndexMismatch, NoIndex
from app.domain.events import Pace, Progress, Work
from app.domain.index import AGREEMENT, PROBES, Manifest, probe_agreement
from app.domain.measures import Judged, measures
from app.domain.question import Filters
from app.services.encoder_ports import Encoder, Encoders, Vectors
from app.services.index_ports import IndexStore, OpenIndex, Scanned
from app.services.known_questions import Known, known_questions
from app.services.law_ports import LawStore

_DEPTH, _RANKS = 150, 100
"""Rows asked for, as a search does, and provisions judged."""
_COMPARED = 200
_BATCH = 16
_ALIKE = 1e-4
"""Cosines that differ by less are the same passage's, told by two ways of computing."""


def measure_widths(
    store: LawStore,
    indexes: IndexStore,
    encoders: Encoders,
    questions: str | None = None,
    index: str = "",
) -> Work[Dial]:
    """Measure an index at every width worth it, by exact scans over the law in force.

    `questions` is a file of questions with answers or a folder of such files; without it the
    library's own OWN_QUESTIONS, and where there are none, DRAWN known-item queries. `index` is an
    index's id; without it the active one, or a wider one of the same model and texts. Raises
    NoIndex, IndexDamaged, IndexMismatch, QuestionsUnreadable, and what the encoder raises.
    """
    yield Progress("measuring", 0, None, "questions")
    opened = _opened(store, indexes, index)
    encoder = _agreeing(opened.manifest, encoders)
    source, known = yield from known_questions(store, questions)
    vectors = yield from _encoded(encoder, [one.text for one in known])
    widths = dict(measured_widths(opened.manifest.encoder))
    scans = yield from opened.exact(vectors, Filters(), list(widths), _DEPTH)
    recall, ms = yield from _compared(opened, vectors, scans[0])
    return Dial(
        index=opened.manifest.id,
        encoder=opened.manifest.encoder,
        rows=opened.manifest.rows,
        scanned=scans[0].rows,
        source=source,
        questions=len(known),
        unresolved=sum(not any(one.answers) for one in known),
        points=tuple(_point(known, scan, scans[0], widths[scan.width]) for scan in scans),
        vector_index=opened.manifest.vector_index,
        index_recall=recall,
        index_ms=ms,
    )


def _opened(store: LawStore, indexes: IndexStore, name: str) -> OpenIndex:
    """The index of this name; else the widest of the active one's model over the same texts."""
    manifests = indexes.manifests()
    if name:
        named = next((one for one in manifests if one.id == name), None)
        if named is None:
            raise IndexDamaged(name, "there is no such index")
        return indexes.opened(named)
    active = indexes.active_manifest()
    if active is None:
        raise NoIndex(store.path)
    alike = [one for one in manifests if _alike(one, active)]
    return indexes.opened(
        max(alike, key=lambda one: (one.encoder.dimension, one.id == active.id), default=active)
    )


def _alike(one: Manifest, other: Manifest) -> bool:
    """Whether two indexes are of one model and one state of the texts, whatever their widths."""
    as_wide = replace(one.encoder, dimension=other.encoder.dimension)
    return as_wide == other.encoder and one.library_digest == other.library_digest


def _agreeing(manifest: Manifest, encoders: Encoders) -> Encoder:
    """The encoder that built the index; raises IndexMismatch where it is not to be had."""
    encoder = encoders.of(manifest.encoder)
    fresh = encoder.as_lists(encoder.encode_questions(PROBES))
    agreement = probe_agreement(manifest.probes, fresh)
    if agreement < AGREEMENT:
        built, answered = manifest.encoder.caption, encoder.identity.caption
        raise IndexMismatch(manifest.id, built, answered, agreement)
    return encoder


def _encoded(encoder: Encoder, texts: Sequence[str]) -> Work[list[Vectors]]:
    """The questions' vectors, a few at a step, so that closing never waits long."""
    pace, made = Pace("measuring", len(texts), "questions", monotonic), []
    for start in range(0, len(texts), _BATCH):
        yield pace.at(start)
        made.append(encoder.encode_questions(texts[start : start + _BATCH]))
    return made


def _compared(
    opened: OpenIndex, vectors: Sequence[Vectors], exact: Scanned
) -> Work[tuple[float | None, float | None]]:
    """The share of the exact first ten that the index's own search finds, and its median ms.

    None where it has no vector index: its search is exact then.
    """
    if not opened.manifest.vector_index:
        return None, None
    each = [vector for matrix in vectors for vector in matrix][:_COMPARED]
    shares, times = [], []
    pace = Pace("measuring", len(each), "questions", monotonic)
    for done, (vector, best) in enumerate(zip(each, exact.scores, strict=False)):
        yield pace.at(done)
        if best:
            started = perf_counter()
            near = opened.near(vector, Filters(), _DEPTH)
            times.append((perf_counter() - started) * 1000)
            found = {one.provision_id: one.score for one in reversed(near)}
            shares.append(_share(sorted(found.values(), reverse=True), best))
    return (fmean(shares), median(times)) if shares else (None, None)


def _point(known: Sequence[Known], scan: Scanned, full: Scanned, trained: bool) -> Point:
    """The figures of one width."""
    judged = [
        Judged(_judged(one, names[:_RANKS]), len(one.answers))
        for one, names in zip(known, scan.names, strict=True)
    ]
    figures = measures(judged)
    kept = [
        _kept(names, dict(zip(there, best, strict=True)), best)
        for names, there, best in zip(scan.names, full.names, full.scores, strict=True)
        if best
    ]
    return Point(
        width=scan.width,
        trained=trained,
        hit_1=figures["hit@1"],
        hit_10=figures["hit@10"],
        mrr_10=figures["mrr@10"],
        recall_100=figures["recall@100"],
        kept=fmean(kept) if kept else 1.0,
        ms=scan.ms,
        first=tuple(_first(one.found) for one in judged),
    )


def _kept(names: Sequence[str], exact: Mapping[str, float], best: Sequence[float]) -> float:
    """The share of the first ten that are among the exact first ten, by their exact scores."""
    return _share([exact.get(name, -2.0) for name in names[:10]], best)


def _judged(one: Known, names: Sequence[str]) -> tuple[int | None, ...]:
    """For each provision the place of what it answers, or None."""
    places: Mapping[str, int] = {
        name: place for place, ids in reversed(list(enumerate(one.answers))) for name in ids
    }
    return tuple(places.get(name) for name in names)


def _first(found: Sequence[int | None]) -> int:
    """The rank of the first right answer, 0 where there is none."""
    return next((rank for rank, place in enumerate(found, 1) if place is not None), 0)


def _share(scores: Sequence[float], best: Sequence[float]) -> float:
    """How many of the first ten are as close, by the exact scores, as the exact first ten.

    By closeness and not by name: of equally close provisions either is right.
    """
    tenth = best[:10]
    kept = sum(score >= tenth[-1] - _ALIKE for score in scores[:10])
    return kept / len(tenth)
