"""A model hub over its own protocol: what a model consists of, and fetching it file by file."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from app.adapters.downloading.downloads import driven
from app.adapters.downloading.part import Part
from app.adapters.downloading.tally import Patience, Tally
from app.adapters.models import configuration as c
from app.adapters.models import hub_pages
from app.adapters.models.folder import folder_card
from app.adapters.models.listing import Listing, read_listing, verifiable
from app.adapters.models.places import is_whole, place_of
from app.adapters.models.selection import check_weights, chosen
from app.adapters.models.staging import Staging
from app.adapters.models.verifying import promised
from app.domain.errors import ModelUnusable
from app.domain.events import Work
from app.domain.models import ModelCard, ModelFile, ModelKind, is_hub_name
from app.domain.sourcing import Received, SourceFile

HUB = "https://huggingface.co"
_LISTING_LIMIT = 16 * 1024 * 1024
_MOST_CONFIGS = 12


class Hub:
    """Downloads models into `models`; the hub is that of HF_ENDPOINT, or the usual one.

    `token` gives the person's access token, or an empty text; it is asked for at each use, told
    to the hub's own server alone, and part of no error.
    """

    def __init__(
        self,
        models: Path,
        token: Callable[[], str] = str,
        patience: Patience = Patience(),
        endpoint: str = "",
    ) -> None:
        chosen_endpoint = endpoint or os.environ.get("HF_ENDPOINT", "").strip() or HUB
        self._endpoint = chosen_endpoint.rstrip("/")
        self._models, self._token, self._patience = models, token, patience

    def card(self, name: str) -> Work[ModelCard]:
        """See the port."""
        asking = hub_pages.Asking(name, self._usable_token(name), self._patience)
        if not is_hub_name(name):
            raise ModelUnusable(name[:100], "bad-name")
        return (yield from driven(lambda tally: self._asked(asking, tally), Tally()))

    def fetch(self, card: ModelCard, file: ModelFile) -> Work[None]:
        """See the port."""
        address = self._address(card.name, card.revision, file.path)
        token = self._usable_token(card.name)
        staging = Staging(self._models, card, address)
        if staging.has(file):
            yield Received(file.size, file.size, 0)
            return
        staging.make_room()
        with Part(SourceFile(address, file.digest, file.sha256), staging.folder) as part:
            yield from driven(
                lambda tally: self._transfer(part, file, tally, token), Tally(total=file.size)
            )

    def install(self, card: ModelCard) -> str:
        """See the port."""
        staging = Staging(self._models, card, self._endpoint)
        try:
            folder_card(staging.build(), card.name)
        except ModelUnusable:
            staging.discard()
            raise
        return str(staging.publish())

    async def _transfer(self, part: Part, file: ModelFile, tally: Tally, token: str) -> None:
        from app.adapters.downloading.transfer import Transfer

        check = promised(file)
        await Transfer(part, file.size, self._patience, tally, check, token).run()

    async def _asked(self, asking: hub_pages.Asking, tally: Tally) -> ModelCard:
        address = f"{self._endpoint}/api/models/{quote(asking.name)}/revision/main?blobs=true"
        text = await hub_pages.text_at(asking, address, _LISTING_LIMIT, tally)
        listing = read_listing(address, text)
        parts: c.Modules = []
        if c.MODULES in listing.files:
            raw = (await self._configs(asking, listing, [c.MODULES], tally))[c.MODULES]
            parts = c.modules(asking.name, raw)
        inside = c.folders(parts) if parts else {""}
        kept = chosen(listing.files, inside)
        wanted = [path for path in kept if c.is_read(path)][:_MOST_CONFIGS]
        configs = await self._configs(asking, listing, wanted, tally)
        dimension = c.examine(asking.name, parts, configs)
        check_weights(asking.name, listing.files, inside)
        files = verifiable(address, tuple(listing.files[path] for path in kept))
        return self._card(asking.name, listing, files, dimension, bool(parts))

    def _card(
        self,
        name: str,
        listing: Listing,
        files: tuple[ModelFile, ...],
        dimension: int | None,
        embeds: bool,
    ) -> ModelCard:
        card = ModelCard(
            name=name,
            kind=ModelKind.HUB,
            size=sum(file.size for file in files),
            licence=listing.licence,
            files=files,
            revision=listing.revision,
            dimension=dimension,
            embeds=embeds or None,
            gated=listing.gated,
        )
        place = place_of(self._models, name, listing.revision)
        if not is_whole(place, files):
            return card
        return replace(card, here=True, path=str(place))

    async def _configs(
        self, asking: hub_pages.Asking, listing: Listing, paths: list[str], tally: Tally
    ) -> dict[str, object]:
        found = {}
        for path in paths:
            address = self._address(asking.name, listing.revision, path)
            text = await hub_pages.text_at(asking, address, c.LARGEST, tally)
            found[path] = c.parsed(asking.name, path, text)
        return found

    def _address(self, name: str, revision: str, path: str) -> str:
        return f"{self._endpoint}/{quote(name)}/resolve/{revision}/{quote(path)}"

    def _usable_token(self, name: str) -> str:
        token = self._token().strip()
        # anything else could end up in the message of an error about a bad header
        if not all("!" <= character <= "~" for character in token):
            raise ModelUnusable(name, "bad-token")
        return token
