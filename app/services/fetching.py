"""Fetches the files of a source from the net, and tells how far, how fast, and how long still."""

from collections.abc import Callable
from time import monotonic
from typing import Protocol

from app.domain.errors import DownloadFailed
from app.domain.events import Event, Progress, Work, heard
from app.domain.sourcing import Received, SourceEntry, SourceFile, linked_file
from app.services.metering import Meter

STAGE = "downloading"


class Downloads(Protocol):
    """Fetches from the net; each work yields something at least four times a second."""

    def text(self, address: str) -> Work[str]:
        """The page at `address`; yields Received and raises DownloadFailed."""
        ...

    def file(self, file: SourceFile, folder: str, size: int, limit: int) -> Work[str]:
        """Fetch `file` into `folder`, going on where an earlier attempt stopped; its path.

        `size` is its approximate size, which must fit on the disk, and `limit` the largest that
        is taken, both in bytes. Yields Received, and a Problem for each connection that broke
        and is tried again; raises DownloadFailed.
        """
        ...


def fetch(entry: SourceEntry, downloads: Downloads, folder: str) -> Work[list[str]]:
    """Fetch every file of `entry` into `folder` and return their paths, ready to be imported.

    Closed or failed, what has come stays in `folder`, and the next call goes on from there.
    Files that have not changed since they were fetched are not fetched again. Raises
    DownloadFailed.
    """
    yield Progress(STAGE, 0, entry.size or None, "bytes")
    files = entry.files
    if entry.page:
        files = ((yield from _linked(entry, downloads)),)
    meter = _Meter(entry.size, len(files), monotonic)
    paths: list[str] = []
    for file in files:
        work = downloads.file(file, folder, entry.size // len(files), entry.limit)
        paths.append((yield from _metered(work, meter, file.name)))
        meter.next_file()
    return paths


def _linked(entry: SourceEntry, downloads: Downloads) -> Work[SourceFile]:
    text = yield from _metered(downloads.text(entry.page), _Meter(entry.size, 1, monotonic), "")
    found = linked_file(entry, text)
    if found is None:
        raise DownloadFailed(entry.page, "not-found", entry.link)
    return found


def _metered(work: Work[str], meter: "_Meter", detail: str) -> Work[str]:
    def told(event: Event) -> Event:
        return meter.progress(event, detail) if isinstance(event, Received) else event

    return heard(work, told)


class _Meter(Meter):
    """Counts over all files; where servers promise no size, the entry's own stands for it."""

    def __init__(self, size: int, files: int, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._size, self._files = size, files

    def next_file(self) -> None:
        """The file at hand is there."""
        super().next_file()
        self._files -= 1

    def progress(self, received: Received, detail: str) -> Progress:
        """What to tell of this file and those before it."""
        done, rate = self.see(received), self.rate()
        total = self._total(done)
        left = (total - done) / rate if rate and total is not None else None
        return Progress(STAGE, done, total, "bytes", rate, left, detail)

    def _total(self, done: int) -> int | None:
        if self._files == 1 and self.last.total is not None:
            return self.before + self.last.total
        return self._size if done < self._size else None
