"""Reads the law of a LawVault folder: a row of `chunks` is a provision."""

import hashlib
import re
import sqlite3
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from app.adapters.importers.chinese_body import heading_text, provisions
from app.adapters.importers.chinese_identity import STATE, law_key, short_titles
from app.adapters.importers.chinese_labels import Line
from app.adapters.lawvault.recognising import connected
from app.domain.citation import chinese_number
from app.domain.errors import SourceUnreadable
from app.domain.events import Pace, Work
from app.domain.law import LEVEL_NAMES, Kind, Level, ParsedLaw, ParsedProvision
from app.services.source_ports import Parsed, SourceUnit

_LABEL = re.compile(r"第\s*(?P<n>[^\s第条]{1,12})\s*条(?:之(?P<s>[一二三四五六七八九十\d]{1,4}))?")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_EDITION = "lawvault 1"


class Chunk(NamedTuple):
    """One row of LawVault's `chunks`, with its id as text."""

    id: str
    content: str
    law_name: str
    category: str
    region: str
    publish_date: str
    part: str
    chapter: str
    article_number: str


class LawVaultSource:
    """The laws of one folder, a unit for each law of a category, region and date."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._groups: dict[str, list[Chunk]] = {}
        self._whole: dict[str, str] = {}

    @property
    def name(self) -> str:
        """The folder."""
        return str(self._folder)

    def units(self) -> Work[Sequence[SourceUnit]]:
        """Every law; raises SourceUnreadable where the database is not LawVault's."""
        with _opened(self._folder) as db:
            total = db.execute("SELECT count(*) FROM chunks").fetchone()[0]
            pace, shown = Pace("reading", total, "rows", monotonic), monotonic()
            for done, chunk in enumerate(_chunks(db), 1):
                self._groups.setdefault(_law_of(chunk), []).append(chunk)
                if monotonic() - shown > 0.1:
                    shown = monotonic()
                    yield pace.at(done, chunk.law_name)
            self._add_whole(db)
        return [
            SourceUnit(name, _digest(chunks, self._whole.get(name, "")), "lawvault", (name,))
            for name, chunks in self._groups.items()
        ]

    def problems(self) -> Sequence[tuple[str, str, str]]:
        """None: a law that cannot be read is told of when it is parsed."""
        return ()

    def parsed(self, units: Sequence[SourceUnit]) -> Generator[tuple[SourceUnit, Parsed]]:
        """Each unit with its law or what is wrong with it."""
        for unit in units:
            try:
                yield unit, [self.parse(unit)]
            except SourceUnreadable as error:
                yield unit, error

    def parse(self, unit: SourceUnit) -> ParsedLaw:
        """The law of a unit, one provision for each of its chunks in their order."""
        chunks = self._groups[unit.name]
        title, category, region, published = unit.name.split("\x1f")
        if not title:
            raise SourceUnreadable(unit.name, "no-title")
        level = LEVEL_NAMES.get(category, Level.OTHER)
        region = "" if region in ("全国", "国家") else region
        found = tuple(map(_provision, chunks)) or provisions(
            [Line(line.strip()) for line in self._whole[unit.name].splitlines() if line.strip()]
        )
        if not found:
            raise SourceUnreadable(title, "empty")
        return ParsedLaw(
            key=law_key(level, region, title),
            title=title,
            language="zh",
            level=level,
            provisions=found,
            region=region,
            jurisdiction="中国",
            short_titles=short_titles(title, (title.removeprefix(STATE),)),
            published=_day(published),
        )

    def chunks(self, unit: SourceUnit) -> Sequence[Chunk]:
        """The rows that a unit was made of; after `units`."""
        return self._groups[unit.name]

    def _add_whole(self, db: sqlite3.Connection) -> None:
        """Laws of which only the full text is there."""
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
        if "full_texts" not in tables:
            return
        known = {tuple(name.split("\x1f")[:3]) for name in self._groups}
        for row in db.execute("SELECT law_name, category, region, full_text FROM full_texts"):
            title, category, region, text = (str(value or "").strip() for value in row)
            if (title, category, region) not in known and text:
                name = "\x1f".join((title, category, region, ""))
                self._groups[name], self._whole[name] = [], text


@contextmanager
def _opened(folder: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(connected(folder / "content.db")) as db:
            yield db
    except sqlite3.DatabaseError as error:
        raise SourceUnreadable(str(folder), "broken-archive", str(error)) from error


def _chunks(db: sqlite3.Connection) -> Iterator[Chunk]:
    for row in db.execute(f"SELECT {', '.join(Chunk._fields)} FROM chunks ORDER BY rowid"):
        yield Chunk._make("" if value is None else str(value).strip() for value in row)


def _law_of(chunk: Chunk) -> str:
    return "\x1f".join((chunk.law_name, chunk.category, chunk.region, chunk.publish_date))


def _provision(chunk: Chunk) -> ParsedProvision:
    path = tuple(heading_text(text) for text in (chunk.part, chunk.chapter) if text)
    label, text = chunk.article_number, chunk.content
    found = _LABEL.fullmatch(label)
    if found is None and label.isdigit():
        return ParsedProvision(label, f"第{label}条", text, path=path)
    if found is None:
        return ParsedProvision("", label, text, path=path, kind=Kind.WHOLE)
    if (printed := _LABEL.match(text)) and printed[0].replace(" ", "") == label.replace(" ", ""):
        text = text[printed.end() :].strip()
    return ParsedProvision(chinese_number(found["n"], found["s"]), label, text, path=path)


def _digest(chunks: Sequence[Chunk], whole: str) -> str:
    digest = hashlib.blake2b(f"{_EDITION}\0{whole}".encode(), digest_size=16)
    for chunk in chunks:
        digest.update("\x1f".join(chunk).encode())
    return digest.hexdigest()


def _day(text: str) -> date | None:
    if found := _DAY.fullmatch(text):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
    return None
