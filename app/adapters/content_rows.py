"""Turns rows of `content.db` into domain values and parsed laws into rows."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from app.domain.law import (
    Basis,
    Kind,
    Law,
    Level,
    ParsedLaw,
    Passage,
    Provision,
    Status,
    Version,
    stable_id,
)
from app.domain.passage import content_hash, windows, wording
from app.services.law_ports import IndexRow

LAW = "l.id, l.title, l.language, l.level, l.region, l.jurisdiction, l.citation, l.short_titles"
VERSION = (
    "v.id, v.law_id, v.published, v.effective, v.repealed, v.status, v.basis, v.current, "
    "v.history, v.source, v.begins, v.ends"
)
PROVISION = (
    "p.id, p.version_id, p.position, p.number, p.label, p.heading, p.path, p.kind, p.text, "
    "p.status, p.effective, p.repealed, p.extent, p.page, p.start"
)
WIDTH = 15
"""Columns of `PROVISION`."""

LAW_WIDTH = 8
"""Columns of `LAW`."""

ENDLESS = "9999-12-31"
"""The day on which a version ends that has not ended."""

_BEGINS = "max(v.begins, coalesce(p.effective, ''))"
_ENDS = (
    f"CASE WHEN p.status='repealed' AND p.repealed IS NULL "
    f"OR p.status='not-yet-in-force' AND p.effective IS NULL THEN '' "
    f"ELSE min(v.ends, coalesce(p.repealed, '{ENDLESS}')) END"
)
_CURRENT = "(v.current AND coalesce(p.status, '') NOT IN ('repealed', 'not-yet-in-force'))"
INDEX_ROW = (
    "a.provision_id, a.ordinal, a.start, a.stop, a.hash, l.title, p.path, p.heading, p.text, "
    f"l.id, v.id, l.level, l.region, {_CURRENT}, {_BEGINS}, {_ENDS}"
)
"""The columns of one row of an index; a provision applies no longer than its version."""

ROW_KEY = (
    "a.provision_id || a.ordinal || a.hash || l.id || v.id || l.level || l.region || "
    f"{_CURRENT} || {_BEGINS} || {_ENDS}"
)
"""Everything that a row of an index depends on, as one text."""

PassageRow = tuple[str, int, int, int, str]
ProvisionRow = tuple[Any, ...]


def law_of(row: Sequence[Any]) -> Law:
    """A law from the columns `LAW`."""
    law_id, title, language, level, region, jurisdiction, citation, short = row
    return Law(
        law_id, title, language, Level(level), region, jurisdiction, citation,
        tuple(json.loads(short)),
    )  # fmt: skip


def version_of(row: Sequence[Any]) -> Version:
    """A version from the columns `VERSION`."""
    version_id, law_id, published, effective, repealed, status, basis, current, *rest = row
    history, source, begins, ends = rest
    return Version(
        version_id, law_id, _day(published), _day(effective), _day(repealed),
        Status(status), Basis(basis), bool(current), tuple(json.loads(history)), source,
        _day(begins), None if ends == ENDLESS else _day(ends),
    )  # fmt: skip


def provision_of(row: Sequence[Any]) -> Provision:
    """A provision from the columns `PROVISION`."""
    provision_id, version_id, position, number, label, heading, path, kind, text, *rest = row
    status, effective, repealed, extent, page, start = rest
    return Provision(
        provision_id, version_id, int(position), number, label, heading, _path(path), Kind(kind),
        text, Status(status) if status else None, _day(effective), _day(repealed), extent, page,
        start,
    )  # fmt: skip


def provision_rows(law: ParsedLaw, version_id: str) -> Iterator[ProvisionRow]:
    """Rows for a version's provisions; equal numbers are told apart by their order."""
    seen: Counter[str] = Counter()
    for position, p in enumerate(law.provisions):
        name = f"{p.kind.value}/{p.number}"
        seen[name] += 1
        provision_id = stable_id(version_id, name, str(seen[name]))
        yield (
            provision_id, version_id, position, p.number, p.label, p.heading,
            "\x1f".join(p.path), p.kind.value, p.text, p.status.value if p.status else None,
            iso(p.effective), iso(p.repealed), p.extent, p.page, p.start,
        )  # fmt: skip


def passage_rows(law: ParsedLaw, rows: list[ProvisionRow]) -> Iterator[PassageRow]:
    """Rows for the passages of these provisions, with the hash of what the index will hold."""
    for provision_id, _, _, _, _, heading, path, _, text, *_ in rows:
        for ordinal, (start, stop) in enumerate(windows(text, law.language)):
            words = wording(law.title, _path(path), heading, text[start:stop])
            yield provision_id, ordinal, start, stop, content_hash(words)


def index_row(row: Sequence[Any]) -> IndexRow:
    """One row of an index from the columns `INDEX_ROW` and `ROW_KEY`."""
    pid, ordinal, start, stop, digest, title, path, heading, text, *rest = row
    law_id, version_id, level, region, current, begins, ends, told = rest
    words = wording(title, _path(path), heading, text[start:stop])
    return IndexRow(
        Passage(pid, ordinal, start, stop, digest), words, law_id, version_id, level, region,
        bool(current), begins, ends, row_key(told),
    )  # fmt: skip


def row_key(told: str) -> str:
    """A short name for everything that a row depends on."""
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def iso(day: date | None) -> str | None:
    """A date as the database keeps it."""
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _path(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("\x1f")) if joined else ()
