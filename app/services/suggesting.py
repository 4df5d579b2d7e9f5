"""Suggests laws and provisions while the person types, from names kept in memory."""

import re
from collections.abc import Callable, Iterator, Sequence
from threading import Lock

from app.domain.law import Law, Provision, Version
from app.domain.suggesting import (
    NamedLaw,
    NameIndex,
    Spelled,
    Suggestion,
    SuggestionKind,
    Why,
    chinese_keys,
)
from app.domain.typed_citation import typed_citation
from app.services.law_ports import LawStore
from app.services.resolving import resolve

FIRST_LINE = 80
"""Characters of a provision that a suggestion shows."""

_END = re.compile(r"(?<=[。；;])|\n")


class Suggester:
    """Suggests from one library; safe to use from several threads."""

    def __init__(
        self,
        store: LawStore,
        named_laws: Callable[[], Sequence[NamedLaw]],
        spell: Callable[[Sequence[str]], Spelled],
    ) -> None:
        """`named_laws` reads the names of the library's laws, `spell` gives Chinese in pinyin."""
        self._store, self._named_laws, self._spell = store, named_laws, spell
        self._lock = Lock()
        self._names: tuple[str, NameIndex] | None = None

    @property
    def ready(self) -> bool:
        """Whether the names are in memory, so that `suggest` answers at once."""
        return self._names is not None

    def build(self) -> None:
        """Read and arrange the names, if the library has changed since; raises LibraryDamaged."""
        self._index()

    def suggest(self, typed: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Up to `limit` provisions and laws that `typed` may mean, the likeliest first.

        A citation comes first, then laws. A name with a number suggests the provisions of that
        number in every law whose name it may be; several are listed, none is guessed. Raises
        LibraryDamaged.
        """
        if limit < 1 or not typed.strip():
            return ()
        names = self._index()
        cited = [_suggestion(*found, Why.EXACT) for found in resolve(self._store, typed)[:limit]]
        numbered = list(self._numbered(names, typed, limit))
        laws = names.suggest(typed, limit, near=not (cited or numbered))
        found: dict[tuple[str, str], Suggestion] = {}
        for one in (*cited, *laws, *numbered):
            found.setdefault((one.law_id, one.provision_id), one)
        return tuple(found.values())[:limit]

    def _index(self) -> NameIndex:
        with self._lock:
            digest = self._store.digest()
            if self._names is None or self._names[0] != digest:
                laws = self._named_laws()
                keys = chinese_keys(laws)
                self._names = digest, NameIndex(laws, self._spell(keys) if keys else {})
            return self._names[1]

    def _numbered(self, names: NameIndex, typed: str, limit: int) -> Iterator[Suggestion]:
        """The provisions of the typed number in the laws that the rest may name."""
        parts = typed_citation(typed)
        if parts is None:
            return
        for one in names.suggest(parts[0], limit):
            numbered = self._store.numbered(one.law_id, parts[1])[:1]
            texts = self._store.provisions([provision.id for provision, _ in numbered])
            for provision, law, version in texts.values():
                yield _suggestion(provision, law, version, one.why)


def _suggestion(provision: Provision, law: Law, version: Version, why: Why) -> Suggestion:
    return Suggestion(
        SuggestionKind.PROVISION,
        law.title,
        law.cite(provision),
        provision.heading or _first_line(provision.text),
        law.id,
        version.id,
        provision.id,
        why,
    )


def _first_line(text: str) -> str:
    line = _END.split(text.strip(), maxsplit=1)[0].strip()
    return line if len(line) <= FIRST_LINE else f"{line[: FIRST_LINE - 1]}…"
