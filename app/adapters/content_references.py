"""Reads from `content.db` what provisions refer to and what refers to them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.adapters.content_targets import Found, Named, Targets, each, paired
from app.domain.citation_form import Step, standing_keys
from app.services.law_ports import Reference

_FRESH = "substr(v.referenced, 1, 64)=v.digest"
_MENTION = "m.provision_id, m.start, m.stop, m.law, m.number, m.until, m.within"


def references(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[Reference]]:
    """What the texts of these provisions refer to, by provision, in the order of the texts."""
    rows = list(each(
        db, f"SELECT {_MENTION} FROM mentions m CROSS JOIN provisions p ON p.id=m.provision_id "
        f"CROSS JOIN versions v ON v.id=p.version_id WHERE m.provision_id IN ({{}}) AND {_FRESH} "
        "ORDER BY m.provision_id, m.ordinal", ids,
    ))  # fmt: skip
    targets = Targets(db, {(law, number, until) for _, _, _, law, number, until, _ in rows})
    found: dict[str, list[Reference]] = defaultdict(list)
    for provision_id, start, stop, law, number, until, within in rows:
        meant, steps = targets.laws.get(law), _steps(within)
        version, title = meant if meant else ("", "")
        places = targets.between(law, number, until) or [Found("", number, 0)]
        found[provision_id] += [
            Reference(start, stop, place.id, version, title, place.number, steps)
            for place in places
        ]
    return dict(found)


def cited_by(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """The provisions of current versions that refer to these, by provision."""
    asked = list(each(
        db, "SELECT p.id, p.version_id, p.number, p.position, v.law_id, v.current "
        "FROM provisions p JOIN versions v ON v.id=p.version_id WHERE p.id IN ({})", ids,
    ))  # fmt: skip
    names: dict[str, list[str]] = defaultdict(list)
    laws = {law_id for *_, law_id, _ in asked}
    for law_id, name in each(db, "SELECT law_id, name FROM names WHERE law_id IN ({})", laws):
        names[law_id].append(name)
    keys = {version: (version, *names[law]) for _, version, _, _, law, _ in asked}
    rows = _mentioning(db, keys, {(version, number) for _, version, number, *_ in asked})
    targets = Targets(db, {named for _, named in rows})
    found: dict[str, list[str]] = {}
    reached: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for citing, named in rows:
        if reach := targets.reach(*named):
            version, first, last = reach
            reached[version].append((first, last, citing))
    for provision_id, version, _, position, *_ in asked:
        every = [c for first, last, c in reached[version] if first <= position <= last]
        if others := [c for c in dict.fromkeys(every) if c != provision_id]:
            found[provision_id] = others
    return found


def _mentioning(
    db: sqlite3.Connection, keys: Mapping[str, Sequence[str]], asked: Iterable[tuple[str, str]]
) -> list[tuple[str, Named]]:
    """Provisions of current versions that may mean one of `asked`, with what they name."""
    pairs = {
        (key, number)
        for version, own in asked
        for key in keys[version]
        for number in (own, *standing_keys(own))
        if number
    }
    columns = "SELECT m.provision_id, m.law, m.number, m.until FROM"
    citing = (
        "CROSS JOIN provisions p ON p.id=m.provision_id "
        f"CROSS JOIN versions v ON v.id=p.version_id AND v.current=1 AND {_FRESH}"
    )
    rows = list(paired(
        db, f"{columns} wanted w CROSS JOIN mentions m ON m.law=w.one AND m.number=w.other "
        + citing, pairs,
    ))  # fmt: skip
    laws = {key for own in keys.values() for key in own}
    rows += each(db, f"{columns} mentions m {citing} WHERE m.law IN ({{}}) AND m.until!=''", laws)
    return [(provision_id, (law, number, until)) for provision_id, law, number, until in rows]


def _steps(within: str) -> tuple[Step, ...]:
    return tuple(Step(*step.split("\x1e")) for step in within.split("\x1f")) if within else ()
