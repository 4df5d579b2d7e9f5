"""Keeps the list of the person's libraries in one JSON file; a broken one is set aside."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.adapters.files import write_atomically
from app.adapters.locking import Held, hold
from app.domain.errors import LibraryBusy, LibraryNotWritable
from app.domain.shelf import Deleted, Known

_VERSION = 1
_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class _Shelf:
    libraries: tuple[Known, ...] = ()
    deleted: tuple[Deleted, ...] = ()


class ShelfJson:
    """Known libraries in the order in which they came, and deleted ones not yet removed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def known(self) -> tuple[Known, ...] | None:
        """The libraries; None where there is no list yet; raises LibraryNotWritable."""
        shelf = self._load()
        return None if shelf is None else shelf.libraries

    def deleted(self) -> tuple[Deleted, ...]:
        """Deleted libraries that wait to be removed or brought back."""
        return (self._load() or _Shelf()).deleted

    def keep(self, change: Callable[[tuple[Known, ...]], tuple[Known, ...]]) -> None:
        """Replace the libraries by what `change` makes of them; raises LibraryNotWritable.

        Nothing is written where nothing changes.
        """
        with self._locked():
            old = self._load()
            shelf = old or _Shelf()
            changed = change(shelf.libraries)
            if old is None or changed != shelf.libraries:
                self._save(_Shelf(changed, shelf.deleted))

    def keep_deleted(self, change: Callable[[tuple[Deleted, ...]], tuple[Deleted, ...]]) -> None:
        """Replace the deleted libraries by what `change` makes of them; LibraryNotWritable."""
        with self._locked():
            shelf = self._load() or _Shelf()
            self._save(_Shelf(shelf.libraries, change(shelf.deleted)))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            lock = hold(self._path.with_suffix(".lock"), _PATIENCE)
        except Held as error:
            raise LibraryBusy(str(self._path)) from error
        except OSError as error:
            raise LibraryNotWritable(str(self._path), error.strerror or str(error)) from error
        try:
            yield
        finally:
            lock.release()

    def _load(self) -> _Shelf | None:
        try:
            return _shelf(json.loads(self._path.read_text("utf-8")))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise LibraryNotWritable(str(self._path), error.strerror or str(error)) from error
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            with suppress(OSError):
                self._path.replace(self._path.with_suffix(".json.aside"))
            return None

    def _save(self, shelf: _Shelf) -> None:
        fields = {"version": _VERSION, **asdict(shelf)}
        write_atomically(self._path, json.dumps(fields, ensure_ascii=False, indent=1))


def _shelf(raw: dict[str, Any]) -> _Shelf:
    if int(raw["version"]) != _VERSION:
        raise ValueError(f"a list of version {raw['version']}")
    return _Shelf(
        tuple(Known(str(one["path"]), str(one["name"])) for one in raw["libraries"]),
        tuple(
            Deleted(str(one["path"]), str(one["name"]), str(one["trash"])) for one in raw["deleted"]
        ),
    )
