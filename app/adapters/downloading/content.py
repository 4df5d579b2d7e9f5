"""Checks that a file which has come is what was promised: whole, of its kind, of its checksum."""

import asyncio
import hashlib
import re
import zipfile
from os import SEEK_END
from typing import IO

from app.domain.errors import DownloadFailed
from app.domain.sourcing import SourceFile

_BLOCK = 1024 * 1024
_EDGE = 16 * 1024
_FIRST_TAG = re.compile(rb"<([A-Za-z_][\w.:-]{0,200})")


async def check(stream: IO[bytes], file: SourceFile) -> None:
    """Raise DownloadFailed (``wrong-checksum``, ``wrong-content``, ``wrong-size``) where it errs.

    A captive portal's page in place of the file is ``wrong-content``; a file whose end is
    missing, which HTTP alone cannot tell when the server itself is wrong, is ``wrong-size``.
    """
    if file.sha256 and (found := await _sha256(stream)) != file.sha256.lower():
        raise DownloadFailed(file.address, "wrong-checksum", found)
    size = stream.seek(0, SEEK_END)
    head, tail = _read(stream, 0), _read(stream, max(0, size - _EDGE))
    archive = file.name.endswith(".zip")
    if not (head.startswith(b"PK\x03\x04") if archive else _is_xml(head)):
        raise DownloadFailed(file.address, "wrong-content", _opening(head))
    if not (zipfile.is_zipfile(stream) if archive else _is_closed(head, tail)):
        raise DownloadFailed(file.address, "wrong-size", f"{size} bytes")


async def _sha256(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    stream.seek(0)
    while block := stream.read(_BLOCK):
        digest.update(block)
        await asyncio.sleep(0)
    return digest.hexdigest()


def _read(stream: IO[bytes], start: int) -> bytes:
    stream.seek(start)
    return stream.read(_EDGE)


def _is_xml(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    lower = start[:_EDGE].lower()
    if not start.startswith(b"<") or lower.startswith(b"<!doctype html"):
        return False
    first = _FIRST_TAG.search(start)
    return first is not None and first[1].lower() != b"html"


def _is_closed(head: bytes, tail: bytes) -> bool:
    first = _FIRST_TAG.search(head)
    if first is None:
        return False
    last = tail.rfind(b"</" + first[1])
    return last >= 0 and tail[last + 2 + len(first[1]) :].lstrip().startswith(b">")


def _opening(head: bytes) -> str:
    return " ".join(head[:80].decode("utf-8", "replace").split())
