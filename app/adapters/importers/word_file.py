"""Reads DOCX documents: contracts, circulars and acts as Word keeps them."""

from collections.abc import Sequence

from app.adapters.importers.document import document_law
from app.adapters.importers.document_identity import file_stem
from app.adapters.importers.importer import File
from app.adapters.importers.word_body import read_body
from app.adapters.importers.word_package import Package, W
from app.domain.errors import SourceUnreadable
from app.domain.law import ParsedLaw

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PART = b"word/document.xml"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


class Docx:
    """The importer of DOCX files."""

    name = "docx"
    edition = 1
    suffixes = (".docx",)

    def recognises(self, file: File) -> bool:
        """A zip with a Word document in it, or a file that is named like one."""
        if file.data.startswith(_ZIP) and _PART in file.data:
            return True
        return file.path.lower().endswith(self.suffixes)

    def unit_key(self, file: File) -> str:
        """Every file is one version of one document."""
        return file.path

    def facts(self, file: File) -> str:
        """The file's name, which may tell the date and the title."""
        return file_stem(file.path)

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The document that one file holds.

        Raises SourceUnreadable: ``encrypted``, ``unknown-format`` for the DOC files of older
        versions of Word, ``broken-archive``, ``bad-xml``, ``too-large`` or ``empty``.
        """
        (file,) = files
        if file.data.startswith(_OLE):
            reason = "encrypted" if _PROTECTED in file.data else "unknown-format"
            raise SourceUnreadable(file.path, reason, "OLE")
        package = Package(file.data, file.path)
        root = package.part("document")
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise SourceUnreadable(file.path, "unknown-format", "no document")
        text = read_body(package, body)
        first = next((p.text for p in text.paragraphs if p.depth), "")
        stated = (package.title(), text.title, first)
        return (document_law(text.paragraphs, stated, file.path, "docx"),)
