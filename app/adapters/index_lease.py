"""Lets one writer at a time change a shared place of indexes: a record with owner and time."""

import getpass
import json
import os
import socket
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from uuid import uuid4

from app.adapters.records import TableRecords
from app.domain.errors import IndexUnreachable, LibraryBusy, PandectaError

NAME = "lock"
LASTS, EVERY = 120.0, 20.0
"""Seconds after which a lease that nobody renewed is free, and between two renewals.

Machines compare the record with their own clocks, which may differ by a minute.
"""


class Lease:
    """The right to write, renewed in the background until it is given back or lost."""

    def __init__(self, records: TableRecords, where: str) -> None:
        """Take the lease; raises LibraryBusy where another writer has it, IndexUnreachable."""
        self._records, self._where = records, where
        self._guard, self._stop, self._token = threading.Lock(), threading.Event(), uuid4().hex
        self._text, self._until = "", 0.0
        there = records.read(NAME) or ""
        if _is_held(there) or not self._swapped(there):
            raise LibraryBusy(where)
        threading.Thread(target=self._renewing, name="index-lease", daemon=True).start()

    @property
    def held(self) -> bool:
        """Whether the lease is this writer's, as far as is known here."""
        return bool(self._text) and time.monotonic() <= self._until

    def confirm(self) -> None:
        """See that the lease is still this writer's; raises LibraryBusy, IndexUnreachable."""
        with self._guard:
            if not self._text or not (self._swapped(self._text) or self._regained()):
                self._text = ""
                raise LibraryBusy(self._where)

    def _regained(self) -> bool:
        """Go on from a renewal that arrived though its answer was lost."""
        there = self._records.read(NAME) or ""
        return self._token in there and self._swapped(there)

    def let_go(self) -> None:
        """Give the lease back soon, without waiting for the network."""
        self._stop.set()

    def release(self) -> None:
        """Give the lease back now; where that fails, it runs out by itself."""
        self._stop.set()
        with self._guard, suppress(PandectaError):
            if self._text:
                self._records.swap(NAME, self._text, "")
            self._text = ""

    def _renewing(self) -> None:
        while not self._stop.wait(EVERY):
            try:
                self.confirm()
            except IndexUnreachable:
                continue
            except PandectaError:
                return
        self.release()

    def _swapped(self, old: str) -> bool:
        started, new = time.monotonic(), _text(self._token)
        if not self._records.swap(NAME, old, new):
            return False
        self._text, self._until = new, started + LASTS
        return True


def _text(token: str) -> str:
    now = time.time()
    return json.dumps(
        {
            "owner": f"{_person()}@{socket.gethostname()}:{os.getpid()}",
            "since": datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds"),
            "until": now + LASTS,
            "token": token,
        }
    )


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user without a name
        return "unknown"


def _is_held(text: str) -> bool:
    """Whether a record names a writer whose time is not over; a broken one names nobody."""
    try:
        left = float(json.loads(text)["until"]) - time.time()
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    # a clock that runs far ahead does not lock everybody out for ever
    return 0 < left <= 10 * LASTS
