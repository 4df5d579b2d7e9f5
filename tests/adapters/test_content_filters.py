"""Filters by law, status and source: what they let through, and what they count."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.adapters.content_db import ContentDb
from app.adapters.content_schema import migrations
from app.adapters.index_store import LanceStore
from app.domain.events import outcome
from app.domain.law import Level, Status
from app.domain.question import Facets, Filters, Question
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import plain_law

_BALLOON = "**Section 1.** Balloons rise over meadows.\n\n**Section 2.** Balloons land softly.\n"
_GONE = "**Section 1.** Zeppelins moor at masts in meadows.\n"
_COMING = "**Section 1.** Drones keep away from meadows.\n"


def _write(folder: Path, **laws: str) -> str:
    folder.mkdir()
    for name, text in laws.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return str(folder)


@pytest.fixture
def airy(tmp_path: Path, program: Program) -> OpenLibrary:
    """Two sources; every status; one law in two versions, of which one came from each source."""
    old = plain_law(publication_date="1990-05-01", status="amended")
    first = _write(
        tmp_path / "acts",
        kite=old,
        balloon=plain_law("balloon", "Balloon Act", _BALLOON),
        zeppelin=plain_law("zeppelin", "Zeppelin Act", _GONE, status="repealed"),
    )
    second = _write(
        tmp_path / "rules",
        kite=plain_law(),
        drone=plain_law("drone", "Drone Rule", _COMING, level="local", region="Merrow",
                        status="not yet in force", effective_date="2099-01-01"),
    )  # fmt: skip
    library = program.create(str(tmp_path / "airy"), "Airy")
    outcome(library.import_sources([first, second]))
    outcome(library.build_index("bundled"))
    return library


def _found(library: OpenLibrary, **filters: object) -> set[tuple[str, str]]:
    """Titles and statuses of the hits; without a vector or a word in common nothing is found."""
    question = Question("meadows", Filters(**filters), 50)  # type: ignore[arg-type]
    return {
        (hit.law.title, (hit.provision.status or hit.version.status).value)
        for hit in outcome(library.search(question)).hits
    }


def _source(library: OpenLibrary, name: str) -> str:
    facets = library.facets(Filters(current_only=False))
    return next(source for source, _ in facets.sources if Path(source).name == name)


def test_statuses_find_what_stands_so_and_stand_in_for_current_only(airy: OpenLibrary) -> None:
    wanted = {
        Status.IN_FORCE: {("Kite Act 2001", "in-force"), ("Balloon Act", "in-force")},
        Status.AMENDED: {("Kite Act 2001", "amended")},
        Status.REPEALED: {("Zeppelin Act", "repealed")},
        Status.PENDING: {("Drone Rule", "not-yet-in-force")},
    }
    for status, found in wanted.items():
        assert _found(airy, statuses=(status,)) == found
    both = (Status.REPEALED, Status.PENDING)
    assert _found(airy, statuses=both) == wanted[both[0]] | wanted[both[1]]
    assert _found(airy, statuses=tuple(wanted)) >= wanted[Status.IN_FORCE] | wanted[both[1]]


def test_sources_find_what_was_imported_from_them(airy: OpenLibrary) -> None:
    acts, rules = _source(airy, "acts"), _source(airy, "rules")
    everything = _found(airy, current_only=False, sources=(acts,))
    assert {title for title, _ in everything} == {"Kite Act 2001", "Balloon Act", "Zeppelin Act"}
    assert ("Kite Act 2001", "amended") in everything
    assert ("Kite Act 2001", "in-force") not in everything
    assert _found(airy, sources=(rules,)) == {("Kite Act 2001", "in-force")}
    both = _found(airy, current_only=False, sources=(acts, rules))
    assert {title for title, _ in both} == {title for title, _ in everything} | {"Drone Rule"}
    assert _found(airy, sources=("nowhere",)) == set()


def test_all_filters_go_together(airy: OpenLibrary) -> None:
    acts = _source(airy, "acts")
    [kite] = [law for law, title, _ in airy.facets(Filters()).laws if title == "Kite Act 2001"]
    assert _found(airy, law_id=kite, statuses=(Status.AMENDED,), sources=(acts,)) == {
        ("Kite Act 2001", "amended")
    }
    assert _found(airy, law_id=kite, statuses=(Status.IN_FORCE,), sources=(acts,)) == set()
    assert _found(airy, levels=(Level.LOCAL,), statuses=(Status.PENDING,)) == {
        ("Drone Rule", "not-yet-in-force")
    }
    assert _found(airy, levels=(Level.LAW,), statuses=(Status.PENDING,)) == set()
    assert _found(airy, on=date(1995, 1, 1), statuses=(Status.AMENDED,), sources=(acts,)) == {
        ("Kite Act 2001", "amended")
    }
    assert _found(airy, on=date(1980, 1, 1), statuses=(Status.AMENDED,)) == set()


def test_counts_are_those_under_the_other_filters(airy: OpenLibrary) -> None:
    acts, rules = _source(airy, "acts"), _source(airy, "rules")
    facets = airy.facets(Filters())
    assert facets.statuses == (
        (Status.IN_FORCE, 4), (Status.AMENDED, 2), (Status.REPEALED, 1), (Status.PENDING, 1)
    )  # fmt: skip
    assert {(title, count) for _, title, count in facets.laws} == {
        ("Kite Act 2001", 2), ("Balloon Act", 2)
    }  # fmt: skip
    assert dict(facets.sources) == {acts: 2, rules: 2}
    narrowed = airy.facets(Filters(sources=(rules,)))
    assert dict(narrowed.sources) == dict(facets.sources)
    assert dict(narrowed.statuses) == {Status.IN_FORCE: 2, Status.PENDING: 1}
    assert [title for _, title, _ in narrowed.laws] == ["Kite Act 2001"]
    repealed = airy.facets(Filters(statuses=(Status.REPEALED,)))
    assert repealed.levels == ((Level.LAW, 1),)
    assert repealed.statuses == facets.statuses


def test_counts_agree_with_the_index_under_every_pair_of_filters(airy: OpenLibrary) -> None:
    folder = Path(airy.path)
    index = LanceStore(folder, narrowing=ContentDb(folder).narrowing).active()
    assert index is not None
    every: list[Filters] = [Filters(current_only=False), Filters(on=date(2000, 1, 1))]
    for source, _ in airy.facets(Filters(current_only=False)).sources:
        every += [Filters(sources=(source,)), Filters(current_only=False, sources=(source,))]
        every += [Filters(statuses=(s,), sources=(source,)) for s in Status]
    for filters in every:
        told = {law: n for law, _, n in airy.facets(filters).laws}
        rows = index._table.search().select(["law_id"]).limit(100)
        if condition := index._condition(filters):
            rows = rows.where(condition)
        found = rows.to_arrow()["law_id"].to_pylist()
        assert told == {law: found.count(law) for law in found}, filters


def test_a_provision_may_be_repealed_by_itself(airy: OpenLibrary) -> None:
    database = airy._store._connection()  # type: ignore[attr-defined]
    database.execute(
        "UPDATE provisions SET status='repealed' WHERE number='2' AND version_id IN "
        "(SELECT v.id FROM versions v JOIN laws l ON l.id=v.law_id WHERE title='Balloon Act')"
    )
    facets = airy.facets(Filters())
    assert dict(facets.statuses)[Status.IN_FORCE] == 3
    assert dict(facets.statuses)[Status.REPEALED] == 2
    outcome(airy.build_index("bundled", anew=True))
    assert _found(airy, statuses=(Status.IN_FORCE,)) & {("Balloon Act", "repealed")} == set()
    assert ("Balloon Act", "repealed") in _found(airy, statuses=(Status.REPEALED,))
    pending = _found(airy, statuses=(Status.PENDING,))
    assert pending == {("Drone Rule", "not-yet-in-force")}


def test_counts_follow_a_change_made_elsewhere(
    airy: OpenLibrary, program: Program, tmp_path: Path
) -> None:
    before = airy.facets(Filters())
    more = _write(tmp_path / "more", glider=plain_law("glider", "Glider Act", _BALLOON))
    outcome(program.open(airy.path).import_sources([more]))
    after = airy.facets(Filters())
    assert len(after.laws) == len(before.laws) + 1
    assert len(after.sources) == len(before.sources) + 1


def test_an_older_library_learns_its_only_source(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "content.db")
    migrations.apply(Database(connection), stop_before="m004_filters")
    connection.executescript(
        "INSERT INTO laws VALUES('l','plain|kite','Kite Act','en','law','','','{title}','[]');"
        "INSERT INTO versions(id, law_id, status, basis, current, history, source, provisions) "
        "VALUES('v','l','in-force','inferred',1,'[]','kite.md',3);"
        "INSERT INTO units VALUES('d','kite.md','plain','v');"
        "INSERT INTO sources VALUES('/acts','{}','2026-01-01T00:00:00+00:00');"
    )
    connection.close()
    assert ContentDb(tmp_path).facets(Filters()).sources == (("/acts", 3),)


def test_where_the_source_is_not_known_the_format_stands_for_it(tmp_path: Path) -> None:
    store = ContentDb.create(tmp_path, "x")
    assert store.facets(Filters()) == Facets()
    connection = store._connection()
    connection.executescript(
        "INSERT INTO laws VALUES('l','plain|kite','Kite Act','en','law','','','{title}','[]');"
        "INSERT INTO versions(id, law_id, status, basis, current, history, source, provisions) "
        "VALUES('v','l','in-force','inferred',1,'[]','kite.md',3);"
        "INSERT INTO units(digest, name, importer, version_id) VALUES('d','kite.md','plain','v');"
    )
    assert store.facets(Filters()).sources == (("plain", 3),)
