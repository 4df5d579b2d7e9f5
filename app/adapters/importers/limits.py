"""What a source may contain at most, and which of its files are looked at."""

from pathlib import PurePosixPath

FILE_BYTES = 32 * 1024 * 1024
"""Largest file that is read."""

TOTAL_BYTES = 4 * 1024**3
"""Largest sum of the files of one source, unpacked."""

ENTRIES = 200_000
"""Most entries that a source may have."""

RATIO = 200
"""Highest compression of an entry above `RATIO_FROM` bytes; text stays far below it."""

RATIO_FROM = 8 * 1024 * 1024

_SUFFIXES = (".md", ".markdown", ".txt")
_ABOUT = ("readme", "license", "licence", "contributing", "changelog", "code_of_conduct")
_NO_LAW = ("_index.md", "法律法规模版.md")


def is_looked_at(path: str) -> bool:
    """Whether `path` may be a law: text, not hidden, and not about the collection itself."""
    *folders, name = PurePosixPath(path).parts or ("",)
    if any(part.startswith((".", "__MACOSX")) for part in (*folders, name)):
        return False
    lower = name.lower()
    if not lower.endswith(_SUFFIXES) or name in _NO_LAW:
        return False
    return lower.split(".")[0] not in _ABOUT
