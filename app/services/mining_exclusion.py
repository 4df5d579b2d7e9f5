"""Tells which provisions are no wrong answers to a question, and why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.events import Work
from app.domain.folding import same_words
from app.domain.law import Law, Provision
from app.domain.near_duplicates import near_duplicates
from app.domain.training import Example
from app.services.law_ports import LawStore

_KEPT = 20_000
_ASKED = 500

Key = tuple[str, str, str]
"""What versions of one provision have in common: law, kind and number."""


@dataclass(frozen=True, slots=True)
class Barred:
    """What may not be a wrong answer to one question."""

    answers: Collection[str]
    versions: Collection[Key]
    texts: Sequence[str]
    related: Collection[str]


class Facts:
    """Texts and places of provisions, read in batches and kept for a while."""

    def __init__(self, store: LawStore) -> None:
        self._store = store
        self._known: dict[str, tuple[Provision, Law] | None] = {}

    def read(self, ids: Iterable[str]) -> None:
        """Read those that are not known yet, at once."""
        missing = list(dict.fromkeys(one for one in ids if one not in self._known))
        if len(self._known) + len(missing) > _KEPT:
            self._known.clear()
        for start in range(0, len(missing), _ASKED):
            some = missing[start : start + _ASKED]
            found = self._store.provisions(some)
            self._known |= {
                one: (found[one][0], found[one][1]) if one in found else None for one in some
            }

    def of(self, id: str) -> tuple[Provision, Law] | None:
        """The provision and its law; None where the library lacks it."""
        if id not in self._known:
            self.read([id])
        return self._known[id]


def excluding(store: LawStore, known: Sequence[Example]) -> Work["Exclusion"]:
    """The exclusion where `known` are all questions with known answers."""
    alike = yield from near_duplicates({one.text: one.text for one in known})
    answers: dict[str, set[str]] = {}
    for one in known:
        answers.setdefault(alike[one.text], set()).update(one.answers)
    return Exclusion(store, {text: answers[first] for text, first in alike.items()})


class Exclusion:
    """Knows for each example what is no wrong answer to it."""

    def __init__(self, store: LawStore, answers: Mapping[str, Collection[str]]) -> None:
        """`answers` are by the texts of questions; those that ask nearly the same have the same."""
        self._store, self._answers = store, answers
        self.facts = Facts(store)
        self._related: dict[str, set[str]] = {}

    def read(self, examples: Sequence[Example]) -> None:
        """Read at once what will be asked of these examples' answers."""
        ids = list({id for one in examples for id in self._answering(one)})
        self.facts.read(ids)
        self._related = {id: set() for id in ids}
        for start in range(0, len(ids), _ASKED):
            some = ids[start : start + _ASKED]
            for id, references in self._store.references(some).items():
                self._related[id].update(one.provision_id for one in references)
            for id, citing in self._store.cited_by(some).items():
                self._related[id].update(citing)

    def barred(self, example: Example) -> Barred:
        """What may not be a wrong answer to it; `read` it before."""
        answers = self._answering(example)
        there = [fact for id in sorted(answers) if (fact := self.facts.of(id)) is not None]
        return Barred(
            answers,
            {_key(*one) for one in there if one[0].number},
            [one.text for one, _ in there],
            set().union(*(self._related.get(id, ()) for id in answers)),
        )

    def reason(self, barred: Barred, id: str) -> str:
        """Why a provision is no wrong answer; empty where nothing speaks against it."""
        if id in barred.answers:
            return "answer"
        fact = self.facts.of(id)
        if fact is None:
            return "missing"
        if _key(*fact) in barred.versions:
            return "version"
        if any(same_words(fact[0].text, text) for text in barred.texts):
            return "duplicate"
        return "reference" if id in barred.related else ""

    def _answering(self, example: Example) -> set[str]:
        """Its own answers, and those of others that ask nearly the same."""
        return {*self._answers.get(example.text, ()), *example.answers}


def _key(provision: Provision, law: Law) -> Key:
    return law.id, provision.kind.value, provision.number
