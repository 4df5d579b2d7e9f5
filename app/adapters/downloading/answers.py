"""Reads a server's answer: what its status means, and which bytes of which edition it brings."""

import re
from collections.abc import Mapping

from app.adapters.downloading.part import Note, Part
from app.domain.errors import DownloadFailed

MOST_PATIENCE = 60.0
"""Longest time in seconds that a server may ask to be left alone before the next try."""

_RANGE = re.compile(r"bytes (?:(\d{1,18})-(\d{1,18})|\*)/(\d{1,18}|\*)")
_GONE = (404, 410)
_DECLINED = (401, 403, 407, 451)
_PASSING = (408, 425, 429, 500, 502, 503, 504)


class Lost(Exception):
    """A try that may succeed when it is made again.

    `reason` is what DownloadFailed says when no try is left; `after` are the seconds that the
    server wants to be left alone, if it said so; `unreached` that there was no server at all.
    """

    def __init__(
        self, reason: str, detail: str, after: float | None = None, unreached: bool = False
    ) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail
        self.after, self.unreached = after, unreached


def conditions(part: Part) -> dict[str, str]:
    """The headers that ask for the rest of `part`, or for the file unless it is as it was."""
    if part.size and part.note is not None and part.note.validator:
        return {"Range": f"bytes={part.size}-", "If-Range": part.note.validator}
    headers = {}
    if note := part.finished:
        if note.etag:
            headers["If-None-Match"] = note.etag
        elif note.modified:
            headers["If-Modified-Since"] = note.modified
    return headers


def refuse(address: str, status: int, headers: Mapping[str, str]) -> None:
    """Raise Lost or DownloadFailed for a `status` that brings nothing that was asked for."""
    told = f"HTTP {status}"
    if status in _GONE:
        raise DownloadFailed(address, "not-found", told)
    if status in _DECLINED:
        raise DownloadFailed(address, "refused", told)
    if status in _PASSING:
        reason = "refused" if status == 429 else "server"
        raise Lost(reason, told, _seconds(headers.get("retry-after", "")))
    raise DownloadFailed(address, "server", told)


def edition(address: str, headers: Mapping[str, str]) -> Note:
    """The note of a whole file that a server begins to send."""
    plain = headers.get("content-encoding", "identity").strip().lower() in ("", "identity")
    length = headers.get("content-length", "")
    known = plain and length.isascii() and length.isdigit()
    return Note(
        address,
        _ascii(headers.get("etag", "")),
        _ascii(headers.get("last-modified", "")),
        int(length) if known else None,
        plain,
    )


def is_rest(part: Part, headers: Mapping[str, str]) -> bool:
    """Whether an answer 206 brings the rest of `part`: its edition, from its end to the end."""
    note = part.note
    match = _RANGE.fullmatch(headers.get("content-range", ""))
    if note is None or match is None or match[1] is None or headers.get("content-encoding"):
        return False
    if headers.get("etag", note.etag) != note.etag:
        return False
    if headers.get("last-modified", note.modified) != note.modified:
        return False
    start, end = int(match[1]), int(match[2])
    total = note.total if match[3] == "*" else int(match[3])
    return start == part.size and total in (end + 1, None) and note.total in (total, None)


def has_all(part: Part, headers: Mapping[str, str]) -> bool:
    """Whether an answer 416 says that nothing is missing: the file ends where `part` ends."""
    match = _RANGE.fullmatch(headers.get("content-range", ""))
    return match is not None and match[3] == str(part.size)


def _seconds(text: str) -> float | None:
    return min(float(text), MOST_PATIENCE) if text.isascii() and text.isdigit() else None


def _ascii(text: str) -> str:
    return text if text.isascii() and len(text) < 1000 else ""
