"""Reads Akoma Ntoso 2.0 and 3.0: acts of the European Union and of states, bills, judgments."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from app.adapters.importers import akn_dates
from app.adapters.importers.akn_identity import Identity
from app.adapters.importers.akn_standing import Standing
from app.adapters.importers.akn_structure import Walk, preamble
from app.adapters.importers.importer import File
from app.adapters.importers.safe_xml import parse_xml
from app.adapters.importers.xml_lines import local
from app.adapters.importers.xml_root import root_name, root_tag
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, ParsedLaw, ParsedProvision, Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENTS = frozenset(
    "act bill doc judgment judgement statement amendment portion debate debateReport".split()
)
_COLLECTIONS = frozenset(
    "documentCollection officialGazette collectionBody component components".split()
)
_NOUNS = {
    "Section": "section", "Sec": "section", "Article": "article", "Art": "article",
    "Regulation": "regulation", "Rule": "rule", "Clause": "clause", "Paragraph": "paragraph",
}  # fmt: skip


class AkomaNtoso:
    """The importer of the OASIS standard for legal documents, whatever the land.

    Notes, editor's remarks, tables of contents and signatures are no text of the law and are
    left out. Each language of a work is a law by itself.
    """

    name = "akn"
    edition = 1
    suffixes = (".xml", ".akn")

    def recognises(self, file: File) -> bool:
        """The standard's root element."""
        return root_name(root_tag(file.head)).lower() == "akomantoso"

    def unit_key(self, file: File) -> str:
        """Every file stands for itself."""
        return file.path

    def facts(self, file: File) -> str:
        """The path adds nothing: the metadata say it all."""
        return ""

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The laws of a file: one, or those of a collection that are works of their own."""
        (file,) = files
        root = parse_xml(file.data, file.path)
        standing = Standing(root)
        found = [_law(*grouped, standing, file.path) for grouped in _grouped(_documents(root))]
        laws = tuple(law for law in found if law)
        if not laws:
            raise SourceUnreadable(file.path, "empty")
        return laws


def _grouped(documents: "Iterable[_Element]") -> "list[tuple[_Element, list[_Element]]]":
    """Each document with its annexes, which a collection keeps beside it and not inside."""
    out: list[tuple[_Element, list[_Element]]] = []
    for document in documents:
        kept_apart = local(document) == "doc" and out
        if kept_apart and Identity(document).address in ("", Identity(out[-1][0]).address):
            out[-1][1].append(document)
        else:
            out.append((document, []))
    return out


def _documents(root: "_Element") -> "Iterator[_Element]":
    """The documents of a file in order, those that stand inside another left out."""
    for child in root:
        if local(child) in _DOCUMENTS:
            yield child
        elif local(child) in _COLLECTIONS:
            yield from _documents(child)


def _law(
    document: "_Element", annexes: "list[_Element]", standing: Standing, path: str
) -> ParsedLaw | None:
    identity = Identity(document)
    walk = Walk(document, identity.language, standing)
    found = [*preamble(document), *walk.provisions(annexes)]
    if not found:
        return None
    if not identity.title:
        raise SourceUnreadable(path, "no-title")
    return ParsedLaw(
        key=identity.key,
        title=identity.title,
        language=identity.language,
        level=identity.level,
        provisions=tuple(found),
        region=identity.region,
        jurisdiction=identity.jurisdiction,
        short_titles=identity.short_titles,
        published=akn_dates.published(document),
        effective=akn_dates.effective(document),
        status=Status.PENDING if local(document) == "bill" else None,
        history=akn_dates.history(document),
        citation=identity.citation(_cited(found)),
    )


def _cited(provisions: list[ParsedProvision]) -> str:
    """What most of a document's provisions are called."""
    words = Counter(
        _NOUNS.get(p.label.split(" ")[0].strip("."), "")
        for p in provisions
        if p.kind in (Kind.ARTICLE, Kind.CLAUSE)
    )
    return words.most_common(1)[0][0] if words else ""
