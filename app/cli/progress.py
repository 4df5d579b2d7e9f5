"""Prints what a piece of work reports, on standard error, for people."""

import sys
from time import monotonic

from app.domain.events import Event, Problem, Progress

_STAGES = {
    "reading": "Reading",
    "importing": "Importing",
    "encoding": "Embedding",
    "full-text": "Building the full text",
    "downloading": "Downloading",
    "comparing": "Comparing",
    "packing": "Packing",
    "unpacking": "Unpacking",
    "checking": "Checking",
    "vectors": "Building the vector index",
    "evaluating": "Evaluating",
    "searching": "Searching",
    "copying": "Copying",
    "loading": "Loading the model",
    "reranking": "Reading the first results again",
    "references": "Finding references",
    "resolving": "Looking up answers",
    "resampling": "Resampling",
    "drawing": "Drawing questions",
    "verifying": "Verifying",
    "measuring": "Measuring",
    "exporting": "Writing",
    "identifying": "Comparing with your models",
    "choosing": "Choosing provisions",
    "generating": "Writing questions",
    "mining": "Mining wrong answers",
}
_QUIET_FOR = 0.5


class ProgressPrinter:
    """One line that is rewritten on a terminal, a line every ten seconds elsewhere."""

    def __init__(self) -> None:
        self._tty = sys.stderr.isatty()
        self._begun = monotonic()
        self._last = self._begun if self._tty else self._begun + 10 - _QUIET_FOR
        self._width = 0

    def __call__(self, event: Event) -> None:
        """Print `event` if it is time to."""
        if isinstance(event, Problem):
            self.clear()
            print(f"  {event.where}: {event.reason} {event.detail}".rstrip(), file=sys.stderr)
        elif isinstance(event, Progress) and self._due():
            self._show(_line(event))

    def clear(self) -> None:
        """Remove the line from the terminal."""
        if self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)
            self._width = 0

    def _due(self) -> bool:
        now = monotonic()
        if now - self._begun < _QUIET_FOR or now - self._last < (0.1 if self._tty else 10):
            return False
        self._last = now
        return True

    def _show(self, line: str) -> None:
        if not self._tty:
            print(line, file=sys.stderr, flush=True)
            return
        self.clear()
        print(line, end="", file=sys.stderr, flush=True)
        self._width = 2 * len(line)


def _line(event: Progress) -> str:
    parts = [_STAGES.get(event.stage, event.stage)]
    if event.unit == "bytes":
        total = f" of {event.total / 1e6:,.1f}" if event.total else ""
        parts.append(f"{event.done / 1e6:,.1f}{total} MB")
        if event.rate:
            parts.append(f"{event.rate / 1e6:,.1f} MB/s")
    elif event.total:
        parts.append(f"{event.done:,} of {event.total:,} {event.unit}")
    if event.rate and event.unit != "bytes":
        parts.append(f"{event.rate:,.0f} {event.unit}/s")
    if event.left is not None:
        parts.append(f"{event.left:.0f} s left")
    if event.detail:
        parts.append(event.detail[-40:])
    return " · ".join(parts)
