"""Turns rows of `content.db` into domain values and parsed laws into rows."""

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
    Provision,
    Status,
    Version,
    stable_id,
)
from app.domain.passage import content_hash, windows, wording

LAW = "l.id, l.title, l.language, l.level, l.region, l.jurisdiction, l.citation, l.short_titles"
VERSION = (
    "v.id, v.law_id, v.published, v.effective, v.repealed, v.status, v.basis, v.current, "
    "v.history, v.source"
)
PROVISION = "p.id, p.version_id, p.position, p.number, p.label, p.heading, p.path, p.kind, p.text"
PassageRow = tuple[str, int, int, int, str]
ProvisionRow = tuple[str, str, int, str, str, str, str, str, str]


def law_of(row: Sequence[Any]) -> Law:
    """A law from the columns `LAW`."""
    law_id, title, language, level, region, jurisdiction, citation, short = row
    return Law(
        law_id, title, language, Level(level), region, jurisdiction, citation,
        tuple(json.loads(short)),
    )  # fmt: skip


def version_of(row: Sequence[Any]) -> Version:
    """A version from the columns `VERSION`."""
    version_id, law_id, published, effective, repealed, status, basis, current, history, src = row
    return Version(
        version_id, law_id, _day(published), _day(effective), _day(repealed),
        Status(status), Basis(basis), bool(current), tuple(json.loads(history)), src,
    )  # fmt: skip


def provision_of(row: Sequence[Any]) -> Provision:
    """A provision from the columns `PROVISION`."""
    provision_id, version_id, position, number, label, heading, path, kind, text = row
    return Provision(
        provision_id, version_id, int(position), number, label, heading, _path(path), Kind(kind),
        text,
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
            "\x1f".join(p.path), p.kind.value, p.text,
        )  # fmt: skip


def passage_rows(law: ParsedLaw, rows: list[ProvisionRow]) -> Iterator[PassageRow]:
    """Rows for the passages of these provisions, with the hash of what the index will hold."""
    for provision_id, _, _, _, _, heading, path, _, text in rows:
        for ordinal, (start, stop) in enumerate(windows(text, law.language)):
            words = wording(law.title, _path(path), heading, text[start:stop])
            yield provision_id, ordinal, start, stop, content_hash(words)


def iso(day: date | None) -> str | None:
    """A date as the database keeps it."""
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _path(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("\x1f")) if joined else ()
