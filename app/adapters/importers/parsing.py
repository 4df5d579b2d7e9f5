"""Parses the units of a source in a child process, under limits of time and memory."""

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from time import monotonic
from types import TracebackType

from app.adapters.importers import limits
from app.domain.errors import SourceUnreadable
from app.domain.law import ParsedLaw
from app.services.source_ports import Parsed, SourceUnit

_AHEAD = 8
"""Units that the child may be told of beforehand; their names must fit into the pipe's buffer."""

_POLL = 0.2
_DEATHS = 4
"""Children that may die one after the other before it is not the files' fault."""

_Answer = list[ParsedLaw] | tuple[str, str]


class ParsingChild:
    """A process of its own that opens the source anew and parses unit after unit.

    What a file does to it, it does to no one else: an endless loop or a hunger for memory ends
    the child, the file at hand is reported, and another child goes on with the next file.
    """

    def __init__(self, source: str, serve: Callable[..., None], *arguments: object) -> None:
        """`serve` runs in the child, with its end of the pipe, the source and the arguments."""
        self._source, self._serve, self._arguments = source, serve, arguments
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> "ParsingChild":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def parsed(
        self, units: Sequence[SourceUnit], sizes: Sequence[int]
    ) -> Iterator[tuple[SourceUnit, Parsed]]:
        """Each of `units`, whose files have these bytes together; see `ports.Source.parsed`."""
        waiting = deque(zip(units, sizes, strict=True))
        told: deque[tuple[SourceUnit, int]] = deque()
        died = 0
        while waiting or told:
            pipe = self._pipe or self._start()
            try:
                while waiting and len(told) < _AHEAD:
                    pipe.send(waiting[0][0])
                    told.append(waiting.popleft())
                unit, size = told[0]
                answer = yield from _answer(pipe, unit, limits.seconds(size))
            except (EOFError, OSError):
                unit, _ = told[0] if told else waiting[0]
                answer = ("parser-died", "")
            (told or waiting).popleft()
            if isinstance(answer, tuple):
                if answer[0] in ("took-too-long", "parser-died"):
                    self._end()
                    waiting.extendleft(reversed(told))
                    told.clear()
                    died += answer[0] == "parser-died"
                    if died > _DEATHS:
                        raise SourceUnreadable(self._source, *answer)
                yield unit, SourceUnreadable(unit.name, *answer)
            else:
                died = 0
                yield unit, answer

    def _start(self) -> Connection:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        told = (theirs, self._source, *self._arguments)
        child = spawn.Process(target=self._serve, args=told, daemon=True)
        child.start()
        self._process = child
        theirs.close()
        return self._pipe

    def _end(self) -> None:
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._pipe = None


def _answer(
    pipe: Connection, unit: SourceUnit, seconds: float
) -> Generator[tuple[SourceUnit, None], None, _Answer]:
    until = monotonic() + seconds
    while not pipe.poll(_POLL):
        if monotonic() > until:
            return ("took-too-long", f"{seconds:.0f} s")
        yield unit, None
    answer: _Answer = pipe.recv()
    return answer


def answer(pipe: Connection, parse: Callable[[SourceUnit], Sequence[ParsedLaw]]) -> None:
    """The child's side: parse each unit that comes, until the pipe closes."""
    # Ctrl+C reaches the whole group of processes; the parent decides what it means
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(_parsed(parse, pipe.recv()))


def _parsed(parse: Callable[[SourceUnit], Sequence[ParsedLaw]], unit: SourceUnit) -> _Answer:
    try:
        return list(parse(unit))
    except SourceUnreadable as error:
        return (error.reason, error.detail)
    except MemoryError:
        return ("too-much-memory", "")


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limits.PARSING_BYTES, most))
