"""Fetches the files of a hub's data set: what it consists of, then file by file, each verified."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from time import monotonic
from typing import TypeVar
from urllib.parse import quote

from app.adapters.downloading.downloads import driven
from app.adapters.downloading.part import Part
from app.adapters.downloading.tally import Patience, Tally
from app.adapters.models import hub_pages
from app.adapters.models.hub import HUB
from app.adapters.models.listing import Listing, read_listing, verifiable
from app.adapters.models.verifying import promised
from app.domain.errors import DownloadFailed, ModelUnusable
from app.domain.events import Event, Progress, Work, heard
from app.domain.models import ModelFile, is_hub_name
from app.domain.sourcing import Received, SourceFile
from app.services.metering import Meter

STAGE = "downloading"
FOLDER = "downloads"
_LISTING_LIMIT = 16 * 1024 * 1024
_MOST_BYTES = 4 * 1024**3
_MOST_FILES = 200
_KINDS = (".parquet", ".jsonl", ".csv", ".tsv", ".json")
_ABOUT = re.compile(r"(?:^|/)(?:dataset_infos?|state|config|metadata)\.json$")

R = TypeVar("R")


class HubDatasets:
    """The port `Datasets`; nothing is contacted before a work is begun.

    `token` gives the person's access token for the hub, or an empty text; it is told to the hub's
    own server alone.
    """

    def __init__(
        self,
        token: Callable[[], str] = str,
        patience: Patience = Patience(),
        endpoint: str = "",
    ) -> None:
        self._token, self._patience, self._endpoint = token, patience, endpoint

    def fetch(self, name: str, files: str, library: str) -> Work[list[str]]:
        """See the port."""
        if not is_hub_name(name):
            raise DownloadFailed(name[:100], "not-found", "not the name of a data set")
        yield Progress(STAGE, 0, None, "bytes", detail=name)
        with _as_downloads(self._address(name)):
            listing = yield from self._listing(name)
            wanted = _chosen(self._address(name), listing, files)
            folder = _place(library, name)
            return (yield from self._fetched(name, listing.revision, wanted, folder))

    def discard(self, name: str, library: str) -> None:
        """See the port."""
        folder = _place(library, name)
        shutil.rmtree(folder, ignore_errors=True)
        if folder.parent.is_dir() and not any(folder.parent.iterdir()):
            folder.parent.rmdir()

    def _listing(self, name: str) -> Work[Listing]:
        asking = hub_pages.Asking(name, self._usable_token(name), self._patience)
        address = f"{self._hub()}/api/datasets/{quote(name)}/revision/main?blobs=true"
        asked = driven(
            lambda tally: hub_pages.text_at(asking, address, _LISTING_LIMIT, tally), Tally()
        )
        return read_listing(address, (yield from _quiet(asked, name)))

    def _fetched(
        self, name: str, revision: str, files: tuple[ModelFile, ...], folder: Path
    ) -> Work[list[str]]:
        meter = Meter(monotonic)
        total = sum(file.size for file in files)
        paths = []
        for file in files:
            target = folder / f"{file.digest}{PurePosixPath(file.path).suffix.lower()}"
            if not (target.is_file() and target.stat().st_size == file.size):
                yield from self._file(name, revision, file, target, meter, total)
                meter.next_file()
            else:
                meter.before += file.size
            paths.append(str(target))
        return paths

    def _file(
        self, name: str, revision: str, file: ModelFile, target: Path, meter: Meter, total: int
    ) -> Work[None]:
        address = f"{self._address(name)}/resolve/{revision}/{quote(file.path)}"
        token = self._usable_token(name)
        with Part(SourceFile(address, target.name, file.sha256), target.parent) as part:
            part.make_room(file.size)
            fetching = driven(
                lambda tally: self._transfer(part, file, tally, token), Tally(total=file.size)
            )
            try:
                for event in fetching:
                    if isinstance(event, Received):
                        done, rate = meter.see(event), meter.rate()
                        left = (total - done) / rate if rate else None
                        event = Progress(STAGE, done, total, "bytes", rate, left, file.path)
                    yield event
            finally:
                fetching.close()

    async def _transfer(self, part: Part, file: ModelFile, tally: Tally, token: str) -> None:
        from app.adapters.downloading.transfer import Transfer

        check = promised(file)
        await Transfer(part, file.size, self._patience, tally, check, token).run()

    def _hub(self) -> str:
        told = self._endpoint or os.environ.get("HF_ENDPOINT", "").strip() or HUB
        return told.rstrip("/")

    def _address(self, name: str) -> str:
        return f"{self._hub()}/datasets/{quote(name)}"

    def _usable_token(self, name: str) -> str:
        token = self._token().strip()
        # anything else could end up in the message of an error about a bad header
        if not all("!" <= character <= "~" for character in token):
            raise ModelUnusable(name, "bad-token")
        return token


def _chosen(address: str, listing: Listing, pattern: str) -> tuple[ModelFile, ...]:
    """The data set's files that match, of the best form that it has.

    Raises DownloadFailed: ``not-found`` with what there is, ``too-large``, ``server``.
    """
    data = [path for path in sorted(listing.files) if _suffix(path) and not _ABOUT.search(path)]
    named = [path for path in data if not pattern or _matches(path, pattern)]
    if not named:
        told = ", ".join(data[:20]) or "no Parquet, JSON Lines or CSV"
        raise DownloadFailed(address, "not-found", told)
    best = min((_suffix(path) for path in named), key=_KINDS.index)
    files = tuple(listing.files[path] for path in named if _suffix(path) == best)
    size = sum(file.size for file in files)
    if len(files) > _MOST_FILES or size > _MOST_BYTES:
        raise DownloadFailed(address, "too-large", f"{len(files)} files, {size} bytes")
    return verifiable(address, files)


def _suffix(path: str) -> str:
    found = PurePosixPath(path).suffix.lower()
    return found if found in _KINDS else ""


def _matches(path: str, pattern: str) -> bool:
    return fnmatchcase(path, pattern) or pattern in path


def _place(library: str, name: str) -> Path:
    return Path(library).expanduser() / FOLDER / f"datasets--{name.replace('/', '--')}"


def _quiet(work: Work[R], name: str) -> Work[R]:
    """The work with a word of Progress in place of the bytes of a page."""

    def told(event: Event) -> Event:
        paged = isinstance(event, Received)
        return Progress(STAGE, 0, None, "bytes", detail=name) if paged else event

    return heard(work, told)


@contextmanager
def _as_downloads(address: str) -> Iterator[None]:
    """What a hub says of a model that is not there, as what it means for a data set."""
    try:
        yield
    except ModelUnusable as error:
        reason = "not-found" if error.reason == "not-found" else "refused"
        raise DownloadFailed(address, reason, f"{error.reason} {error.detail}".strip()) from error
