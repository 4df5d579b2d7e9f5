"""Reads United States Legislative Markup: titles of the Code, public laws and compilations."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.adapters.importers import uslm_identity
from app.adapters.importers.importer import File
from app.adapters.importers.safe_xml import parse_xml
from app.adapters.importers.uslm_body import Body, body_of, provisions
from app.adapters.importers.uslm_identity import Identity
from app.adapters.importers.uslm_text import child, children, local
from app.domain.errors import SourceUnreadable
from app.domain.law import ParsedLaw

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = "uscDoc|lawDoc|pLaw|statute|statuteCompilation|statutesAtLarge|bill|resolution"
_SPACES = r"https?://(?:xml\.house\.gov/schemas|schemas\.gpo\.gov/xml)/uslm\b"
_ROOT = re.compile(rf"<(?:[\w.-]+:)?(?:{_ROOTS})\s[^<>]*{_SPACES}")
_DOCUMENTS = ("pLaw", "statute", "resolution")
_PARTS = ("compiledAct", "courtRules")


class Uslm:
    """The importer of USLM 1.0 and 2: one law a file, but for volumes and appendices.

    A volume of the Statutes at Large is the laws in it. The appendix of a title holds acts and
    rules that have names and numbers of their own: each is a law, and what is left is one more.
    """

    name = "uslm"
    edition = 1
    suffixes = (".xml", ".uslm")

    def recognises(self, file: File) -> bool:
        """A root element of USLM that holds law, in one of its two namespaces."""
        return file.head.lstrip("\ufeff \n\t").startswith("<") and bool(_ROOT.search(file.head))

    def unit_key(self, file: File) -> str:
        """Every file stands for itself."""
        return file.path

    def facts(self, file: File) -> str:
        """The path says nothing that the document does not say."""
        return ""

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The laws of one document.

        Raises SourceUnreadable: ``bad-xml``, ``no-title`` where the document does not say what
        it is, ``no-law`` where it has no text.
        """
        (file,) = files
        root = parse_xml(file.data, file.path)
        laws = tuple(_laws(root, file.path))
        if not laws:
            raise SourceUnreadable(file.path, "no-law")
        return laws


def _laws(root: "_Element", path: str) -> Iterator[ParsedLaw]:
    if local(root) == "uscDoc" or root.get("identifier", "").startswith("/us/usc/"):
        yield from _code(root, path)
        return
    inner = root.iter(*(f"{{*}}{name}" for name in _DOCUMENTS))
    told = {e: uslm_identity.enactment(e) for e in inner if e is not root and _has_text(e)}
    named = {document: identity for document, identity in told.items() if identity}
    for document, identity in named.items():
        yield from _law(identity, body_of(document), document, path)
    yield from _law(uslm_identity.enactment(root), body_of(root, frozenset(named)), root, path)


def _has_text(document: "_Element") -> bool:
    return child(document, "main") is not None


def _code(root: "_Element", path: str) -> Iterator[ParsedLaw]:
    """The title that a document is, and the acts and rules that stand in its appendix."""
    main = child(root, "main")
    tops = children(main, "title", "appendix") if main is not None else []
    whole = uslm_identity.code_title(root, tops[0] if tops else None)
    parts = [e for top in tops if local(top) == "appendix" for e in _outermost(top)]
    body = body_of(root, frozenset(parts), frozenset(tops[:1]))
    yield from _law(whole, body, root, path)
    for part in parts:
        identity = uslm_identity.part_of(whole, part) if whole else None
        yield from _law(identity, body_of(part), root, path)


def _outermost(top: "_Element") -> "Iterator[_Element]":
    """The acts and sets of rules below `top` that are not within another."""
    for element in top:
        if local(element) in _PARTS:
            yield element
        else:
            yield from _outermost(element)


def _law(identity: Identity | None, body: Body, root: "_Element", path: str) -> Iterator[ParsedLaw]:
    found = provisions(body)
    if not found:
        return
    if identity is None:
        raise SourceUnreadable(path, "no-title")
    yield ParsedLaw(
        key=identity.key,
        title=identity.title,
        language=(root.get("{http://www.w3.org/XML/1998/namespace}lang") or "en").lower(),
        level=identity.level,
        provisions=found,
        jurisdiction="United States",
        short_titles=identity.short_titles,
        published=identity.published,
        status=identity.status,
        history=identity.history,
        citation=identity.citation,
    )
