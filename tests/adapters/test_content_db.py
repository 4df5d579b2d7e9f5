"""Opening `content.db`: missing, damaged, from the future, read by several threads."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.adapters.content_db import FORMAT, ContentDb
from app.adapters.content_schema import migrations
from app.domain.citation import name_key
from app.domain.errors import (
    LibraryDamaged,
    LibraryFromFuture,
    LibraryMissing,
    LibraryNotWritable,
    ProvisionUnknown,
)
from app.domain.events import outcome
from app.services.library import OpenLibrary
from tests.conftest import ROOT, plain_law


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        ContentDb(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_not_a_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "content.db").write_bytes(b"this is no database at all" * 100)
    with pytest.raises(LibraryDamaged):
        ContentDb(tmp_path)
    assert (tmp_path / "content.db").read_bytes().startswith(b"this is no")


def test_from_the_future(tmp_path: Path) -> None:
    ContentDb.create(tmp_path, "x").close()
    db = Database(tmp_path / "content.db")
    db["_sqlite_migrations"].insert(
        {"migration_set": migrations.name, "name": "m999_later", "applied_at": "2999"}
    )
    db.execute("PRAGMA user_version=999")
    db.close()
    with pytest.raises(LibraryFromFuture):
        ContentDb(tmp_path)


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryNotWritable):
        ContentDb.create(tmp_path / "file" / "library", "x")


def test_wal_and_migrations(tmp_path: Path) -> None:
    store = ContentDb.create(tmp_path, "名")
    assert store.name == "名"
    with sqlite3.connect(tmp_path / "content.db") as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    database = Database(tmp_path / "content.db")
    assert not migrations.pending(database)
    assert len(migrations.applied(database)) == FORMAT


def test_full_disk_leaves_the_old_state(small: OpenLibrary, tmp_path: Path) -> None:
    before = small.info().counts
    connection = small._store._connection()  # type: ignore[attr-defined]
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages + 2}")
    body = "\n\n".join(f"**Section {n}.** {'word ' * 300}" for n in range(1, 60))
    (tmp_path / "source" / "big.md").write_text(plain_law("big", "Big Act", body), "utf-8")
    with pytest.raises(LibraryNotWritable):
        outcome(small.import_sources([str(tmp_path / "source")]))
    connection.execute("PRAGMA max_page_count=1000000")
    assert small.info().counts == before
    assert outcome(small.import_sources([str(tmp_path / "source")])).added == 1


def test_killed_import_leaves_nothing_half_done(small: OpenLibrary, tmp_path: Path) -> None:
    """What was stored before the kill is in no library that is opened later."""
    before = small.info().counts
    (tmp_path / "source" / "b.md").write_text(plain_law("b-act", "Balloon Act"), "utf-8")
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from app.adapters.content_db import ContentDb\n"
        "from app.adapters.importers.source import FileSources\n"
        "from app.domain.events import outcome\n"
        "store = ContentDb(Path(sys.argv[1]))\n"
        "with store.importing(), FileSources().open(sys.argv[2]) as source:\n"
        "    for unit in outcome(source.units()):\n"
        "        store.store(source.parse(unit), unit)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    arguments = [sys.executable, "-c", script, small.path, str(tmp_path / "source")]
    done = subprocess.run(arguments, cwd=ROOT, check=False)
    assert done.returncode == -9
    again = ContentDb(Path(small.path))
    assert again.counts() == before
    assert not again.laws_named(name_key("Balloon Act"))
    assert outcome(small.import_sources([str(tmp_path / "source")])).added == 1


def test_library_of_the_first_format_is_taken_over(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "content.db")
    database = Database(connection)
    migrations.apply(database, stop_before="m002_validity")
    connection.execute(
        "INSERT INTO laws VALUES('l','plain|kite-act','Kite Act','en','law','','','{title}','[]')"
    )
    connection.execute(
        "INSERT INTO versions VALUES"
        "('v','l','2001-01-01',NULL,NULL,NULL,'in-force','inferred',1,'[]','kite.md')"
    )
    connection.execute(
        "INSERT INTO provisions VALUES('p','v',0,'1','Section 1','','','article','Fly.')"
    )
    connection.commit()
    connection.close()
    [law] = ContentDb(tmp_path).laws_named("") or [ContentDb(tmp_path).law_text("v").law]
    assert law.title == "Kite Act"
    assert ContentDb(tmp_path).known_digests() == set()


def test_threads_read_side_by_side(sample: OpenLibrary) -> None:
    [(provision, _, _), *_] = sample.resolve("沐洲劳动法第十二条")
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(sample.read, [provision.id] * 16))
    assert all(text == texts[0] for text in texts)
    assert provision in texts[0].provisions


def test_unknown_ids(sample: OpenLibrary) -> None:
    with pytest.raises(ProvisionUnknown):
        sample.read("0" * 16)
    with pytest.raises(ProvisionUnknown):
        sample.read_version("nothing")
    assert sample.resolve("0" * 16) == []
