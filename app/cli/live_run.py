"""Prints a question's way through plan, rounds and answer while it goes it."""

import sys
from collections.abc import Sequence
from time import monotonic

from app.cli.progress import ProgressPrinter
from app.domain.asking import (
    Assessed,
    Assessment,
    Began,
    Coverage,
    FellBack,
    Issue,
    Planned,
    RoundBegan,
    Searched,
    Selected,
    Stage,
)
from app.domain.dialogue import Rethought, Said, Thought, Waiting
from app.domain.events import Event, Problem
from app.services.run_keeping import NOT_KEPT

_STAGES = {"planning": "Breaking the question into its issues", "writing": "Writing"}
_COVERAGE = {
    Coverage.ANSWERED: "● answered",
    Coverage.PARTLY: "◐ partly answered",
    Coverage.NOT: "○ not answered",
}
_STEPS = {"plan": "the plan", "judge": "the judgement", "answer": "the text", "report": "the text"}
_SHOWN, _WIDTH, _PATIENCE = 3, 70, 2.0
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)])


def printable(text: str) -> str:
    """`text` without what would steer a terminal."""
    return text.translate(_CONTROLS)


class LiveRun:
    """The answer goes to standard output, unless it is `silent`; all else to standard error."""

    def __init__(self, silent: bool = False) -> None:
        self.id = ""
        self._silent = silent
        self._progress = ProgressPrinter()
        self._issues: dict[str, Issue] = {}
        self._thinking = self._waiting = False
        self._line_open = False
        self._last = monotonic()

    def __call__(self, event: Event) -> None:
        """Print what `event` tells."""
        match event:
            case Began(id):
                self.id = id
            case Said(text):
                self._say(printable(text))
            case Rethought():
                self.end()
                self._tell("  all above was thinking; the answer begins here")
            case Thought():
                if not self._thinking:
                    self._tell("  thinking …")
                self._thinking = True
            case Waiting(seconds):
                self._wait(seconds)
            case _:
                self._step(event)

    def end(self) -> None:
        """Leave both streams at the beginning of a line."""
        self._clear()
        if self._line_open:
            print(flush=True)
            self._line_open = False

    def _say(self, text: str) -> None:
        self._clear()
        if not self._silent and text:
            print(text, end="", flush=True)
            self._line_open = not text.endswith("\n")

    def _step(self, event: Event) -> None:
        match event:
            case Stage(name):
                self._thinking = False
                if name in _STAGES:
                    self._tell(f"{_STAGES[name]} …")
            case Planned(plan):
                self._issues = {one.key: one for one in plan.issues}
                for number, one in enumerate(plan.issues, 1):
                    self._tell(f"  {number}. {one.title}{_limits(one)}")
            case RoundBegan(number, of):
                self._tell(f"Round {number} of {of}")
            case Searched():
                self._tell(_searched(event))
            case Assessed(assessment):
                self._tell(self._assessed(assessment))
            case Selected(sources, dropped):
                room = f"; {dropped} more have no room" if dropped else ""
                self._tell(f"{len(sources)} provisions to write from{room}")
            case FellBack(step, _):
                told = _STEPS.get(step, step)
                self._tell(f"  {told} cannot be used; going on the plain way")
            case Problem(where, reason, detail) if reason == NOT_KEPT:
                self._tell(f"The answer could not be kept in {where}: {detail}")
            case _:
                self._clear()
                self._progress(event)

    def _assessed(self, one: Assessment) -> str:
        issue = self._issues.get(one.issue)
        missing = f"; missing: {one.missing}" if one.missing else ""
        return f"  {_COVERAGE[one.coverage]}: {issue.title if issue else one.issue}{missing}"

    def _wait(self, seconds: float) -> None:
        """How long nothing has come, on a terminal alone, and never into the answer's line."""
        now = monotonic()
        if seconds < _PATIENCE or self._line_open or not sys.stderr.isatty():
            return
        if now - self._last >= 1:
            self._last = now
            print(f"\r  {seconds:.0f} s ", end="", file=sys.stderr, flush=True)
            self._waiting = True

    def _tell(self, line: str) -> None:
        self.end()
        print(printable(line), file=sys.stderr, flush=True)

    def _clear(self) -> None:
        self._progress.clear()
        if self._waiting:
            print("\r" + " " * 12 + "\r", end="", file=sys.stderr, flush=True)
            self._waiting = False


def _limits(issue: Issue) -> str:
    told = [issue.region] if issue.region else []
    told += [str(issue.on)] if issue.on is not None else []
    return f" [{', '.join(told)}]" if told else ""


def _searched(event: Searched) -> str:
    query = event.query
    found = f"{len(query.finds)} found, {event.new} new, {query.ms:.0f} ms"
    first = _short([find.citation for find in query.finds])
    return f"  “{query.text}”: {found}{f': {first}' if first else ''}"


def _short(citations: Sequence[str]) -> str:
    shown = [one[:_WIDTH] for one in citations[:_SHOWN]]
    return "; ".join([*shown, "…"] if len(citations) > _SHOWN else shown)
