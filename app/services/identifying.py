"""Finds out which model of this machine made the vectors of an index that nobody can name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import partial
from math import isfinite
from typing import TypeVar

from app.domain.encoders import BUNDLED, OLLAMA, TRANSFORMER, EncoderName, widths
from app.domain.errors import EncoderFaulty, IndexDamaged, PandectaError
from app.domain.events import Problem, Progress, Work
from app.domain.index import AGREEMENT, PROBES, EncoderIdentity, Manifest, cosine
from app.domain.law import Law, Provision
from app.domain.models import ModelCard, ModelKind
from app.services.encoder_ports import Encoder, Encoders
from app.services.index_checking import IDENTIFIED, sound
from app.services.index_ports import IndexStore, SampleRow
from app.services.law_ports import LawStore
from app.services.model_getting import Models, local_models

CLOSE = 0.98
"""From this lowest cosine on, a model counts as close: another build of the right one, say."""

_ROWS, _FIRST = 12, 3
"""Rows that are embedded again, and how many of them, the shortest, at first."""
_LOOKED_AT, _LONGEST = 96, 1_000
"""Rows read of the index, and the characters up to which one is used: models cut long texts."""
_POLL = 0.1
_KINDS = {ModelKind.BUNDLED: BUNDLED, ModelKind.OLLAMA: OLLAMA}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How near a model came to the stored vectors, with the prompt that suited it best.

    `prompt` is ``passage``, ``question`` or ``none``; `lowest` and `mean` are cosines over `rows`
    rows, of which a model that is clearly another one is shown but a few.
    """

    name: str
    prompt: str
    lowest: float
    mean: float
    rows: int

    @property
    def verdict(self) -> str:
        """``same``, ``close`` (but not the same), or ``other``."""
        if self.lowest >= AGREEMENT:
            return "same"
        return "close" if self.lowest >= CLOSE else "other"


@dataclass(frozen=True, slots=True)
class Identified:
    """What was found out about an index: `name` is the model that built it, empty if none did.

    `manifest` is the index's own as it is now; `skipped` names models that could not be tried, and
    why.
    """

    index: str
    name: str
    prompt: str
    candidates: tuple[Agreement, ...]
    skipped: tuple[tuple[str, str], ...]
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class _Row:
    """A stored vector, and the texts of which it may be."""

    vector: Sequence[float]
    texts: tuple[str, ...]


def identify(
    store: LawStore,
    indexes: IndexStore,
    encoders: Encoders,
    models: Models,
    index: str,
    also: Sequence[str] = (),
) -> Work[Identified]:
    """Embed some rows of `index` again with every model that is here, and `also` those named.

    Where one gives the stored vectors, it is written into the manifest with its prompts and its
    probes, so that the index can be used; it is kept as active, or not, as it was. Where none does,
    nothing changes. A model that fails is a Problem, and the others are tried. Raises IndexDamaged
    where there is no such index, or nothing in it that could be compared.
    """
    manifest = next((one for one in indexes.manifests() if one.id == index), None)
    if manifest is None:
        raise IndexDamaged(index, "there is no such index")
    rows = _rows(store, indexes.opened(manifest).sample(_LOOKED_AT))
    if not rows:
        raise IndexDamaged(index, "no row with a vector and a text")
    cards = yield from local_models(models)
    names, skipped = _candidates(cards, manifest.encoder.dimension, also)
    tried: list[tuple[Agreement, EncoderIdentity]] = []
    for done, name in enumerate(names):
        yield Progress("comparing", done, len(names), "models", detail=str(name))
        try:
            tried.append((yield from _tried(encoders, name, manifest.encoder.dimension, rows)))
        except PandectaError as error:
            skipped.append((str(name), _told(error)))
            yield Problem(str(name), "model-failed", _told(error))
    tried.sort(key=lambda one: one[0].lowest, reverse=True)
    found = tuple(agreement for agreement, _ in tried)
    if not found or found[0].verdict != "same":
        return Identified(index, "", "", found, tuple(skipped), manifest)
    named = yield from _settled(store, indexes, encoders, manifest, *tried[0])
    return Identified(index, found[0].name, found[0].prompt, found, tuple(skipped), named)


def _settled(
    store: LawStore,
    indexes: IndexStore,
    encoders: Encoders,
    manifest: Manifest,
    agreement: Agreement,
    identity: EncoderIdentity,
) -> Work[Manifest]:
    """Write the encoder into the manifest; the metric is the one that its vectors are made for."""
    encoder = encoders.prompted(identity)
    vectors = yield from _waiting(partial(encoder.encode_questions, PROBES), agreement.name)
    probes = tuple(map(tuple, sound(encoder, PROBES, vectors)))
    named = replace(
        manifest,
        encoder=identity,
        probes=probes,
        metric="cosine",
        scores={**manifest.scores, IDENTIFIED: agreement.lowest},
    )
    with store.writing():
        indexes.keep(named)
    return named


def _candidates(
    cards: Sequence[ModelCard], dimension: int, also: Sequence[str]
) -> tuple[list[EncoderName], list[tuple[str, str]]]:
    """The names to try, and what need not be tried: a model whose vectors are too short."""
    names: dict[EncoderName, None] = {}
    skipped: list[tuple[str, str]] = []
    for card in cards:
        if not card.here or card.embeds is False:
            continue
        name = _name(card)
        if card.dimension is not None and dimension not in widths(name, card.dimension):
            skipped.append((str(name), _other_width(card.dimension, dimension)))
        else:
            names[name] = None
    for typed in also:
        try:
            names[replace(EncoderName.parse(typed), width=None)] = None
        except PandectaError as error:
            skipped.append((typed, _told(error)))
    return list(names), skipped


def _name(card: ModelCard) -> EncoderName:
    kind = _KINDS.get(card.kind, TRANSFORMER)
    return EncoderName(kind, "" if kind == BUNDLED else card.name)


def _told(error: PandectaError) -> str:
    """The fact that an error carries beside the name."""
    return str(vars(error).get("detail") or error)


def _other_width(has: int, wanted: int) -> str:
    return f"{has} numbers in a vector, not {wanted}"


def _tried(
    encoders: Encoders, name: EncoderName, dimension: int, rows: Sequence[_Row]
) -> Work[tuple[Agreement, EncoderIdentity]]:
    """How near a model comes with each of its prompts, and what it is with the best of them.

    A few short rows tell a model that is another one; only one that is close sees all of them.
    """
    own = yield from _waiting(partial(_identity, encoders, name, dimension), str(name))
    best: tuple[Agreement, EncoderIdentity] | None = None
    for prompt, identity in _ways(own).items():
        encoder = encoders.prompted(identity)
        cosines = yield from _cosines(encoder, rows[:_FIRST])
        if min(cosines) >= CLOSE:
            cosines += yield from _cosines(encoder, rows[_FIRST:])
        mean = sum(cosines) / len(cosines)
        agreement = Agreement(str(name), prompt, min(cosines), mean, len(cosines))
        if best is None or agreement.lowest > best[0].lowest:
            best = agreement, identity
        if agreement.verdict == "same":
            break
    assert best is not None
    return best


def _identity(encoders: Encoders, name: EncoderName, dimension: int) -> EncoderIdentity:
    """What the model is at this width; EncoderFaulty where it has no such, and its relatives."""
    whole = encoders.named(str(name)).identity
    if whole.dimension == dimension:
        return whole
    if dimension not in widths(name, whole.dimension):
        raise EncoderFaulty(str(name), _other_width(whole.dimension, dimension))
    return encoders.named(str(replace(name, width=dimension))).identity


def _ways(own: EncoderIdentity) -> Mapping[str, EncoderIdentity]:
    """The model with its passage prompt, without any, and with its question prompt for both.

    Where passages went without a prompt although the model has one, questions did too.
    """
    bare = replace(own, question_prompt="", passage_prompt="")
    asking = replace(own, passage_prompt=own.question_prompt)
    ways = {"passage" if own.passage_prompt else "none": own}
    if own.passage_prompt:
        ways["none"] = bare
    if own.question_prompt and own.question_prompt != own.passage_prompt:
        ways["question"] = asking
    return ways


def _cosines(encoder: Encoder, rows: Sequence[_Row]) -> Work[list[float]]:
    """For each row the highest cosine between its vector and those of the texts it may be of."""
    texts = [text for row in rows for text in row.texts]
    vectors = yield from encoder.encoding_passages(texts)
    fresh = iter(sound(encoder, texts, vectors))
    return [max(cosine(row.vector, next(fresh)) for _ in row.texts) for row in rows]


def _rows(store: LawStore, sampled: Sequence[SampleRow]) -> list[_Row]:
    """Some of the rows, of every length that no model cuts; the shortest first."""
    usable = sorted(
        (row for row in sampled if all(map(isfinite, row.vector))), key=lambda row: len(row.words)
    )
    short = [row for row in usable if len(row.words) <= _LONGEST] or usable[:_FIRST]
    last = max(1, min(_ROWS, len(short)) - 1)
    chosen = [short[place * (len(short) - 1) // last] for place in range(min(_ROWS, len(short)))]
    texts = store.provisions([row.provision_id for row in chosen])
    return [
        _Row(row.vector, tuple(dict.fromkeys(_wordings(row, texts.get(row.provision_id)))))
        for row in chosen
    ]


def _wordings(row: SampleRow, found: tuple[Provision, Law, object] | None) -> Iterator[str]:
    """What another program may have embedded of a provision, beginning with our own wording.

    LawVault's texts are known to begin with the article's label, after which a source leaves one
    space or another; what built its vectors was never published, and the law's title may have gone
    before, and line breaks may have become spaces, as LawVault has it in questions.
    """
    yield row.words
    if found is None:
        return
    provision, law, _ = found
    labels = [f"{provision.label}{gap}" for gap in ("\u3000", " ", "")] if provision.label else []
    for body in [f"{label}{provision.text}" for label in labels] + [provision.text]:
        for whole in (body, f"{law.title} {body}", f"{law.title}\n{body}"):
            yield whole
            yield whole.replace("\n", " ")


def _waiting(step: Callable[[], T], detail: str) -> Work[T]:
    """The result of a step that cannot be interrupted; closing does not wait for it."""
    pool = ThreadPoolExecutor(1, "identifying")
    try:
        answer = pool.submit(step)
        while not wait([answer], _POLL).done:
            yield Progress("comparing", 0, None, "models", detail=detail)
        return answer.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
