"""Tells which law an Akoma Ntoso document is: its names, its address, its rank and its land."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from app.adapters.importers.akn_lands import JURISDICTIONS, LANGUAGES, REGIONS
from app.adapters.importers.akn_text import inline
from app.adapters.importers.akn_union import short_name
from app.adapters.importers.xml_lines import local, squeezed
from app.domain.law import Level

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMPONENT = re.compile(r"(?:/?!\w{1,40}|/main)?(?:\.xml)?/*$")
_EEA = re.compile(r"\s*\(Text with EEA relevance\)\s*$", re.IGNORECASE)
_UNION = re.compile(r"(?:^|/)(?:akn/)?eu/|data\.europa\.eu|eur-lex|\bCELEX\b", re.IGNORECASE)
_NO_NAME = re.compile(r"^(?:[#/]|https?:|urn:)|^$|^\S*_\S*$")
_MADE = re.compile(
    r"regulation|order|decree|ordinance|rule|statutory|instrument|decreto|portaria|regulament|"
    r"verordnung|arrêté|reglament|^(?:uk|w|s|ni)?si$|^nisr$|^ssi$",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"by-?law|municipal|satzung", re.IGNORECASE)
_CONSTITUTION = re.compile(r"constitution|costituzione|constituição|constitución|verfassung", re.I)
_CITED = {
    "section": "s.", "article": "art.", "regulation": "reg.", "rule": "r.", "clause": "cl.",
    "paragraph": "para.",
}  # fmt: skip


class Identity:
    """Who a document is, read from its metadata and its preface."""

    def __init__(self, document: "_Element") -> None:
        self._document = document
        self._work = document.find("{*}meta/{*}identification/{*}FRBRWork")
        self._expression = document.find("{*}meta/{*}identification/{*}FRBRExpression")
        self._shown = {
            f"#{e.get('eId') or e.get('id')}": squeezed(e.get("showAs"))
            for e in document.iterfind("{*}meta/{*}references/*")
            if e.get("showAs")
        }

    @cached_property
    def title(self) -> str:
        """The document's title; of an EU act the whole of its heading."""
        if self.of_union and short_name(self._preface, ""):
            return _EEA.sub("", self._preface)
        found = next((text for text in self._titles if text), "") or self._preface
        return _EEA.sub("", found or self._heading)[:1000].strip()

    @cached_property
    def language(self) -> str:
        """Two letters."""
        element = None if self._expression is None else self._expression.find("{*}FRBRlanguage")
        stated = "" if element is None else element.get("language", "")
        code = (stated or self._document.get(_LANG) or "en").lower().split("-")[0]
        return LANGUAGES.get(code, code[:2])

    @cached_property
    def key(self) -> str:
        """The address of the work with its language; without an address, land and title."""
        return f"akn|{self.address or f'{self._country}|{self.title}'}|{self.language}"

    @cached_property
    def address(self) -> str:
        """The address of the work, without the name of the component that the document is."""
        return _COMPONENT.sub("", self._value("FRBRuri") or self._value("FRBRthis"))

    @cached_property
    def of_union(self) -> bool:
        """Whether it is an act of the European Union."""
        stated = self._country or " ".join([self._value("FRBRuri"), self._value("FRBRthis")])
        celex = any(e.get("name") == "CELEX" for e in self._all("FRBRalias"))
        return self._country == "eu" or celex or (not self._country and bool(_UNION.search(stated)))

    @cached_property
    def level(self) -> Level:
        """The rank, by the kind of document and what it calls itself."""
        kind = local(self._document)
        said = " ".join([self._document.get("name", ""), self._value("FRBRsubtype")])
        if kind in ("judgment", "judgement"):
            return Level.CASE
        if _CONSTITUTION.search(said) or _CONSTITUTION.match(self.title):
            return Level.CONSTITUTION
        if _LOCAL.search(said):
            return Level.LOCAL
        if kind not in ("act", "bill", "amendment"):
            return Level.LAW if self.of_union else Level.OTHER
        made = any(_MADE.search(word) for word in said.split())
        return Level.ADMINISTRATIVE if made and not self.of_union else Level.LAW

    @cached_property
    def region(self) -> str:
        """The land or province, where the country's code names one."""
        return REGIONS.get(self._country, "")

    @cached_property
    def jurisdiction(self) -> str:
        """The country, or the European Union."""
        if self.of_union:
            return JURISDICTIONS["eu"]
        country = self._country.split("-")[0]
        return JURISDICTIONS.get(country, country.upper())

    @cached_property
    def short_name(self) -> str:
        """``Directive 2014/92/EU``; empty for what is no act of the Union."""
        return short_name(self.title, self._celex) if self.of_union else ""

    @cached_property
    def short_titles(self) -> tuple[str, ...]:
        """Other names: short titles, aliases, and an EU act's number in its usual forms."""
        aliases = [*(e.get("value", "") for e in self._all("FRBRalias")), self._value("FRBRname")]
        names = [name for alias in aliases if not _NO_NAME.search(name := squeezed(alias))]
        short = self.short_name
        plain = short.replace("(EU) No ", "(EU) ").replace("(EC) No ", "(EC) ")
        bare = re.sub(r"\((?:EU|EC|EEC)\) (?:No )?", "", short)
        found = [short, plain, bare, *self._titles, *names]
        return tuple(dict.fromkeys(name for name in found if name and name != self.title))

    def citation(self, cited: str) -> str:
        """The pattern by which its provisions of the kind `cited` are named."""
        title = self.short_name.replace("{", "{{").replace("}", "}}") or "{title}"
        if self.language == "en" and cited in _CITED:
            return f"{title}, {_CITED[cited]} {{number}}"
        return f"{title}, {{label}}"

    @cached_property
    def _country(self) -> str:
        stated = self._value("FRBRcountry").lower()
        if stated:
            return stated
        found = re.match(r"/?(?:akn/)?([a-z]{2}(?:-[a-z0-9]+)?)/", self._value("FRBRuri"))
        return found[1] if found else ""

    @cached_property
    def _celex(self) -> str:
        return next(
            (e.get("value", "") for e in self._all("FRBRalias") if e.get("name") == "CELEX"), ""
        )

    @cached_property
    def _titles(self) -> list[str]:
        """What is marked as a title: in the preface, else in the metadata."""
        preface = self._document.find("{*}preface")
        marked: list[str] = []
        if preface is not None:
            short, full = preface.iter("{*}shortTitle"), preface.iter("{*}docTitle")
            marked = [self._said(element) for element in (*short, *full)]
        named = [self._value("FRBRtitle"), self._value("FRBRname")]
        called = [e.get("value", "") for e in self._all("FRBRalias") if "itle" in e.get("name", "")]
        return [*marked, *(squeezed(n) for n in (*called, *named) if not _NO_NAME.search(n))]

    def _said(self, element: "_Element") -> str:
        """The words of an element; those of a placeholder are in the references."""
        if words := inline(element):
            return words
        named = [self._shown.get(ref.get("href", ""), "") for ref in element.iter("{*}ref")]
        return " ".join(name for name in named if name)

    @cached_property
    def _preface(self) -> str:
        preface = self._document.find("{*}preface")
        if preface is None:
            return ""
        return squeezed(" ".join(inline(part) for part in preface))

    @cached_property
    def _heading(self) -> str:
        return next((inline(e) for e in self._document.iter("{*}heading", "{*}docTitle")), "")

    def _all(self, name: str) -> "list[_Element]":
        return [] if self._work is None else list(self._work.iterchildren(f"{{*}}{name}"))

    def _value(self, name: str) -> str:
        """The value of a metadata element of the work; references to others are followed."""
        stated = next((e.get("value", "") for e in self._all(name)), "")
        return self._shown.get(stated, "") if stated.startswith("#") else squeezed(stated)


_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
