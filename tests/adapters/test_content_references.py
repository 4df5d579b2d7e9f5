"""References in a library: stored at import, resolved when read, and kept up to date."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.adapters.content_db import FORMAT, ContentDb
from app.adapters.content_schema import migrations
from app.domain.citation import name_key
from app.domain.citation_form import Step
from app.domain.events import Event, Progress, outcome
from app.services.law_ports import LawStore
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.referencing import find_references
from tests.conftest import plain_law

KITES = """
**第一条** 为了放风筝，根据《中华人民共和国民法典》，制定本条例。

**第二条** 甲。

乙。

**第三条** 违反本条例第二条第二款、第四条至第六条规定的，依照航空法第五条处罚。

**第四条** 前款规定，依照前条办理。

**第五条** 丙。

**第六条** 丁。
"""
FLIGHT = "**第五条** 罚款五元。\n\n**第六条** 依照《风筝条例》第三条执行。\n"


def kites(folder: Path, body: str = KITES) -> None:
    text = plain_law("kites", "风筝条例", body, "zh", level="administrative")
    (folder / "kites.md").write_text(text, "utf-8")


def flight(folder: Path, name: str = "flight", title: str = "中华人民共和国航空法") -> None:
    (folder / f"{name}.md").write_text(plain_law(name, title, FLIGHT, "zh"), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "law"
    folder.mkdir()
    kites(folder)
    return folder


@pytest.fixture
def library(folder: Path, program: Program, tmp_path: Path) -> OpenLibrary:
    library = program.create(str(tmp_path / "library"), "Kites")
    outcome(library.import_sources([str(folder)]))
    return library


def provision(store: LawStore, law: str, number: str) -> str:
    (found,) = store.laws_named(name_key(law))
    return store.numbered(found.id, number)[0][0].id


def targets(store: LawStore, law: str, number: str) -> list[tuple[str, str, str, bool]]:
    """Words, title, number, and whether the provision is there, of what a provision cites."""
    source = provision(store, law, number)
    text = store.provisions([source])[source][0].text
    return [
        (text[r.start : r.stop], r.title, r.number, bool(r.provision_id))
        for r in store.references([source]).get(source, ())
    ]


def test_what_a_provision_cites(library: OpenLibrary) -> None:
    store = library._store
    assert targets(store, "风筝条例", "3") == [
        ("本条例第二条第二款", "风筝条例", "2", True),
        ("第四条至第六条", "风筝条例", "4", True),
        ("第四条至第六条", "风筝条例", "5", True),
        ("第四条至第六条", "风筝条例", "6", True),
        ("航空法第五条", "", "5", False),
    ]
    source = provision(store, "风筝条例", "3")
    first = store.references([source])[source][0]
    assert first.within == (Step("款", "2"),)
    assert first.provision_id == provision(store, "风筝条例", "2")


def test_what_cites_a_provision(library: OpenLibrary) -> None:
    store = library._store
    ids = {number: provision(store, "风筝条例", number) for number in "123456"}
    cited = store.cited_by(list(ids.values()))
    assert cited == {ids["2"]: [ids["3"]], ids["3"]: [ids["4"]],
                     ids["4"]: [ids["3"]], ids["5"]: [ids["3"]], ids["6"]: [ids["3"]]}  # fmt: skip


def test_law_that_comes_later_resolves_what_hung_loose(library: OpenLibrary, folder: Path) -> None:
    flight(folder)
    outcome(library.import_sources([str(folder)]))
    store = library._store
    assert targets(store, "风筝条例", "3")[-1] == (
        "航空法第五条",
        "中华人民共和国航空法",
        "5",
        True,
    )
    three, fine = provision(store, "风筝条例", "3"), provision(store, "航空法", "5")
    assert store.cited_by([fine]) == {fine: [three]}
    assert provision(store, "航空法", "6") in store.cited_by([three])[three]


def test_bare_name_of_a_law_that_comes_later(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    kites(folder, "**第一条** 遵守航空法的规定。\n")
    library = program.create(str(tmp_path / "other"), "Kites")
    outcome(library.import_sources([str(folder)]))
    assert targets(library._store, "风筝条例", "1") == []
    flight(folder)
    outcome(library.import_sources([str(folder)]))
    assert targets(library._store, "风筝条例", "1") == [
        ("航空法", "中华人民共和国航空法", "", False)
    ]


def test_name_of_two_laws_of_one_rank_means_neither(library: OpenLibrary, folder: Path) -> None:
    flight(folder, "one")
    flight(folder, "two")
    outcome(library.import_sources([str(folder)]))
    assert targets(library._store, "风筝条例", "3")[-1] == ("航空法第五条", "", "5", False)


def test_changed_text_is_gone_through_again(library: OpenLibrary, folder: Path) -> None:
    kites(folder, KITES.replace("违反本条例第二条第二款、第四条至第六条", "在冬天违反第五条"))
    outcome(library.import_sources([str(folder)]))
    store = library._store
    assert targets(store, "风筝条例", "3")[0] == ("第五条", "风筝条例", "5", True)
    two = provision(store, "风筝条例", "2")
    assert store.cited_by([two]) == {}


def test_nothing_to_do_writes_nothing(library: OpenLibrary) -> None:
    connection = sqlite3.connect(Path(library.path) / "content.db")
    before = connection.execute("PRAGMA data_version").fetchone()
    assert outcome(find_references(library._store)) == 0
    assert connection.execute("PRAGMA data_version").fetchone() == before


def test_library_of_before_opens_and_is_filled_on_demand(
    library: OpenLibrary, folder: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    old.mkdir()
    connection = sqlite3.connect(old / "content.db")
    migrations.apply(Database(connection), stop_before="m003_references")
    connection.execute("ATTACH ? AS new", (str(Path(library.path) / "content.db"),))
    for table in ("laws", "names", "versions", "units", "provisions", "passages"):
        columns = ",".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
        connection.execute(f"INSERT INTO {table} SELECT {columns} FROM new.{table}")
    connection.execute("PRAGMA user_version=2")
    connection.commit()
    connection.close()
    store = ContentDb(old)
    ids = [provision(store, "风筝条例", number) for number in "123456"]
    assert store.references(ids) == {}
    assert store.cited_by(ids) == {}
    events: list[Event] = []
    assert outcome(find_references(store), events.append) == 1
    assert [(e.stage, e.done, e.detail) for e in events if isinstance(e, Progress)] == [
        ("references", 1, "风筝条例")
    ]
    assert len(targets(store, "风筝条例", "3")) == 5
    assert store._query("PRAGMA user_version") == [(FORMAT,)]


def test_stopped_it_keeps_what_is_done(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(400):
        body = "".join(f"**第{m}条** 依照第{m + 1}条处罚。\n\n" for m in range(1, 20))
        (folder / f"{n}.md").write_text(plain_law(f"l{n}", f"第{n}号条例", body, "zh"), "utf-8")
    library = program.create(str(tmp_path / "library"), "Many")
    outcome(library.import_sources([str(folder)]))
    store = library._store
    assert isinstance(store, ContentDb)
    with store.importing():
        store._connection().execute("UPDATE versions SET referenced=''")
        store._connection().execute("DELETE FROM mentions")
        work = store.find_references()
        next(work)
        work.close()
    (done,) = store._query("SELECT count(*) FROM versions WHERE referenced!=''")
    assert 0 < done[0] < 400
    assert outcome(find_references(store)) == 400 - done[0]
    assert store._query("SELECT count(*) FROM mentions") == [(400 * 18,)]


def test_deleted_provision_takes_its_references_along(library: OpenLibrary, folder: Path) -> None:
    kites(folder, "**第一条** 甲。\n")
    outcome(library.import_sources([str(folder)]))
    assert isinstance(library._store, ContentDb)
    assert library._store._query("SELECT count(*) FROM mentions") == [(0,)]
