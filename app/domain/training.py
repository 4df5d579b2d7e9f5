"""What training works with: questions with their answers, the split, negatives, runs, scores."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.events import Event


class Origin(StrEnum):
    """Where questions come from; the split never mixes them unseen."""

    GENERATED = "generated"
    """Written by a language model for provisions of the library."""
    COMPOSED = "composed"
    """Written by people, or for people, to train with."""
    REAL = "real"
    """Asked by people who wanted an answer."""
    HISTORY = "history"
    """From the person's own search history or favourites."""
    BENCHMARK = "benchmark"
    """Of a published data set."""


class Standing(StrEnum):
    """What was decided about a question."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


NOBODY_ASKS = "nobody-asks"
"""Why there is no question about a provision: a model found that nobody would ask one."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and the provisions that answer it.

    `answers` are provision ids, the first the one that it was made for; `laws` the ids of their
    laws in the same order. `source` names the file, data set or model that it is from, `tone` the
    manner of a generated one (``plain``, ``client``, ``expert``). `why` says why it was dropped.
    """

    id: str
    text: str
    answers: tuple[str, ...]
    laws: tuple[str, ...]
    origin: Origin
    source: str = ""
    tone: str = ""
    standing: Standing = Standing.ACCEPTED
    why: str = ""

    @property
    def is_question(self) -> bool:
        """Whether anything is asked; else its text only names a provision that was tried."""
        return self.why != NOBODY_ASKS


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A set of questions as lists show it: counts by origin and by standing."""

    name: str
    questions: int
    origins: Mapping[str, int]
    standings: Mapping[str, int]
    changed: str


class Part(StrEnum):
    """The parts of a split. No provision of one of the held parts, nor what says the same, is
    an answer in the part that is trained on.
    """

    TRAIN = "train"
    CHOOSE = "choose"
    """Held out to stop training early and to choose by; never part of the judgement."""
    SEEN = "seen"
    """Held-out questions about laws that are trained on."""
    UNSEEN = "unseen"
    """Questions about laws that nothing is trained on."""
    OTHER = "other"
    """Questions of another origin than those that are trained on."""
    LEFT = "left"
    """Taken out, since they would let the training see what it is judged by."""


JUDGED = (Part.SEEN, Part.UNSEEN, Part.OTHER)
"""The parts that the judgement is made on."""


@dataclass(frozen=True, slots=True)
class Split:
    """Which example is in which part: ids by part, in the order of their ids.

    `seed` and the shares made it; `unseen_groups` are the laws (or documents, or data sets: see
    `column`) that were left out; `left` counts why examples were taken out, by reason
    (``same-provision``, ``near-duplicate``, ``other-version``, ``same-question``). `digest` is of
    all ids and parts, so that two runs can tell whether they were judged by the same.
    """

    seed: int
    column: str
    parts: Mapping[Part, tuple[str, ...]]
    unseen_groups: tuple[str, ...]
    left: Mapping[str, int]
    digest: str


@dataclass(frozen=True, slots=True)
class Negatives:
    """Wrong answers for questions: ids of provisions by example id, the hardest first.

    `removed` counts candidates that were passed over, by reason (``answer``, ``version``,
    ``duplicate``, ``reference``, ``margin``, ``too-close``); `short` those examples that have
    fewer than wanted.
    """

    by_example: Mapping[str, tuple[str, ...]]
    removed: Mapping[str, int]
    short: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """One question of a judgement: the rank of its first right answer before and after.

    A rank is 0 where none is among the first hundred. `first_before` and `first_after` are the ids
    of the provisions that stood first then, the best at the front.
    """

    example: str
    text: str
    part: Part
    citation: str
    before: int
    after: int
    first_before: tuple[str, ...] = ()
    first_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Measures of one model on one part at one width: ``hit@1``, ``hit@10``, ``mrr@10``,
    ``ndcg@10``, ``recall@64``, each 0…1.
    """

    part: Part
    width: int
    questions: int
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Gain:
    """How a measure changed on a part at full width: paired difference, 95 % interval, p."""

    part: Part
    measure: str
    before: float
    after: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a verdict is made of.

    `unknown` and `drift` are by ``before`` and ``after``: the share of the library's tokens that
    the model does not know, and the rank correlation with a fixed set of general sentence pairs.
    `shared` counts provisions that both training and judgement use: anything but 0 forbids a
    good verdict.

    `held` are the gains on UNSEEN and OTHER together, told as UNSEEN. `searched` tells what both
    models searched: ``passages`` of ``library``, and where that is not all of it, how many of them
    are there for which reason (``answers``, ``words``, ``chance``). `drift` and `unknown` may hold
    more, by ``before-en`` and the like.
    """

    before: tuple[Figures, ...]
    after: tuple[Figures, ...]
    gains: tuple[Gain, ...]
    ranks: tuple[Ranked, ...]
    unknown: Mapping[str, float]
    drift: Mapping[str, float]
    shared: int
    held: tuple[Gain, ...] = ()
    searched: Mapping[str, int] = field(default_factory=dict)


class Decision(StrEnum):
    """What a judgement comes to."""

    BETTER = "better"
    NO_GAIN = "no-gain"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision, and the facts that it rests on.

    `reasons` are keys, the weightiest first: ``unseen-better``, ``seen-only`` (better on questions
    about laws trained on, not on others), ``within-noise``, ``unseen-worse``, ``other-worse``,
    ``forgets`` (general text), ``shared-provisions``, ``too-few-questions``, ``other-better``,
    ``seen-worse``.
    `gain` is the one that the sentence tells.
    """

    decision: Decision
    reasons: tuple[str, ...]
    gain: Gain | None = None


class Stage(StrEnum):
    """The stages of a run, in order."""

    SPLIT = "split"
    BASELINE = "baseline"
    NEGATIVES = "negatives"
    TRAINING = "training"
    JUDGEMENT = "judgement"
    DONE = "done"


class RunState(StrEnum):
    """How a run stands."""

    WAITING = "waiting"
    RUNNING = "running"
    STOPPED = "stopped"
    """Cancelled or killed; it can be resumed."""
    FAILED = "failed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class TrainingRun:
    """A run as lists show it; everything else of it lies in its folder.

    `problem` is the failure's sentence-free facts; `used` says that its model answers now.
    """

    id: str
    folder: str
    library: str
    recipe: str
    model: str
    created: str
    state: RunState
    stage: Stage
    verdict: Verdict | None = None
    problem: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class StageBegan(Event):
    """A stage of a run begins."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class Step(Event):
    """One report from the training: step of steps, loss, and the pace.

    `rate` are examples per second, `memory` the device's bytes in use and `heat` its degrees
    Celsius, both None where unknown; `left` seconds.
    """

    step: int
    steps: int
    epoch: float
    loss: float
    rate: float
    left: float | None = None
    memory: int | None = None
    heat: int | None = None


@dataclass(frozen=True, slots=True)
class Held(Event):
    """The score on `Part.CHOOSE` after a step: ndcg@10 by width; `best` whether it is the best."""

    step: int
    scores: Mapping[int, float]
    best: bool


@dataclass(frozen=True, slots=True)
class Note(Event):
    """A fact for the log: a key and its facts (``batch-halved``, ``precision``, ``device`` …)."""

    key: str
    facts: Mapping[str, str] = field(default_factory=dict)
