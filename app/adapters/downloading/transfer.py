"""Brings one file over the line, try by try; what came is kept, and checked at the end."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import IO, TYPE_CHECKING, TypeVar

from app.adapters.downloading import answers
from app.adapters.downloading.answers import Lost
from app.adapters.downloading.connection import Connection
from app.adapters.downloading.content import check
from app.adapters.downloading.part import Part
from app.adapters.downloading.tally import Patience, Tally
from app.domain.errors import DownloadFailed
from app.domain.events import Problem
from app.domain.sourcing import SourceFile

if TYPE_CHECKING:
    import httpx

R = TypeVar("R")
Check = Callable[[IO[bytes], SourceFile], Awaitable[None]]

PAGE_LIMIT = 4 * 1024 * 1024
"""Largest page in bytes that is read for a link."""

WORTH = 256 * 1024
"""Bytes by which a try must go beyond all tries before it, so as not to count as a failure."""


class Transfer:
    """The transfer of one file into its part.

    `checking` raises DownloadFailed unless what came is what was promised; `token` is for the
    file's own server.
    """

    def __init__(
        self,
        part: Part,
        limit: int,
        patience: Patience,
        tally: Tally,
        checking: Check = check,
        token: str = "",
    ) -> None:
        self._part, self._limit, self._check, self._token = part, limit, checking, token
        self._patience, self._tally = patience, tally
        self._address = part.file.address

    async def run(self) -> str:
        """Fetch the file and put it in its place; its path. Raises DownloadFailed."""
        self._tally.done = self._part.size
        unchanged = await tried(
            self._attempt, self._address, self._patience, self._tally, lambda: self._part.size
        )
        if unchanged:
            return str(self._part.final)
        try:
            await self._check(self._part.reading(), self._part.file)
        except DownloadFailed:
            self._part.discard()
            raise
        return self._part.finish()

    async def _attempt(self) -> bool:
        """One try: the file is there afterwards; True if it was there unchanged before."""
        part = self._part
        async with (
            Connection(self._address, self._patience, self._token) as connection,
            connection.ask(answers.conditions(part)) as response,
        ):
            status, headers = response.status_code, response.headers
            if status == 304 and part.finished is not None:
                self._tally.done = self._tally.total = part.finished.total or 0
                return True
            if status == 416 and part.size:
                self._ended(answers.has_all(part, headers))
                return False
            if status == 206 and not answers.is_rest(part, headers):
                part.discard()
                raise Lost("server", "the server sent another part than was asked for")
            if status == 200:
                part.begin(answers.edition(self._address, headers))
            elif status != 206:
                answers.refuse(self._address, status, headers)
            await self._receive(response)
        return False

    def _ended(self, whole: bool) -> None:
        """The server has nothing beyond what came: either that is all, or it lied before."""
        part = self._part
        total = part.note.total if part.note else None
        if whole and total in (None, part.size):
            return
        told = f"{part.size} of {total} bytes"
        part.discard()
        raise Lost("wrong-size", told)

    async def _receive(self, response: "httpx.Response") -> None:
        part, tally = self._part, self._tally
        assert part.note is not None
        total = tally.total = part.note.total
        if total is not None:
            self._limited(total)
            part.make_room(total)
        tally.done = part.size
        async for data in response.aiter_bytes():
            if total is not None and part.size + len(data) > total:
                part.discard()
                raise DownloadFailed(self._address, "wrong-size", f"more than {total} bytes")
            self._limited(part.size + len(data))
            part.append(data)
            tally.done, tally.came = part.size, tally.came + len(data)
        if total is not None and part.size < total:
            raise Lost("wrong-size", f"{part.size} of {total} bytes")

    def _limited(self, size: int) -> None:
        if size > self._limit:
            self._part.discard()
            told = f"{size} > {self._limit} bytes"
            raise DownloadFailed(self._address, "too-large", told)


async def fetch_page(address: str, patience: Patience, tally: Tally) -> str:
    """The text of the page at `address`; raises DownloadFailed."""

    async def attempt() -> str:
        async with Connection(address, patience) as connection, connection.ask({}) as response:
            if response.status_code != 200:
                answers.refuse(address, response.status_code, response.headers)
            page = bytearray()
            async for data in response.aiter_bytes():
                page += data
                if len(page) > PAGE_LIMIT:
                    raise DownloadFailed(address, "too-large", f"{PAGE_LIMIT} bytes")
            return page.decode("utf-8", "replace")

    return await tried(attempt, address, patience, tally, lambda: 0)


async def tried(
    attempt: Callable[[], Awaitable[R]],
    address: str,
    patience: Patience,
    tally: Tally,
    reached: Callable[[], int],
) -> R:
    """The result of `attempt`, made again after growing pauses while it is Lost.

    `reached` is how many bytes are kept: a try that went well beyond all before it begins the
    count of failures anew. Where nothing can be reached at the very start, there is one try.
    """
    failures, best = 0, reached()
    while True:
        try:
            return await attempt()
        except Lost as lost:
            failures = 1 if reached() > best + WORTH else failures + 1
            best = max(best, reached())
            hopeless = lost.unreached and not tally.came
            if hopeless or failures > len(patience.pauses):
                raise DownloadFailed(address, lost.reason, lost.detail) from lost
            tally.problems.append(Problem(address, "connection-lost", lost.detail))
            pause = patience.pauses[failures - 1]
            await asyncio.sleep(pause if lost.after is None else lost.after)
