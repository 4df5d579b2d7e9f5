"""From a citation or an id to the provisions of the library that it names."""

from collections.abc import Sequence

from app.domain.citation import name_key, parse_citation
from app.domain.law import Law, Level, Provision, Version
from app.services.ports import LawStore

Found = tuple[Provision, Law, Version]

_RANK = {
    Level.CONSTITUTION: 0,
    Level.LAW: 1,
    Level.ADMINISTRATIVE: 2,
    Level.INTERPRETATION: 3,
    Level.DEPARTMENTAL: 4,
}


def resolve(store: LawStore, asked: str) -> list[Found]:
    """The provisions that `asked` names: by id, or by a citation as a whole.

    Every law of that exact name counts, higher levels first; within a law the current version
    comes first. A name that several laws only contain resolves to none of them.
    """
    clean = asked.strip()
    if len(clean) == 16 and (found := store.provisions([clean]).get(clean)):
        return [found]
    citation = parse_citation(clean)
    if citation is None or not citation.name:
        return []
    laws = sorted(
        store.laws_named(name_key(citation.name)), key=lambda law: _RANK.get(law.level, 9)
    )
    return [
        (provision, law, version)
        for law in laws
        for provision, version in _numbered(store, law, citation.number)
    ]


def _numbered(store: LawStore, law: Law, number: str) -> Sequence[tuple[Provision, Version]]:
    """An amendment's item 四十七、 is cited as article 47, where no article has that number."""
    return store.numbered(law.id, number) or store.numbered(law.id, f"i{number}")
