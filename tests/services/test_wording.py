"""The person's own entries win over those that came with the program."""

from pathlib import Path

import pytest

from app.adapters.lexicon_files import LexiconTsv
from app.domain.lexicon_lines import EntryUnusable
from app.services.wording import Gone, Wording

SHIPPED = "老赖\t失信被执行人\tdebt\n炒鱿鱼\t解除劳动合同\temployment\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.tsv"


@pytest.fixture
def wording(tmp_path: Path, own: Path) -> Wording:
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "zh.tsv").write_text(SHIPPED, "utf-8")
    return Wording(LexiconTsv(folder, own))


def terms(wording: Wording, text: str) -> list[tuple[str, ...]]:
    return [one.terms for one in wording.expand(text)]


def test_an_own_entry_is_used_at_once_and_wins(wording: Wording) -> None:
    assert terms(wording, "老赖炒鱿鱼") == [("失信被执行人",), ("解除劳动合同",)]
    wording.add(" 老赖 ", ["被执行人", " ", "被执行人"], "debt")
    wording.add("飞单", ["竞业限制"])
    assert terms(wording, "老赖飞单") == [("被执行人",), ("竞业限制",)]
    rows = {row.entry.expression: row for row in wording.rows()}
    assert [row.entry.expression for row in wording.rows()] == ["飞单", "老赖", "炒鱿鱼"]
    assert rows["老赖"].own
    assert rows["老赖"].shipped.terms == ("失信被执行人",)
    assert not rows["炒鱿鱼"].own


def test_removing_gives_the_shipped_one_back_then_switches_it_off(wording: Wording) -> None:
    wording.add("老赖", ["被执行人"])
    assert wording.remove("老赖") is Gone.REMOVED
    assert terms(wording, "老赖") == [("失信被执行人",)]
    assert wording.remove("老赖") is Gone.SWITCHED_OFF
    assert terms(wording, "老赖") == []
    [row] = [row for row in wording.rows() if row.entry.expression == "老赖"]
    assert (row.own, row.on, row.entry.terms) == (False, False, ("失信被执行人",))
    wording.switch("老赖", True)
    assert terms(wording, "老赖") == [("失信被执行人",)]
    assert wording.remove("nothing such") is Gone.UNKNOWN


def test_switching_on_leaves_an_own_entry_alone(wording: Wording) -> None:
    wording.add("老赖", ["被执行人"])
    wording.switch("老赖", True)
    assert terms(wording, "老赖") == [("被执行人",)]


def test_a_later_edition_of_the_program_changes_nothing_of_the_persons(
    wording: Wording, tmp_path: Path, own: Path
) -> None:
    wording.add("老赖", ["被执行人"])
    wording.switch("炒鱿鱼", False)
    before = own.read_bytes()
    (tmp_path / "shipped" / "zh.tsv").write_text(SHIPPED + "裸贷\t民间借贷\tdebt\n", "utf-8")
    later = Wording(LexiconTsv(tmp_path / "shipped", own))
    assert terms(later, "老赖炒鱿鱼裸贷") == [("被执行人",), ("民间借贷",)]
    assert own.read_bytes() == before


def test_what_another_process_or_the_person_writes_is_followed(wording: Wording, own: Path) -> None:
    wording.warm()
    own.write_text("飞单\t竞业限制\nbroken\n", "utf-8")
    assert terms(wording, "飞单") == [("竞业限制",)]
    assert [problem.reason for problem in wording.problems] == ["fields"]
    own.unlink()
    assert terms(wording, "飞单") == []
    assert wording.problems == ()


def test_what_makes_no_sense_is_refused_and_nothing_is_written(wording: Wording, own: Path) -> None:
    for expression, words in (("", ["x"]), ("老赖", []), ("老赖", ["老赖"]), ("a\nb", ["x"])):
        with pytest.raises(EntryUnusable):
            wording.add(expression, words)
    assert not own.exists()


def test_rows_are_looked_through_by_expression_term_and_area(wording: Wording) -> None:
    def named(words: str) -> list[str]:
        return [row.entry.expression for row in wording.rows() if row.matches(words)]

    assert named("执行") == ["老赖"]
    assert named("EMPLOY") == ["炒鱿鱼"]
    assert named(" ") == ["老赖", "炒鱿鱼"]
