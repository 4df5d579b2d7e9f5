"""Reads PDF documents that have a text layer: circulars, contracts and acts with their pages."""

from collections.abc import Sequence

from app.adapters.importers.document import document_law
from app.adapters.importers.document_identity import file_stem
from app.adapters.importers.importer import File
from app.adapters.importers.pdf_contents import without_contents
from app.adapters.importers.pdf_lines import PdfLine
from app.adapters.importers.pdf_margins import without_margins
from app.adapters.importers.pdf_pages import read
from app.adapters.importers.pdf_paragraphs import paragraphs
from app.domain.errors import SourceUnreadable
from app.domain.law import ParsedLaw

_MAGIC = b"%PDF-"
_WITHIN = 1_024
_LEAST = 8
"""Letters that a page of text has at least, on the average; a scan may bear a stamp."""

_UNREADABLE = 0.3
"""Share of characters without a meaning from which the text layer is of no use."""


class Pdf:
    """The importer of PDF files."""

    name = "pdf"
    edition = 1
    suffixes = (".pdf",)

    def recognises(self, file: File) -> bool:
        """By the mark near its beginning, or by its name where the mark is damaged."""
        return _MAGIC in file.data[:_WITHIN] or file.path.lower().endswith(self.suffixes)

    def unit_key(self, file: File) -> str:
        """Every file is one version of one document."""
        return file.path

    def facts(self, file: File) -> str:
        """The file's name, which may tell the date and the title."""
        return file_stem(file.path)

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The document that one file holds.

        Raises SourceUnreadable: ``bad-pdf``, ``encrypted``, ``too-large``, ``empty`` or, for
        pictures of pages, ``no-text-layer``.
        """
        (file,) = files
        text = read(file.data, file.path)
        if not text.pages:
            raise SourceUnreadable(file.path, "empty")
        if not _is_legible(text.pages):
            raise SourceUnreadable(file.path, "no-text-layer", f"{len(text.pages)} pages")
        pages = without_contents(without_margins(text.pages))
        if not any(pages):
            pages = text.pages
        return (document_law(paragraphs(pages), (text.title,), file.path, "pdf"),)


def _is_legible(pages: Sequence[Sequence[PdfLine]]) -> bool:
    words = "".join(line.text for page in pages for line in page)
    letters = sum(c.isalnum() for c in words)
    unknown = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in words)
    return letters >= min(_LEAST * len(pages), 200) and unknown <= _UNREADABLE * len(words)
