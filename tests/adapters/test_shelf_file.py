"""The list of libraries: whole after a kill, set aside when broken, shared by processes."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.adapters.shelf_file import ShelfJson
from app.domain.errors import LibraryNotWritable
from app.domain.shelf import Deleted, Known


def _shelf(tmp_path: Path) -> ShelfJson:
    return ShelfJson(tmp_path / "data" / "libraries.json")


def test_before_the_first_library_there_is_no_list(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)
    assert shelf.known() is None
    assert shelf.deleted() == ()
    assert not (tmp_path / "data").exists()


def test_what_is_kept_comes_back_in_order(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)
    shelf.keep(lambda known: (*known, Known("/b", "乙")))
    shelf.keep(lambda known: (*known, Known("/a", "A")))
    shelf.keep_deleted(lambda waiting: (*waiting, Deleted("/c", "C", "/trash/c")))
    again = _shelf(tmp_path)
    assert again.known() == (Known("/b", "乙"), Known("/a", "A"))
    assert again.deleted() == (Deleted("/c", "C", "/trash/c"),)


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)
    shelf.keep(lambda _: (Known("/a", "A"),))
    file = tmp_path / "data" / "libraries.json"
    before = file.stat().st_ino
    shelf.keep(lambda known: known)
    assert file.stat().st_ino == before


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"version": 1}', '{"version": 9, "libraries": [], "deleted": []}',
     '{"version": 1, "libraries": [3], "deleted": []}', "[" * 100_000, "\0"],
)  # fmt: skip
def test_a_broken_list_is_set_aside(tmp_path: Path, text: str) -> None:
    file = tmp_path / "data" / "libraries.json"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    shelf = _shelf(tmp_path)
    assert shelf.known() is None
    assert file.with_suffix(".json.aside").read_text("utf-8") == text
    shelf.keep(lambda known: (*known, Known("/a", "A")))
    assert json.loads(file.read_text("utf-8"))["libraries"] == [{"path": "/a", "name": "A"}]


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    def add(number: int) -> None:
        _shelf(tmp_path).keep(lambda known: (*known, Known(f"/{number}", "")))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(40)))
    known = _shelf(tmp_path).known()
    assert known is not None
    assert {one.path for one in known} == {f"/{number}" for number in range(40)}


def test_a_place_that_cannot_be_written_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(LibraryNotWritable):
        _shelf(tmp_path).keep(lambda known: known)
