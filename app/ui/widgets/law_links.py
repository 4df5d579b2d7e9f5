"""Where the references of a law stand in its rows, and which provisions each of them leads to."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.citation_form import Step
from app.services.law_ports import Reference
from app.ui.widgets.law_rows import Reading, RowKind

Span = tuple[int, int, "Link"]
"""Where a link begins and ends in the layout of a row."""


@dataclass(frozen=True, slots=True)
class Link:
    """Characters `start` to `stop` of the text of the provision at `place` that lead elsewhere.

    `targets` are the provisions meant, those of a range in their order; `version_id` is that of
    the first, and `within` are the steps into it.
    """

    place: int
    start: int
    stop: int
    targets: tuple[str, ...]
    version_id: str
    within: tuple[Step, ...] = ()


def links_of(reading: Reading, place: int, references: Sequence[Reference]) -> tuple[Link, ...]:
    """The links of a provision: what leads nowhere, to itself or over another link is left out."""
    provision = reading.law.provisions[place]
    spans: dict[tuple[int, int], list[Reference]] = {}
    for reference in references:
        if reference.provision_id not in ("", provision.id):
            spans.setdefault((reference.start, reference.stop), []).append(reference)
    links: list[Link] = []
    end = 0
    for (start, stop), meant in sorted(spans.items()):
        if end <= start < stop <= len(provision.text):
            targets = tuple(dict.fromkeys(one.provision_id for one in meant))
            first = meant[0]
            links.append(Link(place, start, stop, targets, first.version_id, first.within))
            end = stop
    return tuple(links)


class Links:
    """The links of one reading, as far as they are known."""

    def __init__(self, reading: Reading | None) -> None:
        self.reading = reading
        self._known: dict[int, tuple[Link, ...]] = {}

    def know(self, place: int, references: Sequence[Reference]) -> None:
        """Keep what the text of the provision at `place` refers to."""
        if self.reading is not None:
            self._known[place] = links_of(self.reading, place, references)

    def knows(self, place: int) -> bool:
        """Whether the links of a provision are known, be there any or none."""
        return place in self._known

    def of(self, place: int) -> tuple[Link, ...]:
        """The links of a provision in the order of its text."""
        return self._known.get(place, ())

    def spans(self, row: int) -> list[Span]:
        """Where links stand in a row, counted as its layout counts."""
        if self.reading is None:
            return []
        shown = self.reading.rows[row]
        if shown.kind is not RowKind.TEXT:
            return []
        spans = []
        for link in self.of(shown.provision):
            start, stop = (at - shown.offset + shown.lead for at in (link.start, link.stop))
            start, stop = max(start, shown.lead), min(stop, len(shown.text))
            if start < stop:
                spans.append((_units(shown.text, start), _units(shown.text, stop), link))
        return spans

    def at(self, row: int, unit: int) -> Link | None:
        """The link at a place of the layout of a row."""
        found = (link for start, stop, link in self.spans(row) if start <= unit < stop)
        return next(found, None)

    def row_of(self, link: Link) -> tuple[int, int, int] | None:
        """The first row in which a link stands, and where in its layout."""
        if self.reading is None:
            return None
        for row in range(self.reading.first_row[link.place], len(self.reading.rows)):
            if self.reading.rows[row].provision != link.place:
                return None
            for start, stop, found in self.spans(row):
                if found == link:
                    return row, start, stop
        return None


def _units(text: str, at: int) -> int:
    """A place in a text as Qt counts: rare characters are two units there."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
