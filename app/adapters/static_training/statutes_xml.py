"""Reads the wording of statutes in United States (USLM) and United Kingdom (CLML) XML."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from app.domain.errors import SourceUnreadable

_USLM = "{http://xml.house.gov/schemas/uslm/1.0}"
_CLML = "{http://www.legislation.gov.uk/namespaces/legislation}"
_LARGEST = 64 * 1024 * 1024
_LEFT_OUT = {_USLM + name for name in ("sourceCredit", "notes", "note", "toc", "num", "heading")}


@dataclass(frozen=True, slots=True)
class Section:
    """One section: where it stands, what it says, and the citation that names it (or "")."""

    title: str
    above: str
    heading: str
    text: str
    citation: str


def read_sections(archive: Path) -> Iterator[Section]:
    """Every section with text of the XML files in a zip; raises SourceUnreadable."""
    try:
        with zipfile.ZipFile(archive) as opened:
            for entry in sorted(opened.namelist()):
                if entry.endswith(".xml") and opened.getinfo(entry).file_size <= _LARGEST:
                    root = _parsed(opened.read(entry), f"{archive}/{entry}")
                    yield from _us(root) if root.tag.startswith(_USLM) else _uk(root)
    except (OSError, zipfile.BadZipFile) as error:
        raise SourceUnreadable(str(archive), "broken-archive", str(error)) from error


def _parsed(content: bytes, where: str) -> Element:
    """The document; one that declares a document type (and so entities) is refused."""
    if b"<!DOCTYPE" in content:
        raise SourceUnreadable(where, "unknown-format", "document type declaration")
    try:
        return fromstring(content)  # noqa: S314  (no document type, so no entities to expand)
    except ParseError as error:
        raise SourceUnreadable(where, "unknown-format", str(error)) from error


def _us(root: Element) -> Iterator[Section]:
    title = root.find(f"{_USLM}main/{_USLM}title")
    if title is None:
        return
    number = (root.findtext(f".//{_USLM}docNumber") or "").strip()
    name = f"{number} U.S.C. {_own(title, 'heading').title()}"
    for above, section in _sections_below(title, ""):
        text = _flat(section)
        mark = section.find(_USLM + "num")
        label = "" if mark is None else mark.get("value", "")
        if text and label and section.get("status") is None:
            yield Section(name, above, _own(section, "heading"), text, f"{number} U.S.C. § {label}")


def _sections_below(element: Element, above: str) -> Iterator[tuple[str, Element]]:
    """Sections in order, each with the heading of the division that holds it."""
    for child in element:
        if child.tag == _USLM + "section":
            yield above, child
        elif child.tag not in _LEFT_OUT:
            yield from _sections_below(child, _own(child, "heading") or above)


def _own(element: Element, name: str) -> str:
    found = element.find(_USLM + name)
    return "" if found is None else " ".join("".join(found.itertext()).split())


def _flat(section: Element) -> str:
    """The section's words without notes, sources and its own heading."""
    parts: list[str] = []

    def walk(element: Element, top: bool) -> None:
        for child in element:
            if child.tag not in _LEFT_OUT or (child.tag == _USLM + "heading" and not top):
                parts.append(child.text or "")
                walk(child, False)
            parts.append(child.tail or "")

    walk(section, True)
    return " ".join(" ".join(parts).split())


def _uk(root: Element) -> Iterator[Section]:
    titles = (" ".join((e.text or "").split()) for e in root.iter() if e.tag.endswith("}title"))
    title = next(titles, "")
    for group in root.iter(_CLML + "P1group"):
        mark = group.find(_CLML + "Title")
        heading = "" if mark is None else " ".join("".join(mark.itertext()).split())
        for rule in group.iter(_CLML + "P1"):
            text = " ".join(" ".join(e.text or "" for e in rule.iter(_CLML + "Text")).split())
            if text:
                yield Section(title, "", heading, text, "")
