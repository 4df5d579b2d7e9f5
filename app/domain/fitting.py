"""Fits provisions into a model's window, whole ones only, and fences them as data."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.asking import Source
from app.domain.dialogue import tokens
from app.domain.law import Law, Provision

_FENCE = "PROVISION"
_EACH = 40
"""Tokens that a source takes beside its text and citation: its fence and its number."""
_LARGEST = 3
"""A provision that takes more than the whole room divided by this is given in its telling part."""
_CUT = "[…]"


@dataclass(frozen=True, slots=True)
class Offer:
    """A provision that could be given to a model, with the part of its text that was found."""

    provision: Provision
    law: Law
    start: int = 0
    stop: int = 0
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fitted:
    """The sources that have room, numbered from 1, and how many offers had none."""

    sources: tuple[Source, ...]
    dropped: int


def fit(offers: Sequence[Offer], room: int) -> Fitted:
    """As many of the offers as have room in so many tokens, in their order, whole.

    One that alone would take more than a third of the room is given with the passage that was
    found, which `Source.text` then is. What has no room is left out; smaller ones after it may
    still come in.
    """
    sources: list[Source] = []
    left = room
    for offer in offers:
        source = _source(offer, room // _LARGEST)
        needed = cost(source)
        if needed <= left:
            left -= needed
            sources.append(replace(source, number=len(sources) + 1))
    return Fitted(tuple(sources), len(offers) - len(sources))


def cost(source: Source) -> int:
    """Tokens that a source takes at most."""
    return tokens(source.text) + tokens(source.citation) + _EACH


def _source(offer: Offer, largest: int) -> Source:
    whole = _with_heading(offer.provision, offer.provision.text)
    if tokens(whole) > largest:
        whole = _passage(offer)
    provision = offer.provision
    return Source(
        0, provision.id, provision.version_id, offer.law.cite(provision), whole, offer.issues
    )


def _with_heading(provision: Provision, text: str) -> str:
    return f"{provision.heading}\n{text}" if provision.heading else text


def _passage(offer: Offer) -> str:
    """The passage that was found with the paragraphs that it begins and ends in."""
    text = offer.provision.text
    start, stop = (offer.start, offer.stop) if offer.stop > offer.start else (0, len(text))
    start = text.rfind("\n", 0, start) + 1
    end = text.find("\n", stop)
    stop = len(text) if end < 0 else end
    before, after = (_CUT if start else ""), (_CUT if stop < len(text) else "")
    return "\n".join(part for part in (before, text[start:stop], after) if part)


def fence_for(texts: Sequence[str]) -> str:
    """A word for fences that none of these texts holds, so that no text can close its fence."""
    held = "\n".join(texts).casefold()
    fence, number = f"{_FENCE}-1X", 1
    while fence.casefold() in held:
        number += 1
        fence = f"{_FENCE}-{number}X"
    return fence


def fenced(sources: Sequence[Source], fence: str) -> str:
    """The sources as a model reads them, each with its number between a fence of its own."""
    return "\n\n".join(
        f"<<<{fence} [{one.number}]\n{one.citation}\n{one.text}\n{fence} [{one.number}]>>>"
        for one in sources
    )
