"""Writes a MathML formula on one line."""

from typing import TYPE_CHECKING

from app.adapters.importers.xml_lines import local, squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element

_BETWEEN = {"mfrac": "/", "msup": "^", "msub": "_"}


def formula(element: "_Element") -> str:
    """A formula in plain characters: fractions with a slash, powers with a caret."""
    name = local(element)
    parts = [formula(child) for child in element]
    if name in _BETWEEN and len(parts) == 2:
        return _BETWEEN[name].join(_grouped(part) for part in parts)
    if name == "msqrt":
        return f"√{_grouped(' '.join(parts))}"
    if name == "mfenced":
        return f"({', '.join(parts)})"
    return squeezed(" ".join([element.text or "", *parts]))


def _grouped(part: str) -> str:
    return f"({part})" if " " in part else part
