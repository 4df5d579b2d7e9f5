"""Has an Ollama server fetch a model, and tells how far it is."""

from typing import Any

from app.adapters.downloading.downloads import driven
from app.adapters.models.ollama_server import OllamaServer
from app.domain.errors import DownloadFailed
from app.domain.events import Progress, Work
from app.domain.sourcing import Received

_PULLING, _DONE = "pulling", "success"


def pull(server: OllamaServer, name: str) -> Work[None]:
    """Fetch `name` into the server's own store; closing the work ends the connection.

    Yields Received for the bytes of all layers together, and Progress while the server checks
    and files what has come. Raises DownloadFailed and ModelUnusable.
    """
    yield from driven(lambda layers: _pull(server, name, layers), Layers())


async def _pull(server: OllamaServer, name: str, layers: "Layers") -> None:
    body = {"model": name, "stream": True}
    async with server.lines("/api/pull", body, name) as lines:
        async for line in lines:
            layers.note(line)
    if layers.status != _DONE:
        raise DownloadFailed(server.address, "server", f"ended at {layers.status[:200]!r}")


class Layers:
    """What the server has told so far: bytes by layer, and what it is doing."""

    def __init__(self) -> None:
        self.status = ""
        self._first: dict[str, int] = {}
        self._done: dict[str, int] = {}
        self._total: dict[str, int] = {}

    def note(self, line: dict[str, Any]) -> None:
        """Take in one line of the answer."""
        self.status = str(line.get("status", ""))
        digest, done, total = line.get("digest"), line.get("completed", 0), line.get("total")
        if isinstance(digest, str) and type(done) is int and type(total) is int:
            self._first.setdefault(digest, done)
            self._done[digest], self._total[digest] = done, total

    def report(self) -> Work[None]:
        """Tell it."""
        done, total = sum(self._done.values()), sum(self._total.values())
        if self.status.startswith(_PULLING) or not self.status:
            yield Received(done, total or None, max(0, done - sum(self._first.values())))
        elif self.status != _DONE:
            yield Progress("checking", 0, None, detail=self.status[:200])
        else:
            yield Received(done, done, max(0, done - sum(self._first.values())))
