"""Laws, their dated versions, their provisions and the passages that are embedded."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """Rank of a law in its legal order."""

    CONSTITUTION = "constitution"
    LAW = "law"
    ADMINISTRATIVE = "administrative"
    INTERPRETATION = "interpretation"
    LOCAL = "local"
    DEPARTMENTAL = "departmental"
    CASE = "case"
    CONTRACT = "contract"
    OTHER = "other"


_AUTHORITY = (
    Level.CONSTITUTION,
    Level.LAW,
    Level.ADMINISTRATIVE,
    Level.INTERPRETATION,
    Level.DEPARTMENTAL,
)


def authority(level: Level) -> int:
    """Where laws of this level stand among laws of one name: the highest at 0, local law last."""
    return _AUTHORITY.index(level) if level in _AUTHORITY else len(_AUTHORITY)


LEVEL_NAMES: dict[str, Level] = {
    "宪法": Level.CONSTITUTION,
    "法律": Level.LAW,
    "行政法规": Level.ADMINISTRATIVE,
    "司法解释": Level.INTERPRETATION,
    "地方法规": Level.LOCAL,
    "地方性法规": Level.LOCAL,
    "部门规章": Level.DEPARTMENTAL,
    "案例": Level.CASE,
    "合同": Level.CONTRACT,
    "其他": Level.OTHER,
}
"""Chinese names of the levels, as sources and people write them."""


def level_named(name: str) -> Level:
    """The level that `name` means, by its key or its Chinese name; ValueError if neither."""
    clean = name.strip()
    return LEVEL_NAMES.get(clean) or Level(clean.lower())


class Status(StrEnum):
    """Whether a version of a law applies."""

    IN_FORCE = "in-force"
    AMENDED = "amended"
    REPEALED = "repealed"
    PENDING = "not-yet-in-force"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Where a status comes from: the source says it, or the newest file is taken to be current."""

    STATED = "stated"
    INFERRED = "inferred"


class Kind(StrEnum):
    """What part of a law a provision is.

    A section or regulation is an ``article``; a ``clause`` is a numbered paragraph of a circular
    or contract; a ``stretch`` is a run of paragraphs of a text that has no numbers.
    """

    ARTICLE = "article"
    PREAMBLE = "preamble"
    ITEM = "item"
    WHOLE = "whole"
    ANNEX = "annex"
    CLAUSE = "clause"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class ParsedProvision:
    """One provision as an importer read it.

    `number` is the canonical key (``39``, ``133-1``, ``14a``; empty for a preamble or a whole
    text), `label` the printed form (第三十九条, Section 12), `path` the headings above it from
    the outermost in, `text` its paragraphs joined by a line feed, without the label.

    The rest is given where the source gives it: `status` where a provision's differs from its
    law's (a repealed section), `effective` and `repealed` likewise, `extent` the territory, `page`
    the page of a paged document from 1, `start` the offset of `text` in the document in characters.
    """

    number: str
    label: str
    text: str
    heading: str = ""
    path: tuple[str, ...] = ()
    kind: Kind = Kind.ARTICLE
    status: Status | None = None
    effective: date | None = None
    repealed: date | None = None
    extent: str = ""
    page: int | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedLaw:
    """One version of one law as an importer read it, ready to be stored.

    `key` is the identity of the law (never its title alone); with `published` it identifies the
    version. Dates are None where the source does not give them; `status` is None where the
    newest version is to count as current. `citation` is a pattern with {title}, {label} and
    {number}.
    """

    key: str
    title: str
    language: str
    level: Level
    provisions: tuple[ParsedProvision, ...]
    region: str = ""
    jurisdiction: str = ""
    short_titles: tuple[str, ...] = ()
    published: date | None = None
    effective: date | None = None
    repealed: date | None = None
    status: Status | None = None
    history: tuple[str, ...] = ()
    citation: str = "{title}{label}"


@dataclass(frozen=True, slots=True)
class Law:
    """One statute, regulation, interpretation, circular or contract."""

    id: str
    title: str
    language: str
    level: Level
    region: str
    jurisdiction: str
    citation: str
    short_titles: tuple[str, ...] = ()

    def cite(self, provision: "Provision") -> str:
        """How a provision of this law is cited; the bare title where it has no label.

        The law's own form holds for its articles and clauses; recitals and what stands in an
        annex are named by their labels. A number is printed as its label has it: 20A, not 20a.
        """
        if not provision.label:
            return self.title
        if provision.kind in (Kind.ANNEX, Kind.PREAMBLE):
            between = "" if self.language.startswith("zh") else ", "
            return f"{self.title}{between}{provision.label}"
        if provision.kind is Kind.ITEM and self.language.startswith("zh"):
            return f"{self.title}第{provision.label.strip('()（）、. ')}项"
        last = provision.label.split()[-1]
        number = last if last.casefold() == provision.number else provision.number
        return self.citation.format(title=self.title, label=provision.label, number=number)


@dataclass(frozen=True, slots=True)
class Version:
    """One dated text of a law; at most one version is `current`: the newest that applies.

    It applied from `begins` to the day before `ends`; None where that is not known, or where it
    has not ended.
    """

    id: str
    law_id: str
    published: date | None
    effective: date | None
    repealed: date | None
    status: Status
    basis: Basis
    current: bool
    history: tuple[str, ...] = ()
    source: str = ""
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """The smallest unit a lawyer cites; `id` survives a re-import."""

    id: str
    version_id: str
    position: int
    number: str
    label: str
    heading: str
    path: tuple[str, ...]
    kind: Kind
    text: str
    status: Status | None = None
    effective: date | None = None
    repealed: date | None = None
    extent: str = ""
    page: int | None = None
    start: int | None = None

    @property
    def gone(self) -> bool:
        """Whether it is no law any more although its version is: repealed, or not yet in force."""
        return self.status in (Status.REPEALED, Status.PENDING)


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded: characters `start` to `stop` of a provision's text.

    `hash` is the content hash of the text that the index holds for it, so that an unchanged
    passage is never embedded twice.
    """

    provision_id: str
    ordinal: int
    start: int
    stop: int
    hash: str


@dataclass(frozen=True, slots=True)
class LawText:
    """One version of a law with its provisions in order; all its versions, newest first."""

    law: Law
    version: Version
    provisions: tuple[Provision, ...]
    versions: tuple[Version, ...] = field(default=())


def stable_id(*parts: str) -> str:
    """A 16-character hexadecimal id that depends on nothing but `parts`."""
    joined = "\x1f".join(parts).encode()
    return hashlib.blake2b(joined, digest_size=8).hexdigest()
