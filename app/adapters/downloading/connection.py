"""Asks an address over HTTP: proxies, certificates, redirects, and foreign errors translated."""

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

from app import __version__
from app.adapters.downloading.answers import Lost
from app.adapters.downloading.tally import Patience
from app.domain.errors import DownloadFailed
from app.domain.sourcing import is_loopback, may_be_asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)


class Connection:
    """One conversation with the server of one address, redirects included.

    `token` proves who asks; it is told to the server of `address` alone, over the same scheme
    and port, and to nobody whom that server sends the question on to.
    """

    def __init__(self, address: str, patience: Patience, token: str = "") -> None:
        self._address, self._patience, self._token = address, patience, token
        self._at_home = is_loopback(address)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        import httpx

        try:
            self._client = await self._stack.enter_async_context(self._make_client())
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            # a proxy of a kind that httpx does not speak (SOCKS), or one that is no address
            raise DownloadFailed(self._address, "offline", f"proxy: {error}") from error
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    @asynccontextmanager
    async def ask(self, headers: Mapping[str, str]) -> "AsyncIterator[httpx.Response]":
        """The answer to GET, its body unread; raises Lost, or DownloadFailed where it is final."""
        address = self._address
        for _ in range(REDIRECTS + 1):
            if not may_be_asked(address, self._at_home):
                raise DownloadFailed(self._address, "not-https", address)
            with self._translating():
                asked = self._signed(headers, address)
                async with self._client.stream("GET", address, headers=asked) as response:
                    target = response.headers.get("location", "")
                    if response.status_code not in _MOVED or not target:
                        yield response
                        return
            address = _joined(address, target)
        raise DownloadFailed(self._address, "server", f"more than {REDIRECTS} redirects")

    def _signed(self, headers: Mapping[str, str], address: str) -> Mapping[str, str]:
        if self._token and _origin(address) == _origin(self._address):
            return {**headers, "Authorization": f"Bearer {self._token}"}
        return headers

    def _make_client(self) -> "httpx.AsyncClient":
        import certifi
        import httpx

        # the system's own certificates too: offices that inspect TLS have one of their own
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())
        patience = self._patience
        return httpx.AsyncClient(
            verify=context,
            trust_env=not self._at_home,
            timeout=httpx.Timeout(patience.read, connect=patience.connect),
            headers={"User-Agent": f"Pandecta/{__version__}", "Accept-Encoding": "identity"},
        )

    @contextmanager
    def _translating(self) -> "Iterator[None]":
        import httpx

        try:
            yield
        except httpx.ProxyError as error:
            reason = "offline" if str(error).startswith("5") else "refused"
            raise DownloadFailed(self._address, reason, f"proxy: {error}") from error
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            if isinstance(_cause(error, ssl.SSLError), ssl.SSLCertVerificationError):
                raise DownloadFailed(self._address, "certificate", str(error)) from error
            raise Lost("offline", _told(error), unreached=True) from error
        except (httpx.TimeoutException, httpx.NetworkError) as error:
            raise Lost("offline", _told(error)) from error
        except httpx.RemoteProtocolError as error:
            reason = "wrong-size" if "complete message body" in str(error) else "server"
            raise Lost(reason, _told(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise DownloadFailed(self._address, "server", _told(error)) from error


def _origin(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port


def _joined(address: str, target: str) -> str:
    try:
        return urljoin(address, target)
    except ValueError:
        return target


def _told(error: Exception) -> str:
    return str(error) or type(error).__name__


def _cause(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    for _ in range(10):
        if error is None or isinstance(error, kind):
            break
        error = error.__cause__ or error.__context__
    return error
