"""Sees to it that nobody works in a library while its files are moved."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.adapters.locking import Held, hold
from app.domain.errors import LibraryBusy

_WRITER, _RUNS = ".writing.lock", "training/*/working.lock"


@contextmanager
def nobody_working(folder: Path) -> Iterator[None]:
    """Hold the locks of the library's one writer and of its training runs; LibraryBusy."""
    with ExitStack() as stack:
        for file in (folder / _WRITER, *sorted(folder.glob(_RUNS))):
            try:
                stack.callback(hold(file).release)
            except Held as error:
                raise LibraryBusy(str(folder)) from error
        yield
