"""Turns the bytes of a file into text: UTF-8, UTF-16 with its mark, or GB18030."""

import codecs
import re

from app.domain.errors import SourceUnreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")


def decode(data: bytes, path: str) -> str:
    """The text in `data` with line feeds only; raises SourceUnreadable (``empty``, ``not-text``).

    Zero-width characters are dropped: they carry nothing and would part words in a search.
    """
    text = _unmarked(data, path)
    if "\0" in text:
        raise SourceUnreadable(path, "not-text", "NUL")
    if _ZERO_WIDTH.search(text):
        text = _ZERO_WIDTH.sub("", text)
    if not text or text.isspace():
        raise SourceUnreadable(path, "empty")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _unmarked(data: bytes, path: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path)
    if b"\0" in data:
        raise SourceUnreadable(path, "not-text", "NUL")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise SourceUnreadable(path, "not-text", f"utf-8 {error.start}") from error
    text = _strict(data, "gb18030", path)
    if _CONTROL.search(text):
        raise SourceUnreadable(path, "not-text", "gb18030")
    return text


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceUnreadable(path, "not-text", f"{encoding} {error.start}") from error


def _mostly_utf8(data: bytes) -> bool:
    """True for UTF-8 with a few damaged bytes, which GB18030 would turn into other characters."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", errors="ignore"))
    return broken * 10 < foreign
