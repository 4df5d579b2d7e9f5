"""The person's libraries: remembered when opened, renamed, deleted and brought back."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import LibraryBusy, LibraryMissing, LibraryNotWritable
from app.domain.events import outcome
from app.domain.question import Question
from app.domain.shelf import State
from app.services.program import Program
from app.wiring import build_program


@pytest.fixture
def made(program: Program, tmp_path: Path) -> list[str]:
    """The folders of two libraries that were made and closed."""
    paths = [str(tmp_path / name) for name in ("first", "second")]
    for path in paths:
        program.create(path, Path(path).name.title()).close()
    return paths


def _names(program: Program) -> list[str]:
    return [seen.name for seen in program.shelf.surveys()]


def test_every_library_that_is_made_or_opened_is_remembered(
    program: Program, made: list[str], tmp_path: Path
) -> None:
    shutil.copytree(made[0], tmp_path / "copy")
    program.open(str(tmp_path / "copy")).close()
    program.open(str(tmp_path / "copy")).close()
    again = build_program()
    assert [seen.path for seen in again.shelf.surveys()] == [*made, str(tmp_path / "copy")]


def test_a_library_has_one_name_however_its_folder_is_written(
    program: Program, made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program.open("first/../first").close()
    assert len(program.shelf.known()) == 3


def test_the_sample_library_is_first_and_stays(
    program: Program, sample_folder: Path, made: list[str]
) -> None:
    shutil.copytree(sample_folder, program.sample_path)
    first = program.shelf.surveys()[0]
    assert first.sample
    assert first.state is State.INDEXED
    with pytest.raises(LibraryNotWritable):
        program.delete(str(Path(program.sample_path) / ".." / "sample"))
    with pytest.raises(LibraryNotWritable):
        program.shelf.rename(program.sample_path, "Other")
    assert (Path(program.sample_path) / "content.db").is_file()


def test_libraries_opened_before_there_was_a_shelf_are_on_it(
    program: Program, made: list[str], home: Path
) -> None:
    (home / "libraries.json").unlink()
    program.keep(replace(program.settings, recent=tuple(made)))
    again = build_program()
    assert [seen.path for seen in again.shelf.surveys()] == made
    again.create(made[0] + "-new").close()
    assert [one.path for one in again.shelf.known()][1:] == [*made, made[0] + "-new"]


def test_a_shelf_that_cannot_be_written_keeps_nobody_from_opening(
    program: Program, made: list[str], home: Path
) -> None:
    (home / "libraries.json").unlink()
    (home / "libraries.json").mkdir()
    assert program.open(made[0]).name == "First"


def test_a_new_name_is_told_everywhere(program: Program, made: list[str]) -> None:
    library = program.open(made[0])
    program.shelf.rename(made[0], "  客户的  合同 ")
    assert library.name == "客户的 合同"
    assert _names(program) == ["客户的 合同", "Second"]
    shutil.rmtree(made[0])
    assert _names(program) == ["客户的 合同", "Second"]
    with pytest.raises(LibraryNotWritable):
        program.shelf.rename(made[1], "   ")


def test_a_library_that_is_written_to_is_not_renamed(program: Program, made: list[str]) -> None:
    library = program.open(made[0])
    work = library.import_sources(program.sample_sources)
    next(work)
    with pytest.raises(LibraryBusy):
        program.shelf.rename(made[0], "Other")
    work.close()


def test_a_missing_library_is_shown_and_can_be_forgotten(program: Program, made: list[str]) -> None:
    shutil.rmtree(made[0])
    assert program.shelf.survey(made[0]).state is State.MISSING
    program.forget(made[0])
    assert _names(program) == ["Second"]


def test_forgetting_touches_no_file(program: Program, made: list[str]) -> None:
    program.forget(made[0])
    assert _names(program) == ["Second"]
    assert (Path(made[0]) / "content.db").is_file()


def test_deleted_and_brought_back(program: Program, made: list[str]) -> None:
    program.keep(program.settings.opened(made[0]))
    deleted = program.delete(made[0])
    assert deleted.name == "First"
    assert not Path(made[0]).exists()
    assert _names(program) == ["Second"]
    assert made[0] not in program.settings.recent
    assert program.settings.library == ""
    program.shelf.restore(deleted)
    assert sorted(_names(program)) == ["First", "Second"]
    assert program.open(made[0]).name == "First"


def test_deleted_is_removed_when_the_program_ends(program: Program, made: list[str]) -> None:
    deleted = program.delete(made[0])
    program.shelf.empty_trash()
    assert not Path(deleted.trash).parent.exists()
    with pytest.raises(LibraryMissing):
        program.shelf.restore(deleted)


def test_another_program_leaves_it_until_this_one_ended(
    program: Program, made: list[str], home: Path
) -> None:
    deleted = program.delete(made[0])
    build_program().shelf.empty_trash()
    program.shelf.restore(deleted)
    again = program.delete(made[0])
    # as a process that was killed leaves it: noted, and held by nobody
    lock = program.shelf._care._trash._held.pop(again.trash)  # type: ignore[attr-defined]
    lock.release()
    assert json.loads((home / "libraries.json").read_text("utf-8"))["deleted"]
    build_program().shelf.empty_trash()
    assert not Path(again.trash).exists()
    assert json.loads((home / "libraries.json").read_text("utf-8"))["deleted"] == []


def test_what_could_not_be_deleted_is_not_noted(
    program: Program, made: list[str], home: Path
) -> None:
    library = program.open(made[0])
    work = library.import_sources(program.sample_sources)
    next(work)
    with pytest.raises(LibraryBusy):
        program.delete(made[0])
    work.close()
    assert json.loads((home / "libraries.json").read_text("utf-8"))["deleted"] == []
    assert _names(program) == ["First", "Second"]
    program.shelf.empty_trash()
    assert (Path(made[0]) / "content.db").is_file()


def test_a_library_from_a_file_is_remembered(
    program: Program, sample_folder: Path, tmp_path: Path
) -> None:
    file = str(tmp_path / "s.pandecta")
    told = outcome(program.shelf.pack(str(sample_folder), file))
    assert program.shelf.peek(file).name == told.name
    folder = outcome(program.shelf.unpack(file, str(tmp_path / "new")))
    assert [one.path for one in program.shelf.known()][1:] == [folder]
    assert outcome(program.open(folder).search(Question("deposit"))).hits
    assert outcome(program.shelf.verify(folder)).ok
