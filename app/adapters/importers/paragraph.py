"""One paragraph of a document, in the form that every reader of documents hands on."""

from typing import NamedTuple


class Paragraph(NamedTuple):
    """A paragraph with what its appearance says of it.

    `page` counts from 1 and is None where the document has no pages; `depth` is 1 to 9 for a
    heading that the document itself marks as one; `prominent` means that all of it is bold or
    larger than the text around it; a `note` is a footnote, whose text begins with its marker,
    ``[3]``; a `row` is one of a table, its cells parted by `` | ``; `indent` is how far from the
    left edge it begins, in points, None where that is not known.
    """

    text: str
    page: int | None = None
    depth: int = 0
    prominent: bool = False
    note: bool = False
    row: bool = False
    indent: float | None = None
