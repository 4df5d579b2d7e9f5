"""Reads the shipped files of the lexicon and keeps the person's own file, line by line."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.adapters.files import write_atomically
from app.adapters.importers.decoding import decode
from app.adapters.locking import Held, hold
from app.domain.errors import LibraryNotWritable, SourceUnreadable, UserDataNotWritable
from app.domain.events import Problem
from app.domain.lexicon import Entry, expression_key
from app.domain.lexicon_lines import EntryUnusable, ReadEntries, line_of, read_line

_PATIENCE = 10.0
"""Seconds to wait for another writer, and between two attempts."""


class LexiconTsv:
    """Files of tab-separated lines: those in a folder of the program, and the person's own."""

    def __init__(self, folder: Path, own: Path) -> None:
        self._folder, self._own = folder, own

    def shipped(self) -> ReadEntries:
        """The entries that came with the program; what cannot be read is told, never raised."""
        files = sorted(self._folder.glob("*.tsv"))
        read = [_read(file) for file in files]
        missing = () if files else (Problem(str(self._folder), "missing"),)
        return ReadEntries(
            tuple(entry for one in read for entry in one.entries),
            (*missing, *(problem for one in read for problem in one.problems)),
        )

    def own(self) -> ReadEntries:
        """The person's entries; one without terms switches an expression off."""
        return _read(self._own) if self._own.exists() else ReadEntries()

    def stamp(self) -> object:
        """Changes whenever the person's file does."""
        try:
            found = self._own.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def put(self, entry: Entry) -> None:
        """Write an own entry in the place of the one of its expression, or at the end.

        Every other line stays as it is. Raises UserDataNotWritable.
        """
        with self._changing() as lines:
            place = _place(lines, entry.expression)
            lines[place : place + 1] = [line_of(entry)]

    def remove(self, expression: str) -> None:
        """Take the person's own entry out, if there is one; raises UserDataNotWritable."""
        with self._changing() as lines:
            place = _place(lines, expression)
            del lines[place : place + 1]

    @contextmanager
    def _changing(self) -> Iterator[list[str]]:
        try:
            self._own.parent.mkdir(parents=True, exist_ok=True)
            with hold(self._own.with_suffix(".lock"), _PATIENCE):
                lines = _lines(self._own) if self._own.exists() else []
                before = list(lines)
                yield lines
                if lines != before:
                    write_atomically(self._own, "".join(f"{line}\n" for line in lines))
        except SourceUnreadable as error:
            detail = f"{error.reason} {error.detail}".strip()
            raise UserDataNotWritable(str(self._own), detail) from error
        except (OSError, LibraryNotWritable, Held) as error:
            raise UserDataNotWritable(str(self._own), str(error)) from error


def _lines(path: Path) -> list[str]:
    """The lines of a file; raises SourceUnreadable and OSError."""
    try:
        return decode(path.read_bytes(), str(path)).removesuffix("\n").split("\n")
    except SourceUnreadable as error:
        if error.reason == "empty":
            return []
        raise


def _read(path: Path) -> ReadEntries:
    """All that can be read of a file, and a Problem with the line's number for every other line."""
    try:
        lines = _lines(path)
    except SourceUnreadable as error:
        return ReadEntries((), (Problem(str(path), error.reason, error.detail),))
    except OSError as error:
        return ReadEntries((), (Problem(str(path), "permission", error.strerror or str(error)),))
    entries, problems = list[Entry](), list[Problem]()
    for number, line in enumerate(lines, 1):
        try:
            entry = read_line(line)
        except EntryUnusable as error:
            problems.append(Problem(str(path), error.reason, str(number)))
        else:
            entries.extend([entry] if entry else [])
    return ReadEntries(tuple(entries), tuple(problems))


def _place(lines: Sequence[str], expression: str) -> int:
    """The last line with this expression, the one that holds; the end where there is none."""
    key, found = expression_key(expression), len(lines)
    for place, line in enumerate(lines):
        try:
            entry = read_line(line)
        except EntryUnusable:
            continue
        if entry is not None and expression_key(entry.expression) == key:
            found = place
    return found
