"""Eight titles of the United States Code, where they are at hand, against independent counts."""

import json
import re
import zipfile
from copy import deepcopy
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from lxml import etree

from app.adapters.importers.importer import File
from app.adapters.importers.uslm import Uslm
from app.domain.citation import name_key, parse_citation
from app.domain.law import Kind, ParsedLaw, Status
from tests.adapters.importers.test_uslm import ONE, by_number, cited, read

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "en"
pytestmark = pytest.mark.data
OWN = "//u:section[not(ancestor::u:note or ancestor::u:quotedContent)]"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    if not DATA.exists():
        pytest.skip(f"no real law at {DATA}")
    with zipfile.ZipFile(DATA / "uscode.zip") as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def laws(files: dict[str, bytes]) -> list[ParsedLaw]:
    """One law a file, in the order of the files."""
    found = [read(data, name) for name, data in files.items()]
    assert {len(of_one) for of_one in found} == {1}
    return [law for (law,) in found]


def sections(data: bytes) -> list[Any]:
    found = etree.fromstring(data).xpath(OWN, namespaces={"u": ONE})
    assert isinstance(found, list)
    return found


def test_sections_are_those_of_an_independent_count(
    files: dict[str, bytes], laws: list[ParsedLaw]
) -> None:
    total = 0
    for law, data in zip(laws, files.values(), strict=True):
        values = [section[0].get("value") for section in sections(data)]
        firsts = [re.split(r",| to ", value)[0].lower() for value in values]
        numbers = [p.number for p in law.provisions if p.kind is Kind.ARTICLE]
        assert [number for number in numbers if number in firsts] == firsts
        assert len(numbers) == len(set(numbers))
        beyond = [p for p in law.provisions if p.number not in firsts]
        assert all(p.status is Status.REPEALED for p in beyond)
        total += len(firsts)
    assert total == 850


def test_statuses_are_those_of_the_attributes(
    files: dict[str, bytes], laws: list[ParsedLaw]
) -> None:
    for law, data in zip(laws, files.values(), strict=True):
        found = by_number(law)
        for section in sections(data):
            first = re.split(r",| to ", section[0].get("value"))[0].lower()
            gone = found[first].status is Status.REPEALED
            assert gone == (section.get("status") is not None), (law.title, first)


def test_no_word_of_a_section_is_lost_or_out_of_place(
    files: dict[str, bytes], laws: list[ParsedLaw]
) -> None:
    compared = 0
    for law, data in zip(laws, files.values(), strict=True):
        found = by_number(law)
        for section in sections(data):
            if section.get("status") or section.xpath(
                ".//*[@type='footnote' or local-name()='sup']"
            ):
                continue
            bare = deepcopy(section)
            for part in bare.xpath("*[contains(' num heading notes ', local-name())]"):
                bare.remove(part)
            words = "".join("".join(bare.itertext()).split())
            text = found[section[0].get("value").lower()].text
            assert "".join(text.split()) == words
            compared += 1
    assert compared > 600


def test_every_designated_unit_begins_a_line(
    files: dict[str, bytes], laws: list[ParsedLaw]
) -> None:
    compared = 0
    for law, data in zip(laws, files.values(), strict=True):
        found = by_number(law)
        for section in sections(data):
            if section.get("status"):
                continue
            inner = section.xpath(
                ".//*[local-name()='num'][not(ancestor::u:notes)]", namespaces={"u": ONE}
            )
            marks = [
                m.text.strip()
                for m in inner
                if m.getparent().tag.endswith(("graph", "clause", "item", "subsection"))
            ]
            lines = iter(found[section[0].get("value").lower()].text.split("\n"))
            for mark in marks:
                assert any(line.startswith(mark) for line in lines), (law.title, mark)
            compared += len(marks)
    assert compared > 5_000


def test_fair_use_has_its_four_factors(laws: list[ParsedLaw]) -> None:
    (law,) = (law for law in laws if law.key == "uslm|usc17")
    section = by_number(law)["107"]
    factors = [line for line in section.text.split("\n") if re.match(r"\([1-4]\) the ", line)]
    assert [line[1] for line in factors] == ["1", "2", "3", "4"]
    assert section.text.split("\n")[-1].startswith("(Pub. L. 94–553")
    assert section.path == ("Chapter 1 Subject Matter and Scope of Copyright",)
    assert cited(law, section) == "17 U.S.C. § 107"


def test_every_citation_of_the_questions_resolves(laws: list[ParsedLaw]) -> None:
    known = {
        (name_key(name), p.number)
        for law in laws
        for name in law.short_titles
        for p in law.provisions
    }
    asked: set[str] = set()
    for name in ("questions-train.jsonl", "questions-written.jsonl"):
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            asked.update(json.loads(line)["relevant"])
    assert len(asked) > 500
    for text in asked:
        citation = parse_citation(text)
        assert citation is not None
        assert (name_key(citation.name), citation.number) in known, text


def test_five_megabytes_a_second(files: dict[str, bytes]) -> None:
    start = perf_counter()
    for name, data in files.items():
        Uslm().parse([File(name, data)])
    assert sum(map(len, files.values())) / (perf_counter() - start) > 5_000_000
