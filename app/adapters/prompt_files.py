"""Reads the prompts that came with the program and keeps the person's own copies of them."""

from collections.abc import Sequence
from pathlib import Path

from app.adapters.files import write_atomically
from app.adapters.importers.decoding import decode
from app.domain.errors import (
    LibraryNotWritable,
    PromptUnusable,
    SourceUnreadable,
    UserDataNotWritable,
)
from app.domain.prompting import PLACES, missing


class PromptFiles:
    """``LANGUAGE/NAME.txt`` in a folder of the program, and the same in one of the person's."""

    def __init__(self, folder: Path, own: Path) -> None:
        self._folder, self._own = folder, own

    def text(self, name: str, language: str) -> str:
        """The prompt in force: the person's own copy, if there is one, before ours.

        Raises PromptUnusable where the copy lacks a place (edited by hand, or older than the
        place), and UserDataNotWritable where it cannot be read.
        """
        copy = self._copy(name, language)
        if not copy.exists():
            return self.shipped(name, language)
        text = _read(copy)
        _check(name, text)
        return text

    def shipped(self, name: str, language: str) -> str:
        """The prompt that came with the program."""
        return (self._folder / language / f"{name}.txt").read_text("utf-8")

    def is_own(self, name: str, language: str) -> bool:
        """Whether the person's own copy is in force."""
        return self._copy(name, language).exists()

    def keep(self, name: str, language: str, text: str) -> None:
        """Use this text from now on, or ours again where it is empty or just what ours is.

        Raises PromptUnusable where it lacks a place that the program has to fill, and
        UserDataNotWritable; the prompt that was in force stays then.
        """
        copy, clean = self._copy(name, language), _clean(text)
        own = bool(clean.strip()) and clean.strip() != self.shipped(name, language).strip()
        if own:
            _check(name, clean)
        try:
            if own:
                copy.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(copy, clean)
            else:
                copy.unlink(missing_ok=True)
        except (OSError, LibraryNotWritable) as error:
            raise UserDataNotWritable(str(copy), str(error)) from error

    def names(self) -> Sequence[str]:
        """All prompts, in the order in which they are used."""
        return tuple(PLACES)

    def _copy(self, name: str, language: str) -> Path:
        return self._own / language / f"{name}.txt"


def _read(copy: Path) -> str:
    try:
        return decode(copy.read_bytes(), str(copy))
    except SourceUnreadable as error:
        if error.reason == "empty":
            return ""
        raise UserDataNotWritable(str(copy), f"{error.reason} {error.detail}".strip()) from error
    except OSError as error:
        raise UserDataNotWritable(str(copy), error.strerror or str(error)) from error


def _check(name: str, text: str) -> None:
    if lacking := missing(name, text):
        raise PromptUnusable(name, lacking)


def _clean(text: str) -> str:
    """What a file of text can hold: no halves of characters, no NUL, line feeds only."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return whole.replace("\r\n", "\n").replace("\r", "\n")
