"""Finds the provisions of a library that passages of text are, or are cut out of."""

from collections.abc import Sequence
from time import monotonic

from app.domain.errors import EncoderFaulty, EncoderMissing, IndexDamaged, LibraryEmpty, NoIndex
from app.domain.events import Pace, Work
from app.domain.law import stable_id
from app.domain.question import Filters, Question
from app.domain.question_rows import text_key
from app.services.law_ports import LawStore
from app.services.searching import Searcher

BAR = 0.8
"""Share of the shorter text's runs of SHARED characters that the other has, from which one is
taken to be cut out of the other. Passages of other provisions share less than 0.5."""
SHARED = 6
SHORTEST = 20
"""Letters and digits below which a text is not looked for: it could be anywhere."""
_ASKED, _HITS = 300, 5


class Matcher:
    """Matches texts to provisions; reads the library's texts once, when the first one comes."""

    def __init__(self, store: LawStore, searcher: Searcher) -> None:
        self._store, self._searcher = store, searcher
        self._exact: dict[str, str] | None = None
        self._found: dict[str, str] = {}
        self._blind = False
        self.exactly, self.nearly = 0, 0

    def provision(self, passage: str) -> Work[str]:
        """The id of the provision that the passage is, or that it is best cut out of; or empty.

        Equal texts count first, whatever their punctuation; then, of what the search finds for
        the passage, the first that shares BAR of the shorter text.
        """
        key = text_key(passage)
        if len(key) < SHORTEST:
            return ""
        known = stable_id(key)
        if known not in self._found:
            if self._exact is None:
                self._exact = yield from _texts(self._store)
            same = self._exact.get(known, "")
            found = same or (yield from self._near(passage, key))
            self.exactly += bool(same)
            self.nearly += bool(found and not same)
            self._found[known] = found
        return self._found[known]

    def _near(self, passage: str, key: str) -> Work[str]:
        if self._blind:
            return ""
        try:
            asked = Question(passage[:_ASKED], Filters(), _HITS)
            results = yield from self._searcher.search(asked)
        except (NoIndex, LibraryEmpty, IndexDamaged, EncoderMissing, EncoderFaulty):
            # without an index there is nothing to search: what is not equal is reported
            self._blind = True
            return ""
        wanted = _runs(key)
        for hit in results.hits:
            if _shared(wanted, _runs(text_key(hit.provision.text))) >= BAR:
                return hit.provision.id
        return ""


def _texts(store: LawStore) -> Work[dict[str, str]]:
    """The provisions by a digest of their texts, with and without heading; current law first."""
    versions = list(dict.fromkeys(version for version, _ in store.row_keys()))
    pace, found = Pace("comparing", len(versions), "laws", monotonic), dict[str, str]()
    superseded = dict[str, str]()
    for done, version in enumerate(versions):
        yield pace.at(done)
        text = store.law_text(version)
        kept = found if text.version.current else superseded
        for one in text.provisions:
            for head in dict.fromkeys(("", one.label, one.heading, f"{one.label} {one.heading}")):
                kept.setdefault(stable_id(text_key(head + one.text)), one.id)
    return superseded | found


def _runs(key: str) -> set[str]:
    return {key[place : place + SHARED] for place in range(max(1, len(key) - SHARED + 1))}


def _shared(one: set[str], other: set[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= SHORTEST - SHARED + 1 else 0.0


def pieces(answer: str) -> Sequence[str]:
    """The citations that may stand in one cell, parted by semicolons, strokes or lines."""
    parts = answer.replace("；", ";").replace("|", ";").replace("\n", ";").split(";")
    return [part.strip() for part in parts if part.strip()]
