"""Parses XML from anywhere without entities, network, document types or bottomless nesting."""

from typing import TYPE_CHECKING

from app.domain.errors import SourceUnreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

DEPTH = 200
"""Deepest nesting of elements; a reader may recurse over a parsed tree without a guard."""


def parse_xml(data: bytes, path: str) -> "_Element":
    """The root of the document in `data`, without its comments and processing instructions.

    Raises SourceUnreadable: ``empty``, or ``bad-xml`` for a syntax error, for entities that a
    document type declares or that stand in the text unresolved, and for nesting beyond `DEPTH`.
    """
    from lxml import etree

    if not data.strip():
        raise SourceUnreadable(path, "empty")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceUnreadable(path, "bad-xml", str(error)) from error
    if refused := _refused(root):
        raise SourceUnreadable(path, "bad-xml", refused)
    return root


def _refused(root: "_Element") -> str:
    """What forbids reading a well-formed document, in the words of the detail; else nothing."""
    from lxml import etree

    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and internal.entities():  # type: ignore[attr-defined]  # no stub
        return "entity declaration"
    if next(iter(root.iter(etree.Entity)), None) is not None:
        return "entity reference"
    if root.xpath(f"boolean({'/*' * (DEPTH + 1)})"):
        return f"nested deeper than {DEPTH}"
    return ""
