"""Says which law a USLM document is: its key, title, other names, citation form and dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.adapters.importers import uslm_numbers
from app.adapters.importers.uslm_text import child, children, flat, local
from app.domain.law import Level, Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE = re.compile(r"(?:\btitle\s+|^|/us/usc/t)(\d{1,3})([a-z]?)\b", re.IGNORECASE)
_POINT = re.compile(r"(\d{1,3})[-\u2013](\d{1,4})((?:not\d{1,4})*)")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_BILLS = ("bill", "resolution")


@dataclass(frozen=True)
class Identity:
    """What a law is called and when its text was made; the fields are those of ParsedLaw."""

    key: str
    title: str
    citation: str
    short_titles: tuple[str, ...]
    published: date | None
    history: tuple[str, ...]
    level: Level = Level.LAW
    status: Status | None = None


def code_title(root: "_Element", top: "_Element | None") -> Identity | None:
    """The identity of a title of the United States Code; None where its number is not told.

    `top` is the element of the title itself. The version's date is the day on which the file
    was made: a release point has no other.
    """
    number, appendix = _code_number(root)
    if not number:
        return None
    name = uslm_numbers.capitalised(uslm_numbers.heading(top)) if top is not None else ""
    called = f"Title {number}{', Appendix' if appendix else ''}"
    app = " App." if appendix else ""
    return Identity(
        key=f"uslm|usc{number}{'a' if appendix else ''}",
        title=f"United States Code, {called}" + (f": {name}" if name else ""),
        citation=f"{number} U.S.C.{app} {{label}}",
        short_titles=(
            f"{number} U.S.C.{app}",
            f"{number} USC{app.rstrip('.')}",
            called,
            f"{called}, United States Code",
            f"{called} of the United States Code",
        ),
        published=_dated(root, "created", "createdDate", "processedDate"),
        history=tuple(_code_history(root, top)),
    )


def part_of(whole: Identity, root: "_Element") -> Identity:
    """The identity of an act or a set of rules that is printed in the appendix `whole`."""
    title = uslm_numbers.capitalised(uslm_numbers.heading(root)) or uslm_numbers.designation(root)
    mark = root.get("identifier", "").rpartition("/")[2] or title
    return Identity(
        key=f"{whole.key}|{mark.lower()}",
        title=title or whole.title,
        citation="{title}, {label}",
        short_titles=whole.short_titles[:1],
        published=whole.published,
        history=whole.history,
    )


def enactment(root: "_Element") -> Identity | None:
    """The identity of a public or private law, a compilation or a bill; None where it has none.

    A compilation is dated by the last law that it takes up, any other by its approval.
    """
    title = _property(root, "title") or flat(next(iter(root.iter("{*}officialTitle")), None))
    file_id = next((flat(e) for e in _properties(root, "property") if _is_file_id(e)), "")
    numbered = _numbered(root)
    mark = file_id or numbered or root.get("identifier", "") or title
    if not title or not mark:
        return None
    is_bill = local(root) in _BILLS and root.getparent() is None
    private = _property(root, "publicPrivate") == "private"
    is_public = bool(numbered) and not is_bill and not private
    kind = "comps" if file_id else "bill" if is_bill else "pvtl" if private else "pl"
    form = (_property(root, "type"), _property(root, "docStage")) if is_bill else ()
    return Identity(
        key="|".join(part.lower() for part in ("uslm", kind, *form, mark)),
        title=uslm_numbers.capitalised(title),
        citation=f"Pub. L. {numbered}, {{label}}"
        if is_public and not file_id
        else "{title}, {label}",
        short_titles=tuple(dict.fromkeys(_names(root, numbered if is_public else ""))),
        published=_edition(root) or _approved(root) or _dated(root, "createdDate", "processedDate"),
        history=tuple(filter(None, (_action(root), _through(root)))),
        level=Level.OTHER if is_bill else Level.LAW,
        status=Status.PENDING if is_bill else None,
    )


def _numbered(root: "_Element") -> str:
    """Congress and number of an enactment, as in ``115-18``; empty where one is not told."""
    congress = re.match(r"\d+", _property(root, "congress"))
    number = re.search(r"(\d+)\W*$", _property(root, "docNumber"))
    return f"{congress[0]}-{number[1]}" if congress and number else ""


def _code_number(root: "_Element") -> tuple[str, bool]:
    told = (root.get("identifier", ""), _property(root, "docNumber"), _property(root, "title"))
    for text in told:
        if found := _TITLE.search(text):
            letter = found[2].lower() == "a" or "appendix" in text.lower()
            return str(int(found[1])), letter or any(root.iter("{*}appendix"))
    return "", False


def _code_history(root: "_Element", top: "_Element | None") -> Iterator[str]:
    for note in children(top, "note") if top is not None else ():
        if note.get("topic") == "enacting":
            yield flat(note)
    if through := _through(root):
        yield through


def _through(root: "_Element") -> str:
    names = ("currentThroughPublicLaw", "docReleasePoint", "docPublicationName")
    for name in names:
        if found := _POINT.search(_property(root, name)):
            without = [f"{found[1]}-{left}" for left in found[3].split("not") if left]
            tail = f", except {', '.join(without)}" if without else ""
            return f"Current through Public Law {found[1]}-{found[2]}{tail}"
    return ""


def _names(root: "_Element", public: str) -> Iterator[str]:
    """What an enactment is also called; `public` is its number among the public laws."""
    for cited in _properties(root, "citableAs"):
        yield flat(cited).replace("\u2013", "-")
    if public:
        yield from (f"Public Law {public}", f"Pub. L. {public}", f"P.L. {public}")
    for name in ("citableAsShortTitle", "containsShortTitle", "popularName"):
        yield from (uslm_numbers.capitalised(flat(e)) for e in _properties(root, name))
    main = child(root, "main")
    short = [] if main is None else list(main.iter("{*}shortTitle"))
    yield from [flat(e) for e in short if e.get("role", "act") == "act"][:1]


def _properties(root: "_Element", name: str) -> "Iterator[_Element]":
    for block in children(root, "meta", "preface"):
        yield from block.iter(f"{{*}}{name}")


def _property(root: "_Element", name: str) -> str:
    """The first property of this name in the metadata that has a text."""
    return next((text for e in _properties(root, name) if (text := flat(e))), "")


def _is_file_id(element: "_Element") -> bool:
    return element.get("role") == "fileId"


def _edition(root: "_Element") -> date | None:
    for note in _properties(root, "editionNote"):
        for day in note.iter("{*}date"):
            if found := _date(day):
                return found
    return None


def _approved(root: "_Element") -> date | None:
    days = [*_properties(root, "approvedDate"), *root.iterfind("{*}main/{*}action//{*}*")]
    return next((found for day in days if (found := _day(flat(day)) or _date(day))), None)


def _date(element: "_Element") -> date | None:
    return _day(element.get("date", ""))


def _action(root: "_Element") -> str:
    main = child(root, "main")
    action = child(main, "action") if main is not None else None
    return flat(action)


def _dated(root: "_Element", *names: str) -> date | None:
    days = (_day(_property(root, name)) for name in names)
    return next((day for day in days if day), None)


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
