"""The Train page over the real sample library and real questions, its runs told by hand."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.errors import RunUnknown
from app.domain.events import Event, Problem, Progress, Work
from app.domain.recipe import Recipe
from app.domain.training import (
    Comparison,
    Decision,
    Figures,
    Gain,
    Held,
    Negatives,
    Note,
    Part,
    Ranked,
    RunState,
    Split,
    Stage,
    StageBegan,
    Step,
    TrainingRun,
    Verdict,
)
from app.services.library import OpenLibrary
from app.services.program import Program
from app.ui.session import Session
from app.ui.train_library_desk import LibraryDesk
from app.ui.train_page import TrainPage
from app.ui.train_publish import Target

RECIPES = (
    Recipe("lawvault", widths=(768, 512, 256, 128), batch=24, accumulate=6),
    Recipe("quick", batch=16, epochs=1.0, max_steps=60, widths=(256, 128)),
)
STEPS = 60


def gain(part: Part, before: float, after: float, measure: str = "hit@10") -> Gain:
    low, high = after - before - 0.03, after - before + 0.03
    return Gain(part, measure, before, after, low, high, 0.004)


def verdict(decision: Decision) -> Verdict:
    reasons = {
        Decision.BETTER: ("unseen-better", "other-better"),
        Decision.NO_GAIN: ("seen-only",),
        Decision.WORSE: ("unseen-worse", "forgets"),
    }
    after = {Decision.BETTER: 0.673, Decision.NO_GAIN: 0.62, Decision.WORSE: 0.51}[decision]
    return Verdict(decision, reasons[decision], gain(Part.UNSEEN, 0.612, after))


def comparison(shift: float = 0.061) -> Comparison:
    sides: list[list[Figures]] = [[], []]
    for side, add in zip(sides, (0.0, shift), strict=True):
        for part, level in ((Part.SEEN, 0.7), (Part.UNSEEN, 0.612)):
            for width in (256, 128, 64):
                start = level + add - (256 - width) / 4000
                values = {
                    "hit@1": start - 0.3,
                    "hit@10": start,
                    "mrr@10": start - 0.2,
                    "ndcg@10": start - 0.15,
                    "recall@64": start + 0.2,
                }
                side.append(Figures(part, width, 58, values))
    ranks = tuple(
        Ranked(
            f"q{place}",
            f"My landlord did it again, number {place}: what can I do about the deposit he keeps?",
            (Part.SEEN, Part.UNSEEN)[place % 2],
            f"Merrow Tenancy Act 2016, s. {place + 1}",
            before,
            after,
        )
        for place, (before, after) in enumerate(
            ((12, 2), (0, 7), (3, 3), (1, 5), (40, 0), (6, 1), (2, 1), (1, 1), (18, 9), (0, 0))
        )
    )
    gains = tuple(
        gain(part, level, level + shift) for part, level in ((Part.SEEN, 0.7), (Part.UNSEEN, 0.612))
    )
    return Comparison(
        tuple(sides[0]),
        tuple(sides[1]),
        gains,
        ranks,
        {"before": 0.003, "after": 0.003},
        {"before": 0.71, "after": 0.70},
        0,
    )


def events(steps: int = STEPS) -> list[Event]:
    """What a run tells, from its beginning to its end."""
    found: list[Event] = [
        StageBegan(Stage.SPLIT),
        StageBegan(Stage.BASELINE),
        Progress("encoding", 500, 500, "rows"),
        StageBegan(Stage.NEGATIVES),
        Problem("questions", "duplicate", "3"),
        StageBegan(Stage.TRAINING),
        Note("device", {"name": "cpu", "precision": "fp32"}),
    ]
    for step in range(1, steps + 1):
        left = (steps - step) * 0.5
        found.append(
            Step(step, steps, step / steps, 3.2 / step**0.5, 41.0, left, 1_300_000_000, 61)
        )
        if step % 10 == 0:
            score = 0.4 + 0.1 * step / steps
            held = {256: score, 128: score - 0.02, 64: score - 0.06}
            found.append(Held(step, held, True))
    return [*found, StageBegan(Stage.JUDGEMENT), StageBegan(Stage.DONE)]


class ToldRuns:
    """Runs in memory that speak as those of a library do; `script` is told when one is followed.

    With `holds` a run that is followed stays at work, until it is cancelled.
    """

    def __init__(self, library: str) -> None:
        self.library = library
        self.script: Sequence[Event] = events()
        self.holds = False
        self.cancelled: set[str] = set()
        self.made: list[TrainingRun] = []
        self.asked: dict[str, tuple[Recipe, tuple[str, ...], str]] = {}
        self.comparisons: dict[str, Comparison] = {}
        self.splits: dict[str, Split] = {}

    def recipes(self) -> Sequence[Recipe]:
        return RECIPES

    def add(self, decision: Decision | None, state: RunState = RunState.DONE) -> TrainingRun:
        """A run that ended before."""
        number = len(self.made) + 1
        run = TrainingRun(
            id=f"run{number}",
            folder=str(Path(self.library) / "training" / f"run{number}"),
            library=self.library,
            recipe="quick",
            model="bundled",
            created=f"2026-11-{number:02d}T10:00:00+00:00",
            state=state,
            stage=Stage.DONE if state is RunState.DONE else Stage.TRAINING,
            verdict=verdict(decision) if decision is not None else None,
            problem="TrainingFailed(reason=died, detail=9)" if state is RunState.FAILED else "",
            seconds=184.0 if state is RunState.DONE else 20.0,
        )
        self.made.insert(0, run)
        if decision is not None:
            shift = {Decision.BETTER: 0.061, Decision.NO_GAIN: 0.008, Decision.WORSE: -0.1}
            self.comparisons[run.id] = comparison(shift[decision])
        return run

    def create(
        self, recipe: Recipe, questions: Sequence[str], model: str = "", left_out: str = ""
    ) -> TrainingRun:
        run = self.add(None, RunState.WAITING)
        self.asked[run.id] = recipe, tuple(questions), model
        return run

    def create_each(
        self, recipe: Recipe, questions: Sequence[str], model: str = ""
    ) -> Work[Sequence[TrainingRun]]:
        yield from ()
        return [self.create(recipe, questions, model, value) for value in ("one", "two")]

    def _set(self, run: TrainingRun, **changes: object) -> TrainingRun:
        place = next((n for n, one in enumerate(self.made) if one.id == run.id), None)
        if place is None:
            raise RunUnknown(run.id)
        self.made[place] = replace(self.made[place], **changes)  # type: ignore[arg-type]
        return self.made[place]

    def runs(self) -> Sequence[TrainingRun]:
        return list(self.made)

    def start(self, run: TrainingRun) -> None:
        self.cancelled.discard(run.id)
        self._set(run, state=RunState.RUNNING)

    def cancel(self, run: TrainingRun) -> None:
        self.cancelled.add(run.id)

    def follow(self, run: TrainingRun) -> Work[TrainingRun]:
        yield from self.script
        while self.holds and run.id not in self.cancelled:
            yield Progress("encoding", 1, 2, "rows")
            time.sleep(0.02)
        if run.id in self.cancelled:
            return self._set(run, state=RunState.STOPPED)
        self.comparisons[run.id] = comparison()
        found = verdict(Decision.BETTER)
        return self._set(run, state=RunState.DONE, stage=Stage.DONE, verdict=found, seconds=9.0)

    def split(self, run: TrainingRun) -> Split | None:
        return self.splits.get(run.id, Split(1, "law", {}, (), {}, "same"))

    def negatives(self, run: TrainingRun) -> Negatives | None:
        removed = {"answer": 41, "version": 12, "duplicate": 9, "reference": 77, "margin": 130}
        return Negatives({f"q{n}": ("p1",) for n in range(400)}, removed, 11)

    def comparison(self, run: TrainingRun) -> Comparison | None:
        return self.comparisons.get(run.id)

    def delete(self, run: TrainingRun) -> None:
        self.made = [one for one in self.made if one.id != run.id]

    def model(self, run: TrainingRun) -> str:
        return str(Path(run.folder) / "fit" / "model")


class ToldDesk(LibraryDesk):
    """The desk of a library, with runs that are told by hand."""

    def __init__(self, program: Program, library: OpenLibrary, runs: ToldRuns) -> None:
        self._program, self._library = program, library
        self.questions = program.questions(library)
        self.training = runs
        self.published: list[tuple[str, Target]] = []

    def publishing(self, run: TrainingRun, target: Target) -> Work[str]:
        yield Progress("writing", 0)
        self.published.append((run.id, target))
        return target.name


class Room:
    """The page over one library, waited for without sleeping."""

    def __init__(self, qtbot, program: Program) -> None:
        self._qtbot = qtbot
        self.session = Session(program)
        self.runs = ToldRuns("")
        self.page = TrainPage(self.session, self._desk)
        self.troubles: list[object] = []
        self.session.troubled.connect(self.troubles.append)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 700)
        self.page.show()

    def _desk(self) -> ToldDesk | None:
        library = self.session.library
        if library is None:
            return None
        self.runs.library = library.path
        return ToldDesk(self.session.program, library, self.runs)

    @property
    def published(self) -> list[tuple[str, Target]]:
        return self.page._desk.published

    def until(self, done) -> None:
        self._qtbot.waitUntil(done, timeout=60_000)

    def idle(self) -> None:
        """Wait until nothing runs."""
        lanes = self.session.lanes
        for lane in (lanes.search, lanes.shelf, lanes.training):
            self.until(lambda lane=lane: not lane._tasks)

    def open(self, path: str) -> None:
        self.session.open(path)
        self.until(lambda: self.session.library is not None and not self.session.busy)
        self.idle()

    def open_sample(self) -> None:
        self.session.open_sample()
        self.until(lambda: self.session.library is not None and not self.session.busy)
        self.idle()
