"""Every citation of an answer is compared with the library, and only true ones are verified."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from app.adapters.content_db import ContentDb
from app.domain.checking import Mark
from app.domain.difference import Fate
from app.services.checking import check
from tests.checked import cases, compared, figures, marked, sources_of

ZH = ["沐洲劳动法第八条", "沐洲劳动法第六条"]
EN = ["Merrow Employment Act 2014, s. 8", "Merrow Employment Act 2014, s. 6"]


@pytest.fixture
def store(sample_folder: Path) -> Iterator[ContentDb]:
    opened = ContentDb(sample_folder)
    yield opened
    opened.close()


def told(store: ContentDb, text: str, sources: list[str], on: date | None = None) -> list[str]:
    """Each citation's words with its mark."""
    checks = check(store, text, sources_of(store, sources), on)
    return [f"{text[one.start : one.stop]}={one.mark.value}" for one in checks]


def test_the_golden_list_is_marked_as_by_hand(store: ContentDb) -> None:
    pairs = list(
        chain.from_iterable(compared(case, marked(store, case)) for case in cases("sample"))
    )
    right, given, deserved = figures(pairs)["verified"]
    assert deserved > 90
    assert right == given, [pair for pair in pairs if pair[2] == "verified" != pair[1]]
    assert right / deserved > 0.95, [pair for pair in pairs if pair[1] == "verified" != pair[2]]
    overlooked = [pair for pair in pairs if pair[1] == "not-found" != pair[2]]
    assert len(overlooked) <= 2, overlooked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《劳动法》第八条[1]。", ["《劳动法》第八条=verified", "[1]=verified"]),
        ("《劳动法》第九条[1]。", ["《劳动法》第九条=not-a-source", "[1]=verified"]),
        ("《劳动法》第九十九条[1]。", ["《劳动法》第九十九条=not-found", "[1]=verified"]),
        ("见[2, 7]。", ["2=verified", "7=not-found"]),
        ("见[1][3]与［2］、【1】。",
         ["[1]=verified", "[3]=not-found", "［2］=verified", "【1】=verified"]),
        ("2021年[2021]，[1](#one)，`[9]`。", ["[1]=verified"]),
        ("```\n[9] 《快递员保护法》第十二条\n```\n[1]", ["[1]=verified"]),
        ("派遣劳动合同法第八条", ["派遣劳动合同法第八条=not-found"]),
        ("依劳动法第六条和第八条", ["劳动法第六条=verified", "第八条=verified"]),
        ("**《劳动法》** 第 8 条", ["《劳动法》** 第 8 条=verified"]),
        ("《劳动法》第六条。合同第八条约定，公司章程第八条规定。", ["《劳动法》第六条=verified"]),
        ("消法第八条", ["消法第八条=not-found"]),
        ("没有任何引用的文字。", []),
        ("《快递员保护法》规定了保险。", ["《快递员保护法》=not-found"]),
        ("《劳动法》规定了试用期。", []),
        ("Art. 8 GDPR and section 8 of the Kite Code",
         ["Art. 8 GDPR=not-found", "section 8 of the Kite Code=not-found"]),
    ],
)  # fmt: skip
def test_what_is_a_citation_and_what_is_not(
    store: ContentDb, text: str, expected: list[str]
) -> None:
    assert told(store, text, ZH) == expected


def test_a_mark_lends_nothing_to_words_that_mean_another_provision(store: ContentDb) -> None:
    text = "《劳动法》第六条规定“试用期应当在上班之前书面约定，否则不成立”[1]。"
    assert told(store, text, ZH) == ["《劳动法》第六条=misquoted", "[1]=verified"]


def test_each_of_a_range_is_checked(store: ContentDb) -> None:
    checks = check(store, "《劳动法》第五条至第八条", sources_of(store, ZH))
    assert [one.mark for one in checks] == [
        Mark.NOT_A_SOURCE, Mark.VERIFIED, Mark.NOT_A_SOURCE, Mark.VERIFIED,
    ]  # fmt: skip
    assert len({one.provision_id for one in checks}) == 4
    assert len({(one.start, one.stop) for one in checks}) == 1


def test_a_part_that_is_not_there_is_named(store: ContentDb) -> None:
    (one,) = check(store, "《劳动法》第八条第九项", sources_of(store, ZH))
    assert (one.mark, one.missing, one.citation) == (
        Mark.NOT_FOUND, "第（九）项", "沐洲劳动法第八条",
    )  # fmt: skip
    assert one.provision_id


def test_a_misquotation_shows_the_difference(store: ContentDb) -> None:
    text = "《劳动法》第六条：“已经收取的押金，应当三倍返还给劳动者”"
    (one,) = check(store, text, sources_of(store, ZH))
    assert one.quoted == "已经收取的押金，应当三倍返还给劳动者"
    kept = "".join(span.text for span in one.difference if span.fate is Fate.KEPT)
    removed = "".join(span.text for span in one.difference if span.fate is Fate.REMOVED)
    assert "已经收取的" in kept
    assert "双" in removed


def test_a_repealed_law_says_since_when(store: ContentDb) -> None:
    text = "《分期付款买卖法》第一条"
    sources = sources_of(store, ["沐洲分期付款买卖法第一条"])
    (one,) = check(store, text, sources)
    assert (one.mark, one.superseded) == (Mark.NOT_CURRENT, "2020-01-01")
    (then,) = check(store, text, sources, date(2019, 6, 1))
    assert (then.mark, then.superseded) == (Mark.VERIFIED, "")


def test_a_superseded_source_names_its_successor(store: ContentDb) -> None:
    then = check(store, "《劳动法》第八条", [], date(2015, 1, 1))[0]
    found = store.provisions([then.provision_id])
    law = found[then.provision_id][1]
    (now,) = check(store, "《劳动法》第八条", sources_of(store, ZH))
    assert now.provision_id != then.provision_id
    old = sources_of(store, ZH)[0]
    (one,) = check(store, "[1]", [replace(old, provision_id=then.provision_id, text="")])
    assert (one.mark, one.successor) == (Mark.NOT_CURRENT, now.provision_id)
    assert one.superseded == "2021-09-01"
    assert law.title == "沐洲劳动法"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("s 6: “An employer shall not take a deposit … or charge a fee for hiring”", "verified"),
        ("s 6: “an  employer shall NOT take a deposit,, keep the original”", "verified"),
        ("s 6: “[a]n employer shall not take a deposit”", "verified"),
        ("s 6: “An employer shall take a deposit, keep the original”", "misquoted"),
        ("s 6: “… charge a fee for hiring … An employer shall not take …”", "misquoted"),
        ("s 6: “deposit”", "verified"),
        ("s 6: ‘Before hiring, an employer may ask for anything’", "misquoted"),
        ("s 6 states:\n\n> Before hiring, an employer may ask only for information\n", "verified"),
        ("s 6 states:\n\n> Before hiring, an employer may ask for all information\n", "misquoted"),
        ("“Before hiring, an employer may ask for all information” (s 6)", "misquoted"),
        ("s 6. “Before hiring, an employer may ask for all information”", "misquoted"),
    ],
)
def test_quotations_in_english(store: ContentDb, text: str, mark: str) -> None:
    given = told(store, f"Employment Act 2014, {text}", EN)
    assert [one.rpartition("=")[2] for one in given] == [mark]


def test_citations_within_a_quotation_are_the_laws_own(store: ContentDb) -> None:
    source = ["沐洲劳动法第十四条"]
    quoted = "只有兼职与用人单位竞争、危害健康，或者使总工时超过本法第二十三条限制的"
    assert told(store, f"《劳动法》第十四条：“{quoted}”", source) == ["《劳动法》第十四条=verified"]


def test_a_quotation_of_another_is_not_held_against_the_law(store: ContentDb) -> None:
    text = "合同写明“押金一律不予退还且不计利息”，违反《劳动法》第六条[2]。"
    assert told(store, text, ZH) == ["《劳动法》第六条=verified", "[2]=verified"]


def test_a_short_name_that_the_answer_gives_is_known(store: ContentDb) -> None:
    text = "《沐洲劳动法》（以下简称《沐劳》）。《沐劳》第八条。《沐商》第八条。"
    assert told(store, text, ZH) == ["《沐劳》第八条=verified"]


@pytest.mark.parametrize(
    "quoted",
    [
        "“已经收取的，应当三倍返还给劳动者”",
        "“已经收取的，\n\n应当三倍返还给劳动者”",
        "“已经收取的，“应当双倍返还”，并加付三倍给劳动者”",
        "＂已经收取的，应当三倍返还给劳动者＂",
        "«已经收取的，应当三倍返还给劳动者»",
        "“已经收取的，应当双倍返还" + "，并应当赔偿" * 1_000 + "”",
    ],
)
def test_no_quotation_goes_unread(store: ContentDb, quoted: str) -> None:
    given = told(store, f"《劳动法》第六条：{quoted}", ZH)
    assert given == ["《劳动法》第六条=misquoted"]
