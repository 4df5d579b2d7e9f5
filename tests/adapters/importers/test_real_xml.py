"""Real XML of the United Kingdom and the European Union: no provision and no sentence is lost."""

import re
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from app.adapters.importers.akn import AkomaNtoso
from app.adapters.importers.clml import Clml
from app.adapters.importers.importer import File, Importer
from app.domain.law import Kind, ParsedLaw

if TYPE_CHECKING:
    from lxml.etree import _Element

pytestmark = pytest.mark.data
DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "en"
LEG = {"l": "http://www.legislation.gov.uk/namespaces/legislation"}
AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
OWN = "[not(ancestor::l:BlockAmendment)]"


@cache
def read(archive: str) -> "list[tuple[File, _Element]]":
    with zipfile.ZipFile(DATA / archive) as source:
        names = [name for name in source.namelist() if not name.endswith("/")]
        files = [File(name, source.read(name)) for name in names]
    parser = etree.XMLParser(remove_comments=True, remove_pis=True)
    return [(file, etree.fromstring(file.data, parser)) for file in files]


def parsed(importer: Importer, file: File) -> ParsedLaw:
    assert importer.recognises(file)
    (law,) = importer.parse([file])
    return law


def count(root: "_Element", path: str, namespaces: dict[str, str]) -> int:
    found = root.xpath(path, namespaces=namespaces)
    assert isinstance(found, list)
    return len(found)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def unsaid(texts: "Sequence[_Element]", law: ParsedLaw, left_out: tuple[str, ...]) -> list[str]:
    """The sentences of the source, notes left out, that are in no provision of the law."""
    everything = "\n".join(bare(f"{p.heading} {p.text}") for p in law.provisions)
    missing = []
    for element in texts:
        notes = element.iter(*(f"{{*}}{name}" for name in left_out))
        own = [t for t in element.itertext() if bare(t)]
        for note in notes:
            for text in note.itertext():
                if text in own:
                    own.remove(text)
        missing += [text for text in own if bare(text) not in everything]
    return missing


def test_every_section_regulation_and_schedule_paragraph_of_the_united_kingdom_is_there() -> None:
    files = read("uk-clml.zip")
    assert len(files) == 12
    for file, root in files:
        law = parsed(Clml(), file)
        in_schedule = "[ancestor::l:Schedule]"
        sections = count(root, f"//l:P1{OWN}[not(ancestor::l:Schedule)]", LEG)
        paragraphs = count(root, f"//l:Schedule//l:P1{OWN}{in_schedule}", LEG)
        articles = [p for p in law.provisions if p.kind is Kind.ARTICLE]
        numbered = [p for p in law.provisions if p.kind is Kind.ANNEX and "paragraph" in p.label]
        assert (file.path, len(articles)) == (file.path, sections)
        assert (file.path, len(numbered)) == (file.path, paragraphs)
        schedules = {p.label.split(",")[0] for p in law.provisions if p.kind is Kind.ANNEX}
        assert len(schedules) == count(root, "//l:Schedules/l:Schedule", LEG)


def test_no_sentence_of_the_united_kingdom_is_lost() -> None:
    for file, root in read("uk-clml.zip"):
        law = parsed(Clml(), file)
        texts = root.xpath(
            "//l:Body//l:Text[not(ancestor::l:SignedSection)] | //l:Schedules//l:Text"
            "| //l:Schedules//*[local-name()='td']",
            namespaces=LEG,
        )
        assert isinstance(texts, list)
        assert unsaid(texts, law, ("Commentary",)) == []


def test_notes_are_no_text_of_the_law() -> None:
    for file, root in read("uk-clml.zip"):
        law = parsed(Clml(), file)
        everything = "\n".join(p.text for p in law.provisions)
        for note in root.iterfind(".//l:Commentary//l:Text", LEG):
            assert "".join(note.itertext()).strip() not in everything
        assert "\t" not in everything
        assert "  " not in everything


def test_identity_of_the_instruments_of_the_united_kingdom() -> None:
    laws = [parsed(Clml(), file) for file, _ in read("uk-clml.zip")]
    assert len({law.key for law in laws}) == 12
    assert all(law.published and law.title and law.history for law in laws)
    assert "clml|ukpga/1985/67/section/6" in {law.key for law in laws}
    assert {law.region for law in laws} == {"", "Scotland", "Wales"}


def test_every_article_recital_and_sentence_of_the_european_union_is_there() -> None:
    for file, root in read("eu-akn.zip"):
        law = parsed(AkomaNtoso(), file)
        articles = [p for p in law.provisions if p.kind is Kind.ARTICLE]
        recitals = [p for p in law.provisions if p.number.startswith("recital-")]
        assert len(articles) == count(root, "//a:article[not(ancestor::a:quotedStructure)]", AKN)
        assert len(recitals) == count(root, "//a:recital[a:num]", AKN)
        texts = root.xpath("//a:body//a:p[not(ancestor::a:authorialNote)]", namespaces=AKN)
        assert isinstance(texts, list)
        assert unsaid(texts, law, ("authorialNote",)) == []
        numbers = root.xpath("//a:point/a:num | //a:paragraph/a:num", namespaces=AKN)
        assert isinstance(numbers, list)
        lines = [line for p in articles for line in p.text.split("\n")]
        for number in {bare("".join(n.itertext())) for n in numbers}:
            wanted = sum(bare("".join(n.itertext())) == number for n in numbers)
            assert sum(number in line.split(" ")[:3] for line in lines) >= wanted


def test_the_directive_is_cited_by_its_short_name() -> None:
    laws = [parsed(AkomaNtoso(), file) for file, _ in read("eu-akn.zip")]
    law = next(law for law in laws if "2014/92/EU" in law.title)
    assert law.title.startswith("Directive 2014/92/EU of the European Parliament")
    assert "Directive 2014/92/EU" in law.short_titles
    assert law.citation.format(number=5) == "Directive 2014/92/EU, art. 5"
    assert (law.language, law.jurisdiction) == ("en", "European Union")
