"""What a source may contain at most, and which of its files are looked at."""

from collections.abc import Set
from pathlib import PurePosixPath

FILE_BYTES = 256 * 1024 * 1024
"""Largest file that is read; the largest title of the United States Code has 110 MB."""

TOTAL_BYTES = 4 * 1024**3
"""Largest sum of the files of one source, unpacked."""

ENTRIES = 200_000
"""Most entries that a source may have."""

RATIO = 200
"""Highest compression of an entry above `RATIO_FROM` bytes; text stays far below it."""

RATIO_FROM = 8 * 1024 * 1024

PARSING_BYTES = 6 * 1024**3
"""Address space of the process that parses."""

_ABOUT = ("readme", "license", "licence", "contributing", "changelog", "code_of_conduct")
_NO_LAW = ("_index.md", "法律法规模版.md")


_UNREAD = (".doc", ".rtf", ".odt", ".wps", ".xls", ".xlsx", ".epub", ".ofd")


def seconds(size: int) -> float:
    """How long parsing files of `size` bytes together may take."""
    return 30 + size / 100_000


def is_looked_at(path: str, suffixes: Set[str]) -> bool:
    """Whether `path` may be a law: of a known kind, not hidden, not about the collection itself."""
    *folders, name = PurePosixPath(path).parts or ("",)
    if any(part.startswith((".", "__MACOSX", "~$")) for part in (*folders, name)):
        return False
    lower = name.lower()
    if PurePosixPath(lower).suffix not in suffixes or name in _NO_LAW:
        return False
    return lower.split(".")[0] not in _ABOUT


def is_unread_document(path: str) -> bool:
    """Whether `path` looks like a text that no importer reads, which must not be lost silently."""
    name = PurePosixPath(path).name
    return not name.startswith((".", "~$")) and PurePosixPath(name.lower()).suffix in _UNREAD
