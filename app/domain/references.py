"""What a reference to law is once it is found in a text, and what must be known to find it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.citation_form import Step, other_keys

OWN = ""
"""The law of a mention that refers to the law in which it stands."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of law that a text names, and the characters that name it.

    `law` is the `name_key` of a law's name, or OWN. `number` is the canonical number of the first
    provision meant, empty for a law or a chapter as a whole; `until` is the last one's where it
    is a range. `within` are the steps into the provision, or to a chapter. In a run of several,
    第三条、第五条, each is a mention; `run` is where its run starts.
    """

    start: int
    stop: int
    law: str
    number: str = ""
    until: str = ""
    within: tuple[Step, ...] = ()
    run: int = -1


@dataclass(frozen=True, slots=True)
class Standing:
    """The law in whose text references are looked for.

    `numbers` are its provisions' numbers in their order; `names` are the name keys of the law
    itself. `subject` is the name key of the law that it is about, such as that which a decision
    amends; `amending` says that it changes the wording of other laws. `aliases` are names that
    it defines for itself (以下简称), by name key; `units` are what its provisions are called
    (section, article), where that is known. `places` are the places of `numbers` by number.
    """

    title: str
    language: str
    numbers: Sequence[str] = ()
    names: frozenset[str] = frozenset()
    subject: str = ""
    amending: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)
    units: frozenset[str] = frozenset()
    places: Mapping[str, int] = field(default_factory=dict)

    def has(self, number: str) -> bool:
        """Whether the law has an article of this number."""
        return number in self.places or any(key in self.places for key in other_keys(number))

    def before(self, number: str, count: int) -> tuple[str, ...]:
        """The numbers of the `count` articles before `number`, in their order; as many as are."""
        at = self.places.get(number, 0)
        return tuple(self.numbers[max(0, at - count) : at])


@dataclass(frozen=True, slots=True)
class Spot:
    """A provision in whose text references are looked for: its number, headings and text."""

    number: str
    path: tuple[str, ...]
    text: str


def grouped(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The mentions of each run together; those that stand alone alone."""
    run: list[Mention] = []
    for mention in mentions:
        if run and (mention.run != run[0].run or mention.run < 0):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run
