"""Opens a DOCX file without trusting it: bounded sizes, and only the parts that hold text."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.adapters.importers import limits
from app.adapters.importers.safe_xml import parse_xml
from app.domain.errors import SourceUnreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_UNPACKED = 512 * 1024 * 1024
_ENTRIES = 20_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class Package:
    """The parts of a DOCX file; raises SourceUnreadable (``broken-archive``, ``too-large``)."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, ValueError) as error:
            raise SourceUnreadable(path, "broken-archive", str(error)) from error
        self._guard()

    def part(self, name: str) -> "_Element | None":
        """The root of the part ``word/NAME.xml``, None if the document has none."""
        return self._root(f"word/{name}.xml")

    def title(self) -> str:
        """The title in the document's properties, empty if there is none."""
        root = self._root(_CORE)
        found = root.findtext(_TITLE) if root is not None else None
        return " ".join((found or "").split())

    def _root(self, name: str) -> "_Element | None":
        try:
            data = self._zip.read(name)
        except KeyError:
            return None
        except _BROKEN as error:
            raise SourceUnreadable(self._path, "broken-archive", f"{name}: {error}") from error
        if _STRICT[1:-1].encode() in data[:4_000]:
            data = data.replace(_STRICT[1:-1].encode(), W[1:-1].encode())
        return parse_xml(data, self._path)

    def _guard(self) -> None:
        """Refuse what would unpack to much more than a document can be."""
        infos = self._zip.infolist()
        unpacked = sum(info.file_size for info in infos)
        packed = max(sum(info.compress_size for info in infos), 1)
        bomb = unpacked > limits.RATIO_FROM and unpacked / packed > limits.RATIO
        if len(infos) > _ENTRIES or unpacked > _UNPACKED or bomb:
            raise SourceUnreadable(self._path, "too-large", f"{unpacked} bytes unpacked")


def on(element: "_Element | None", default: bool = False) -> bool:
    """Whether a property that is switched by its presence, as ``w:b`` is, holds."""
    if element is None:
        return default
    return element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def value(element: "_Element | None", path: str) -> str:
    """The ``w:val`` of the element at `path` below, empty if it is not there."""
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def steps(name: str) -> str:
    """A path of local names as lxml wants it: ``pPr/numPr``."""
    return "/".join(W + part for part in name.split("/"))


def children(element: "_Element") -> Iterator[tuple[str, "_Element"]]:
    """The children with their local names; those of other vocabularies have an empty name."""
    for child in element:
        tag = str(child.tag)
        yield (tag[len(W) :] if tag.startswith(W) else ""), child
