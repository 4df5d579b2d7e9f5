"""How servers are connected to, asked for JSON, and what goes wrong with that."""

import json
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from typing import Any

import httpx

from app import __version__
from app.adapters.chat.answer_lines import LONGEST_LINE, Guard
from app.adapters.chat.place import Place
from app.adapters.server_address import is_here

CONNECT = 3.0
"""Seconds to wait for a connection."""


@asynccontextmanager
async def connected(
    place: Place, address: str, headers: Mapping[str, str] = {}
) -> AsyncIterator[httpx.AsyncClient]:
    """A client for the server at `address`, user and all; raises ChatFailed."""
    guard = Guard(place)
    with translating(place, guard):
        async with _client(place, address, guard, headers) as client:
            yield client


def _client(
    place: Place, address: str, guard: Guard, headers: Mapping[str, str]
) -> httpx.AsyncClient:
    """A client that follows no redirect and asks no proxy about this machine.

    Once it is connected, the one who drives the work is to lose patience.
    """
    told = {"User-Agent": f"Pandecta/{__version__}", "Accept-Encoding": "identity", **headers}
    try:
        return httpx.AsyncClient(
            headers=told,
            timeout=httpx.Timeout(None, connect=CONNECT),
            trust_env=not is_here(address),
            verify=_trusted() if address.startswith("https:") else False,
            event_hooks={"response": [guard.look]},
        )
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        # a proxy of a kind that httpx does not speak, or one that is no address
        raise place.failed("refused", f"proxy: {error}") from error


async def told(response: httpx.Response) -> object:
    """The JSON of a refusal; None where it is none."""
    try:
        value: object = json.loads(await response.aread())
    except (ValueError, RecursionError):
        return None
    return value


async def asked(
    client: httpx.AsyncClient, place: Place, url: str, body: object = None
) -> tuple[int, Any]:
    """Status and JSON of an answer to GET, or to POST with `body`; None where it is no JSON.

    Raises ChatFailed where a good answer is no JSON.
    """
    async with client.stream("GET" if body is None else "POST", url, json=body) as response:
        data = bytearray()
        async for piece in response.aiter_bytes():
            data += piece
            if len(data) > LONGEST_LINE:
                raise place.failed("nonsense", f"{url}: over {LONGEST_LINE} bytes")
    try:
        return response.status_code, json.loads(data)
    except (ValueError, RecursionError):
        if not response.is_success:
            return response.status_code, None
        told = data[:80].decode("utf-8", "replace")
        raise place.failed("nonsense", f"not JSON: {told!r}") from None


def refusal(status: int) -> str:
    """The reason of ChatFailed that a status stands for by itself; empty for none."""
    if status in (401, 403, 407) or 300 <= status < 400:
        return "refused"
    return "busy" if status in (429, 503) else ""


@contextmanager
def translating(place: Place, guard: Guard) -> Iterator[None]:
    """Turn what httpx raises into ChatFailed."""
    try:
        yield
    except httpx.TimeoutException as error:
        reason = "not-running" if isinstance(error, httpx.ConnectTimeout) else "silent"
        raise place.failed(reason, type(error).__name__) from error
    except httpx.TransportError as error:
        raise place.failed(_reason(error, guard), str(error) or type(error).__name__) from error
    except httpx.DecodingError as error:
        raise place.failed("nonsense", error) from error
    except (httpx.InvalidURL, UnicodeError) as error:
        raise place.failed("refused", f"not an address: {error}") from error


def _reason(error: httpx.TransportError, guard: Guard) -> str:
    causes = list(_causes(error))
    if isinstance(error, httpx.UnsupportedProtocol | httpx.LocalProtocolError | httpx.ProxyError):
        return "refused"
    if isinstance(error, httpx.ConnectError):
        return "refused" if any(isinstance(one, ssl.SSLError) for one in causes) else "not-running"
    if isinstance(error, httpx.RemoteProtocolError) and not guard.begun:
        # h11 complains of what came, while httpcore itself says that nothing did
        told = any(type(one).__module__.partition(".")[0] == "h11" for one in causes)
        return "nonsense" if told else "connection-lost"
    return "connection-lost"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@cache
def _trusted() -> ssl.SSLContext:
    # it takes 20 ms to read the certificates
    return httpx.create_ssl_context()
