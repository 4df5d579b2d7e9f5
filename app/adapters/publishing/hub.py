"""Pushes a trained model to a model hub, over the hub's own library in a process of its own."""

import io
import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from app import __version__
from app.adapters.models.hub import HUB
from app.adapters.publishing.model_files import CARD, published_files
from app.adapters.publishing.sending import Post, Sent, sending
from app.adapters.server_address import is_here
from app.domain.errors import PublishingFailed
from app.domain.events import Work
from app.domain.models import is_hub_name

if TYPE_CHECKING:
    from huggingface_hub import CommitOperationAdd

_SHOWN = 300
_REPORT_EVERY = 1024 * 1024
_SETTINGS = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_OFFLINE": "0",
    # the newer way speaks to one company's storage alone; this one every hub understands
    "HF_HUB_DISABLE_XET": "1",
}


@dataclass(frozen=True, slots=True)
class Repository:
    """A model's place on the hub at `endpoint`: ``owner/name``, and who may see it once made."""

    name: str
    private: bool
    endpoint: str


@dataclass(frozen=True, slots=True)
class _Order:
    repository: Repository
    token: str
    card: str
    files: tuple[tuple[str, Path], ...]


def endpoint() -> str:
    """The hub of HF_ENDPOINT, or the usual one."""
    return (os.environ.get("HF_ENDPOINT", "").strip() or HUB).rstrip("/")


def push(model: Path, card: str, repository: Repository, token: str) -> Work[str]:
    """Push the model with its card in one commit; the address of its page. See the port.

    The token is told to the hub alone and is part of no error.
    """
    name, token = repository.name, token.strip()
    if not is_hub_name(name) or "/" not in name:
        raise PublishingFailed(name[:100], "bad-name")
    if not token:
        raise PublishingFailed(name, "no-token")
    # anything else could end up in the message of an error about a bad header
    if not all("!" <= character <= "~" for character in token):
        raise PublishingFailed(name, "refused")
    order = _Order(repository, token, card, tuple(published_files(model)))
    address: str = yield from sending(_push, order, name)
    return address


def _push(post: Post, order: _Order) -> str:
    """Make the repository and commit the files; runs in the sending process."""
    os.environ.update(_SETTINGS)
    where = order.repository
    if is_here(where.endpoint):
        # a proxy of the system's would catch addresses of this machine too
        os.environ["NO_PROXY"] = os.environ["no_proxy"] = urlsplit(where.endpoint).hostname or ""
    try:
        from huggingface_hub import HfApi

        api = HfApi(
            where.endpoint, order.token, library_name="pandecta", library_version=__version__
        )
        api.create_repo(where.name, private=where.private, exist_ok=True)
        with ExitStack() as stack:
            api.create_commit(
                where.name,
                _operations(post, order, stack),
                commit_message="Publish a model trained with Pandecta",
                num_threads=1,
            )
    except Exception as error:
        # whatever the library raises, of its own or of the four below it, is about the hub
        raise _translated(error, order) from None
    return f"{where.endpoint}/{where.name}"


def _operations(post: Post, order: _Order, stack: ExitStack) -> "list[CommitOperationAdd]":
    from huggingface_hub import CommitOperationAdd

    total = sum(place.stat().st_size for _, place in order.files)
    made = [CommitOperationAdd(CARD, order.card.encode())]
    before = 0
    for path, place in order.files:
        size = place.stat().st_size
        counted = stack.enter_context(_Counted(place, post, Sent(before, total, path)))
        made.append(CommitOperationAdd(path, counted))
        before += size
    return made


class _Counted(io.BufferedReader):
    """A file that tells how far it has been read beyond once: first its checksum is made."""

    def __init__(self, place: Path, post: Post, start: Sent) -> None:
        super().__init__(io.FileIO(place))
        self._post, self._start = post, start
        self._size = place.stat().st_size
        self._seen = self._told = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes; told are those after the first time through."""
        data = super().read(size)
        self._seen += len(data)
        done = min(max(0, self._seen - self._size), self._size)
        if done >= self._told + _REPORT_EVERY or (done == self._size and self._told < done):
            self._told = done
            start = self._start
            self._post(Sent(start.done + done, start.total, start.detail))
        return data


def _translated(error: Exception, order: _Order) -> PublishingFailed:
    name = order.repository.name
    told = " ".join(str(error).replace(order.token, "***").split())[:_SHOWN]
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status in (401, 403):
        return PublishingFailed(name, "refused", f"HTTP {status}")
    if status is not None:
        return PublishingFailed(name, "server", told)
    if _is_connection(error):
        return PublishingFailed(name, "offline", told or type(error).__name__)
    return PublishingFailed(name, "server", f"{type(error).__name__}: {told}"[:_SHOWN])


def _is_connection(error: Any) -> bool:
    # the library has changed its HTTP client twice; all of them name their errors alike
    names = {kind.__name__ for kind in type(error).__mro__}
    return bool(names & {"TransportError", "ConnectionError", "ProxyError", "TimeoutException"})
