"""The indexes of one library: manifests beside the tables, and the pointer to the active one."""

import json
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.adapters.content_filters import Narrowing
from app.adapters.index_location import Secret, read_location
from app.adapters.index_places import LocalPlace, SharedPlace
from app.adapters.lance import LanceIndex
from app.adapters.lance_writing import LanceWriter
from app.adapters.trained_models import at_home
from app.domain.errors import IndexDamaged
from app.domain.index import FORMAT, Building, EncoderIdentity, Manifest
from app.domain.question import Filters
from app.services.index_ports import IndexWriter

if TYPE_CHECKING:
    from lancedb.db import DBConnection

_POINTER, _BUILDING, _MANIFESTS = "active", "building", "indexes"
_BROKEN = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


class LanceStore:
    """Manifests in ``indexes/``, tables in ``law_db.lancedb``, the pointer in ``active.json``.

    At a shared place the three are tables of one database, and readers on other machines see
    what is published there; see `opened_indexes`.
    """

    def __init__(
        self,
        folder: Path,
        place: LocalPlace | SharedPlace | None = None,
        narrowing: Callable[[Filters], Narrowing] | None = None,
    ) -> None:
        """The indexes in the library's folder, or at `place`; nothing is opened yet.

        `narrowing` is the library's, for filters of which an index has no column.
        """
        self.place, self._folder = place or LocalPlace(folder), folder.absolute()
        self._narrowing = narrowing
        self._records = self.place.records
        self._open: tuple[str, LanceIndex] | None = None
        self._lock = threading.Lock()

    def active(self) -> LanceIndex | None:
        """The published index, opened once; None before the first; raises IndexDamaged."""
        name = self._pointed()
        if name is None:
            return None
        with self._lock:
            if self._open is None or self._open[0] != name:
                manifest = self._manifest(name)
                if manifest.format != FORMAT:
                    return None
                self._open = (name, self.opened(manifest))
            return self._open[1]

    def active_manifest(self) -> Manifest | None:
        """The published index's manifest, read without opening the index."""
        name = self._pointed()
        manifest = self._manifest(name) if name else None
        return manifest if manifest and manifest.format == FORMAT else None

    def manifests(self) -> list[Manifest]:
        """The manifests of all published indexes of this library that can be read."""
        found = []
        for name, text in self._records.read_all(_MANIFESTS).items():
            with suppress(IndexDamaged):
                found.append(self._read(name, text))
        return found

    def opened(self, manifest: Manifest) -> LanceIndex:
        """The index of this manifest, active or not; raises IndexDamaged."""
        index = self.place.index(manifest)
        index.narrowing = self._narrowing
        return index

    def previous(self) -> Manifest | None:
        """The index that answered before the active one, where it is still there."""
        try:
            name = json.loads(self._records.read(_POINTER) or "")["previous"]
            return self._manifest(str(name))
        except (*_BROKEN, IndexDamaged):
            return None

    def size(self, manifest: Manifest) -> int | None:
        """Bytes of the table in the library's folder; None at a shared place."""
        if not isinstance(self.place, LocalPlace):
            return None
        folder = self.place.tables_folder / f"{manifest.table}.lance"
        return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())

    def manifest(self, name: str) -> Manifest:
        """The manifest of the index of this name; raises IndexDamaged where there is none."""
        return self._manifest(name)

    def begin(self, building: Building) -> IndexWriter:
        """An empty table, nothing pointing at it; what was begun before is forgotten."""

        def make() -> LanceWriter:
            self._records.write(_BUILDING, json.dumps(asdict(building)))
            return LanceWriter.begin(self._database(), building.table, building.encoder.dimension)

        return _there(self.place.writer(building.table, make))

    def unfinished(self) -> Building | None:
        """The index that was begun last and never published."""
        try:
            fields = json.loads(self._records.read(_BUILDING) or "")
            fields["encoder"] = EncoderIdentity(**fields["encoder"])
            fields["probes"] = tuple(tuple(map(float, one)) for one in fields["probes"])
            return Building(**fields)
        except _BROKEN:
            return None

    def resume(self, building: Building) -> IndexWriter | None:
        """Its table with the rows that were written, or None where it is gone."""

        def make() -> LanceWriter | None:
            return LanceWriter.resume(self._database(), building.table, building.encoder.dimension)

        return self.place.writer(building.table, make)

    def revise(self, manifest: Manifest) -> IndexWriter:
        """The table of a published index, to make a later version of it."""
        return _there(
            self.place.writer(
                manifest.table, lambda: LanceWriter.revise(self._database(), manifest)
            )
        )

    def publish(self, manifest: Manifest) -> None:
        """Write the manifest, then move the pointer in one step."""
        with self.place.writing():
            self.keep(manifest)
            self.use(manifest.id)
            begun = self.unfinished()
            if begun is not None and begun.table == manifest.table:
                self._records.delete(_BUILDING)
            self.place.tidy()

    def use(self, name: str) -> None:
        """Move the pointer to an index that is there, in one step; raises IndexDamaged."""
        self._manifest(name)
        pointer = {"index": name}
        with suppress(IndexDamaged):
            if (old := self._pointed()) is not None and old != name:
                pointer["previous"] = old
            elif (before := self.previous()) is not None:
                pointer["previous"] = before.id
        self._records.write(_POINTER, json.dumps(pointer))

    def drop(self, name: str) -> None:
        """Remove an index, and its table where no other index shares it."""
        with self.place.writing():
            self._records.delete(_named(self._manifest(name).id))
            self._drop_tables()

    def keep(self, manifest: Manifest) -> None:
        """Write the manifest; the index is there from now on, and not active."""
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
        self._records.write(_named(manifest.id), text)
        with self._lock:
            if self._open is not None and self._open[0] == manifest.id:
                self._open = None

    def drop_unused(self) -> None:
        """Remove tables that nothing names, and all but two indexes of each encoder.

        The one before the last is what can be gone back to, and what a reader in another process
        may still hold; one that was taken over stays. Records that cannot be read name nothing and
        go too. At a shared place a writer has to be at work.
        """
        self.place.confirm()
        kept: Counter[EncoderIdentity] = Counter()
        active, before = None, self.previous()
        with suppress(IndexDamaged):
            active = self._pointed()
        last = before.id if before is not None else ""
        by_age = sorted(
            self._readable(), key=lambda one: (one.id == last, one.created), reverse=True
        )
        for manifest in by_age:
            kept[manifest.encoder] += manifest.id != active
            if kept[manifest.encoder] > 1 and manifest.id != active:
                self._records.delete(_named(manifest.id))
        self._drop_tables()

    def _readable(self) -> list[Manifest]:
        found = []
        for name, text in self._records.read_all(_MANIFESTS).items():
            try:
                found.append(self._read(name, text))
            except IndexDamaged:
                self._records.delete(_named(name))
        return found

    def _drop_tables(self) -> None:
        named = {manifest.table for manifest in self.manifests()}
        if (begun := self.unfinished()) is not None:
            named.add(begun.table)
        for table in self.place.tables():
            if table not in named:
                self.place.drop_table(table)

    def _pointed(self) -> str | None:
        try:
            text = self._records.read(_POINTER)
            return None if text is None else str(json.loads(text)["index"])
        except _BROKEN as error:
            raise IndexDamaged(f"{_POINTER}.json", str(error)) from error

    def _manifest(self, name: str) -> Manifest:
        try:
            text = self._records.read(_named(name))
        except (OSError, ValueError) as error:
            raise IndexDamaged(name, str(error)) from error
        return self._read(name, text)

    def _read(self, name: str, text: str | None) -> Manifest:
        return at_home(manifest_of(name, text), self._folder)

    def _database(self) -> "DBConnection":
        return self.place.database()


def opened_indexes(
    folder: Path, secret: Secret, narrowing: Callable[[Filters], Narrowing] | None = None
) -> LanceStore:
    """The indexes of the library in `folder`, wherever they lie; nobody is contacted yet.

    Raises IndexDamaged where it cannot be told where they lie.
    """
    location = read_location(folder)
    return LanceStore(folder, SharedPlace(location, secret) if location else None, narrowing)


def _named(name: str) -> str:
    return f"{_MANIFESTS}/{Path(name).name}"


def manifest_of(name: str, text: str | None) -> Manifest:
    """The manifest that a record holds; raises IndexDamaged."""
    if text is None:
        raise IndexDamaged(name, "there is no such index")
    try:
        fields: dict[str, Any] = json.loads(text)
        fields["encoder"] = EncoderIdentity(**fields["encoder"])
        fields["probes"] = tuple(tuple(map(float, probe)) for probe in fields["probes"])
        return Manifest(**fields)
    except _BROKEN as error:
        raise IndexDamaged(name, str(error)) from error


def _there(writer: IndexWriter | None) -> IndexWriter:
    assert writer is not None
    return writer
