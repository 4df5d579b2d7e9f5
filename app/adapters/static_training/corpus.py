"""Reads the provisions of libraries and the questions about them, ready for training."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.adapters.content_db import ContentDb
from app.adapters.static_training.statutes_xml import read_sections
from app.domain.asked import fold_of
from app.domain.citation import name_key, parse_citation
from app.domain.errors import QuestionsUnreadable
from app.domain.law import Level
from app.domain.passage import windows, wording


@dataclass(slots=True)
class Corpus:
    """The current national provisions of all collections, cut into passages, in one row.

    Passage i reads `words[i]` and belongs to provision `owner[i]` (ascending); the provisions of
    collection c are those from `begins[c]` on, and `names[c]` is what the figures call it.
    `answers` gives a citation's provisions in the first collection that knows it, so that a
    specimen law with the name of a real one does not answer for it.
    """

    words: list[str] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    answers: dict[str, list[int]] = field(default_factory=dict)

    def passages_of(self, provision: int) -> range:
        """The passages of a provision."""
        return range(bisect_left(self.owner, provision), bisect_left(self.owner, provision + 1))

    def provisions_of(self, collection: int) -> range:
        """The provisions of a collection."""
        ends = [*self.begins, self.owner[-1] + 1 if self.owner else 0]
        return range(ends[collection], ends[collection + 1])

    def span(self, collection: int) -> range:
        """The passages of a collection."""
        own = self.provisions_of(collection)
        return range(bisect_left(self.owner, own.start), bisect_left(self.owner, own.stop))


@dataclass(frozen=True, slots=True)
class Question:
    """A question, for each citation that answers it the provisions it names, and their laws."""

    id: str
    text: str
    relevant: tuple[tuple[int, ...], ...]
    laws: frozenset[str] = frozenset()

    @property
    def provisions(self) -> frozenset[int]:
        """All provisions that answer it."""
        return frozenset(one for group in self.relevant for one in group)

    def fold(self, folds: int) -> int:
        """The part of the questions it belongs to, fixed by its id for ever."""
        return fold_of(self.id, folds)


def read_corpus(sources: Sequence[Path], citations: Iterable[str]) -> Corpus:
    """Read libraries (folders with content.db) and zips of statute XML; resolve `citations`."""
    corpus, asked = Corpus(), list(dict.fromkeys(citations))
    for source in sources:
        corpus.begins.append(corpus.owner[-1] + 1 if corpus.owner else 0)
        corpus.names.append(source.stem)
        if source.suffix == ".zip":
            _add_sections(corpus, source)
        else:
            _add_library(corpus, source, asked)
    return corpus


def read_questions(files: Sequence[Path]) -> list[Mapping[str, object]]:
    """The lines ``{"id","question","relevant":[citation…]}`` of all files."""
    found: list[Mapping[str, object]] = []
    for file in files:
        try:
            lines = file.read_text("utf-8-sig").splitlines()
            found.extend(json.loads(line) for line in lines if line.strip())
        except (OSError, ValueError) as error:
            raise QuestionsUnreadable(str(file), 0, str(error)) from error
    return found


def citations_in(lines: Iterable[Mapping[str, object]]) -> list[str]:
    """Every citation of these questions."""
    return [one for line in lines for one in _listed(line)]


def resolved(lines: Iterable[Mapping[str, object]], corpus: Corpus) -> list[Question]:
    """The questions that at least one provision of the corpus answers."""
    found = (
        Question(
            str(line["id"]),
            str(line["question"]),
            tuple(tuple(corpus.answers.get(one, ())) for one in _listed(line)),
            frozenset(map(_law, _listed(line))),
        )
        for line in lines
    )
    return [question for question in found if question.provisions]


def _law(asked: str) -> str:
    citation = parse_citation(asked)
    return name_key(citation.name if citation else asked)


def _listed(line: Mapping[str, object]) -> list[str]:
    citations = line["relevant"]
    return [str(one) for one in citations] if isinstance(citations, list) else []


def _add_library(corpus: Corpus, folder: Path, citations: Sequence[str]) -> None:
    """Add current provisions above local level, and resolve the citations that name one."""
    store = ContentDb(folder)
    try:
        ordinals: dict[str, int] = {}
        following = corpus.begins[-1]
        for row in store.rows():
            if not row.current or row.level == Level.LOCAL:
                continue
            identity = row.passage.provision_id
            if identity not in ordinals:
                ordinals[identity] = following + len(ordinals)
            corpus.words.append(row.words)
            corpus.owner.append(ordinals[identity])
        for asked in citations:
            if asked not in corpus.answers:
                found = [ordinals[one] for one in _named(store, asked) if one in ordinals]
                if found:
                    corpus.answers[asked] = found
    finally:
        store.close()


def _named(store: ContentDb, asked: str) -> list[str]:
    """Ids of the provisions, of any version, that a citation names by the law's exact name."""
    citation = parse_citation(asked)
    if citation is None or not citation.name:
        return []
    return [
        provision.id
        for law in store.laws_named(name_key(citation.name))
        for provision, _ in store.numbered(law.id, citation.number)
    ]


def _add_sections(corpus: Corpus, archive: Path) -> None:
    for ordinal, section in enumerate(read_sections(archive), corpus.begins[-1]):
        above = (section.above,) if section.above else ()
        for start, stop in windows(section.text, "en"):
            text = section.text[start:stop]
            corpus.words.append(wording(section.title, above, section.heading, text))
            corpus.owner.append(ordinal)
        if section.citation:
            corpus.answers.setdefault(section.citation, [ordinal])
