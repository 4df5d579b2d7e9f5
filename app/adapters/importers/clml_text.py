"""Turns the content of a CLML provision into lines, one for each paragraph, item or row."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.adapters.importers.xml_formula import formula
from app.adapters.importers.xml_lines import Lines, add_table, local, squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSAID = frozenset(
    "CommentaryRef FootnoteRef MarginNoteRef Commentary Footnote MarginNote IncludedDocumentRef "
    "SignedSection ExplanatoryNotes EarlierOrders Contents Versions Resources Image".split()
)
_BLOCKS = frozenset(
    "P P1 P2 P3 P4 P5 P6 P7 P1group P2group P3group P4group P1para P2para P3para P4para P5para "
    "P6para P7para Para Text OrderedList UnorderedList KeyList Tabular table BlockAmendment "
    "Formula Figure Form Schedule ScheduleBody Part Chapter Pblock PsubBlock Division ListItem "
    "IncludedDocument BlockText BlockExtract AppendText".split()
)
_HEADED = frozenset(
    "Part Chapter Pblock PsubBlock Schedule P2group P3group P4group P5group Division Form Group "
    "Tabular Appendix Attachment EUTitle EUPart EUChapter EUSection EUSubsection".split()
)
_NUMBERED = re.compile(r"P[1-7]")
_QUOTES = {"single": ("‘", "’"), "none": ("", "")}
_DECORATION = {
    "parens": "({})", "parenRight": "{})", "brackets": "[{}]", "bracketRight": "{}]",
    "period": "{}.", "colon": "{}:",
}  # fmt: skip
_BULLETS = {"bullet": "•", "dash": "—", "arrow": "→"}


def text_of(provision: "_Element") -> str:
    """The text of a numbered provision without its own number, which stands in its label."""
    lines = Lines()
    for child in provision:
        if local(child) != "Pnumber":
            add(child, lines)
    return lines.text()


def inline(element: "_Element | None") -> str:
    """The words inside an element on one line, without its notes."""
    return squeezed("".join(_words(element))) if element is not None else ""


def printed(number: "_Element | None") -> str:
    """A number as the document prints it, without brackets and full stops."""
    return inline(number).strip("()[]“”\"'.— ").rstrip("“.")


def heading(element: "_Element") -> str:
    """Number and title of a part, a schedule or a group, on one line."""
    parts = [*element.iterchildren("{*}Number", "{*}Title"), *element.iterfind("{*}TitleBlock/*")]
    return " ".join(words for part in parts if (words := inline(part)))


def add(element: "_Element", lines: Lines) -> None:
    """Add what an element says, whatever it is."""
    name = local(element)
    if name in _UNSAID:
        return
    if _NUMBERED.fullmatch(name):
        _add_numbered(element, lines)
    elif special := _SPECIAL.get(name):
        special(element, lines)
    elif name in _HEADED:
        lines.add(heading(element))
        _add_children(element, lines, ("Number", "Title", "TitleBlock"))
    elif any(local(child) in _BLOCKS for child in element):
        _add_children(element, lines)
    else:
        lines.add(inline(element))


def _add_children(element: "_Element", lines: Lines, without: tuple[str, ...] = ()) -> None:
    lines.add(element.text)
    for child in element:
        if local(child) not in without:
            add(child, lines)
        lines.add(child.tail)


def _add_numbered(element: "_Element", lines: Lines) -> None:
    number = element.find("{*}Pnumber")
    if number is not None:
        lines.mark(_designator(number, local(element)))
    _add_children(element, lines, ("Pnumber",))
    lines.settle()


def _designator(number: "_Element", level: str) -> str:
    """``(1)`` for ``1``: by the element's own punctuation, else brackets below a section."""
    words = inline(number)
    if "PuncBefore" in number.attrib or "PuncAfter" in number.attrib:
        return f"{number.get('PuncBefore', '')}{words}{number.get('PuncAfter', '')}"
    return f"({words})" if level != "P1" and words[:1].isalnum() and words[-1].isalnum() else words


def _add_group(element: "_Element", lines: Lines) -> None:
    """A quoted section: its number and its heading share a line."""
    title = inline(element.find("{*}Title"))
    first = element.find("{*}P1")
    number = first.find("{*}Pnumber") if first is not None and title else None
    for child in element:
        if local(child) == "Title":
            lines.add(f"{_designator(number, 'P1') if number is not None else ''} {title}")
        elif child is first and number is not None:
            _add_children(child, lines, ("Pnumber",))
        else:
            add(child, lines)


def _add_list(element: "_Element", lines: Lines) -> None:
    ordered = local(element) == "OrderedList"
    decoration = element.get("Decoration", "")
    for place, item in enumerate(element.iterchildren("{*}ListItem"), 1):
        if ordered:
            number = item.get("NumberOverride") or _counted(place, element.get("Type", ""))
            lines.mark(_DECORATION.get(decoration, "{}").format(number))
        elif bullet := _BULLETS.get(decoration):
            lines.mark(bullet)
        _add_children(item, lines)
        lines.settle()


def _counted(place: int, style: str) -> str:
    """The number of a list's item: ``3``, ``c`` or ``iii``."""
    if style.startswith("roman"):
        text = roman(place)
    elif style.startswith("alpha"):
        text = chr(ord("a") + (place - 1) % 26) * ((place - 1) // 26 + 1)
    else:
        return str(place)
    return text.upper() if "upper" in style.lower() else text


def roman(value: int) -> str:
    """A number from 1 in small Roman numerals."""
    out = ""
    for figure, sign in _ROMAN:
        out += sign * (value // figure)
        value %= figure
    return out


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _add_keys(element: "_Element", lines: Lines) -> None:
    between = element.get("Separator", "").strip()
    for item in element.iterchildren("{*}KeyListItem"):
        for child in item:
            if local(child) == "Key":
                lines.mark(f"{inline(child)} {between}".strip())
            else:
                _add_children(child, lines)
        lines.settle()


def _add_amendment(element: "_Element", lines: Lines) -> None:
    inner = Lines()
    _add_children(element, inner)
    lines.quote(inner, *_QUOTES.get(element.get("Format", ""), ("“", "”")))


def _add_formula(element: "_Element", lines: Lines) -> None:
    for child in element:
        if local(child) == "math":
            lines.add(formula(child))
        else:
            add(child, lines)


def _cell(element: "_Element") -> str:
    inner = Lines()
    if any(local(child) in _BLOCKS for child in element):
        _add_children(element, inner)
    else:
        inner.add(inline(element))
    return inner.flat()


_SPECIAL: "dict[str, Callable[[_Element, Lines], None]]" = {
    "P1group": _add_group,
    "OrderedList": _add_list,
    "UnorderedList": _add_list,
    "KeyList": _add_keys,
    "BlockAmendment": _add_amendment,
    "AppendText": lambda element, lines: lines.append(inline(element)),
    "Formula": _add_formula,
    "table": lambda element, lines: add_table(element, lines, _cell),
    "Figure": lambda _, lines: lines.add("[image]"),
    "IncludedDocument": lambda _, lines: lines.add("[image]"),
}


def _words(element: "_Element") -> list[str]:
    out = [element.text or ""]
    for child in element:
        name = local(child)
        if name == "math":
            out.append(f" {formula(child)} ")
        elif name in ("Character", "br"):
            out.append(" ")
        elif name not in _UNSAID:
            out.extend(_words(child))
        out.append(child.tail or "")
    return out
