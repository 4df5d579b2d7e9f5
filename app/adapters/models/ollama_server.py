"""One Ollama server: its address, its answers line by line, and what its errors mean."""

import json
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

from app import __version__
from app.adapters.server_address import is_here, ollama_address, without_user
from app.domain.errors import DownloadFailed, ModelUnusable

if TYPE_CHECKING:
    import httpx

CONNECT = 3.0
"""Seconds to wait for a connection."""

_LONGEST_LINE = 4 * 1024 * 1024
_UNKNOWN = ("file does not exist", "not found")


def server_address(host: str = "") -> str:
    """The server's URL from ``host``, ``host:port`` or a URL; OLLAMA_HOST where `host` is empty.

    Raises DownloadFailed for what is no address.
    """
    text = host or os.environ.get("OLLAMA_HOST", "")
    try:
        return without_user(ollama_address(text))
    except ValueError as error:
        raise DownloadFailed(without_user(text)[:200], "offline", str(error)) from error


class OllamaServer:
    """Asks the server at `address`; `read` are the seconds to wait for the next bytes."""

    def __init__(self, address: str, read: float = 120.0) -> None:
        self.address, self._read = address, read

    @asynccontextmanager
    async def lines(
        self, path: str, body: dict[str, Any] | None = None, model: str = ""
    ) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
        """The JSON objects of the answer, one a line, as they come; POST where there is a `body`.

        Leaving ends the connection. Raises DownloadFailed, and ModelUnusable where `model` is not
        to be had, which the server may say before or after the first line.
        """
        client = self._make_client()
        with self._translating():
            async with (
                client,
                client.stream("POST" if body else "GET", path, json=body) as response,
            ):
                if response.status_code != 200:
                    await self._refuse(response, model)
                yield self._objects(response, model)

    def _make_client(self) -> "httpx.AsyncClient":
        import httpx

        try:
            return httpx.AsyncClient(
                base_url=self.address,
                verify=self.address.startswith("https:"),
                trust_env=not is_here(self.address),
                timeout=httpx.Timeout(self._read, connect=CONNECT),
                headers={"User-Agent": f"Pandecta/{__version__}"},
            )
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            # a proxy of a kind that httpx does not speak (SOCKS), or one that is no address
            raise DownloadFailed(self.address, "offline", f"proxy: {error}") from error

    async def _objects(
        self, response: "httpx.Response", model: str
    ) -> AsyncIterator[dict[str, Any]]:
        rest = b""
        async for data in response.aiter_bytes():
            *lines, rest = (rest + data).split(b"\n")
            for line in filter(bytes.strip, lines):
                yield self._object(line, model)
            if len(rest) > _LONGEST_LINE:
                raise DownloadFailed(self.address, "wrong-content", "a line without an end")
        if rest.strip():
            yield self._object(rest, model)

    def _object(self, line: bytes, model: str) -> dict[str, Any]:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            told = " ".join(line[:80].decode("utf-8", "replace").split())
            raise DownloadFailed(self.address, "wrong-content", told)
        if "error" in value:
            self._fail(str(value["error"]), model)
        return value

    async def _refuse(self, response: "httpx.Response", model: str) -> None:
        start = b""
        async for data in response.aiter_bytes():
            start += data
            if len(start) > 4_000:
                break
        try:
            told = str(json.loads(start)["error"])
        except (ValueError, KeyError, TypeError, RecursionError):
            told = f"HTTP {response.status_code}"
        if response.status_code == 404 and model:
            raise ModelUnusable(model, "not-found", told[:300])
        self._fail(told, model)

    def _fail(self, told: str, model: str) -> None:
        if model and told.endswith(_UNKNOWN):
            raise ModelUnusable(model, "not-found", told[:300])
        raise DownloadFailed(self.address, "server", told[:300])

    @contextmanager
    def _translating(self) -> Iterator[None]:
        import httpx

        try:
            yield
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise DownloadFailed(self.address, "offline", _told(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise DownloadFailed(self.address, "server", _told(error)) from error


def _told(error: Exception) -> str:
    return str(error) or type(error).__name__
