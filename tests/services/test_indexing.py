"""Building: published when whole, the old index answering meanwhile, nothing left of a failure."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import IndexDamaged, IndexMismatch, LibraryEmpty, NoIndex
from app.domain.events import Progress, Work, outcome
from app.domain.index import Manifest
from app.domain.question import Filters, Question
from app.services import indexing
from app.services.encoder_ports import Encoder, Vectors
from app.services.indexing import build_index
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
    work = small.build_index("bundled", anew=True)
    next(work)
    work.close()
    assert small.info().manifest == first
    assert outcome(small.search(Question("kites in a thunderstorm"))).hits
    outcome(small.build_index("bundled", anew=True))
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
        outcome(small.build_index("bundled", anew=True))
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


def test_up_to_date_index_is_left_alone(small: OpenLibrary) -> None:
    first = outcome(small.build_index("bundled"))
    assert outcome(small.build_index("bundled")) == first


class _Counting:
    """The real encoder, which notes what it was given."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.given: list[str] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._encoder, name)

    def encoding_passages(self, texts: Sequence[str]) -> Work[Vectors]:
        self.given.extend(texts)
        return (yield from self._encoder.encoding_passages(texts))


def _change(tmp_path: Path, text: str) -> None:
    body = f"**Section 1.** Kites may be flown in meadows.\n\n**Section 2.** {text}\n"
    (tmp_path / "source" / "kite.md").write_text(plain_law(body=body), "utf-8")


def test_update_embeds_only_what_changed(small: OpenLibrary, tmp_path: Path) -> None:
    _change(tmp_path, "Nobody flies at night.")
    outcome(small.import_sources([str(tmp_path / "source")]))
    first = outcome(small.build_index("bundled"))
    _change(tmp_path, "Zeppelins are welcome at the harbour.")
    outcome(small.import_sources([str(tmp_path / "source")]))
    counting = _Counting(small._encoders.named("bundled"))
    second = outcome(build_index(small._store, small._indexes, counting))  # type: ignore[arg-type]
    assert len(counting.given) == 1
    assert "Zeppelins" in counting.given[0]
    assert (second.table, second.rows) == (first.table, first.rows)
    assert second.version > first.version
    hits = outcome(small.search(Question("zeppelin harbour"))).hits
    assert "Zeppelins" in hits[0].provision.text
    anew = outcome(small.build_index("bundled", anew=True))
    assert _contents(small, second) == _contents(small, anew)


def _contents(library: OpenLibrary, manifest: Manifest) -> set[tuple[str, str]]:
    table = library._indexes._database().open_table(manifest.table)  # type: ignore[attr-defined]
    table.checkout(manifest.version)
    found = table.search().select(["key", "words"]).limit(1000).to_arrow().to_pydict()
    return set(zip(found["key"], found["words"], strict=True))


def test_update_that_was_killed_is_not_seen_and_not_lost(
    small: OpenLibrary, tmp_path: Path
) -> None:
    outcome(small.build_index("bundled"))
    _change(tmp_path, "Zeppelins are welcome at the harbour.")
    outcome(small.import_sources([str(tmp_path / "source")]))
    manifest = small.info().manifest
    assert manifest is not None
    torn = small._indexes.revise(manifest)
    torn.remove(sorted(torn.keys()))
    again = OpenLibrary(small._store, small._indexes, small._encoders, small._sources)
    assert outcome(again.search(Question("kites meadow"))).hits
    updated = outcome(again.build_index("bundled"))
    assert updated.rows == manifest.rows
    assert "Zeppelins" in outcome(again.search(Question("zeppelin"))).hits[0].provision.text


def test_the_law_as_it_stood(small: OpenLibrary, tmp_path: Path) -> None:
    for year, text in ((1990, "Kites cost five crowns."), (2010, "Kites cost nine crowns.")):
        body, day = f"**Section 1.** {text}", f"{year}-05-01"
        law = plain_law("toll-act", "Kite Toll Act", body, publication_date=day)
        (tmp_path / "source" / f"toll-{year}.md").write_text(law, "utf-8")
    outcome(small.import_sources([str(tmp_path / "source")]))
    outcome(small.build_index("bundled"))

    def asked(day: str) -> list[str]:
        filters = Filters(on=date.fromisoformat(day))
        hits = outcome(small.search(Question("kite toll crowns", filters))).hits
        return [hit.provision.text for hit in hits if hit.law.title == "Kite Toll Act"]

    def cited(day: str) -> list[str]:
        filters = Filters(on=date.fromisoformat(day))
        hits = outcome(small.search(Question("Kite Toll Act, Section 1", filters, 1))).hits
        return [hit.provision.text for hit in hits if hit.law.title == "Kite Toll Act"]

    assert cited("2000-01-01") == ["Kites cost five crowns."]
    assert cited("2020-01-01") == ["Kites cost nine crowns."]
    assert asked("1989-12-31") == []
    assert asked("1990-05-01") == ["Kites cost five crowns."]
    assert asked("2010-04-30") == ["Kites cost five crowns."]
    assert asked("2010-05-01") == ["Kites cost nine crowns."]


class _Breaking(_Counting):
    """The real encoder, which breaks after so many passages."""

    def __init__(self, encoder: Encoder, after: int) -> None:
        super().__init__(encoder)
        self._after = after

    def encoding_passages(self, texts: Sequence[str]) -> Work[Vectors]:
        if len(self.given) + len(texts) > self._after:
            raise KeyboardInterrupt
        return (yield from super().encoding_passages(texts))


def test_broken_build_goes_on_where_it_was(
    small: OpenLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_CHUNK", 10)
    monkeypatch.setattr(indexing, "_LEAST", 10)
    sections = "\n\n".join(f"**Section {n}.** Kite number {n} is blue." for n in range(1, 101))
    (tmp_path / "source" / "b.md").write_text(plain_law("b-act", "B Act", sections), "utf-8")
    outcome(small.import_sources([str(tmp_path / "source")]))
    bundled = small._encoders.named("bundled")
    breaking = _Breaking(bundled, 40)
    with pytest.raises(KeyboardInterrupt):
        outcome(build_index(small._store, small._indexes, breaking))  # type: ignore[arg-type]
    assert small.info().manifest is None
    counting = _Counting(bundled)
    resumed = outcome(build_index(small._store, small._indexes, counting))  # type: ignore[arg-type]
    assert 62 <= len(counting.given) <= 72
    assert resumed.rows == small.info().counts.passages == 102
    whole = outcome(small.build_index("bundled", anew=True))
    assert _contents(small, resumed) == _contents(small, whole)


def test_drop_and_use(small: OpenLibrary) -> None:
    first = outcome(small.build_index("bundled"))
    second = outcome(small.build_index("bundled", anew=True))
    indexes = small._indexes
    indexes.use(first.id)
    assert small.info().manifest == first
    assert outcome(small.search(Question("kites"))).hits
    indexes.drop(second.id)
    assert [one.id for one in indexes.manifests()] == [first.id]
    assert len(_tables(small)) == 1
    with pytest.raises(IndexDamaged):
        indexes.use(second.id)


@pytest.mark.parametrize("broken", ["active.json", "manifest"])
def test_broken_records_are_mended_by_building_anew(small: OpenLibrary, broken: str) -> None:
    manifest = outcome(small.build_index("bundled"))
    folder = Path(small.path)
    file = folder / broken if broken.endswith(".json") else folder / f"indexes/{manifest.id}.json"
    file.write_text("{ torn", "utf-8")
    with pytest.raises(IndexDamaged):
        outcome(small.build_index("bundled"))
    outcome(small.build_index("bundled", anew=True))
    assert outcome(small.search(Question("kites"))).hits
