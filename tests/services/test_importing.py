"""Importing: what changed is written, what did not is left, and nothing is half done."""

import sqlite3
import zipfile
from pathlib import Path

import pytest

from app.domain.errors import LibraryBusy, SourceMissing
from app.domain.events import Progress, outcome
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import plain_law


def _ids(library: OpenLibrary) -> dict[str, str]:
    with sqlite3.connect(Path(library.path) / "content.db") as db:
        return dict(db.execute("SELECT text, id FROM provisions"))


def _write(folder: Path, **laws: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in laws.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return folder


def test_import_counts_and_progress(program: Program, tmp_path: Path) -> None:
    source = _write(tmp_path / "s", a=plain_law(), b=plain_law("b-act", "B Act"))
    library = program.create(str(tmp_path / "lib"), "Two")
    events: list[object] = []
    report = outcome(library.import_sources([str(source)]), events.append)
    assert (report.files, report.added, report.problems) == (2, 2, [])
    last = [e for e in events if isinstance(e, Progress) and e.stage == "importing"][-1]
    assert (last.done, last.total) == (2, 2)
    assert library.info().counts.laws == 2
    assert library.name == "Two"


def test_reimport_writes_nothing(small: OpenLibrary, tmp_path: Path) -> None:
    with sqlite3.connect(Path(small.path) / "content.db") as db:
        before = list(db.iterdump())
    report = outcome(small.import_sources([str(tmp_path / "source")]))
    assert (report.unchanged, report.added, report.updated) == (1, 0, 0)
    with sqlite3.connect(Path(small.path) / "content.db") as db:
        assert list(db.iterdump()) == before


def test_changed_file_keeps_ids_of_what_stayed(small: OpenLibrary, tmp_path: Path) -> None:
    before = _ids(small)
    body = (
        "# Part 1 Flying\n\n**Section 1. Where.** Kites may be flown in meadows.\n\n"
        "**Section 2. When.** Never.\n"
    )
    _write(tmp_path / "source", kite=plain_law(body=body))
    report = outcome(small.import_sources([str(tmp_path / "source")]))
    after = _ids(small)
    assert (report.updated, report.provisions_changed, report.provisions_added) == (1, 1, 0)
    assert after["Kites may be flown in meadows."] == before["Kites may be flown in meadows."]
    assert len(after) == len(before)
    changed = next(text for text in before if text.startswith("Nobody"))
    assert after["Never."] == before[changed]


def test_removed_provision_goes(small: OpenLibrary, tmp_path: Path) -> None:
    body = "# Part 1 Flying\n\n**Section 1. Where.** Kites may be flown in meadows.\n"
    _write(tmp_path / "source", kite=plain_law(body=body))
    report = outcome(small.import_sources([str(tmp_path / "source")]))
    assert report.provisions_removed == 1
    assert small.info().counts.provisions == 1


def test_two_dated_files_are_versions_and_the_newest_is_current(
    program: Program, tmp_path: Path
) -> None:
    source = _write(
        tmp_path / "s",
        old=plain_law(body="**Section 1.** Old text."),
        new=plain_law(body="**Section 1.** New text.", publication_date="2010-01-01"),
    )
    library = program.create(str(tmp_path / "lib"))
    outcome(library.import_sources([str(source)]))
    found = library.resolve("Kite Act 2001, Section 1")
    assert [(p.text, v.current, v.status) for p, _, v in found] == [
        ("New text.", True, "in-force"),
        ("Old text.", False, "amended"),
    ]
    assert library.info().counts.laws == 1


def test_same_title_is_not_same_law(program: Program, tmp_path: Path) -> None:
    source = _write(tmp_path / "s", a=plain_law("a-act"), b=plain_law("b-act"))
    library = program.create(str(tmp_path / "lib"))
    outcome(library.import_sources([str(source)]))
    assert library.info().counts.laws == 2
    assert len(library.resolve("Kite Act 2001, Section 1")) == 2


def test_repealed_law_is_not_current(program: Program, tmp_path: Path) -> None:
    source = _write(tmp_path / "s", a=plain_law(status="repealed"))
    library = program.create(str(tmp_path / "lib"))
    outcome(library.import_sources([str(source)]))
    [(_, _, version)] = library.resolve("Kite Act 2001, Section 1")
    assert (version.current, version.status, version.basis) == (False, "repealed", "stated")


def test_law_of_the_future_is_pending(program: Program, tmp_path: Path) -> None:
    source = _write(tmp_path / "s", a=plain_law(effective_date="2999-01-01"))
    library = program.create(str(tmp_path / "lib"))
    outcome(library.import_sources([str(source)]))
    [(_, _, version)] = library.resolve("Kite Act 2001, Section 1")
    assert (version.current, version.status) == (False, "not-yet-in-force")


def test_bad_file_is_reported_and_the_rest_imported(program: Program, tmp_path: Path) -> None:
    source = _write(tmp_path / "s", good=plain_law(), zero="")
    (source / "binary.md").write_bytes(b"\0\1\2" * 50)
    library = program.create(str(tmp_path / "lib"))
    report = outcome(library.import_sources([str(source)]))
    assert report.added == 1
    assert {(Path(p.where).name, p.reason) for p in report.problems} == {
        ("zero.md", "empty"),
        ("binary.md", "not-text"),
    }


def test_missing_source(program: Program, tmp_path: Path) -> None:
    library = program.create(str(tmp_path / "lib"))
    with pytest.raises(SourceMissing):
        outcome(library.import_sources([str(tmp_path / "nowhere")]))


def test_zip_and_folder_are_the_same_source(small: OpenLibrary, tmp_path: Path) -> None:
    packed = tmp_path / "laws.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(tmp_path / "source" / "kite.md", "wrapper/kite.md")
    report = outcome(small.import_sources([str(packed)]))
    assert (report.unchanged, report.added) == (1, 0)


def test_cancelled_import_keeps_what_was_finished(program: Program, tmp_path: Path) -> None:
    laws = {f"law{n}": plain_law(f"law-{n}", f"Act {n}") for n in range(30)}
    source = _write(tmp_path / "s", **laws)
    library = program.create(str(tmp_path / "lib"))
    work = library.import_sources([str(source)])
    for event in work:
        if isinstance(event, Progress) and event.stage == "importing" and event.done >= 1:
            break
    work.close()
    counts = library.info().counts
    assert 1 <= counts.laws <= 30
    assert counts.provisions == 2 * counts.laws
    assert outcome(library.import_sources([str(source)])).added == 30 - counts.laws


def test_failure_in_the_middle_of_a_law_leaves_nothing_of_it(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.adapters import content_writing

    source = _write(tmp_path / "s", a=plain_law())
    library = program.create(str(tmp_path / "lib"))

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(content_writing, "_replace_provisions", interrupted)
    with pytest.raises(KeyboardInterrupt):
        outcome(library.import_sources([str(source)]))
    assert library.info().counts.laws == 0


def test_one_writer_at_a_time(small: OpenLibrary, program: Program, tmp_path: Path) -> None:
    other = program.open(small.path)
    work = small.import_sources([str(tmp_path / "source")])
    next(work)
    with pytest.raises(LibraryBusy):
        outcome(other.import_sources([str(tmp_path / "source")]))
    work.close()
    outcome(other.import_sources([str(tmp_path / "source")]))
