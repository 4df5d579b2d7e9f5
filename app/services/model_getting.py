"""Brings embedding models onto the machine, lists those that are there, and tries them."""

import math
from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import Protocol

from app.domain.errors import EncoderFaulty
from app.domain.events import Event, Progress, Work
from app.domain.models import ModelCard, ModelFile, Trial
from app.domain.sourcing import Received
from app.services.encoder_ports import Encoders
from app.services.metering import Meter

STAGE = "downloading"
SENTENCES = (
    "An employer who dismisses a worker without notice owes one month's wages.",
    "A worker sent away without warning is to be paid for a further month.",
)


class Models(Protocol):
    """The models of this machine and of the places that they come from.

    Each work yields something at least four times a second.
    """

    def at(self, host: str) -> "Models":
        """The same, with the Ollama server at `host` (a URL or ``host:port``)."""
        ...

    def card(self, name: str) -> Work[ModelCard]:
        """Ask the hub about a model; nothing is stored. DownloadFailed, ModelUnusable."""
        ...

    def fetch(self, card: ModelCard, file: ModelFile) -> Work[None]:
        """Fetch one file, going on where an earlier attempt stopped; yields Received.

        A Problem is yielded for each connection that broke and is tried again. DownloadFailed.
        """
        ...

    def install(self, card: ModelCard) -> str:
        """Put the fetched files in their place in one step; the folder.

        Raises ModelUnusable where they are not what may be loaded, or DownloadFailed.
        """
        ...

    def pull(self, name: str) -> Work[None]:
        """Have Ollama fetch a model; yields Received, and Progress for what it does besides.

        Raises DownloadFailed and ModelUnusable.
        """
        ...

    def local(self) -> Work[list[ModelCard]]:
        """Every model here, and on the Ollama server if it answers; a Problem for broken ones."""
        ...

    def folder(self, path: str) -> ModelCard:
        """The facts of a model in a folder of the person's; raises ModelUnusable."""
        ...


def look_up(name: str, port: Models) -> Work[ModelCard]:
    """The facts of a model of the hub, before it is downloaded; asks the hub and stores nothing.

    Raises DownloadFailed, and ModelUnusable where it could not be used anyway.
    """
    yield Progress(STAGE, 0, None, "bytes", detail=name)
    asking = port.card(name)
    try:
        while True:
            try:
                next(asking)
            except StopIteration as stop:
                card: ModelCard = stop.value
                return card
            yield Progress(STAGE, 0, None, "bytes", detail=name)
    finally:
        asking.close()


def get_hub(name: str, port: Models) -> Work[str]:
    """Download a model of the hub, and return its folder; one that is here is not fetched again.

    Closed or failed, what has come is kept, and the next call goes on from there. Raises
    DownloadFailed and ModelUnusable.
    """
    card = yield from look_up(name, port)
    return (yield from get_card(card, port))


def get_card(card: ModelCard, port: Models) -> Work[str]:
    """Download the very revision that `card` describes; see `get_hub`."""
    if card.path:
        return card.path
    meter = _Meter(card.size, monotonic)
    for file in card.files:
        yield from _metered(port.fetch(card, file), meter, file.path)
        meter.next_file()
    return port.install(card)


def pull_ollama(name: str, port: Models) -> Work[None]:
    """Have the Ollama server fetch `name`; closing the work ends that too.

    What has come stays with Ollama, which goes on from there the next time. Raises DownloadFailed
    and ModelUnusable.
    """
    yield Progress(STAGE, 0, None, "bytes", detail=name)
    yield from _metered(port.pull(name), _Meter(None, monotonic), name)


def local_models(port: Models) -> Work[list[ModelCard]]:
    """The models that can be used now, the bundled one first; a Problem for each broken one."""
    return (yield from port.local())


def try_model(name: str, encoders: Encoders) -> Work[Trial]:
    """Embed two sentences; raises EncoderMissing and its relatives."""
    yield Progress("encoding", 0, 2, "rows", detail=name)
    began = monotonic()
    encoder = encoders.named(name)
    encoder.encode_passages(SENTENCES[:1])
    yield Progress("encoding", 1, 2, "rows", detail=name)
    loaded = monotonic()
    one, other = encoder.as_lists(encoder.encode_passages(SENTENCES))
    ended = monotonic()
    size = math.hypot(*one) * math.hypot(*other)
    if not size or not math.isfinite(size) or len(one) != len(other):
        raise EncoderFaulty(name, "no vectors of any length")
    cosine = sum(a * b for a, b in zip(one, other, strict=True)) / size
    return Trial(name, len(one), (loaded - began) * 1000, (ended - loaded) * 1000, cosine)


def _metered(work: Work[None], meter: "_Meter", detail: str) -> Work[None]:
    try:
        for event in work:
            yield _told(event, meter, detail)
    finally:
        work.close()


def _told(event: Event, meter: "_Meter", detail: str) -> Event:
    return replace(meter.progress(event), detail=detail) if isinstance(event, Received) else event


class _Meter(Meter):
    """Counts over all files of a model, whose size is known if the hub told it."""

    def __init__(self, size: int | None, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._size = size

    def progress(self, received: Received) -> Progress:
        """What to tell of this file and those before it."""
        done, rate = self.see(received), self.rate()
        total = received.total if self._size is None else self._size
        left = max(0, total - done) / rate if rate and total is not None else None
        return Progress(STAGE, done, total, "bytes", rate, left)
