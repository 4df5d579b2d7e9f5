"""Tells which instrument a CLML document is: its address, its names and how it is cited."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.adapters.importers.clml_text import inline
from app.adapters.importers.clml_types import DocumentType, document_type
from app.adapters.importers.xml_lines import local, squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDRESS = re.compile(
    r"legislation\.gov\.uk/(?:id/)?(?P<type>[a-z]{2,5})/"
    r"(?P<year>\d{4}|[A-Z][A-Za-z0-9]*/[0-9-]+)/(?P<number>[0-9]+)(?P<rest>(?:/[^/?#]+)*)"
)
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}|enacted|made|created|adopted|prospective|revision|welsh|english|current"
)
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENDED = re.compile(r"\s*\((repealed|revoked|expired|lapsed)[^()]{0,60}\)\s*$", re.IGNORECASE)
_YEAR = re.compile(r",? (?:1[2-9]|20)\d\d$")
_NOUNS = {
    "regulation": ("Regulation", "reg."), "order": ("Article", "art."), "rule": ("Rule", "r."),
    "scheme": ("Paragraph", "para."), "resolution": ("Paragraph", "para."),
}  # fmt: skip
_TITLED = (
    (re.compile(r"\bRegulations?\b"), "regulation"),
    (re.compile(r"\bRules?\b"), "rule"),
    (re.compile(r"\b(?:Order|Byelaws)\b"), "order"),
    (re.compile(r"\bScheme\b"), "scheme"),
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address at legislation.gov.uk; `rest` names a part of the instrument."""

    type: str
    year: str
    number: str
    rest: tuple[str, ...]


class Identity:
    """Who a document is, read from its metadata and its preliminaries."""

    def __init__(self, root: "_Element") -> None:
        self._root = root
        self._metadata = root.find("{*}Metadata")

    def value(self, name: str, attribute: str = "Value") -> str:
        """An attribute of the first metadata element of this name that has it."""
        for element in self._within(name):
            if found := element.get(attribute):
                return squeezed(found)
        return ""

    def words(self, name: str) -> list[str]:
        """The texts of the metadata elements of this name."""
        return [text for element in self._within(name) if (text := inline(element))]

    @cached_property
    def kind(self) -> DocumentType:
        """What kind of legislation it is."""
        primary = self._root.find("{*}Primary") is not None
        code = self._addresses[0].type if self._addresses else ""
        return document_type(self.value("DocumentMainType"), code, primary)

    @cached_property
    def key(self) -> str:
        """The identity of the instrument, or of the part of it that the file holds.

        A file with one section is no version of its whole Act: under the Act's key a newer
        section would pass for a newer Act and put all other sections out of force. It has a key
        of its own, the Act's with the section's address, which all its dated versions share.
        Years of a reign win over calendar years, of which two Acts may share a chapter number.
        """
        found = sorted(self._addresses, key=lambda each: "/" not in each.year)
        year, number = self.value("Year"), self.value("Number")
        if found:
            year, number = found[0].year, found[0].number
        parts = (self.kind.code, year, number, *self.part)
        language = "" if self.language == "en" else f"|{self.language}"
        if not (year and number):
            return f"clml|{self.kind.code}|{self.title}{language}"
        return f"clml|{'/'.join(parts)}{language}"

    @cached_property
    def part(self) -> tuple[str, ...]:
        """The address of the part of the instrument that the file holds; empty for all of it."""
        for text in self._identifiers:
            if found := _ADDRESS.search(text):
                rest = found["rest"].strip("/").split("/")
                return tuple(step for step in rest if step and not _MOMENT.fullmatch(step))
        return ()

    @cached_property
    def title(self) -> str:
        """The title, without a note that it is repealed."""
        return _ENDED.sub("", self._full_title)

    @cached_property
    def ended(self) -> bool:
        """Whether the title says that the whole instrument is law no more."""
        return _ENDED.search(self._full_title) is not None

    @cached_property
    def language(self) -> str:
        """Two letters."""
        stated = self._root.get(_LANG) or next(iter(self.words("language")), "")
        return stated.lower()[:2] or "en"

    @cached_property
    def short_titles(self) -> tuple[str, ...]:
        """Other names: without the article and the year, and the number as it is cited."""
        bare = self.title.removeprefix("The ")
        names = [bare, *(_YEAR.sub("", name) for name in (self.title, bare)), *self._numbers()]
        return tuple(dict.fromkeys(name for name in names if name and name != self.title))

    @cached_property
    def noun(self) -> str:
        """What its provisions are called: Section, Regulation, Article, Rule."""
        return self._called[0]

    @cached_property
    def citation(self) -> str:
        """The pattern by which its provisions are cited."""
        return f"{{title}}, {self._called[1]} {{number}}"

    @cached_property
    def _called(self) -> tuple[str, str]:
        if self.kind.code.startswith("eu"):
            return "Article", "art."
        if self.kind.level.value == "law":
            return "Section", "s."
        if self.kind.code == "nisi":
            return _NOUNS["order"]
        minor = self.value("DocumentMinorType").lower()
        named = next((name for pattern, name in _TITLED if pattern.search(self.title)), "")
        return _NOUNS.get(minor) or _NOUNS.get(named) or _NOUNS["regulation"]

    def _numbers(self) -> list[str]:
        """``2000 c. 32`` as printed, and the form that the kind of document has."""
        prelims = self._root.find(".//{*}PrimaryPrelims/{*}Number")
        year, number = self.value("Year"), self.value("Number")
        out = [inline(prelims).replace("CHAPTER", "c.")]
        if year and number and self.kind.numbered:
            plain = self.kind.numbered.format(year=year, number=number)
            out.append(plain)
            for other in self._within("AlternativeNumber"):
                sort = {"NI": "N.I.", "W": "W.", "C": "C."}.get(other.get("Category", ""))
                if sort:
                    out.append(f"{plain} ({sort} {other.get('Value', '')})")
        return out

    @cached_property
    def _full_title(self) -> str:
        prelims = self._root.iterfind(".//{*}PrimaryPrelims/{*}Title")
        made = self._root.iterfind(".//{*}SecondaryPrelims/{*}Title")
        found = [*self.words("title"), *(inline(each) for each in (*prelims, *made))]
        return next(iter(found), "").strip("<> ")

    @cached_property
    def _addresses(self) -> list[Address]:
        texts = [self._root.get(name) for name in ("IdURI", _BASE, "DocumentURI")]
        found = (_ADDRESS.search(text or "") for text in (*texts, *self._identifiers))
        return [Address(each["type"], each["year"], each["number"], ()) for each in found if each]

    @cached_property
    def _identifiers(self) -> list[str]:
        return self.words("identifier")

    def _within(self, name: str) -> "list[_Element]":
        """Metadata elements of this name; those of unapplied effects are about other laws."""
        if self._metadata is None:
            return []
        own = [self._metadata, *(e for e in self._metadata if local(e).endswith("Metadata"))]
        own += [e for above in own for e in above.iterchildren("{*}DocumentClassification")]
        return [e for above in own for e in above.iterchildren(f"{{*}}{name}")]
