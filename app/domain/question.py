"""A question, its filters, and what a search gives back."""

from dataclasses import dataclass, field
from datetime import date

from app.domain.law import Law, Level, Provision, Version


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be found at all; empty tuples mean no restriction.

    `current_only` leaves superseded and repealed law out; `law_id` searches one law; `on` asks for
    the law as it stood that day, whatever `current_only` says.
    """

    levels: tuple[Level, ...] = ()
    regions: tuple[str, ...] = ()
    current_only: bool = True
    law_id: str | None = None
    on: date | None = None


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
class Hit:
    """A provision that was found, in its law and version, with its score and its reasons.

    `score` is the fused score (higher is better, comparable within one list only); `start` and
    `stop` bound the passage of the provision's text that matched best.
    """

    rank: int
    provision: Provision
    law: Law
    version: Version
    score: float
    reasons: tuple[Reason, ...]
    start: int = 0
    stop: int = 0

    @property
    def citation(self) -> str:
        """The provision as it is cited."""
        return self.law.cite(self.provision)


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one question.

    `ms` are milliseconds by stage (``encode``, ``near``, ``words``, ``fuse``, ``texts``,
    ``total``); `index` names the index that answered; `words` are the question's words as the
    full text sees them, for highlighting.
    """

    question: Question
    hits: tuple[Hit, ...]
    index: str
    ms: dict[str, float]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """What the filters can choose from, with the number of provisions behind each choice."""

    levels: tuple[tuple[Level, int], ...] = ()
    regions: tuple[tuple[str, int], ...] = ()
