"""Walks an Akoma Ntoso document and finds its provisions, those of its annexes included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.adapters.importers.akn_numbers import Annex, Number, read_annex, read_number
from app.adapters.importers.akn_standing import Standing
from app.adapters.importers.akn_text import UNSAID, add_all, content, headings, number_of, title_of
from app.adapters.importers.xml_lines import Lines, local
from app.domain.law import Kind, ParsedProvision

if TYPE_CHECKING:
    from lxml.etree import _Element

_RANKS = {"article": 0, "section": 1, "rule": 1, "regulation": 1, "clause": 1, "paragraph": 2}
_NONE = 9
"""What can be cited by itself; where several are nested, the lowest rank is the provision."""

_LEVELS = frozenset(
    "alinea article book chapter clause crossHeading division hcontainer indent level list "
    "paragraph part point proviso rule section subchapter subclause subdivision sublist "
    "subparagraph subpart subrule subsection subtitle title tome transitional".split()
)
_GROUPS = frozenset(
    "book chapter division part subchapter subdivision subpart subtitle title tome".split()
)
_BODIES = ("body", "mainBody", "judgmentBody", "amendmentBody", "portionBody", "debateBody")
_ANNEXES = ("schedule", "annex", "appendix", "attachment")
_PLAIN = ("schedules", "annexes", "attachments", "components", "body", "mainBody", "wrapper")
_QUOTED = ("quotedStructure", "embeddedStructure")
_NOUNS = {
    "article": {
        "it": "Articolo", "es": "Artículo", "pt": "Artigo", "de": "Artikel", "nl": "Artikel",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: the headings above, and the annex."""

    path: tuple[str, ...] = ()
    annex: Annex | None = None


class Walk:
    """One reading of one document."""

    def __init__(self, document: "_Element", language: str, standing: Standing) -> None:
        self._document, self._language, self._standing = document, language, standing
        self._annexes = 0
        self._within: dict[_Element, int] = {}
        self._rank(document)

    def provisions(self, annexes: "Sequence[_Element]" = ()) -> list[ParsedProvision]:
        """What stands in the body, then in the attachments, then in `annexes` kept elsewhere."""
        out = list(self._body(self._document, _Place()))
        for annex in annexes:
            self._rank(annex)
        for attached in (*_attachments(self._document), *annexes):
            out.extend(self._attachment(attached))
        return out

    def _rank(self, element: "_Element") -> int:
        """Note for each element the lowest rank of what stands in it, quotations left out."""
        lowest = _NONE
        for child in element:
            inside = self._rank(child)
            if local(child) not in _QUOTED:
                lowest = min(lowest, inside, _RANKS.get(_meaning(child), _NONE))
        if lowest < _NONE:
            self._within[element] = lowest
        return lowest

    def _body(self, document: "_Element", place: _Place) -> Iterator[ParsedProvision]:
        for body in document:
            if local(body) in _BODIES:
                yield from self._below(body, place)

    def _attachment(self, element: "_Element") -> Iterator[ParsedProvision]:
        document = next((e for e in element if any(local(b) in _BODIES for b in e)), element)
        heading = headings(element) or headings(document) or _first_line(document)
        kind = document.get("name", "") if local(document) == "doc" else local(element)
        place = self._in_annex(heading, kind, _Place())
        if any(local(child) in _BODIES for child in document):
            preface = [e for e in document if local(e) in ("preface", "preamble")]
            yield from self._loose(preface, document, place)
            yield from self._body(document, place)
        else:
            yield from self._below(document, place)
        for inner in _attachments(document):
            yield from self._attachment(inner)

    def _in_annex(self, heading: str, kind: str, place: _Place) -> _Place:
        self._annexes += 1
        default = next((name for name in _ANNEXES if name in kind.lower()), "annex")
        annex = read_annex(heading, default, self._annexes)
        return _Place((*place.path, heading or annex.name), annex)

    def _below(self, element: "_Element", place: _Place) -> Iterator[ParsedProvision]:
        loose: list[_Element] = []
        within = place
        for child in element:
            name = local(child)
            if name in ("num", "heading", "subheading") or name in UNSAID:
                continue
            if name not in _LEVELS and (name in _QUOTED or child not in self._within):
                loose.append(child)
                continue
            yield from self._loose(loose, element, within)
            loose.clear()
            if name == "crossHeading":
                lines = Lines()
                add_all([child], lines)
                within = replace(place, path=(*place.path, lines.flat()))
            else:
                yield from self._level(child, within)
        yield from self._loose(loose, element, within)

    def _level(self, element: "_Element", place: _Place) -> Iterator[ParsedProvision]:
        name = _meaning(element)
        inside = self._within.get(element, _NONE)
        if name in _RANKS and inside >= _RANKS[name]:
            yield self._provision(element, name, place)
        elif name in _ANNEXES:
            yield from self._below(element, self._in_annex(headings(element), name, place))
        elif name in _PLAIN or local(element) not in _LEVELS:
            yield from self._below(element, place)
        elif name in ("signatures", "signatureBlock", "explanatoryNote"):
            return
        elif number_of(element) and inside == _NONE and not _groups(element):
            yield self._provision(element, name, place)
        else:
            path = (*place.path, title) if (title := headings(element)) else place.path
            yield from self._below(element, replace(place, path=path))

    def _provision(self, element: "_Element", name: str, place: _Place) -> ParsedProvision:
        number = read_number(number_of(element) or _number_in_id(element))
        lines = Lines()
        lines.add(element.text)
        content(element, lines)
        label = self._label(number, name)
        kind = (
            Kind.ARTICLE if name in _RANKS and name not in ("paragraph", "clause") else Kind.CLAUSE
        )
        provision = ParsedProvision(
            number=number.key, label=label, text=lines.text(), heading=title_of(element),
            path=place.path, kind=kind if number.key else Kind.STRETCH,
        )  # fmt: skip
        if place.annex:
            key, name = place.annex.key, place.annex.name
            provision = replace(
                provision, kind=Kind.ANNEX, number=f"{key}-{number.key}".rstrip("-"),
                label=f"{name}, {_lower(label)}" if label else name,
            )  # fmt: skip
        return self._standing.of(provision, element)

    def _label(self, number: Number, name: str) -> str:
        if not number.key:
            return ""
        if number.word:
            return number.printed
        noun = _NOUNS.get(name, {}).get(self._language, name.capitalize())
        return f"{noun} {number.printed}"

    def _loose(
        self, elements: "list[_Element]", above: "_Element", place: _Place
    ) -> Iterator[ParsedProvision]:
        """What stands between the provisions without a number of its own."""
        lines = Lines()
        add_all(elements, lines)
        if not (text := lines.text()) or (place.annex and text == place.path[-1]):
            return
        provision = ParsedProvision(
            number=place.annex.key if place.annex else "",
            label=place.annex.name if place.annex else "",
            text=text, path=place.path, kind=Kind.ANNEX if place.annex else Kind.STRETCH,
        )  # fmt: skip
        yield self._standing.of(provision, above)


def preamble(document: "_Element") -> list[ParsedProvision]:
    """The introduction as one text, then each numbered recital by itself."""
    lines = Lines()
    recitals = []
    for part in document.iterchildren("{*}preface", "{*}preamble"):
        if local(part) == "preface":
            add_all(list(part.iter("{*}longTitle")), lines)
            continue
        numbered = [e for e in part.iter("{*}recital") if number_of(e)]
        for recital in numbered:
            recitals.append(_recital(recital))
        _add_without(part, set(numbered), lines)
    text = lines.text()
    first = [ParsedProvision("", "", text, kind=Kind.PREAMBLE)] if text else []
    return first + recitals


def _add_without(element: "_Element", left_out: "set[_Element]", lines: Lines) -> None:
    for child in element:
        if child in left_out:
            continue
        if any(each in left_out for each in child.iter("{*}recital")):
            _add_without(child, left_out, lines)
        else:
            add_all([child], lines)


def _recital(element: "_Element") -> ParsedProvision:
    number = read_number(number_of(element))
    lines = Lines()
    content(element, lines)
    return ParsedProvision(
        f"recital-{number.key}", f"Recital {number.printed}", lines.text(), kind=Kind.PREAMBLE
    )


def _attachments(document: "_Element") -> "Iterator[_Element]":
    """Annexes beside the body, each in an element of its own."""
    for child in document:
        if local(child) in ("attachments", "components"):
            yield from (e for e in child if local(e) not in UNSAID)
        elif local(child) in ("attachment", "annex", "schedule"):
            yield child


def _first_line(document: "_Element") -> str:
    """The first words of an annex, which name it where it has no heading."""
    lines = Lines()
    for part in document:
        if local(part) in ("preface", *_BODIES):
            add_all(list(part)[:1], lines)
            break
    return lines.text().split("\n")[0][:200]


def _meaning(element: "_Element") -> str:
    """What a level is: its name, or what a container is said to be."""
    name = local(element)
    if name in ("hcontainer", "level", "container") and element.get("name"):
        return element.get("name", "")
    return name


def _groups(element: "_Element") -> bool:
    """Whether a part or a chapter has numbered levels in it, whatever they are called."""
    return local(element) in _GROUPS and any(local(child) in _LEVELS for child in element)


def _number_in_id(element: "_Element") -> str:
    """The number at the end of an identifier: ``5`` of ``chp_I__art_5``."""
    last = (element.get("eId") or element.get("id") or "").split("__")[-1].split("-")[-1]
    number = last.rpartition("_")[2]
    return number if number[:1].isdigit() else ""


def _lower(label: str) -> str:
    """``paragraph 3`` for ``Paragraph 3``: inside an annex's name it is no beginning."""
    return label[0].lower() + label[1:] if label.startswith("Paragraph ") else label
