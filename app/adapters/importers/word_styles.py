"""What the paragraph styles of a Word document say: headings, weight, numbering."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.adapters.importers.word_package import W, on, steps, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style with what it inherits; `depth` is 1 to 9 for a heading.

    `numbering` and `level` are those of the list that its paragraphs belong to; a level of -1
    means that the list tells it by naming the style.
    """

    name: str = ""
    depth: int = 0
    bold: bool = False
    numbering: str = ""
    level: int = -1

    @property
    def is_title(self) -> bool:
        """Whether it is the style of the document's own title."""
        return self.name == "title"

    @property
    def is_contents(self) -> bool:
        """Whether it is a style of the table of contents."""
        return self.name.startswith(("toc ", "toc1", "table of figures", "contents"))


def read_styles(root: "_Element | None") -> dict[str, Style]:
    """The paragraph styles by their ids; the default one also under an empty id."""
    found: dict[str, _Element] = {}
    default = ""
    for style in root.findall(f"{W}style") if root is not None else ():
        if style.get(f"{W}type") == "paragraph":
            found[style.get(f"{W}styleId", "")] = style
            if style.get(f"{W}default") in ("1", "true"):
                default = style.get(f"{W}styleId", "")
    out = {key: _style(key, found) for key in found}
    out[""] = out.get(default, Style())
    return out


def _style(key: str, found: "dict[str, _Element]") -> Style:
    chain: list[_Element] = []
    at = key
    while at in found and len(chain) < _LONGEST_CHAIN:
        chain.append(found[at])
        at = value(found[at], steps("basedOn"))
    name = value(chain[0], steps("name")).lower()
    bold = next((on(b) for s in chain if (b := s.find(steps("rPr/b"))) is not None), False)
    numbering = next((n for s in chain if (n := value(s, steps("pPr/numPr/numId")))), "")
    level = next((n for s in chain if (n := value(s, steps("pPr/numPr/ilvl")))), "")
    return Style(name, _depth(name, chain), bold, numbering, int(level) if level.isdigit() else -1)


def _depth(name: str, chain: "list[_Element]") -> int:
    outline = next((n for s in chain if (n := value(s, steps("pPr/outlineLvl")))), "")
    if outline.isdigit() and int(outline) < 9:
        return int(outline) + 1
    word, _, number = name.partition(" ")
    return int(number) if word == "heading" and number.isdigit() and 0 < int(number) < 10 else 0
