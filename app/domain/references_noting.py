"""Notes the references that are found in a provision, and what was named last."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.citation_form import Step
from app.domain.references import OWN, Mention, Standing
from app.domain.references_chain import Place


@dataclass
class Notes:
    """The mentions found so far; `law` and `article` are what was named last, with its steps."""

    standing: Standing
    found: list[Mention] = field(default_factory=list)
    law: str | None = None
    article: tuple[str, str] | None = None
    within: tuple[Step, ...] = ()

    @property
    def stop(self) -> int:
        """Where the last mention ends."""
        return self.found[-1].stop if self.found else 0

    def note(
        self,
        law: str,
        start: int,
        stop: int,
        number: str = "",
        until: str = "",
        within: tuple[Step, ...] = (),
        run: int = -1,
    ) -> None:
        """Add one mention; `law` is a name key or OWN."""
        self.found.append(Mention(start, stop, law, number, until, within, run))
        self.law = law
        if number:
            self.article, self.within = (law, number), within

    def note_all(self, law: str, start: int, places: Sequence[Place]) -> int:
        """Add every place of a chain that begins, a law's name included, at `start`; its end.

        第四条之一 may mean one of those of Article 4, where the law has no Article 4-1.
        """
        for place in places:
            begin = start if place.start == places[0].start else place.start
            number = place.number
            if law == OWN and "-" in number and not self.standing.has(number):
                plain = number.partition("-")[0]
                number = plain if self.standing.has(plain) else number
            self.note(law, begin, place.stop, number, place.until, place.within, start)
        return places[-1].stop
