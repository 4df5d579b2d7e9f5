"""Asks a server over HTTP for JSON: timeouts, retries with growing pauses, limits on the answer."""

import json
import threading
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING, Any

from app.adapters.server_address import is_here, without_user
from app.domain.errors import EncoderFaulty, EncoderUnreachable

if TYPE_CHECKING:
    import httpx

_BUSY = {429, 500, 502, 503, 504}
_LARGEST = 256 * 1024 * 1024
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: to connect, to wait for the next bytes, between tries, and at most between two.

    There are as many further tries as there are pauses. A server that says when to come again is
    heeded, or given up where that is more than `longest` away.
    """

    connect: float = 3.0
    read: float = 120.0
    pauses: tuple[float, ...] = (0.2, 0.6, 1.8)
    longest: float = 60.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered: its status, and its JSON, or else the beginning of its text."""

    status: int
    body: Any
    text: str = ""

    @property
    def error(self) -> str:
        """What the server itself says is wrong, shortened; empty where it says nothing."""
        told = self.body.get("error") if isinstance(self.body, dict) else None
        if isinstance(told, dict):
            told = told.get("message") or told.get("code")
        return str(told)[:_SHOWN] if told else ""


class Server:
    """A server at an address; safe to use from several threads."""

    def __init__(
        self,
        name: str,
        address: str,
        patience: Patience = Patience(),
        headers: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """`name` is the encoder's, for errors; `headers`, called for every request, are secret."""
        self._name, self._address, self._patience = name, address.rstrip("/"), patience
        self._headers = headers
        self._client: httpx.Client | None = None
        self._lock = threading.Lock()

    @property
    def shown(self) -> str:
        """The address without user and password."""
        return without_user(self._address)

    def ask(self, path: str, body: object = None, stop: threading.Event | None = None) -> Reply:
        """The answer to GET, or to POST with `body`, tried again where that may help.

        Raises EncoderUnreachable where nothing answers, where the server stays busy, and where it
        refuses to let the program in; EncoderFaulty where what comes is no JSON of sane size.
        """
        stop = stop or threading.Event()
        for pause in (*self._patience.pauses, None):
            reply, wait, detail = self._once(path, body)
            if reply is not None and reply.status not in _BUSY:
                return self._let_in(reply)
            if pause is None or wait > self._patience.longest or stop.wait(max(pause, wait)):
                break
        if reply is not None and reply.status == 500:
            raise EncoderFaulty(self._name, f"HTTP 500: {reply.error or reply.text}")
        raise EncoderUnreachable(self._name, self.shown, detail)

    def close(self) -> None:
        """Let go of the connections."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _once(self, path: str, body: object) -> tuple[Reply | None, float, str]:
        """One try: the reply, how many seconds the server asks to wait, and what went wrong."""
        import httpx

        sent = self._headers()
        try:
            with self._opened().stream(
                "GET" if body is None else "POST",
                self._address + path,
                content=None if body is None else json.dumps(body).encode(),
                headers={"Content-Type": "application/json", **sent},
            ) as response:
                reply = self._read(response, sent)
                wait = _seconds(response.headers.get("Retry-After", ""))
        except httpx.TimeoutException as error:
            raise EncoderUnreachable(self._name, self.shown, type(error).__name__) from error
        except httpx.TransportError as error:
            if isinstance(error, httpx.UnsupportedProtocol):
                raise EncoderUnreachable(self._name, self.shown, "not an address") from error
            return None, 0.0, f"{type(error).__name__}: {error}"[:_SHOWN]
        except (httpx.InvalidURL, httpx.DecodingError) as error:
            raise EncoderUnreachable(self._name, self.shown, type(error).__name__) from error
        return reply, wait, f"HTTP {reply.status}: {reply.error}".removesuffix(": ")

    def _read(self, response: "httpx.Response", sent: Mapping[str, str]) -> Reply:
        data, until = bytearray(), monotonic() + 2 * self._patience.read
        for piece in response.iter_bytes():
            data += piece
            if len(data) > _LARGEST or monotonic() > until:
                raise EncoderFaulty(self._name, f"the answer has no end ({len(data)} bytes so far)")
        # a server may repeat the key that it was sent, and what it says is shown and logged
        for secret in sent.values():
            data = data.replace(secret.rpartition(" ")[2].encode(), b"***")
        try:
            return Reply(response.status_code, json.loads(data))
        except (ValueError, RecursionError):
            text = data[:_SHOWN].decode("utf-8", "replace")
            if response.status_code == 200:
                raise EncoderFaulty(self._name, f"not JSON: {text[:80]!r}") from None
            return Reply(response.status_code, None, text)

    def _let_in(self, reply: Reply) -> Reply:
        # what a server says about a key may hold the key, so only the status is told
        if reply.status in (401, 403, 407) or 300 <= reply.status < 400:
            raise EncoderUnreachable(self._name, self.shown, f"HTTP {reply.status}")
        return reply

    def _opened(self) -> "httpx.Client":
        import httpx

        with self._lock:
            if self._client is None:
                limits = httpx.Timeout(self._patience.read, connect=self._patience.connect)
                # a proxy of the system's would catch addresses of this machine too
                self._client = httpx.Client(timeout=limits, trust_env=not is_here(self._address))
                weakref.finalize(self, self._client.close)
            return self._client


def _seconds(told: str) -> float:
    """Seconds that a Retry-After header asks for, as a number or as a date; 0 for nonsense."""
    if told.strip().isdecimal():
        return float(told)
    try:
        then = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError):
        return 0.0
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())
