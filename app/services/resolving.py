"""From a citation or an id to the provisions of the library that it names."""

import re
from collections.abc import Iterator, Sequence

from app.domain.citation import Citation, name_key, parse_citation
from app.domain.citation_form import numbers_between, other_keys
from app.domain.law import Law, Provision, Version, authority
from app.domain.subdivision import subdivision_span
from app.services.law_ports import LawStore

Found = tuple[Provision, Law, Version]

_EDITION = re.compile(
    r" ?\((?:(?:c|asp|anaw|nawm|asc)\.? ?\d{1,4}"
    r"|(?:19|20)\d\d年?(?:修正|修订|修改)?(?:文本|版)?)\)$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+)-(\d+)")


def resolve(store: LawStore, asked: str) -> list[Found]:
    """The provisions that `asked` names: by id, or by a citation as a whole.

    Every law of that exact name counts, higher levels first; within a law the current version
    comes first. A name that several laws only contain resolves to none of them. Where `asked`
    names several provisions, those of one law follow one another in the order in which they
    are named.
    """
    clean = asked.strip()
    if len(clean) == 16 and (found := store.provisions([clean]).get(clean)):
        return [found]
    citation = parse_citation(clean)
    if citation is None or not citation.name:
        return []
    return [
        (provision, law, version)
        for law in _laws(store, citation.name)
        for provision, version in _cited(store, law, citation)
    ]


def cited_span(asked: str, law: Law, provision: Provision) -> tuple[int, int]:
    """The characters of a resolved provision that `asked` cites; all where it cites no part."""
    citation = parse_citation(asked)
    steps = citation.within if citation else ()
    return subdivision_span(provision.text, law.language, steps) or (0, len(provision.text))


def _laws(store: LawStore, name: str) -> list[Law]:
    """The laws of this name, or of it without the mark of an edition: (2012修正), (c. 32)."""
    laws = store.laws_named(name_key(name)) or store.laws_named(name_key(_EDITION.sub("", name)))
    return sorted(laws, key=lambda law: authority(law.level))


def _cited(store: LawStore, law: Law, citation: Citation) -> Iterator[tuple[Provision, Version]]:
    """What is cited of a law; 107-108 is a range where no section has that number itself."""
    numbers = (citation.number, *citation.also)
    ranged = _RANGE.fullmatch(citation.number)
    if ranged and not _numbered(store, law, citation.number):
        numbers = (ranged[1], *numbers_between(ranged[1], ranged[2]))
    for number in numbers:
        yield from _numbered(store, law, number)


def _numbered(store: LawStore, law: Law, number: str) -> Sequence[tuple[Provision, Version]]:
    """The provisions of a number, or of the first other key that may stand for it."""
    keys = dict.fromkeys((number, *other_keys(number)))
    return next((found for key in keys if (found := store.numbered(law.id, key))), ())
