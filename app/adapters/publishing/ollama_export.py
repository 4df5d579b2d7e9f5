"""Makes a trained model one of an Ollama server's, and lets it stay only if its vectors agree."""

import os
import re
import secrets
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from app.adapters.models.ollama_server import CONNECT, server_address
from app.adapters.publishing.ollama_models import Parcel, parcel
from app.adapters.publishing.sending import Post, Sent, sending
from app.adapters.server_address import is_here
from app.domain.errors import DownloadFailed, PublishingFailed, TrainingFailed
from app.domain.events import Work
from app.domain.index import AGREEMENT, cosine

if TYPE_CHECKING:
    from ollama import Client

_STEP = r"[a-z0-9][\w.-]{0,79}"
_NAME = re.compile(rf"(?:{_STEP}/){{0,2}}{_STEP}(?::\w[\w.-]{{0,79}})?", re.IGNORECASE)
_READ, _FORGET = 900.0, 1.0
_AT_ONCE = 16
_SHOWN = 300
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")


@dataclass(frozen=True, slots=True)
class _Order:
    address: str
    name: str
    trial: str
    parcel: Parcel
    texts: tuple[str, ...]
    vectors: tuple[tuple[float, ...], ...]


def export(
    model: Path, name: str, host: str, texts: Sequence[str], vectors: Sequence[Sequence[float]]
) -> Work[float]:
    """See the port `Publications`.

    The model is made under a name for the trial and gets its own only when its vectors agree, so
    that one that does not is never found under it, however this ends.
    """
    if not _NAME.fullmatch(name):
        raise PublishingFailed(name[:100], "bad-name")
    try:
        address = server_address(host)
    except DownloadFailed as error:
        raise PublishingFailed(name, "offline", error.detail) from error
    trial = f"pandecta-trial-{secrets.token_hex(4)}:latest"
    order = _Order(address, name, trial, parcel(model), tuple(texts), tuple(map(tuple, vectors)))
    try:
        lowest: float = yield from sending(_export, order, name)
    except BaseException:
        _forget(address, trial)
        raise
    return lowest


def _export(post: Post, order: _Order) -> float:
    """Make the model, compare, and name it; runs in the sending process."""
    if is_here(order.address):
        # importing the client builds one for the usual server, over whatever proxy there is
        for name in _PROXIES:
            os.environ.pop(name, None)
            os.environ.pop(name.upper(), None)
    os.environ.pop("OLLAMA_HOST", None)
    try:
        import httpx
        from ollama import Client, ResponseError
    except (ValueError, ImportError) as error:
        raise PublishingFailed(order.name, "offline", f"proxy: {error}"[:_SHOWN]) from None
    try:
        client = Client(
            host=order.address,
            timeout=httpx.Timeout(_READ, connect=CONNECT),
            trust_env=not is_here(order.address),
        )
        return _tried(client, post, order)
    except ResponseError as error:
        raise PublishingFailed(order.name, "server", str(error.error)[:_SHOWN]) from None
    except (ConnectionError, httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise PublishingFailed(order.name, "offline", str(error)[:_SHOWN]) from None
    except (httpx.HTTPError, ValueError, ImportError) as error:
        told = f"{type(error).__name__}: {error}"
        raise PublishingFailed(order.name, "server", told[:_SHOWN]) from None


def _tried(client: "Client", post: Post, order: _Order) -> float:
    if _tagged(order.name) in {_tagged(one.model or "") for one in client.list().models}:
        raise PublishingFailed(order.name, "exists")
    files = _sent(client, post, order.parcel)
    total = _size(order.parcel)
    for told in client.create(order.trial, files=files, stream=True):
        post(Sent(total, total, str(told.status or "")))
    try:
        lowest = _compared(client, post, order)
        client.copy(order.trial, order.name)
    finally:
        with suppress(Exception):  # the server's own trouble with a name that nobody will use
            client.delete(order.trial)
    return lowest


def _sent(client: "Client", post: Post, sent: Parcel) -> dict[str, str]:
    """Send the files; their digests by path."""
    digests, done, total = {}, 0, _size(sent)
    for path, place in sent.files:
        post(Sent(done, total, path))
        digests[path] = client.create_blob(place)
        done += place.stat().st_size
    with tempfile.TemporaryDirectory() as folder:
        for number, (path, text) in enumerate(sent.texts):
            written = Path(folder, str(number))
            written.write_text(text, "utf-8")
            digests[path] = client.create_blob(written)
    return digests


def _compared(client: "Client", post: Post, order: _Order) -> float:
    """The lowest cosine between the trained model's vectors and the server's."""
    found: list[float] = []
    for at in range(0, len(order.texts), _AT_ONCE):
        post(Sent(_size(order.parcel), _size(order.parcel), "parity"))
        texts = order.texts[at : at + _AT_ONCE]
        told: Any = client.embed(order.trial, list(texts), truncate=True).embeddings
        wanted = order.vectors[at : at + _AT_ONCE]
        if len(told) != len(wanted):
            raise TrainingFailed("parity", f"{len(told)} vectors for {len(wanted)} texts")
        for ours, theirs in zip(wanted, told, strict=True):
            if len(ours) != len(theirs):
                raise TrainingFailed("parity", f"{len(theirs)} numbers, not {len(ours)}")
            found.append(cosine(ours, theirs))
    # what is not a number is no agreement either
    lowest = min((one if one <= 2.0 else -1.0) for one in found)
    if lowest < AGREEMENT:
        raise TrainingFailed(
            "parity",
            f"lowest cosine {lowest:.4f}, median {median(found):.4f} of {len(found)} texts; "
            f"{AGREEMENT} is wanted",
        )
    return lowest


def _size(sent: Parcel) -> int:
    return sum(place.stat().st_size for _, place in sent.files)


def _tagged(name: str) -> str:
    return (name if ":" in name.rpartition("/")[2] else f"{name}:latest").casefold()


def _forget(address: str, trial: str) -> None:
    """Have the server drop the trial, if it is there at all; nothing is waited for."""
    import httpx

    with (
        suppress(httpx.HTTPError, ValueError, ImportError),
        httpx.Client(timeout=_FORGET, trust_env=not is_here(address)) as client,
    ):
        client.request("DELETE", f"{address}/api/delete", json={"model": trial})
