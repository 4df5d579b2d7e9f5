"""Opening folders, zips and files: what is found, what is refused, and what identifies it."""

import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from app.adapters.importers import limits
from app.adapters.importers.source import FileSources
from app.domain.errors import SourceMissing, SourceUnreadable
from app.domain.events import outcome
from tests.adapters.importers.conftest import Workshop

HEAD = "# 沐洲渔业条例\n\n2020年1月2日 通过\n\n<!-- INFO END -->\n\n"
LAW = HEAD + "第一条 本条例管鱼。\n\n第二条 鱼管水。\n"


def refusal(path: Path) -> SourceUnreadable:
    with pytest.raises(SourceUnreadable) as caught, FileSources().open(str(path)) as source:
        outcome(source.units())
    return caught.value


def test_a_folder_is_searched_and_other_things_are_passed_over(workshop: Workshop) -> None:
    root = workshop.folder(
        {
            "README.md": "# about",
            "行政法规/_index.md": "---\nbookHidden: true\n---",
            "法律法规模版.md": "# template",
            "行政法规/渔业条例(2020-01-02).md": LAW,
            "行政法规/picture.png": b"\x89PNG",
            ".git/渔业条例.md": LAW,
            "__MACOSX/渔业条例.md": LAW,
            "行政法规/.hidden.md": LAW,
        }
    )
    laws, problems = workshop.read(root)
    assert [law.title for law in laws] == ["沐洲渔业条例"]
    assert problems == {}


def test_a_single_file_is_a_source(workshop: Workshop) -> None:
    root = workshop.folder({"行政法规/渔业条例(2020-01-02).md": LAW})
    laws, problems = workshop.read(root / "行政法规" / "渔业条例(2020-01-02).md")
    assert [law.level for law in laws] == ["administrative"]
    assert problems == {}


def test_unknown_text_is_reported_and_the_rest_goes_on(workshop: Workshop) -> None:
    novel = "# 渔夫\n\n第一章 海\n\n从前有一个渔夫。\n"
    laws, problems = workshop.read(workshop.folder({"a.md": novel, "行政法规/b.md": LAW}))
    assert len(laws) == 1
    assert problems == {"a.md": ("unknown-format", "")}


@pytest.mark.parametrize("files", [{}, {"README.md": "# x"}, {"a.png": b"x"}])
def test_a_source_without_any_law_is_refused(workshop: Workshop, files: dict[str, str]) -> None:
    assert refusal(workshop.folder(files)).reason == "no-law"
    assert refusal(workshop.zip(files)).reason == "no-law"


@pytest.mark.parametrize("name", ["missing", "a\0b"])
def test_a_missing_path_is_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceMissing), FileSources().open(f"{tmp_path}/{name}"):
        pass


def test_damaged_and_locked_zips_are_broken_archives(workshop: Workshop) -> None:
    whole = workshop.zip({"行政法规/a.md": LAW}).read_bytes()
    folder = workshop.folder({"cut.zip": whole[: len(whole) // 2], "fake.zip": b"no zip at all"})
    assert refusal(folder / "cut.zip").reason == "broken-archive"
    assert refusal(folder / "fake.zip").reason == "broken-archive"
    locked = bytearray(whole)
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (folder / "locked.zip").write_bytes(locked)
    error = refusal(folder / "locked.zip")
    assert (error.reason, error.detail) == ("broken-archive", "encrypted")


def test_one_damaged_entry_is_one_problem(workshop: Workshop) -> None:
    path = workshop.zip({"行政法规/a.md": LAW, "行政法规/b.md": LAW + "第三条 完。\n"})
    data = bytearray(path.read_bytes())
    data[60:70] = b"\xff" * 10
    path.write_bytes(data)
    laws, problems = workshop.read(path)
    assert len(laws) == 1
    assert [reason for reason, _ in problems.values()] == ["broken-archive"]


def test_escaping_entries_are_refused(workshop: Workshop) -> None:
    names = ["../out.md", "/etc/out.md", "a/../../out.md", "..\\out.md", "C:\\out.md"]
    path = workshop.zip(dict.fromkeys(names, LAW) | {"行政法规/a.md": LAW})
    laws, problems = workshop.read(path)
    assert len(laws) == 1
    assert {reason for reason, _ in problems.values()} == {"unsafe-path"}
    assert len(problems) == 4, "two of the names are one when slashes are even"


def test_links_are_refused(workshop: Workshop) -> None:
    root = workshop.folder({"行政法规/a.md": LAW})
    (root / "link.md").symlink_to(root / "行政法规" / "a.md")
    (root / "elsewhere").symlink_to("/")
    laws, problems = workshop.read(root)
    assert len(laws) == 1
    assert problems == {"link.md": ("unsafe-path", "link"), "elsewhere": ("unsafe-path", "link")}
    linked = zipfile.ZipInfo("link.md")
    linked.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = workshop.zip({"行政法规/a.md": LAW})
    with zipfile.ZipFile(path, "a") as out:
        out.writestr(linked, "/etc/passwd")
    assert workshop.read(path)[1] == {"link.md": ("unsafe-path", "link")}


def test_a_zip_bomb_is_too_large(workshop: Workshop) -> None:
    path = workshop.zip({"行政法规/a.md": LAW, "bomb.md": b" " * (limits.RATIO_FROM + 1)})
    laws, problems = workshop.read(path)
    assert len(laws) == 1
    assert problems["bomb.md"][0] == "too-large"


def test_an_entry_that_lies_about_its_size_is_one_problem(workshop: Workshop) -> None:
    path = workshop.zip({"行政法规/a.md": LAW, "lie.md": b"x" * 5000})
    data = path.read_bytes()
    entry = data.rindex(b"PK\x01\x02")
    lied = data[: entry + 24] + struct.pack("<L", 10) + data[entry + 28 :]
    path.write_bytes(lied)
    laws, problems = workshop.read(path)
    assert len(laws) == 1
    assert problems["lie.md"][0] in {"broken-archive", "unknown-format"}


def test_a_source_over_the_limits_is_refused(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"行政法规/{n}.md": LAW for n in range(4)}
    root, path = workshop.folder(files), workshop.zip(files)
    monkeypatch.setattr(limits, "ENTRIES", 3)
    assert refusal(root).reason == refusal(path).reason == "too-large"
    monkeypatch.setattr(limits, "ENTRIES", 100)
    monkeypatch.setattr(limits, "TOTAL_BYTES", len(LAW.encode()) * 3)
    assert refusal(root).reason == refusal(path).reason == "too-large"
    monkeypatch.setattr(limits, "TOTAL_BYTES", 10**9)
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    assert {reason for reason, _ in workshop.read(root)[1].values()} == {"too-large"}
    assert {reason for reason, _ in workshop.read(path)[1].values()} == {"too-large"}


def test_names_in_gbk_are_read(workshop: Workshop) -> None:
    name = "行政法规/渔业条例(2020-01-02).md"
    path = workshop.zip({"X" * len(name.encode("gb18030")): LAW})
    path.write_bytes(
        path.read_bytes().replace(b"X" * len(name.encode("gb18030")), name.encode("gb18030"))
    )
    with FileSources().open(str(path)) as source:
        (unit,) = outcome(source.units())
        (law,) = source.parse(unit)
    assert unit.name == name
    assert law.published is not None
    root = workshop.folder({})
    (root / os.fsdecode("渔业.md".encode("gb18030"))).write_text(LAW, encoding="utf-8")
    with FileSources().open(str(root)) as source:
        assert [unit.name for unit in outcome(source.units())] == ["渔业.md"]


def test_a_folder_named_like_a_file_and_odd_files_do_no_harm(workshop: Workshop) -> None:
    root = workshop.folder({"x.md/行政法规/a.md": LAW})
    os.mkfifo(root / "pipe.md")
    laws, problems = workshop.read(root)
    assert len(laws) == 1
    assert problems == {}
    assert workshop.read(root / "pipe.md")[1] == {"pipe.md": ("not-text", "")}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_one_problem(workshop: Workshop) -> None:
    root = workshop.folder({"行政法规/a.md": LAW, "行政法规/b.md": LAW})
    (root / "行政法规" / "a.md").chmod(0)
    laws, problems = workshop.read(root)
    assert len(laws) == 1
    assert problems["行政法规/a.md"][0] == "permission"


def test_a_file_that_vanishes_is_one_problem(workshop: Workshop) -> None:
    root = workshop.folder({"行政法规/a.md": LAW})
    with FileSources().open(str(root)) as source:
        (unit,) = outcome(source.units())
        (root / "行政法规" / "a.md").unlink()
        with pytest.raises(SourceUnreadable) as caught:
            source.parse(unit)
    assert caught.value.reason == "permission"


def test_identity_does_not_depend_on_the_wrapping(workshop: Workshop) -> None:
    part = "# 沐洲法典\n\n# {0}\n\n2020年1月2日 通过\n\n<!-- INFO END -->\n\n第{1}条 甲。\n"
    files = {
        "行政法规/渔业条例(2020-01-02).md": LAW,
        "DLC/北京地方法规/地方性法规/北京/渔业条例(2021-01-02).md": LAW,
        "民法典/总则.md": part.format("总则", "一"),
        "民法典/分则.md": part.format("分则", "二"),
    }
    bare, wrapped = (
        workshop.folder(files),
        workshop.folder({f"X-1/{n}": t for n, t in files.items()}),
    )
    packed = workshop.zip(files)
    wrapped_zip = workshop.zip({f"Laws-master/{name}": text for name, text in files.items()})
    expected = workshop.digests(bare)
    keys = {law.key for law in workshop.read(bare)[0]}
    for other in (wrapped, packed, wrapped_zip):
        assert workshop.digests(other) == expected
        assert {law.key for law in workshop.read(other)[0]} == keys
    pieces: dict[str, str] = {}
    for below in ("行政法规", "DLC/北京地方法规", "民法典"):
        pieces |= workshop.digests(bare / below)
    assert pieces == expected
    assert keys == {
        "cn|administrative||沐洲渔业条例",
        "cn|local|北京|沐洲渔业条例",
        "cn|law||沐洲法典",
    }


def test_the_digest_sees_content_and_the_meaning_of_the_path(workshop: Workshop) -> None:
    def digest(name: str, text: str) -> str:
        (value,) = workshop.digests(workshop.folder({name: text})).values()
        return value

    first = digest("行政法规/a.md", LAW)
    assert digest("行政法规/a.md", LAW) == first
    assert digest("行政法规/a.md", LAW + " ") != first
    assert digest("司法解释/a.md", LAW) != first
    assert digest("行政法规/a(2020-01-01).md", LAW) != first
    assert digest("行政法/a.md", LAW) == digest("宪法相关法/a.md", LAW)
