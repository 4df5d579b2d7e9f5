"""The shipped lexicon is in order, and the person's own file loses nothing."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import process_time

import pytest

from app.adapters.lexicon_files import LexiconTsv
from app.adapters.paths import RESOURCES
from app.domain.errors import UserDataNotWritable
from app.domain.lexicon import Entry, Lexicon, expression_key
from app.domain.lexicon_keys import is_chinese
from app.domain.lexicon_lines import read_line

FOLDER = RESOURCES / "lexicon"
AREAS = set(
    "employment family tenancy consumer traffic crime debt company procedure ip privacy "
    "administration property tort insurance tax medical education".split()
)
OWN = "# mine\n老赖\t失信被执行人\tdebt\nno tab here\n\n飞单\t竞业限制\n"


@pytest.fixture
def files(tmp_path: Path) -> LexiconTsv:
    return LexiconTsv(FOLDER, tmp_path / "home" / "lexicon.tsv")


def own(tmp_path: Path, data: str | bytes = OWN) -> Path:
    path = tmp_path / "home" / "lexicon.tsv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(("name", "least"), [("zh.tsv", 2_500), ("en.tsv", 1_200)])
def test_shipped_file_is_in_order(name: str, least: int) -> None:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    assert len(lines) >= least
    assert [line for line in lines if line.count("\t") != 2] == []
    entries = [entry for line in lines if (entry := read_line(line))]
    assert len(entries) == len(lines)
    counts = Counter(expression_key(entry.expression) for entry in entries)
    assert [key for key, count in counts.items() if count > 1] == []
    assert {entry.area for entry in entries} <= AREAS
    assert [entry for entry in entries if not entry.terms] == []
    in_chinese = sum(is_chinese(entry.expression) for entry in entries)
    assert in_chinese > 0.99 * len(entries) if name == "zh.tsv" else not in_chinese


def test_shipped_covers_every_area_in_both_languages(files: LexiconTsv) -> None:
    read = files.shipped()
    assert read.problems == ()
    for area in AREAS:
        entries = [entry for entry in read.entries if entry.area == area]
        assert {is_chinese(entry.expression) for entry in entries} == {True, False}, area


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    read = LexiconTsv(tmp_path / "none", tmp_path / "own.tsv").shipped()
    assert (read.entries, [one.reason for one in read.problems]) == ((), ["missing"])


def test_broken_lines_are_told_and_the_others_used(files: LexiconTsv, tmp_path: Path) -> None:
    path = own(tmp_path)
    read = files.own()
    assert [entry.expression for entry in read.entries] == ["老赖", "飞单"]
    assert [(p.where, p.reason, p.detail) for p in read.problems] == [(str(path), "fields", "3")]


def test_changes_keep_every_other_line(files: LexiconTsv, tmp_path: Path) -> None:
    path = own(tmp_path)
    files.put(Entry("老赖", ("被执行人",), "debt"))
    files.put(Entry("996", ("延长工作时间",)))
    expected = OWN.replace("失信被执行人", "被执行人") + "996\t延长工作时间\n"
    assert path.read_text("utf-8") == expected
    files.remove("飞单")
    files.remove("not there")
    assert path.read_text("utf-8") == expected.replace("飞单\t竞业限制\n", "")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_other_encodings_are_read_and_kept(
    files: LexiconTsv, tmp_path: Path, encoding: str
) -> None:
    path = own(tmp_path, OWN.replace("\n", "\r\n").encode(encoding))
    assert len(files.own().entries) == 2
    files.put(Entry("996", ("延长工作时间",)))
    assert path.read_text("utf-8") == OWN + "996\t延长工作时间\n"


def test_what_is_no_text_is_told_and_never_overwritten(files: LexiconTsv, tmp_path: Path) -> None:
    data = b"\0\1\2 picture"
    path = own(tmp_path, data)
    assert [problem.reason for problem in files.own().problems] == ["not-text"]
    with pytest.raises(UserDataNotWritable):
        files.put(Entry("996", ("延长工作时间",)))
    assert path.read_bytes() == data


def test_a_folder_in_its_place_is_told(files: LexiconTsv, tmp_path: Path) -> None:
    (tmp_path / "home" / "lexicon.tsv").mkdir(parents=True)
    assert files.own().problems != ()
    with pytest.raises(UserDataNotWritable):
        files.remove("996")


def test_two_writers_lose_nothing(files: LexiconTsv, tmp_path: Path) -> None:
    other = LexiconTsv(FOLDER, tmp_path / "home" / "lexicon.tsv")
    entries = [Entry(f"word{n}", ("term",)) for n in range(20)]
    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit((files, other)[n % 2].put, one) for n, one in enumerate(entries)]
        assert [one.result() for one in writing] == [None] * 20
    assert len(files.own().entries) == 20


def test_the_stamp_follows_the_file(files: LexiconTsv) -> None:
    before = files.stamp()
    files.put(Entry("996", ("延长工作时间",)))
    after = files.stamp()
    assert before is None
    assert after is not None
    files.remove("996")
    assert files.stamp() != after


def test_a_question_is_matched_against_all_of_it_in_its_share_of_time(files: LexiconTsv) -> None:
    lexicon = Lexicon(files.shipped().entries)
    questions = [
        "老板拖了我三个月的工资，被炒鱿鱼了没有赔偿怎么办",
        "can my landlord keep my deposit and kick me out?",
    ]
    for question in questions:
        assert lexicon.expand(question)
    started = process_time()
    for _ in range(20):
        for question in questions:
            lexicon.expand(question)
    assert (process_time() - started) / 40 < 0.001
