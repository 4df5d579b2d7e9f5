"""References in the whole of LawRefBook, against places of it that were marked by hand.

The list in ``tests/golden/references.jsonl`` gives file, offset, words and targets. Bare names of a
law's own (本法) are on it as ``own-name`` and are not counted: they need no link.
"""

import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from app.adapters.content_db import ContentDb
from app.adapters.importers.source import FileSources
from app.domain.citation import name_key
from app.domain.citation_form import Step
from app.domain.events import outcome
from app.domain.references import OWN, Mention, Spot, Standing, grouped
from app.domain.references_finding import references_in
from app.domain.references_names import LawNames
from app.domain.references_standing import standing_of
from app.domain.subdivision import subdivision_span
from app.services.importing import import_sources
from app.services.referencing import find_references
from tests.conftest import DATA, ROOT

pytestmark = pytest.mark.data

BOOK = DATA / "zh" / "lawrefbook.zip"
MARKS = [
    json.loads(line)
    for line in (ROOT / "tests/golden/references.jsonl").read_text("utf-8").splitlines()
]
END = "INFO END"


@dataclass(frozen=True)
class Found:
    """A run of references with its span in the file."""

    start: int
    stop: int
    mentions: Sequence[Mention]


@dataclass(frozen=True)
class Book:
    """The imported library, its files and the names of its laws."""

    store: ContentDb
    files: zipfile.ZipFile
    names: LawNames


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    store = ContentDb.create(tmp_path_factory.mktemp("book"), "LawRefBook")
    outcome(import_sources(store, FileSources(), [str(BOOK)]))
    outcome(find_references(store))
    names = LawNames(name for (name,) in store._query("SELECT DISTINCT name FROM names"))
    with zipfile.ZipFile(BOOK) as files:
        yield Book(store, files, names)
    store.close()


def version_of(book: Book, file: str, text: str) -> tuple[str, str]:
    """The version that a file, or the law of which it is a part, became, and its title."""
    title = next(line for line in text.splitlines() if line.strip()).strip("# ")
    rows = book.store._query(
        "SELECT v.id, l.title FROM versions v JOIN laws l ON l.id=v.law_id "
        "WHERE v.source=? OR l.title=? ORDER BY v.source=? DESC",
        file, title, file,
    )  # fmt: skip
    return rows[0][0], rows[0][1]


def found_in(book: Book, file: str) -> tuple[Standing, list[Found]]:
    """All references of a file: those of its provisions, and of each line of its head."""
    text = book.files.read(file).decode()
    version_id, title = version_of(book, file, text)
    provisions = book.store.law_text(version_id).provisions
    pairs = [(p.number, p.text) for p in provisions]
    standing = standing_of(title, "zh", (), pairs, book.names)
    head = max(text.find(END), 0)
    runs: list[Found] = []
    at = 0
    for line in text[:head].split("\n"):
        found = references_in(standing, book.names, Spot("", (), line))
        runs += [placed(run, [(0, at, len(line))]) for run in grouped(found)]
        at += len(line) + 1
    at = head
    for p in provisions:
        lines, begin = list[tuple[int, int, int]](), 0
        for line in p.text.split("\n"):
            place = text.find(line, at)
            if place >= 0:
                lines.append((begin, place, len(line)))
                at = place + len(line)
            begin += len(line) + 1
        found = references_in(standing, book.names, Spot(p.number, (*p.path, p.heading), p.text))
        runs += [placed(run, lines) for run in grouped(found) if lines]
    return standing, runs


def placed(run: Sequence[Mention], lines: Sequence[tuple[int, int, int]]) -> Found:
    """A run with its span in the file; `lines` are offsets in the text and in it, and lengths."""

    def in_file(at: int) -> int:
        return next((f + at - own for own, f, length in lines if own <= at <= own + length), -1)

    return Found(in_file(run[0].start), in_file(max(m.stop for m in run)), run)


Target = tuple[str, str, str, str, str]
"""Law, article, paragraph, item, chapter."""


def wanted(mark: dict[str, Any], standing: Standing) -> set[Target]:
    told = set()
    for target in mark["targets"]:
        law = OWN if target["law"] == "self" else name_key(target["law"])
        parts = (target.get(part, "") for part in ("article", "paragraph", "item", "chapter"))
        article, paragraph, item, chapter = parts
        own = OWN if law in standing.names else law
        told.add((own, article, paragraph, item, chapter))
    return told


def meant(book: Book, standing: Standing, mention: Mention) -> Iterator[Target]:
    """What a mention means, the numbers of a range as the library has them."""
    steps = {step.kind: step.value for step in mention.within}
    part = steps.get("款", ""), steps.get("项", ""), steps.get("章", "")
    for number in numbers(book, standing, mention):
        yield (mention.law, number, *part)


def numbers(book: Book, standing: Standing, mention: Mention) -> Sequence[str]:
    if not mention.until:
        return [mention.number]
    every = standing.numbers
    if mention.law != OWN:
        law = book.store.laws_named(mention.law)[0]
        _, version = book.store.numbered(law.id, mention.number)[0]
        every = [p.number for p in book.store.law_text(version.id).provisions]
    return every[every.index(mention.number) : every.index(mention.until) + 1]


def same(book: Book, standing: Standing, file: str, one: set[Target], other: set[Target]) -> bool:
    """Whether both are the same places: 第一项 is 第一款第一项 where that is the only such item."""

    def place(target: Target) -> tuple[object, ...]:
        law, number, paragraph, item, chapter = target
        if law != OWN or not item:
            return target
        version_id, _ = version_of(book, file, book.files.read(file).decode())
        text = next(
            (p.text for p in book.store.law_text(version_id).provisions if p.number == number), ""
        )
        steps = [Step("款", paragraph)] * bool(paragraph) + [Step("项", item)]
        return law, number, subdivision_span(text, "zh", steps) or (paragraph, item), chapter

    return one == other or set(map(place, one)) == set(map(place, other))


def right(book: Book, mark: dict[str, Any]) -> bool:
    standing, runs = found_in(book, mark["file"])
    start, stop = mark["offset"], mark["offset"] + len(mark["text"])
    over = [run for run in runs if run.start < stop and run.stop > start]
    if mark["kind"] == "none":
        return not over
    if [(run.start, run.stop) for run in over] != [(start, stop)]:
        return False
    told = {t for mention in over[0].mentions for t in meant(book, standing, mention)}
    return same(book, standing, mark["file"], told, wanted(mark, standing))


def test_marked_places(book: Book) -> None:
    counted = [mark for mark in MARKS if mark["kind"] != "own-name"]
    wrong = [mark["id"] for mark in counted if not right(book, mark)]
    assert len(counted) > 200
    assert len(wrong) <= 0.01 * len(counted), wrong


def test_share_that_is_resolved(book: Book) -> None:
    """Of the references to a provision, in current law, nearly all lead to one."""
    rows = book.store._query(
        "SELECT p.id FROM provisions p JOIN versions v ON v.id=p.version_id WHERE v.current=1"
    )
    ids = [provision_id for (provision_id,) in rows]
    named = [r for found in book.store.references(ids).values() for r in found if r.number]
    assert len(named) > 29_000
    assert sum(bool(r.provision_id) for r in named) > 0.98 * len(named)


def test_stored_spans_are_those_that_are_found(book: Book) -> None:
    for law in ("中华人民共和国刑法", "中华人民共和国专利法实施细则"):
        found = book.store.laws_named(name_key(law))[0]
        version = book.store.numbered(found.id, "1")[0][1]
        text = book.store.law_text(version.id)
        pairs = [(p.number, p.text) for p in text.provisions]
        standing = standing_of(found.title, "zh", found.short_titles, pairs, book.names)
        stored = book.store.references([p.id for p in text.provisions])
        for p in text.provisions:
            spot = Spot(p.number, (*p.path, p.heading), p.text)
            spans = {(m.start, m.stop) for m in references_in(standing, book.names, spot)}
            assert {(r.start, r.stop) for r in stored.get(p.id, ())} == spans


def test_file_names_in_the_list_are_in_the_book(book: Book) -> None:
    assert {mark["file"] for mark in MARKS} <= set(book.files.namelist())
