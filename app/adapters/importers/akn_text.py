"""Turns the content of an Akoma Ntoso provision into lines, one for each paragraph or point."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from app.adapters.importers.xml_formula import formula
from app.adapters.importers.xml_lines import Lines, add_table, local, squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element

UNSAID = frozenset(
    "authorialNote note notes noteRef remark meta del signature componentRef".split()
)
"""Elements that are no words of the law: notes, editor's remarks, struck-out words."""

_INLINE = frozenset(
    "a abbr affectedDocument argument b change concept courtType date decoration def docAuthority "
    "docCommittee docDate docIntroducer docJurisdiction docNumber docProponent docPurpose "
    "docReference docStage docStatus docTitle docType docketNumber embeddedText entity eol eop "
    "event extractText fillIn font i img inline ins judge judgeTitle lawyer legislature location "
    "marker math mmod mod mref neutralCitation num object omissis opinion organization "
    "outcome party person placeholder process quantity quotedText ref rmod role rref scene "
    "session shortTitle span strong sub subheading sup term time tocItem u vote em".split()
)
_BLOCKS = tuple(
    f"{{*}}{name}"
    for name in ("quotedStructure", "embeddedStructure", "table", "blockList", "ul", "ol")
)
_GLUED = ("date", "ref")
_HEADS = ("num", "heading", "subheading")


def inline(element: "_Element | None") -> str:
    """The words inside an element on one line, without its notes."""
    return squeezed("".join(_words(element))) if element is not None else ""


def number_of(element: "_Element") -> str:
    """The number that an element prints; empty where it has none."""
    return inline(element.find("{*}num"))


def title_of(element: "_Element") -> str:
    """The heading of an element; a second number is one that a converter took for a number."""
    heads = [*element.iterchildren("{*}heading", "{*}subheading")]
    heads = heads or [*element.iterchildren("{*}num")][1:]
    return " ".join(words for head in heads if (words := inline(head)))


def headings(element: "_Element") -> str:
    """Number and heading on one line."""
    return " ".join(part for part in (number_of(element), title_of(element)) if part)


def content(element: "_Element", lines: Lines) -> None:
    """Add what an element says below its number and its heading."""
    _flow(element.text or "", element, lines, _HEADS)


def add_all(elements: "Iterable[_Element]", lines: Lines) -> None:
    """Add several elements with the words between them."""
    _flow("", elements, lines)


def _flow(
    run: str, elements: "Iterable[_Element]", lines: Lines, without: tuple[str, ...] = ()
) -> None:
    """Add elements behind the words `run`: a run of words and inline elements is one line."""
    for element in elements:
        name = local(element)
        if name in without or name in UNSAID:
            run += element.tail or ""
        elif name in _INLINE and not _holds_blocks(element):
            run += "".join(_words(element)) + (element.tail or "")
        else:
            lines.append_mark(run)
            _add(element, lines)
            run = element.tail or ""
    lines.append_mark(run)


def _add(element: "_Element", lines: Lines) -> None:
    name = local(element)
    if special := _SPECIAL.get(name):
        special(element, lines)
    elif name in ("p", *_INLINE):
        _flow(element.text or "", element, lines)
    else:
        _add_numbered(element, lines)


def _holds_blocks(element: "_Element") -> bool:
    return next(element.iter(*_BLOCKS), None) is not None


def _add_numbered(element: "_Element", lines: Lines) -> None:
    if number := number_of(element):
        lines.mark(number)
    lines.add(title_of(element))
    content(element, lines)
    if number:
        lines.settle()


def _add_items(element: "_Element", lines: Lines) -> None:
    ordered = local(element) == "ol"
    for place, item in enumerate(element.iterchildren("{*}li"), 1):
        lines.mark(item.get("value") or (f"{place}." if ordered else "•"))
        _flow(item.text or "", item, lines)
        lines.settle()


def _add_quotation(element: "_Element", lines: Lines) -> None:
    inner = Lines()
    _flow(element.text or "", element, inner)
    lines.quote(inner, element.get("startQuote", "“"), element.get("endQuote", "”"))


def _cell(element: "_Element") -> str:
    inner = Lines()
    _flow(element.text or "", element, inner)
    return inner.flat()


_SPECIAL: "dict[str, Callable[[_Element, Lines], None]]" = {
    "ol": _add_items,
    "ul": _add_items,
    "quotedStructure": _add_quotation,
    "embeddedStructure": _add_quotation,
    "table": lambda element, lines: add_table(element, lines, _cell),
    "toc": lambda _element, _lines: None,
}


def _words(element: "_Element") -> list[str]:
    name = local(element)
    if name in ("eol", "br"):
        return [" "]
    if name == "img":
        return [f" {element.get('alt') or '[image]'} "]
    if name == "math":
        return [f" {formula(element)} "]
    quoted = name == "quotedText"
    out = [element.get("startQuote", "") if quoted else "", element.text or ""]
    for child in element:
        if local(child) not in UNSAID:
            inner = "".join(_words(child))
            before = next((piece[-1] for piece in reversed(out) if piece), "")
            if local(child) in _GLUED and before.isalpha() and inner[:1].isalnum():
                out.append(" ")
            out.append(inner)
        out.append(child.tail or "")
    return [*out, element.get("endQuote", "") if quoted else ""]
