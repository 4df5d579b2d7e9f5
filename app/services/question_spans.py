"""Finds the provisions of a library that hold given characters of its documents."""

from collections.abc import Collection, Sequence
from time import monotonic
from typing import NamedTuple

from app.domain.events import Pace, Work
from app.domain.measures_spans import Span
from app.services.law_ports import LawStore

LEAST = 5
"""Characters that a provision has to share with a span to answer it, unless it has the most."""


class _Stretch(NamedTuple):
    """Where a provision stands in its document."""

    start: int
    stop: int
    provision_id: str


class Documents:
    """The documents that the wanted spans are of, with the places of their provisions."""

    def __init__(self, by_path: dict[str, list[_Stretch]]) -> None:
        self._by_path = by_path

    def answers(self, spans: Sequence[Span]) -> tuple[list[str], list[str]]:
        """Ids of the provisions that hold the spans, those that hold most first; and the spans
        that none holds, as ``path:start-stop``.
        """
        shares: dict[str, int] = {}
        missing = []
        for span in spans:
            found = _overlaps(self._by_path.get(span.path, ()), span)
            if not found:
                missing.append(f"{span.path}:{span.start}-{span.stop}")
            for share, id in found:
                shares[id] = shares.get(id, 0) + share
        return sorted(shares, key=lambda id: -shares[id]), missing


def documents(store: LawStore, wanted: Collection[str]) -> Work[Documents]:
    """Look for the documents at these paths: a library's path ends with the benchmark's.

    Documents without the offsets of their provisions are left out.
    """
    versions = list(dict.fromkeys(version for version, _ in store.row_keys()))
    pace, found = (
        Pace("resolving", len(versions), "documents", monotonic),
        dict[str, list[_Stretch]](),
    )
    for done, version in enumerate(versions):
        yield pace.at(done)
        text = store.law_text(version)
        steps = text.version.source.split("/")
        ends = ("/".join(steps[place:]) for place in range(len(steps)))
        path = next((end for end in ends if end in wanted), None)
        if path is not None:
            found[path] = [
                _Stretch(one.start, one.start + len(one.text), one.id)
                for one in text.provisions
                if one.start is not None
            ]
    return Documents(found)


def _overlaps(stretches: Sequence[_Stretch], span: Span) -> list[tuple[int, str]]:
    shares = [
        (min(one.stop, span.stop) - max(one.start, span.start), one.provision_id)
        for one in stretches
    ]
    most = max((share for share, _ in shares), default=0)
    return [(share, id) for share, id in shares if share > 0 and share >= min(LEAST, most)]
