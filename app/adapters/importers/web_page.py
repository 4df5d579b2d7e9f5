"""Reads saved web pages: acts, circulars and policies in HTML."""

import codecs
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.adapters.importers.document import document_law
from app.adapters.importers.document_identity import file_stem
from app.adapters.importers.importer import File
from app.adapters.importers.web_blocks import read_blocks
from app.domain.errors import SourceUnreadable
from app.domain.law import ParsedLaw

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}(?:<!doctype\s+html\b|<html\b)",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"<(?:html|head|body|div|p|h[1-6]|table|article|main|section)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_:.-]{2,40})", re.I)
_DECLARED = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WESTERN = ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii")
_DEPTH = 200
_MAIN = 0.5
"""Share of a page's text from which its main part is taken for the document."""


class Html:
    """The importer of web pages."""

    name = "html"
    edition = 1
    suffixes = (".html", ".htm", ".xhtml")

    def recognises(self, file: File) -> bool:
        """A page by how it begins; or, where its name says so, by the elements in it."""
        head = file.head or _decoded(file)[:2_000]
        if _BEGINS.match(head):
            return True
        return file.path.lower().endswith(self.suffixes) and _TAGS.search(head) is not None

    def unit_key(self, file: File) -> str:
        """Every file is one version of one document."""
        return file.path

    def facts(self, file: File) -> str:
        """The file's name, which may tell the date and the title."""
        return file_stem(file.path)

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The document that one page holds.

        Raises SourceUnreadable: ``not-text``, ``empty``, or ``bad-html`` for a page that is nested
        too deeply to be read whole.
        """
        (file,) = files
        root = _parsed(_decoded(file) or file.text, file.path)
        title = " ".join((root.findtext(".//title") or "").split())
        paragraphs = read_blocks(_main(root))
        first = next((p.text for p in paragraphs if p.depth == 1), "")
        return (document_law(paragraphs, (first, title), file.path, "html"),)


def _decoded(file: File) -> str:
    """The text by the encoding that the page declares; empty where it declares none that works."""
    if file.data.startswith(_MARKS) or not (found := _CHARSET.search(file.data[:4_000])):
        return ""
    name = found[1].decode("ascii").lower()
    try:
        return file.data.decode("windows-1252" if name in _WESTERN else name)
    except (LookupError, UnicodeError, ValueError):
        return ""


def _parsed(text: str, path: str) -> "HtmlElement":
    from lxml import etree, html

    text = _DECLARED.sub("", text, count=1).replace("\0", "")
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceUnreadable(path, "empty", str(error)) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise SourceUnreadable(path, "bad-html", "nesting")
    if _depth(root) > _DEPTH:
        raise SourceUnreadable(path, "bad-html", "nesting")
    return root


def _depth(root: "HtmlElement") -> int:
    from lxml import etree

    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _main(root: "HtmlElement") -> "HtmlElement":
    """The part of a page that is its document: the main element if it holds most of the text."""
    body = root.find("body")
    whole = root if body is None else body
    parts = whole.xpath(".//main | .//*[@role='main']")
    if isinstance(parts, list) and len(parts) == 1:
        size = len(parts[0].text_content())
        if size >= _MAIN * len(whole.text_content()):
            return parts[0]
    return whole
