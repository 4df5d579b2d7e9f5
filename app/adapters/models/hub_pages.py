"""Reads small texts of a hub, and says why it gives none: no such model, or not for everyone."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.adapters.downloading import answers
from app.adapters.downloading.connection import Connection
from app.adapters.downloading.tally import Patience, Tally
from app.adapters.downloading.transfer import tried
from app.domain.errors import DownloadFailed, ModelUnusable

_CODE, _MESSAGE = "x-error-code", "x-error-message"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks a hub about which model, and how patiently."""

    name: str
    token: str
    patience: Patience


async def text_at(asking: Asking, address: str, limit: int, tally: Tally) -> str:
    """The text at `address`, of `limit` bytes at most; raises DownloadFailed, ModelUnusable."""

    async def attempt() -> str:
        async with (
            Connection(address, asking.patience, asking.token) as connection,
            connection.ask({}) as response,
        ):
            if response.status_code != 200:
                refuse(asking, address, response.status_code, response.headers)
            page = bytearray()
            async for data in response.aiter_bytes():
                page += data
                if len(page) > limit:
                    raise DownloadFailed(address, "too-large", f"{limit} bytes")
            return page.decode("utf-8", "replace")

    return await tried(attempt, address, asking.patience, tally, lambda: 0)


def refuse(asking: Asking, address: str, status: int, headers: Mapping[str, str]) -> None:
    """Raise what a `status` other than 200 means; Lost where another try may help.

    A hub answers 401 both for a model that does not exist and for one that it hides from those
    it does not know; its error code tells them apart, where it gives one.
    """
    code, message = headers.get(_CODE, ""), headers.get(_MESSAGE, "")
    told = " ".join(f"HTTP {status} {code}".split())
    if status == 401 and asking.token and "credentials" in message.lower():
        raise ModelUnusable(asking.name, "bad-token", told)
    if status == 404 or code in ("RepoNotFound", "RevisionNotFound", "EntryNotFound"):
        raise ModelUnusable(asking.name, "not-found", told)
    if status in (401, 403):
        raise ModelUnusable(asking.name, "gated", told)
    answers.refuse(address, status, headers)
