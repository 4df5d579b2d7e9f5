"""Citations of the real questions, and the subdivisions of the real United States Code."""

import json
import re
import zipfile
from collections.abc import Iterator

import pytest
from lxml import etree

from app.adapters.importers.importer import File
from app.adapters.importers.uslm import Uslm
from app.domain.citation import parse_citation
from app.domain.subdivision import parts_of
from tests.conftest import DATA

pytestmark = pytest.mark.data

LEVELS = "subsection paragraph subparagraph clause subclause item subitem".split()
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@pytest.mark.parametrize("name", ["zh/questions-train.jsonl", "en/questions-train.jsonl"])
def test_every_citation_is_read_and_no_question_is_one(name: str) -> None:
    lines = [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]
    citations = {citation for line in lines for citation in line["relevant"]}
    assert len(citations) > 100
    unread = [c for c in citations if not (found := parse_citation(c)) or not found.name]
    assert unread == []
    assert [line["question"] for line in lines if parse_citation(line["question"])] == []


def addresses(data: bytes, title: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Sections and the steps below them by the addresses that the source itself gives."""
    for element in etree.fromstring(data, PARSER).iter(*(f"{{*}}{level}" for level in LEVELS)):
        address = element.get("identifier") or ""
        if found := re.fullmatch(rf"/us/usc/t{title}/s([^/]+)/(.+)", address):
            yield found[1].lower(), tuple(found[2].split("/"))


def test_subdivisions_of_the_code_stand_where_the_source_says() -> None:
    stated, found = set(), set()
    with zipfile.ZipFile(DATA / "en" / "uscode.zip") as archive:
        for name in archive.namelist():
            title = re.search(r"usc(\d+)\.xml$", name)
            if not title:
                continue
            data = archive.read(name)
            own = {(name, *address) for address in addresses(data, int(title[1]))}
            stated |= own
            sections = {section for _, section, _ in own}
            for law in Uslm().parse([File(name, data)]):
                for p in law.provisions:
                    if p.number in sections:
                        steps = (part.steps for part in parts_of(p.text, "en"))
                        found |= {(name, p.number, tuple(s.value for s in s_)) for s_ in steps}
    assert len(stated) > 6_000
    assert len(stated - found) < 0.002 * len(stated)
    assert len(found - stated) < 0.004 * len(stated)
