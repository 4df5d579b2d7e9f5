"""What a claim of an answer leads to in the library, and whether that is in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.checking_claims import Claim
from app.domain.citing import printed, steps_printed
from app.domain.law import Law, Provision, Status, Version
from app.domain.subdivision import subdivision_span

Found = tuple[Provision, Law, Version]


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim at characters `start` to `stop` of a levelled text, with what it leads to.

    `found` is None where the library has nothing of the kind. `sourced` says that it was among
    the sources, `current` that it is in force on the day. `part` are the characters of the
    provision's text that are cited, all where no part is; None where it has no such part.
    """

    claim: Claim
    start: int
    stop: int
    found: Found | None = None
    sourced: bool = False
    current: bool = False
    successor: str = ""

    @property
    def part(self) -> tuple[int, int] | None:
        """The characters of the provision's text that are cited; None for a missing part."""
        if self.found is None:
            return None
        provision, law, _ = self.found
        if not self.claim.within:
            return 0, len(provision.text)
        return subdivision_span(provision.text, law.language, self.claim.within)

    @property
    def missing(self) -> str:
        """The part that is cited of a provision that has none of the kind."""
        return steps_printed(self.claim.within) if self.found and self.part is None else ""

    @property
    def citation(self) -> str:
        """How the provision, with the part that is cited, is cited in the form of its own law."""
        if self.found is None:
            return ""
        provision, law, _ = self.found
        part = self.part if self.claim.within else None
        return printed(law, provision, part[0] if part else None)

    @property
    def superseded(self) -> str:
        """Since when it is not in force any more, an ISO day; empty where that is unknown."""
        if self.found is None or self.current:
            return ""
        provision, _, version = self.found
        ended = provision.repealed or version.repealed or version.ends
        return ended.isoformat() if ended else ""


def in_force(provision: Provision, version: Version, on: date | None, today: date) -> bool:
    """Whether a provision of a version is in force on the day `on`, else `today`."""
    day = on or today
    if provision.gone and not (provision.repealed and day < provision.repealed):
        return False
    if provision.effective and provision.effective > day:
        return False
    if provision.repealed and provision.repealed <= day:
        return False
    if on is None:
        return version.current
    if version.status is Status.PENDING and version.begins is None:
        return False
    begun = version.begins is None or version.begins <= day
    return begun and (version.ends is None or version.ends > day)


def apart(cited: Sequence[Cited]) -> list[Cited]:
    """What is cited in its order, none of which overlaps another but those of one run.

    Where two overlap, the one with a number counts, else the longer.
    """
    kept: list[Cited] = []
    for one in sorted(cited, key=lambda one: (one.start, not one.claim.number, -one.stop)):
        before = kept[-1] if kept else None
        joined = before is not None and one.claim.run >= 0 and one.claim.run == before.claim.run
        if before is None or one.start >= before.stop or joined:
            kept.append(one)
        elif one.claim.number and not before.claim.number:
            kept[-1] = one
    return kept
