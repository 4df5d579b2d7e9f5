"""Building: published when whole, the old index answering meanwhile, nothing left of a failure."""

import json
from pathlib import Path

import pytest

from app.domain.errors import IndexDamaged, IndexMismatch, LibraryEmpty, NoIndex
from app.domain.events import Progress, outcome
from app.domain.question import Question
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import plain_law


def _tables(library: OpenLibrary) -> list[str]:
    return sorted(p.stem for p in (Path(library.path) / "law_db.lancedb").glob("*.lance"))


def test_manifest_says_what_built_it(small: OpenLibrary) -> None:
    events: list[object] = []
    manifest = outcome(small.build_index("bundled"), events.append)
    assert manifest.encoder.kind == "bundled"
    assert manifest.encoder.revision
    assert manifest.rows == small.info().counts.passages == 2
    assert manifest.vector_index == ""
    assert len(manifest.probes[0]) == manifest.encoder.dimension
    assert small.info().manifest == manifest
    assert not small.info().stale
    stages = {e.stage for e in events if isinstance(e, Progress)}
    assert "encoding" in stages


def test_empty_library_and_missing_index(program: Program, tmp_path: Path) -> None:
    library = program.create(str(tmp_path / "lib"))
    with pytest.raises(LibraryEmpty):
        outcome(library.build_index("bundled"))
    with pytest.raises(LibraryEmpty):
        outcome(library.search(Question("kite")))


def test_search_without_index_says_so(small: OpenLibrary) -> None:
    with pytest.raises(NoIndex):
        outcome(small.search(Question("kite")))


def test_cancelled_build_leaves_the_active_index(small: OpenLibrary) -> None:
    first = outcome(small.build_index("bundled"))
    work = small.build_index("bundled")
    next(work)
    work.close()
    assert small.info().manifest == first
    assert outcome(small.search(Question("kites in a thunderstorm"))).hits
    outcome(small.build_index("bundled"))
    assert len(_tables(small)) == 2


def test_rebuild_after_a_change_is_seen_by_the_open_library(
    small: OpenLibrary, tmp_path: Path
) -> None:
    outcome(small.build_index("bundled"))
    body = "**Section 9. Balloons.** Balloons are forbidden near windmills."
    (tmp_path / "source" / "b.md").write_text(plain_law("b-act", "Balloon Act", body), "utf-8")
    outcome(small.import_sources([str(tmp_path / "source")]))
    assert small.info().stale
    outcome(small.build_index("bundled"))
    assert not small.info().stale
    assert outcome(small.search(Question("balloons windmill"))).hits[0].law.title == "Balloon Act"


def test_many_rebuilds_keep_two_indexes_at_most(small: OpenLibrary) -> None:
    for _ in range(4):
        outcome(small.build_index("bundled"))
    assert len(_tables(small)) <= 3


def _edit_manifest(library: OpenLibrary, **changes: object) -> None:
    [path] = (Path(library.path) / "indexes").glob("*.json")
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_index_of_another_model_is_refused(small: OpenLibrary, program: Program) -> None:
    manifest = outcome(small.build_index("bundled"))
    turned = [[*probe[1:], probe[0]] for probe in manifest.probes]
    _edit_manifest(small, probes=turned)
    with pytest.raises(IndexMismatch) as caught:
        outcome(program.open(small.path).search(Question("kite")))
    assert caught.value.cosine < 0.999


def test_table_with_missing_rows_is_refused(small: OpenLibrary, program: Program) -> None:
    outcome(small.build_index("bundled"))
    _edit_manifest(small, rows=3)
    with pytest.raises(IndexDamaged):
        outcome(program.open(small.path).search(Question("kite")))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"index": "../../x"}', '{"index": 3}'])
def test_broken_pointer_is_an_error_with_facts(
    small: OpenLibrary, program: Program, text: str
) -> None:
    outcome(small.build_index("bundled"))
    (Path(small.path) / "active.json").write_text(text)
    with pytest.raises(IndexDamaged):
        outcome(program.open(small.path).search(Question("kite")))
