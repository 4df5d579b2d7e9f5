"""Walks the body and the schedules of UK legislation and finds its provisions in order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.adapters.importers.clml_numbers import Division, canonical, division, slug
from app.adapters.importers.clml_standing import standing
from app.adapters.importers.clml_text import add, heading, inline, printed, text_of
from app.adapters.importers.xml_lines import Lines, local
from app.domain.law import Kind, ParsedProvision

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIVISIONS = frozenset(
    "Group Part Chapter Pblock PsubBlock EUTitle EUPart EUChapter EUSection EUSubsection "
    "Division".split()
)
_PLAIN = frozenset(
    "Primary Secondary EURetained Body EUBody Schedules ScheduleBody Attachments AttachmentGroup "
    "Appendices AppendixBody Content Fragment Version".split()
)
_SCHEDULES = {"Schedule": "schedule", "Attachment": "annex", "Appendix": "appendix"}
_LEFT_OUT = frozenset(
    "Metadata Contents Number Title TitleBlock Reference CommentaryRef Commentaries Footnotes "
    "MarginNotes Versions Resources SignedSection ExplanatoryNotes EarlierOrders PrimaryPrelims "
    "SecondaryPrelims EUPrelims Abstract Editorial".split()
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the document the walk is: headings above, and the schedule with its part."""

    path: tuple[str, ...] = ()
    schedule: Division | None = None
    parts: tuple[Division, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    provision: ParsedProvision
    place: _Place


class Walk:
    """One reading of one document; `noun` names its provisions (Section, Regulation …)."""

    def __init__(self, root: "_Element", noun: str) -> None:
        self._root, self._noun = root, noun
        self._versions = {v.get("id"): v for v in root.iterfind("{*}Versions/{*}Version")}
        self._shown: set[str] = set()

    def provisions(self) -> list[ParsedProvision]:
        """Everything below the document's root but the preliminaries."""
        return _told_apart(list(self._below(self._root, _Place())))

    def _below(self, element: "_Element", place: _Place) -> Iterator[_Found]:
        loose: list[_Element] = []
        for child in element:
            name = local(child)
            if name in _LEFT_OUT:
                continue
            if name not in _STRUCTURE:
                loose.append(child)
                continue
            yield from self._stretch(loose, element, place)
            loose.clear()
            yield from self._structure(child, name, place)
            for version in self._alternatives(child):
                yield from self._below(version, place)
        yield from self._stretch(loose, element, place)

    def _structure(self, element: "_Element", name: str, place: _Place) -> Iterator[_Found]:
        if name == "P1":
            yield self._numbered(element, "", place)
        elif name == "P1group" and element.find("{*}P1") is not None:
            yield from self._group(element, place)
        elif name == "P1group":
            yield from self._stretch(list(element), element, place)
        else:
            yield from self._below(element, _inside(element, name, place))

    def _group(self, element: "_Element", place: _Place) -> Iterator[_Found]:
        title = inline(element.find("{*}Title"))
        loose: list[_Element] = []
        for child in element:
            if local(child) == "P1":
                yield self._numbered(child, title, place)
            elif local(child) not in _LEFT_OUT:
                loose.append(child)
        yield from self._stretch(loose, element, place)

    def _numbered(self, element: "_Element", title: str, place: _Place) -> _Found:
        number = printed(element.find("{*}Pnumber")) or _number_in_id(element)
        text = text_of(element)
        if place.schedule:
            named = number if number[:1].isalpha() and " " in number else f"paragraph {number}"
            provision = ParsedProvision(
                number=f"{place.schedule.key}-{canonical(number)}".rstrip("-"),
                label=f"{place.schedule.name}, {named}" if number else place.schedule.name,
                text=text, heading=title, path=place.path, kind=Kind.ANNEX,
            )  # fmt: skip
        else:
            noun, _, figure = number.rpartition(" ") if number[:1].isalpha() else ("", "", number)
            provision = ParsedProvision(
                number=canonical(figure),
                label=f"{noun or self._noun} {figure}" if number else "",
                text=text, heading=title, path=place.path,
                kind=Kind.ARTICLE if number else Kind.STRETCH,
            )  # fmt: skip
        return _Found(standing(provision, element), place)

    def _stretch(
        self, elements: "list[_Element]", above: "_Element", place: _Place
    ) -> Iterator[_Found]:
        """What stands without a number of its own: a table, a form, an introduction."""
        lines = Lines()
        for element in elements:
            if local(element) not in _LEFT_OUT:
                add(element, lines)
        title = inline(above.find("{*}Title")) if local(above) == "P1group" else ""
        if not (text := lines.text()):
            return
        divisions = (place.schedule, *place.parts) if place.schedule else ()
        provision = ParsedProvision(
            number="-".join(part.key for part in divisions if part.key),
            label=", ".join(part.name for part in divisions),
            text=text, heading=title, path=place.path,
            kind=Kind.ANNEX if place.schedule else Kind.STRETCH,
        )  # fmt: skip
        yield _Found(standing(provision, above), place)

    def _alternatives(self, element: "_Element") -> "Iterator[_Element]":
        """Versions of a provision for other territories, which stand at the document's end."""
        for name in element.get("AltVersionRefs", "").split():
            if name not in self._shown and name in self._versions:
                self._shown.add(name)
                yield self._versions[name]


_STRUCTURE = _DIVISIONS | _PLAIN | _SCHEDULES.keys() | {"P1", "P1group"}


def _inside(element: "_Element", name: str, place: _Place) -> _Place:
    if name in _PLAIN:
        return place
    path = (*place.path, title) if (title := heading(element)) else place.path
    number = inline(element.find("{*}Number"))
    if kind := _SCHEDULES.get(name):
        return _Place(path, division(number, kind), ())
    if number and place.schedule:
        part = division(number, name.removeprefix("EU").lower())
        return replace(place, path=path, parts=(*place.parts, part))
    return replace(place, path=path)


def _number_in_id(element: "_Element") -> str:
    """The number of a provision that prints none, by its address: ``…/section/1``."""
    kind, _, number = element.get("IdURI", "").rstrip("/").rpartition("/")
    return number if number[:1].isdigit() and not kind.endswith("/paragraph") else ""


def _told_apart(found: list[_Found]) -> list[ParsedProvision]:
    """Paragraphs of a schedule whose numbers begin again in each part, named with their part."""
    parts: dict[str, set[tuple[Division, ...]]] = {}
    for each in found:
        parts.setdefault(each.provision.number, set()).add(each.place.parts)
    out = []
    for each in found:
        provision, schedule = each.provision, each.place.schedule
        if schedule and each.place.parts and len(parts[provision.number]) > 1:
            provision = _with_parts(provision, schedule, each.place.parts)
        out.append(provision)
    return out


def _with_parts(
    provision: ParsedProvision, schedule: Division, parts: tuple[Division, ...]
) -> ParsedProvision:
    own_number = provision.number.removeprefix(schedule.key)
    own_label = provision.label.removeprefix(schedule.name)
    return replace(
        provision,
        number="-".join([schedule.key, *(part.key for part in parts)]) + own_number,
        label=", ".join([schedule.name, *(part.name for part in parts)]) + own_label,
    )


def preamble(root: "_Element") -> list[ParsedProvision]:
    """The introductory text, and the recitals of a retained EU act one by one."""
    lines = Lines()
    recitals = []
    for part in _introduction(root):
        for child in part if len(part) and local(part) != "LongTitle" else [part]:
            if local(child) == "Division" and child.find("{*}Number") is not None:
                recitals.append(_recital(child))
            else:
                add(child, lines)
    text = lines.text()
    first = [ParsedProvision("", "", text, kind=Kind.PREAMBLE)] if text else []
    return first + recitals


def _introduction(root: "_Element") -> "Iterator[_Element]":
    for name in ("PrimaryPrelims", "SecondaryPrelims", "EUPrelims"):
        for prelims in root.iter(f"{{*}}{name}"):
            for part in prelims:
                if local(part) == "LongTitle" or local(part).endswith("Preamble"):
                    yield part


def _recital(element: "_Element") -> ParsedProvision:
    number = printed(element.find("{*}Number"))
    lines = Lines()
    for child in element:
        if local(child) != "Number":
            add(child, lines)
    return ParsedProvision(
        f"recital-{slug(number)}", f"Recital {number}", lines.text(), kind=Kind.PREAMBLE
    )
