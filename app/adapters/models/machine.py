"""The models as services see them: the hub, an Ollama server, and the folders of this machine."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.adapters.downloading.tally import Patience
from app.adapters.models import local
from app.adapters.models.folder import folder_card
from app.domain.errors import DownloadFailed, ModelUnusable
from app.domain.events import Problem, Progress, Work
from app.domain.models import ModelCard, ModelFile

if TYPE_CHECKING:
    from app.adapters.models.hub import Hub


class MachineModels:
    """The port `Models`; nothing is contacted before a work is begun.

    `own` is the program's folder of models, `downloads` the person's; `token` gives the person's
    access token for the hub, or an empty text; `host` is the Ollama server, empty for the usual.
    """

    def __init__(
        self,
        own: Path,
        downloads: Path,
        token: Callable[[], str] = str,
        host: str = "",
        patience: Patience = Patience(),
    ) -> None:
        self._own, self._downloads, self._host = own, downloads, host
        self._token, self._patience = token, patience

    def at(self, host: str) -> "MachineModels":
        """See the port."""
        return MachineModels(self._own, self._downloads, self._token, host, self._patience)

    def card(self, name: str) -> Work[ModelCard]:
        """See the port."""
        return (yield from self._hub().card(name))

    def fetch(self, card: ModelCard, file: ModelFile) -> Work[None]:
        """See the port."""
        yield from self._hub().fetch(card, file)

    def install(self, card: ModelCard) -> str:
        """See the port."""
        return self._hub().install(card)

    def pull(self, name: str) -> Work[None]:
        """See the port."""
        from app.adapters.models.ollama_pull import pull
        from app.adapters.models.ollama_server import OllamaServer, server_address

        yield from pull(OllamaServer(server_address(self._host)), name)

    def local(self) -> Work[list[ModelCard]]:
        """See the port; an Ollama server that does not answer has no models.

        Only where the server was named is its silence a Problem.
        """
        from app.adapters.models.ollama_list import listed
        from app.adapters.models.ollama_server import OllamaServer, server_address

        found: list[ModelCard] = []
        cache = local.hub_cache()
        for places in (
            local.bundled(self._own),
            local.downloaded(self._downloads),
            local.cached(cache),
        ):
            for one in places:
                if isinstance(one, ModelUnusable):
                    yield Problem(one.name, one.reason, one.detail)
                else:
                    found.append(one)
                    yield Progress("checking", len(found))
        try:
            found += yield from listed(OllamaServer(server_address(self._host), read=5.0))
        except DownloadFailed as failed:
            if self._host or failed.reason != "offline":
                yield Problem(failed.address, failed.reason, failed.detail)
        return found

    def folder(self, path: str) -> ModelCard:
        """See the port."""
        return folder_card(Path(path).expanduser().absolute())

    def _hub(self) -> "Hub":
        # what speaks to servers takes 0.1 s to import, and the window starts without it
        from app.adapters.models.hub import Hub

        return Hub(self._downloads, self._token, self._patience)
