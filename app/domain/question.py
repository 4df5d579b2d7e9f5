"""A question, its filters, and what a search gives back."""

from dataclasses import dataclass, field
from datetime import date

from app.domain.law import Law, Level, Provision, Status, Version
from app.domain.lexicon import Expansion
from app.domain.strength import Judgement


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be found at all; empty tuples mean no restriction.

    `current_only` leaves superseded and repealed law out; `law_id` searches one law; `on` asks for
    the law as it stood that day, whatever `current_only` says. `statuses` are those of today, a
    provision's own before its version's; where there are some, they stand in for `current_only`.
    `sources` are named as in `Facets`.
    """

    levels: tuple[Level, ...] = ()
    regions: tuple[str, ...] = ()
    current_only: bool = True
    law_id: str | None = None
    on: date | None = None
    statuses: tuple[Status, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What the person asked, with the filters and how many hits are wanted."""

    text: str
    filters: Filters = field(default_factory=Filters)
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit is in the list."""


@dataclass(frozen=True, slots=True)
class ExactCitation(Reason):
    """The question names this provision."""


@dataclass(frozen=True, slots=True)
class CloseInMeaning(Reason):
    """The passage lies near the question: `cosine` in -1…1 and `strength` in 1…4 for the eye."""

    cosine: float
    strength: int


@dataclass(frozen=True, slots=True)
class SharedWords(Reason):
    """Words of the question that stand in the provision, most telling first."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reranked(Reason):
    """A cross-encoder read question and passage together; `score` is on the model's own scale."""

    score: float


@dataclass(frozen=True, slots=True)
class CitedBy(Reason):
    """A strong hit, of this citation, refers to the provision."""

    citation: str


@dataclass(frozen=True, slots=True)
class Punishes(Reason):
    """The provision says what follows a breach of the hit of this citation."""

    citation: str


@dataclass(frozen=True, slots=True)
class Interprets(Reason):
    """The provision is of an interpretation and refers to the hit of this citation."""

    citation: str


@dataclass(frozen=True, slots=True)
class LegalTerm(Reason):
    """The provision has the term of art for an everyday `expression` of the question."""

    expression: str
    term: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision that was found, in its law and version, with its score and its reasons.

    `score` is the fused score (higher is better, comparable within one list only); `start` and
    `stop` bound the passage of the provision's text that matched best. `also` cites provisions of
    other laws with the same text, which have no hit of their own.
    """

    rank: int
    provision: Provision
    law: Law
    version: Version
    score: float
    reasons: tuple[Reason, ...]
    start: int = 0
    stop: int = 0
    also: tuple[str, ...] = ()

    @property
    def citation(self) -> str:
        """The provision as it is cited."""
        return self.law.cite(self.provision)


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one question.

    `ms` are milliseconds by stage (``encode``, ``near``, ``words``, ``fuse``, ``texts``,
    ``total``); `index` names the index that answered; `words` are the question's words as the
    full text sees them, for highlighting; `expansions` the everyday expressions in it,
    and `judgement` says how likely an answer is among the first hits. `hidden` are provisions that
    the question names and the filters leave out.
    """

    question: Question
    hits: tuple[Hit, ...]
    index: str
    ms: dict[str, float]
    words: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    judgement: Judgement | None = None
    hidden: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """What the filters can choose from, with the number of provisions behind each choice.

    Each is counted under all filters but its own, the largest first. `laws` are ids, titles and
    counts. A source is the path that was imported, or a format where the path is not known.
    """

    levels: tuple[tuple[Level, int], ...] = ()
    regions: tuple[tuple[str, int], ...] = ()
    statuses: tuple[tuple[Status, int], ...] = ()
    laws: tuple[tuple[str, str, int], ...] = ()
    sources: tuple[tuple[str, int], ...] = ()
