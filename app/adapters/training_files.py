"""Reads and writes the files of a training run's folder: state, events, and what it came to."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.adapters.files import write_atomically
from app.domain.errors import LibraryNotWritable, RunUnknown
from app.domain.events import Event, Problem, Progress
from app.domain.json_values import made, plain
from app.domain.recipe import Recipe
from app.domain.training import (
    Comparison,
    Held,
    Negatives,
    Note,
    RunState,
    Split,
    Stage,
    StageBegan,
    Step,
    Verdict,
)

EVENTS = "events.jsonl"
_KINDS: dict[str, Any] = {
    "recipe": Recipe,
    "split": Split,
    "negatives": Negatives,
    "comparison": Comparison,
    "verdict": Verdict,
}
_EVENTS = {one.__name__: one for one in (StageBegan, Step, Held, Note, Progress, Problem)}


@dataclass(frozen=True, slots=True)
class State:
    """How a run stands: `starting`, `since` are seconds of the epoch, 0 where it does not run."""

    created: str = ""
    state: RunState = RunState.WAITING
    stage: Stage = Stage.SPLIT
    problem: str = ""
    seconds: float = 0.0
    since: float = 0.0
    starting: float = 0.0
    pid: int = 0


def make(folder: Path) -> None:
    """Make the folder of a run; raises LibraryNotWritable."""
    with translated(folder):
        folder.mkdir(parents=True)


def write(folder: Path, name: str, value: Any) -> None:
    """Write ``NAME.json`` in one step; raises LibraryNotWritable."""
    write_atomically(folder / f"{name}.json", _text(plain(value)))


def read(folder: Path, name: str, kind: Any = None) -> Any:
    """What ``NAME.json`` holds, as the record of its name or of `kind`; None where there is none.

    Raises RunUnknown where it cannot be read.
    """
    try:
        raw = json.loads((folder / f"{name}.json").read_text("utf-8"))
        shape = kind or _KINDS.get(name)
        return raw if shape is None else made(shape, raw)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise RunUnknown(folder.name) from error


def state(folder: Path) -> State:
    """How the run of a folder stands, as it was last noted."""
    found = read(folder, "state", State)
    return found if isinstance(found, State) else State()


def append(folder: Path, event: Event) -> None:
    """Append an event as a line of its own, even after one that a kill left unfinished."""
    line = _text({"event": type(event).__name__, **plain(event)}).encode("utf-8") + b"\n"
    with translated(folder), (folder / EVENTS).open("ab+") as file:
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                line = b"\n" + line
        file.write(line)


def events(folder: Path, at: int) -> tuple[Sequence[Event], int]:
    """The events from byte `at` on, and where to go on: after the last whole line.

    Lines that are none of ours are passed over.
    """
    try:
        with (folder / EVENTS).open("rb") as file:
            file.seek(at)
            data = file.read()
    except FileNotFoundError:
        return [], at
    whole = data.rfind(b"\n") + 1
    found = []
    for line in data[:whole].split(b"\n"):
        with suppress(ValueError, KeyError, TypeError, RecursionError):
            raw = json.loads(line)
            found.append(made(_EVENTS[raw["event"]], raw))
    return found, at + whole


def last_written(folder: Path) -> float:
    """When the run last told something, in seconds of the epoch; 0 where it never did."""
    with suppress(OSError):
        return (folder / EVENTS).stat().st_mtime
    return 0.0


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the system's errors into LibraryNotWritable."""
    try:
        yield
    except OSError as error:
        raise LibraryNotWritable(str(path), error.strerror or str(error)) from error


def _text(value: Any) -> str:
    """JSON; in ASCII alone where it has halves of characters, which no file takes."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text == text.encode("utf-8", "replace").decode("utf-8") else json.dumps(value)
