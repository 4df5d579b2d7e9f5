"""A question put to a language model over the library: plan, rounds, answer, and its record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.checking import Checked
from app.domain.dialogue import Message
from app.domain.events import Event
from app.domain.question import Filters, Hit


class Mode(StrEnum):
    """How a question is worked on: a short answer from one search, or the agent's rounds."""

    ANSWER = "answer"
    AGENT = "agent"


class Coverage(StrEnum):
    """Whether what was found answers a legal issue."""

    ANSWERED = "answered"
    PARTLY = "partly"
    NOT = "not"


class Outcome(StrEnum):
    """How a run ended; whatever was said until then is kept."""

    WHOLE = "whole"
    CUT_OFF = "cut-off"
    """The model used up the tokens it was given."""
    STOPPED = "stopped"
    BROKEN = "broken"
    """The server or the search failed; see the run's `problem`."""
    NOTHING = "nothing"
    """Nothing was found, and the model was not asked."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One legal issue of a question, with the queries that it is searched by.

    `region` and `on` restrict the search where the question names a place or a day.
    """

    key: str
    title: str
    queries: tuple[str, ...]
    region: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The issues of a question; `fallback` where no model's plan could be used."""

    issues: tuple[Issue, ...]
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Find:
    """A provision that a query found, by its fused score; comparable within one query only."""

    provision_id: str
    version_id: str
    citation: str
    score: float


@dataclass(frozen=True, slots=True)
class Query:
    """A search that was made for an issue, and its finds, the best first."""

    text: str
    issue: str
    finds: tuple[Find, ...]
    ms: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the model says of an issue after a round; `missing` in its own words.

    `by` are the ids of the provisions that it names for that.
    """

    issue: str
    coverage: Coverage
    missing: str = ""
    queries: tuple[str, ...] = ()
    fallback: bool = False
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """One round of searches. `followed` are finds that cross-references of other finds led to.

    `own_ms` is the program's own time, `model_ms` what the model took.
    """

    number: int
    queries: tuple[Query, ...]
    followed: tuple[Find, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    own_ms: float = 0.0
    model_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Source:
    """A provision that the model was given to write from, and the number it goes by.

    `issues` are the keys of those it belongs to; `text` is what the model was given of it.
    """

    number: int
    provision_id: str
    version_id: str
    citation: str
    text: str
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the model: its step (``plan``, ``judge``, ``repair``, ``answer``, ``report``).

    `problem` says why the reply could not be used, empty where it could.
    """

    step: str
    messages: tuple[Message, ...]
    text: str = ""
    thinking: str = ""
    ended: str = ""
    prompt_tokens: int | None = None
    answer_tokens: int | None = None
    first_ms: float = 0.0
    total_ms: float = 0.0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the same thread and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Request:
    """What the person wants answered.

    In `Mode.ANSWER` the `hits` are those above the answer. `rounds` bounds the agent. `language`
    is that of the prompts, ``en`` or ``zh``; `follows` is the id of the run that this continues.
    """

    question: str
    mode: Mode = Mode.ANSWER
    filters: Filters = field(default_factory=Filters)
    hits: tuple[Hit, ...] = ()
    rounds: int = 3
    thread: tuple[Turn, ...] = ()
    language: str = "en"
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that became of a request, as it is kept: the trace.

    `when` is ISO time with its zone, `library` the folder, `model` and `address` say who answered.
    `dropped` counts provisions for which the model's window had no room. `ms` are milliseconds by
    stage (``plan``, ``search``, ``judge``, ``write``, ``check``, ``own``, ``total``).
    """

    id: str
    when: str
    library: str
    question: str
    mode: Mode
    model: str
    address: str
    language: str
    follows: str = ""
    plan: Plan | None = None
    rounds: tuple[Round, ...] = ()
    sources: tuple[Source, ...] = ()
    dropped: int = 0
    calls: tuple[Call, ...] = ()
    text: str = ""
    thinking: str = ""
    outcome: Outcome = Outcome.WHOLE
    problem: str = ""
    checks: tuple[Checked, ...] = ()
    ms: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Began(Event):
    """The request is worked on; what becomes of it, at whatever end, has this id."""

    id: str


@dataclass(frozen=True, slots=True)
class Stage(Event):
    """A stage of the run begins: ``planning``, ``searching``, ``judging``, ``writing``."""

    name: str


@dataclass(frozen=True, slots=True)
class Planned(Event):
    """The question was broken into issues."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class RoundBegan(Event):
    """A round of searches begins; `of` is the most that there will be."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Searched(Event):
    """A query was searched; `hits` are what it found, `new` those that no query found before."""

    query: Query
    hits: tuple[Hit, ...]
    new: int


@dataclass(frozen=True, slots=True)
class Assessed(Event):
    """The model said how far an issue is answered."""

    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Selected(Event):
    """The provisions that the answer is written from, and how many had no room."""

    sources: tuple[Source, ...]
    dropped: int


@dataclass(frozen=True, slots=True)
class FellBack(Event):
    """A step's reply could not be used and the plain way was taken instead."""

    step: str
    problem: str
