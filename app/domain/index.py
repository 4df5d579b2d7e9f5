"""What an index is: the encoder that built it, its manifest, and the probe check."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

PROBES = (
    "用人单位违法解除劳动合同的，应当支付赔偿金。",
    "试用期被辞退怎么赔偿",
    "房东不退押金怎么办？",
    "The landlord shall return the deposit within fourteen days after the tenancy ends.",
    "can I use part of a song in my video",
    "第三十九条　劳动者有下列情形之一的，用人单位可以解除劳动合同",
    "17 U.S.C. § 107 (2026) 12.5 % €",
    "父母去世后房子怎么分 inheritance",
)
"""Fixed sentences whose vectors tell one encoder from another; a change orphans every index."""

FORMAT = 2
"""The layout of an index's rows; one of another layout is built anew."""

AGREEMENT = 0.999
"""The lowest cosine at which two encoders count as the same."""

FLAT_ROWS = 20_000
"""Up to this many rows an exact scan is fast enough and no vector index is built."""

QUANTISED, UNQUANTISED = "IVF_RQ", "IVF_FLAT"
"""The kinds of vector index: one bit per number and re-scoring, or the vectors as they are."""


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """Everything that makes an encoder's vectors what they are.

    `kind` is ``bundled``, ``sentence-transformers``, ``ollama`` or ``openai``; `revision` is a
    digest of the weights or the server's own digest; prompts are prepended to the text;
    `max_length` is in tokens. `precision`, `device` and `backend_version` are told and do not
    tell encoders apart: whether they change the vectors is for the probes to say.
    """

    kind: str
    name: str
    revision: str
    backend: str
    dimension: int
    normalised: bool = True
    question_prompt: str = ""
    passage_prompt: str = ""
    max_length: int | None = None
    precision: str = field(default="fp32", compare=False)
    device: str = field(default="", compare=False)
    backend_version: str = field(default="", compare=False)

    @property
    def caption(self) -> str:
        """A short name for people: ``bundled static 256``; of a folder, its last two parts.

        A model that was trained in a library goes by its run.
        """
        name = self.name.replace("\\", "/")
        if name.startswith("/") or name[1:2] == ":":
            parts = name.rstrip("/").split("/")
            trained = parts[-4:-3] == ["training"]
            name = f"trained {parts[-3]}" if trained else "/".join(parts[-2:])
        return f"{name} {self.dimension}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The birth certificate of an index; `probes` are the vectors of `PROBES`, questions' way.

    An index is one version of a Lance table; an update of the library that leaves most rows alone
    makes a later version of the same table, and `drift` counts the rows changed since it was
    built whole.
    """

    id: str
    table: str
    encoder: EncoderIdentity
    metric: str
    rows: int
    library_digest: str
    created: str
    seconds: float
    vector_index: str
    probes: tuple[tuple[float, ...], ...]
    version: int = 0
    drift: int = 0
    scores: dict[str, float] = field(default_factory=dict)
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Building:
    """An index that was begun: its table, its encoder, and the state of the texts it is of.

    `exact` is True where its vector index is to be an unquantised one.
    """

    table: str
    encoder: EncoderIdentity
    library_digest: str
    probes: tuple[tuple[float, ...], ...] = ()
    exact: bool = False


def cosine(a: Sequence[float], b: Sequence[float]) -> float:
    """Cosine of two vectors of one length; 0.0 if either is zero, NaN if either holds a NaN."""
    dot = math.fsum(x * y for x, y in zip(a, b, strict=True))
    norm = math.sqrt(math.fsum(x * x for x in a)) * math.sqrt(math.fsum(y * y for y in b))
    return dot / norm if norm else 0.0


def probe_agreement(stored: Sequence[Sequence[float]], fresh: Sequence[Sequence[float]]) -> float:
    """The lowest cosine between stored and fresh probe vectors; -1.0 where shapes differ or NaN.

    A length that differs by more than 0.1 % counts as disagreement too: under a metric that
    sees length, another normalisation is another encoder.
    """
    if len(stored) != len(fresh):
        return -1.0
    lowest = 1.0
    for old, new in zip(stored, fresh, strict=True):
        if len(old) != len(new):
            return -1.0
        found = cosine(old, new)
        if not found <= 2.0 or not _same_length(old, new):
            return -1.0
        lowest = min(lowest, found)
    return lowest


def _same_length(a: Sequence[float], b: Sequence[float]) -> bool:
    first, second = (math.sqrt(math.fsum(x * x for x in v)) for v in (a, b))
    return abs(first - second) <= 0.001 * max(first, second, 1e-9)


def table_name(encoder: EncoderIdentity, digest: str) -> str:
    """``laws__<slug>__<hash8>``: letters, digits, hyphen and underscore only."""
    slug = "".join(c if c.isascii() and c.isalnum() else "-" for c in encoder.caption.lower())
    return f"laws__{slug[:40].strip('-')}__{digest[:8]}"
