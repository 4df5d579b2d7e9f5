"""Which addresses may be asked, which names a file may have, and which link of a page is meant."""

import pytest

from app.domain.sourcing import SourceEntry, SourceFile, file_name, linked_file, may_be_asked

CODE = SourceEntry(
    "code", "Code", "法典", "Free", "自由", "uslm", "en", 100, 1000,
    page="https://law.example/download/page.shtml",
    link=r"xml_uscAll@[0-9A-Za-z-]+\.zip",
)  # fmt: skip


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.example/x/xml_uscAll@119-36.zip", "xml_uscAll@119-36.zip"),
        ("https://a.example/x/a.zip?key=1#there", "a.zip"),
        ("https://a.example/x/a%2Fb.zip", ""),
        ("https://a.example/..%5C..%5Ca.zip", ""),
        ("https://a.example/.hidden.zip", ""),
        ("https://a.example/a.exe", ""),
        ("https://a.example/", ""),
        ("https://a.example/" + "a" * 200 + ".zip", ""),
        ("https://a.example/法.zip", ""),
    ],
)
def test_only_plain_names_become_files(address: str, name: str) -> None:
    assert file_name(address) == name


@pytest.mark.parametrize(
    ("address", "at_home", "allowed"),
    [
        ("https://law.example/a.zip", False, True),
        ("http://law.example/a.zip", False, False),
        ("http://127.0.0.1:8000/a.zip", True, True),
        ("https://localhost/a.zip", True, True),
        ("http://[::1]:8000/a.zip", True, True),
        ("https://127.0.0.1/a.zip", False, False),
        ("https://law.example/a.zip", True, False),
        ("file:///etc/passwd", True, False),
        ("https://", False, False),
        ("https://law.example:port/", False, False),
        ("https://[bad/", False, False),
        ("", False, False),
    ],
)
def test_files_come_over_https_or_from_home(address: str, at_home: bool, allowed: bool) -> None:
    assert may_be_asked(address, at_home) is allowed


@pytest.mark.parametrize("point", ["119-36", "118-209not159", "117-327not263not286"])
def test_the_current_release_is_found_on_its_page(point: str) -> None:
    page = (
        '<a href="/index.html">Home</a> <a href="releasepoints/us/htm_uscAll@1-1.zip">XHTML</a>'
        '<a href="https://[bad/xml_uscAll@1-1.zip">broken</a>'
        f"<a class='x' HREF = 'releasepoints/us/pl/xml_uscAll@{point}.zip'>[XML]</a>"
    )
    address = f"https://law.example/download/releasepoints/us/pl/xml_uscAll@{point}.zip"
    assert linked_file(CODE, page) == SourceFile(address, f"xml_uscAll@{point}.zip")


def test_a_page_without_the_link_has_no_file() -> None:
    assert linked_file(CODE, "") is None
    assert linked_file(CODE, '<a href="xml_usc01@119-36.zip">Title 1</a>') is None
    assert linked_file(CODE, '<a href="' * 100_000) is None


def test_checksums_are_there_for_all_files_or_not_at_all() -> None:
    with_sum, without = SourceFile("a", "a.zip", "0" * 64), SourceFile("b", "b.zip")
    made = [
        SourceEntry("n", "t", "题", "l", "许", "f", "en", 1, 1, files)
        for files in ((), (with_sum,), (with_sum, without))
    ]
    assert [entry.has_checksums for entry in made] == [False, True, False]
