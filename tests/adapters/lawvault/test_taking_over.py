"""A LawVault folder is opened where it is: its law, its vectors, and what the person kept."""

import shutil
import sqlite3
from pathlib import Path

import lancedb
import numpy as np
import pytest

from app.adapters.lawvault.recognising import is_lawvault
from app.adapters.lawvault.texts import LawVaultSource
from app.domain.errors import EncoderMissing
from app.domain.events import outcome
from app.domain.law import Level
from app.domain.question import Filters, Question
from app.services.library import OpenLibrary
from app.services.program import Program

ROWS = [
    tuple(line.split("|"))
    for line in """\
c1|第一条　养蜂人应当在册。|沐洲养蜂法|法律|全国|20150401||第一章　总则|第一条
c2|蜂箱距道路不得少于十米。|沐洲养蜂法|法律|全国|20150401||第二章　蜂箱|第二条
c3|违反第二条的，处二十克朗罚款。|沐洲养蜂法|法律|全国|20150401||第二章　蜂箱|第二条之一
c4|养蜂人应当在册，可以申请补助。|沐洲养蜂法实施办法|地方法规|北岭|20160101|||第一条
c5|关于蜂蜜的通知全文。|蜂蜜通知|其他|||||""".splitlines()
]
FULL = "第一条 鱼归水。\n第二条 网眼不得小于三指。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as LawVault leaves it, with vectors of 8 dimensions that nobody can name."""
    folder = tmp_path / "LawVault data"
    folder.mkdir()
    with sqlite3.connect(folder / "content.db") as db:
        db.execute(
            "CREATE TABLE chunks(id TEXT PRIMARY KEY, content TEXT, law_name TEXT, category TEXT, "
            "region TEXT, publish_date TEXT, part TEXT, chapter TEXT, article_number TEXT)"
        )
        db.executemany("INSERT INTO chunks VALUES(?,?,?,?,?,?,?,?,?)", ROWS)
        db.execute("CREATE TABLE full_texts(law_name, region, category, full_text)")
        db.execute("INSERT INTO full_texts VALUES('沐洲渔业法','全国','法律',?)", (FULL,))
    with sqlite3.connect(folder / "user_data.db") as db:
        db.execute("CREATE TABLE favorite_folders(id INTEGER, name TEXT)")
        db.execute("INSERT INTO favorite_folders VALUES(1,'蜂')")
        db.execute(
            "CREATE TABLE favorites(law_id, law_name, article_number, content, tags, folder_id)"
        )
        db.execute("INSERT INTO favorites VALUES('c2','沐洲养蜂法','第二条','蜂箱…','路',1)")
        db.execute("INSERT INTO favorites VALUES('x','没有的法','第九条','全文在此','',NULL)")
        db.execute("CREATE TABLE search_history(query, timestamp)")
        db.execute("INSERT INTO search_history VALUES('蜜蜂蜇人怎么办','2025-01-01 10:00')")
        db.execute("CREATE TABLE custom_templates(name, content)")
        db.execute("INSERT INTO custom_templates VALUES('律师函','致：')")
    vectors = np.random.default_rng(7).normal(size=(5, 8)).astype("float32")
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    rows = [{"chunk_id": row[0], "vector": v} for row, v in zip(ROWS, vectors, strict=True)]
    lancedb.connect(str(folder / "law_db.lancedb")).create_table("laws_vectors", rows)
    return folder


@pytest.fixture
def opened(program: Program, folder: Path) -> OpenLibrary:
    """The folder, opened as a library."""
    return outcome(program.opening(str(folder)))


def test_law_is_searched_and_cited(opened: OpenLibrary) -> None:
    hits = outcome(opened.search(Question("蜂箱离马路多远"))).hits
    assert hits[0].citation == "沐洲养蜂法第二条"
    assert hits[0].law.level is Level.LAW
    [(provision, law, version)] = opened.resolve("沐洲养蜂法第二条之一")
    assert (provision.path, law.region) == (("第二章 蜂箱",), "")
    assert str(version.published) == "2015-04-01"
    [(first, _, _)] = opened.resolve("沐洲养蜂法第一条")
    assert first.text == "养蜂人应当在册。"
    local = outcome(opened.search(Question("养蜂人在册补助", Filters(regions=("北岭",)))))
    assert [hit.law.title for hit in local.hits] == ["沐洲养蜂法实施办法"]
    assert opened.resolve("沐洲渔业法第二条")
    assert opened.info().counts.provisions == 7


def test_their_vectors_are_kept_and_answer_nothing_yet(opened: OpenLibrary) -> None:
    manifests = opened._indexes.manifests()
    [adopted] = [one for one in manifests if one.encoder.kind == "unknown"]
    assert (adopted.rows, adopted.encoder.dimension, adopted.metric) == (5, 8, "cosine")
    table = opened._indexes._database().open_table(adopted.table)  # type: ignore[attr-defined]
    [(provision, _, _)] = opened.resolve("沐洲养蜂法第二条")
    row = table.search().where(f"provision_id = '{provision.id}'").limit(2).to_list()
    theirs = opened._indexes._database().open_table("laws_vectors")  # type: ignore[attr-defined]
    [original] = theirs.search().where("chunk_id = 'c2'").limit(1).to_list()
    assert np.allclose(row[0]["vector"], original["vector"])
    opened._indexes.publish(adopted)
    with pytest.raises(EncoderMissing):
        outcome(opened.search(Question("蜂箱")))


def test_what_the_person_kept_comes_over(opened: OpenLibrary, program: Program) -> None:
    kept = program.kept(opened)
    bees, lost = kept.favourites
    [(provision, _, _)] = opened.resolve("沐洲养蜂法第二条")
    assert (bees.provision_id, bees.folder, bees.tags) == (provision.id, "蜂", "路")
    assert (lost.provision_id, lost.text) == ("", "全文在此")
    assert kept.history[0].question == "蜜蜂蜇人怎么办"
    assert kept.templates[0].name == "律师函"


def test_lawvault_finds_its_own_as_it_was(opened: OpenLibrary, folder: Path) -> None:
    with sqlite3.connect(folder / "content.db") as db:
        assert sorted(db.execute("SELECT * FROM chunks")) == sorted(ROWS)
    assert is_lawvault(folder)
    assert "laws_vectors" in lancedb.connect(str(folder / "law_db.lancedb")).list_tables().tables


def test_second_opening_takes_nothing_twice(
    opened: OpenLibrary, program: Program, folder: Path
) -> None:
    events: list[object] = []
    again = outcome(program.opening(str(folder)), events.append)
    assert not events
    assert again.info().counts == opened.info().counts
    assert len(program.kept(again).favourites) == 2


def test_interrupted_taking_over_begins_again(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    work = program.opening(str(folder))
    next(work)
    work.close()
    library = outcome(program.opening(str(folder)))
    assert library.info().counts.provisions == 7
    assert len(program.kept(library).favourites) == 2


def test_folder_is_a_source_too(program: Program, folder: Path, tmp_path: Path) -> None:
    library = program.create(str(tmp_path / "other"))
    report = outcome(library.import_sources([str(folder)]))
    assert (report.added, report.problems) == (4, [])


def test_broken_user_data_is_said(program: Program, folder: Path) -> None:
    (folder / "user_data.db").write_bytes(b"no database" * 100)
    with pytest.raises(Exception, match="broken-archive"):
        outcome(program.opening(str(folder)))


def test_other_folders_are_not_taken_for_it(tmp_path: Path) -> None:
    assert not is_lawvault(tmp_path)
    (tmp_path / "content.db").write_bytes(b"no database" * 100)
    assert not is_lawvault(tmp_path)
    shutil.rmtree(tmp_path)
    assert not is_lawvault(tmp_path)


def test_units_do_not_depend_on_the_folder(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "moved")
    digests = [
        sorted(unit.digest for unit in outcome(LawVaultSource(where).units()))
        for where in (folder, tmp_path / "moved")
    ]
    assert digests[0] == digests[1]
