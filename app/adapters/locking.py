"""Holds the lock of a file against every other process."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import portalocker

AGAIN = 0.05
"""Seconds between two tries."""


class Held(Exception):
    """Another process holds the lock."""


def hold(path: Path, patience: float = 0.0) -> "portalocker.Lock":
    """The lock of the file at `path`, made if there is none; it is let go by ``release()``.

    Waits `patience` seconds for it. Raises Held, and OSError where the file cannot be opened.
    """
    import portalocker  # here: it brings asyncio along, which the window's start can do without

    flags = portalocker.LOCK_EX | portalocker.LOCK_NB
    lock = portalocker.Lock(path, "a", timeout=patience, check_interval=AGAIN, flags=flags)
    try:
        lock.acquire()
    except portalocker.exceptions.LockException as error:
        raise Held(str(path)) from error
    return lock
