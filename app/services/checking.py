"""Compares every citation of a finished answer with the library."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.domain.asking import Source
from app.domain.checking import Checked
from app.domain.checking_chinese import chinese_claims
from app.domain.checking_cited import Cited, Found, apart, in_force
from app.domain.checking_claims import Claim, Name, Unknown, without_inner
from app.domain.checking_english import english_claims
from app.domain.checking_marks import source_marks
from app.domain.checking_plain import levelled
from app.domain.checking_quotes import quotations
from app.domain.checking_titles import aliases, other_names, without_year
from app.domain.checking_verdicts import verdicts
from app.domain.citation import name_key
from app.domain.citation_form import numbers_between, other_keys
from app.domain.law import Law, Provision, Version, authority
from app.services.law_ports import LawStore

_RANGE = re.compile(r"(\d{1,5})-(\d{1,5})")
_MOST_BETWEEN = 5_000
"""Numbers within ranges that are looked up for one answer; of further ranges, the ends alone."""


def check(
    store: LawStore, text: str, sources: Sequence[Source], on: date | None = None
) -> tuple[Checked, ...]:
    """What became of each citation of an answer's `text`, in the order of the text.

    Citations are numbered marks of `sources` and places of law in words. `on` is the day on which
    the law has to be in force, today where none is given. Any text is read, in time that grows
    with its length; citations of one range have the same characters.
    """
    plain = levelled(text)
    library = _Library(store, sources, on, aliases(plain.text))
    claims = without_inner([*chinese_claims(plain.text), *english_claims(plain.text)])
    words = apart([one for claim in claims for one in library.cited(claim)])
    marks = [library.marked(claim) for claim in source_marks(plain.text)]
    return verdicts(text, plain, words, marks, quotations(plain.text))


class _Library:
    """Looks up what claims mean, each law and number once; knows the law that was named last."""

    def __init__(
        self,
        store: LawStore,
        sources: Sequence[Source],
        on: date | None,
        aliases: dict[str, str],
    ) -> None:
        self._store, self._on, self._aliases = store, on, aliases
        self._today = date.today()
        self._ids = {source.provision_id for source in sources}
        self._numerals = {source.number: source.provision_id for source in reversed(sources)}
        ids = sorted(one for one in self._ids if _storable(one))
        self._sources = store.provisions(ids)
        self._laws: dict[str, Sequence[Law]] = {}
        self._provisions: dict[tuple[str, str], Sequence[tuple[Provision, Version]]] = {}
        self._last: Sequence[Law] | None = None
        self._between = 0

    def marked(self, claim: Claim) -> Cited:
        """The source that a mark means."""
        found = self._sources.get(self._numerals.get(claim.numeral, ""))
        if found is None:
            return Cited(claim, claim.start, claim.stop)
        return self._of(claim, claim.start, claim.stop, found)

    def cited(self, claim: Claim) -> list[Cited]:
        """What a claim in words means: several for a range, nothing where it is no citation."""
        laws, name = self._named(claim)
        start, stop = _extent(claim, name)
        if laws is None and claim.unknown is Unknown.NONE:
            return []
        if laws is None and (claim.unknown is Unknown.MISSING or self._last is not None):
            laws = self._last if claim.unknown is Unknown.LAST else []
        elif laws is None:
            laws = self._of_sources(claim.number)
        self._last = laws
        if not claim.number:
            return self._whole(claim, laws or [], start, stop)
        return [
            self._provision(replace(claim, number=number), laws or [], start, stop)
            for number in self._numbers(claim, laws or [])
        ]

    def _named(self, claim: Claim) -> tuple[Sequence[Law] | None, Name | None]:
        """The laws of the longest of a claim's names that the library knows, and that name."""
        for name in claim.names:
            if laws := self._laws_named(name.text):
                return laws, name
        return None, claim.names[0] if claim.names else None

    def _laws_named(self, title: str) -> Sequence[Law]:
        """The laws of a title, or of what it is short for; those of the sources first."""
        if title not in self._laws:
            title_or_short = self._aliases.get(name_key(title), title)
            found = next(
                (
                    laws
                    for name in (title, *other_names(title_or_short))
                    if _storable(name) and (laws := self._store.laws_named(name_key(name)))
                ),
                (),
            )
            found = found or self._of_year(title)
            sourced = {law.id for _, law, _ in self._sources.values()}
            order = sorted(found, key=lambda law: (law.id not in sourced, authority(law.level)))
            self._laws[title] = order
        return self._laws[title]

    def _of_year(self, title: str) -> Sequence[Law]:
        """Laws that are known by a name without a year, if the year is that of their title."""
        parted = without_year(title)
        if not parted or not _storable(title):
            return ()
        name, year = parted
        return [law for law in self._store.laws_named(name_key(name)) if law.title.endswith(year)]

    def _of_sources(self, number: str) -> Sequence[Law]:
        """The one law of the sources that a number without a law can mean; none if it is open."""
        every = {law.id: law for _, law, _ in self._sources.values()}
        having = {law.id: law for one, law, _ in self._sources.values() if one.number == number}
        for laws in (having, every):
            if len(laws) == 1:
                return list(laws.values())
        return []

    def _numbers(self, claim: Claim, laws: Sequence[Law]) -> Iterable[str]:
        """The numbers of a range; 101-103 is one where no provision has that number itself."""
        first, until = claim.number, claim.until
        ranged = (
            None if any(law.language.startswith("zh") for law in laws) else _RANGE.fullmatch(first)
        )
        if ranged and not any(self._numbered(law, first) for law in laws):
            first, until = ranged[1], ranged[2]
        if not until:
            return (first,)
        between = numbers_between(first, until)
        self._between += len(between)
        if self._between > _MOST_BETWEEN:
            between = (until,)
        return (first, *between)

    def _whole(self, claim: Claim, laws: Sequence[Law], start: int, stop: int) -> list[Cited]:
        """A law without a number: a citation only if the library has no such law."""
        if laws or claim.unknown is not Unknown.MISSING:
            return []
        return [Cited(claim, start, stop)]

    def _provision(self, claim: Claim, laws: Sequence[Law], start: int, stop: int) -> Cited:
        """The provision of a number: that in force, else the latest; one of the sources first."""
        found = [
            (provision, law, version)
            for law in laws
            for provision, version in self._numbered(law, claim.number)
        ]
        if not found:
            return Cited(claim, start, stop)
        best = min(
            found,
            key=lambda one: (not self._in_force(one), one[0].id not in self._ids),
        )
        return self._of(claim, start, stop, best)

    def _of(self, claim: Claim, start: int, stop: int, found: Found) -> Cited:
        provision, law, _ = found
        current = self._in_force(found)
        later = () if current else self._numbered(law, provision.number)
        ids = (one.id for one, version in later if version.current)
        successor = next((one for one in ids if one != provision.id), "")
        sourced = provision.id in self._ids
        return Cited(claim, start, stop, found, sourced, current, successor)

    def _in_force(self, found: Found) -> bool:
        return in_force(found[0], found[2], self._on, self._today)

    def _numbered(self, law: Law, number: str) -> Sequence[tuple[Provision, Version]]:
        if (law.id, number) not in self._provisions:
            keys = dict.fromkeys((number, *other_keys(number)))
            self._provisions[law.id, number] = next(
                (found for key in keys if (found := self._store.numbered(law.id, key))), ()
            )
        return self._provisions[law.id, number]


def _extent(claim: Claim, name: Name | None) -> tuple[int, int]:
    """The characters of a claim, with those of the name by which its law is known."""
    start, stop = claim.start, claim.stop
    if name is None or claim.run not in (-1, claim.start):
        return start, stop
    if name.stop <= start or (claim.names[0].start == start and name.start < stop):
        start = name.start
    if name.start >= stop:
        stop = name.stop
    return start, stop


def _storable(text: str) -> bool:
    """Whether a text can be looked up: half a surrogate pair cannot."""
    return not any("\ud800" <= char <= "\udfff" for char in text)
