"""Reads contracts and policies in plain text: stretches of paragraphs with their exact offsets."""

import codecs
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

from app.adapters.importers.decoding import decode
from app.adapters.importers.importer import File
from app.adapters.importers.stretches import stretches
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, Level, ParsedLaw, ParsedProvision

_LETTERS = re.compile(r"[^\W\d_]{2}")
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNSEEN = re.compile("[\x00-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SAMPLE = 20_000


class PlainText:
    """The importer of ``.txt`` files that no other format knows."""

    name = "text"
    edition = 1
    suffixes = (".txt",)

    def recognises(self, file: File) -> bool:
        """A text file with words in it."""
        if PurePosixPath(file.path).suffix.lower() not in self.suffixes:
            return False
        try:
            return _LETTERS.search(file.head or exact_text(file.data, file.path)) is not None
        except SourceUnreadable:
            return False

    def unit_key(self, file: File) -> str:
        """Every file is a text of its own."""
        return file.path

    def facts(self, file: File) -> str:
        """The folder and the name, which are the text's identity."""
        return _identity(file.path)

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The text that one file holds, in stretches that together are all of its characters."""
        (file,) = files
        text = exact_text(file.data, file.path)
        provisions = tuple(
            ParsedProvision(
                number=str(number),
                label=f"¶ {number}",
                text=text[part.start : part.stop],
                path=(part.heading,) if part.heading else (),
                kind=Kind.STRETCH,
                start=part.start,
            )
            for number, part in enumerate(stretches(text), 1)
        )
        name = PurePosixPath(file.path).name
        law = ParsedLaw(
            key=f"text|{_identity(file.path)}",
            title=_title(name),
            language=language_of(text),
            level=Level.CONTRACT,
            provisions=provisions,
            short_titles=(name,),
            citation="{title}, ¶ {number}",
        )
        return (law,)


def exact_text(data: bytes, path: str) -> str:
    """The text in `data` as ``open(path, encoding=…).read()`` gives it, to the last character.

    Unlike `File.text`, zero-width characters and a UTF-8 byte order mark stay, as offsets that
    others made count them. Texts of Windows' western code page are read besides the encodings
    that `File.text` knows. Raises SourceUnreadable (``empty``, ``not-text``).
    """
    text = _decoded(data, path)
    if "\0" in text:
        raise SourceUnreadable(path, "not-text", "NUL")
    if not text.strip("\ufeff\u200b\u200c\u200d\u2060 \t\r\n") or text.isspace():
        raise SourceUnreadable(path, "empty")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decoded(data: bytes, path: str) -> str:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _strict(data, encoding, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        western = _is_western(data)
    if not western:
        # for its refusals alone: its text lacks the characters that it drops
        decode(data, path)
        return _strict(data, "gb18030", path)
    text = _strict(data, "cp1252", path)
    if _CONTROL.search(text):
        raise SourceUnreadable(path, "not-text", "cp1252")
    return text


def _is_western(data: bytes) -> bool:
    """Whether most bytes above ASCII stand alone, as they never do in Chinese or UTF-8."""
    runs = [len(run) for run in _HIGH.findall(data[:1_000_000])]
    return sum(length == 1 for length in runs) * 2 > len(runs)


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceUnreadable(path, "not-text", f"{encoding} {error.start}") from error


def _identity(path: str) -> str:
    return "/".join(PurePosixPath(path).parts[-2:])


def _title(name: str) -> str:
    """The file's name without its ending, with spaces for what stands for them."""
    stem = unquote(PurePosixPath(name).stem).replace("_", " ")
    return " ".join(_UNSEEN.sub(" ", stem).split()) or name


def language_of(text: str) -> str:
    """``zh`` where a fifth of the letters at the beginning are Chinese, else ``en``."""
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    return "zh" if len(_HAN.findall(sample)) * 5 > letters else "en"
