"""The list of libraries that can be fetched: the one that is shipped, and ones that are wrong."""

from pathlib import Path

import pytest

from app.adapters.paths import RESOURCES
from app.adapters.sources_file import read_sources
from app.domain.errors import SourceMissing, SourceUnreadable

GOOD = """
[[source]]
name = "kites"
title = "Kites"
title_zh = "风筝"
licence = "Free"
licence_zh = "自由"
format = "plain"
language = "en"
size = 1000
limit = 2000
[[source.file]]
address = "https://law.example/kites.zip"
name = "kites.zip"
"""


def _written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_list_that_is_shipped_can_be_read() -> None:
    entries = {entry.name: entry for entry in read_sources(RESOURCES / "sources.toml")}
    assert list(entries) == ["lawrefbook", "uscode", "uk-acts"]
    for entry in entries.values():
        assert all(address.startswith("https://") for address in entry.addresses)
        assert not entry.has_checksums
    assert len(entries["uk-acts"].files) == 12
    assert entries["uscode"].page
    assert not entries["uscode"].files


def test_an_entry_is_read_with_all_its_facts(tmp_path: Path) -> None:
    [entry] = read_sources(_written(tmp_path, GOOD + f'sha256 = "{"ab" * 32}"'))
    assert (entry.title, entry.title_zh, entry.size, entry.limit) == ("Kites", "风筝", 1000, 2000)
    assert entry.addresses == ("https://law.example/kites.zip",)
    assert entry.has_checksums


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[source]]", "[source]"),
        ("https://", "http://"),
        ("kites.zip", "../kites.zip"),
        ('"kites.zip"', '"kites.exe"'),
        ('name = "kites"', 'name = "Kites and more"'),
        ('title_zh = "风筝"', ""),
        ('title = "Kites"', 'title = ""'),
        ("size = 1000", "size = 3000"),
        ("size = 1000", "size = 0"),
        ("size = 1000", 'size = "much"'),
        ("limit = 2000", "limit = 2000\npage = 'https://law.example/'\nlink = 'a'"),
        ("limit = 2000", "limit = 2000\nlink = 'a'"),
        ("limit = 2000", "limit = 2000\nextra = 1"),
        ('name = "kites.zip"', 'name = "kites.zip"\nsha256 = "abc"'),
        ('name = "kites.zip"', 'name = "kites.zip"\nsha256 = 1'),
        ("size", "size size"),
    ],
)
def test_an_entry_that_is_wrong_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(SourceUnreadable) as caught:
        read_sources(_written(tmp_path, GOOD.replace(old, new)))
    assert caught.value.reason == "unknown-format"


@pytest.mark.parametrize("text", ["", "\0", GOOD + GOOD, "source = 1", "source = [1]"])
def test_a_list_that_is_wrong_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceUnreadable):
        read_sources(_written(tmp_path, text))


def test_a_pattern_that_is_none_is_refused(tmp_path: Path) -> None:
    start = GOOD.index("[[source.file]]")
    text = GOOD[:start] + "page = 'https://law.example/'\nlink = '('\n"
    with pytest.raises(SourceUnreadable):
        read_sources(_written(tmp_path, text))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SourceUnreadable):
        read_sources(path)


def test_a_list_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        read_sources(tmp_path / "sources.toml")
