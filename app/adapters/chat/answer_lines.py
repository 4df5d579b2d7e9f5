"""Watches over what a server sends: whole lines of UTF-8, none too long, and none in disguise."""

from collections.abc import AsyncIterator

import httpx

from app.adapters.chat.place import Place

LONGEST_LINE = 4 * 1024 * 1024
_LONGEST_ERROR = 64 * 1024


class Guard:
    """Looks at each answer of a client before the client does; told of it by a hook."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.begun = False

    async def look(self, response: httpx.Response) -> None:
        """Have the answer come through `AnswerLines`; raises ChatFailed for a packed one."""
        self.begun = True
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise self._place.failed("nonsense", "a packed answer, though none was asked for")
        stream = response.stream
        if isinstance(stream, httpx.AsyncByteStream):
            response.stream = AnswerLines(stream, self._place, response.is_success)


class AnswerLines(httpx.AsyncByteStream):
    """An answer in whole lines; raises ChatFailed for what is none.

    Where the server refuses, only the beginning is given.
    """

    def __init__(self, stream: httpx.AsyncByteStream, place: Place, is_success: bool) -> None:
        self._stream, self._place, self._is_success = stream, place, is_success

    async def __aiter__(self) -> AsyncIterator[bytes]:
        rest, size = bytearray(), 0
        async for data in self._stream:
            size += len(data)
            if not self._is_success and size > _LONGEST_ERROR:
                break
            searched = len(rest)
            rest += data
            end = rest.rfind(b"\n", searched) + 1
            if end:
                yield self._checked(bytes(rest[:end]))
                del rest[:end]
            if len(rest) > LONGEST_LINE:
                raise self._place.failed("nonsense", f"a line of over {LONGEST_LINE} bytes")
        if rest:
            yield self._checked(bytes(rest))

    def _checked(self, lines: bytes) -> bytes:
        try:
            lines.decode()
        except UnicodeDecodeError as error:
            if not self._is_success:
                return lines
            raise self._place.failed("nonsense", error) from None
        return lines

    async def aclose(self) -> None:
        """Let go of the connection."""
        await self._stream.aclose()
