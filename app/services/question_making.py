"""Has a language model write questions about provisions, which then wait to be looked through."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from app.domain.errors import TrainingFailed
from app.domain.events import Work
from app.domain.law import Law, Provision
from app.domain.leakage import leak
from app.domain.question_rows import text_key
from app.domain.question_writing import Written
from app.domain.training import NOBODY_ASKS, Example, Origin, Standing
from app.services.chatting import Chat, Prompts
from app.services.law_ports import LawStore
from app.services.question_asking import TOO_LONG, UNUSABLE, Asking
from app.services.question_choosing import Choice, Chosen, choosing, read
from app.services.training_ports import QuestionSets

DUPLICATE = "duplicate"
_MADE = "made-"
_TRIED = 3
"""Provisions that an estimate is measured on; the first one's time has the loading in it."""


@dataclass(slots=True)
class MakingReport:
    """What came of it; provisions that were chosen are `before` + `done` + `unusable` + `too_long`.

    `before` had their questions already; of the `done`, `skipped[NOBODY_ASKS]` have none. The rest
    of `skipped` was ruled out before, by reason. `made` questions wait to be looked through;
    `dropped` counts those that were kept out, by reason. `unusable` provisions got no answer that
    could be read and come again the next time; `too_long` ones have no room in the model's window.
    """

    name: str
    provisions: int = 0
    before: int = 0
    done: int = 0
    made: int = 0
    unusable: int = 0
    too_long: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class MakingEstimate:
    """How long it would take: `each` and `seconds` in seconds; None where nothing is left to do.

    `provisions` are still to be done, `before` are done; measured on `tried`.
    """

    provisions: int
    before: int
    skipped: Mapping[str, int]
    tried: int
    each: float | None
    seconds: float | None


class QuestionMaker:
    """Writes questions for the provisions of one library with one model.

    What was made for a provision is in the set at once: closed, failed or killed, the next call
    goes on behind it.
    """

    def __init__(
        self, store: LawStore, sets: QuestionSets, chat: Chat, prompts: Prompts, window: int = 0
    ) -> None:
        """`window` are the tokens of the model's window; 0 for a sensible number."""
        self._store, self._sets = store, sets
        self._chat, self._prompts, self._window = chat, prompts, window

    def make(self, choice: Choice, name: str) -> Work[MakingReport]:
        """Write three questions for each provision of the choice into the set `name`.

        They are `Standing.PENDING`, or dropped with the reason where they give their answer away
        or are there already. Progress (``generating``) counts provisions; a Problem is told for
        each that got no usable answer. Raises ChatFailed, PromptUnusable, what QuestionSets raise,
        and TrainingFailed (``no-questions``) where there is no provision to ask about.
        """
        begun = monotonic()
        chosen, known, left = yield from self._left(choice, name)
        report = MakingReport(name, len(chosen.ids), len(chosen.ids) - len(left))
        report.skipped |= chosen.skipped
        intake = _Intake(known, self._chat.name, report)
        asking = self._asking(left)
        for provision, law in self._read(left):
            written = yield from asking.about(provision, law)
            if written is not None:
                self._sets.add(self._store.path, name, intake.examples(provision, law, written))
        report.unusable, report.too_long = asking.failed[UNUSABLE], asking.failed[TOO_LONG]
        report.seconds = round(monotonic() - begun, 2)
        return report

    def estimate(self, choice: Choice, name: str) -> Work[MakingEstimate]:
        """How long `make` would take, measured on a few of its provisions; nothing is kept."""
        chosen, _, left = yield from self._left(choice, name)
        before = len(chosen.ids) - len(left)
        asking, times = self._asking(left[:_TRIED]), list[float]()
        for provision, law in self._read(left[:_TRIED]):
            begun = monotonic()
            yield from asking.about(provision, law)
            times.append(monotonic() - begun)
        if not times:
            return MakingEstimate(0, before, chosen.skipped, 0, None, None)
        steady = times[1:] or times
        each = sum(steady) / len(steady)
        loading = max(0.0, times[0] - each)
        seconds = each * len(left) + loading
        return MakingEstimate(len(left), before, chosen.skipped, len(times), each, seconds)

    def _left(
        self, choice: Choice, name: str
    ) -> Work[tuple[Chosen, Sequence[Example], Sequence[str]]]:
        """What is chosen, what the set has, and the provisions that are not done yet."""
        chosen = yield from choosing(self._store, choice)
        if not chosen.ids:
            raise TrainingFailed("no-questions", "no provision to ask about")
        known = self._sets.read(self._store.path, name)
        done = {one.answers[0] for one in known if one.id.startswith(_MADE) and one.answers}
        return chosen, known, [id for id in chosen.ids if id not in done]

    def _asking(self, left: Sequence[str]) -> Asking:
        asking = Asking(self._chat, self._prompts, self._store.path, self._window)
        asking.begin(len(left))
        return asking

    def _read(self, ids: Sequence[str]) -> Iterator[tuple[Provision, Law]]:
        return (found for id in ids for found in read(self._store, [id]))


class _Intake:
    """Makes examples of what the model wrote, and counts them."""

    def __init__(self, known: Sequence[Example], source: str, report: MakingReport) -> None:
        """`known` are those that the set has."""
        self._source, self._report = source, report
        self._texts = {text_key(one.text) for one in known}

    def examples(self, provision: Provision, law: Law, written: Written) -> list[Example]:
        """One for each tone; where there is no question, one that says so."""
        self._report.done += 1
        if not written.questions:
            _count(self._report.skipped, NOBODY_ASKS)
            return [self._example(provision, law, "", law.cite(provision), NOBODY_ASKS)]
        return [
            self._example(provision, law, tone, text, self._why(text, provision, law))
            for tone, text in written.questions.items()
        ]

    def _why(self, text: str, provision: Provision, law: Law) -> str:
        """Why a question is kept out, empty where it is not; counted."""
        key, found = text_key(text), leak(text, law, provision)
        why = DUPLICATE if key in self._texts else found.value if found else ""
        self._texts.add(key)
        if why:
            _count(self._report.dropped, why)
        else:
            self._report.made += 1
        return why

    def _example(self, provision: Provision, law: Law, tone: str, text: str, why: str) -> Example:
        return Example(
            id=f"{_MADE}{provision.id}-{tone or 'none'}",
            text=text,
            answers=(provision.id,),
            laws=(law.id,),
            origin=Origin.GENERATED,
            source=self._source,
            tone=tone,
            standing=Standing.DROPPED if why else Standing.PENDING,
            why=why,
        )


def _count(counted: dict[str, int], reason: str) -> None:
    counted[reason] = counted.get(reason, 0) + 1
