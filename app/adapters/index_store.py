"""The indexes of one library: manifests beside the tables, and the pointer to the active one."""

import json
import threading
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.adapters.files import write_atomically
from app.adapters.lance import FOLDER, LanceIndex, connect
from app.adapters.lance_writing import LanceWriter
from app.domain.errors import IndexDamaged
from app.domain.index import FORMAT, Building, EncoderIdentity, Manifest

if TYPE_CHECKING:
    from lancedb.db import DBConnection

_POINTER, _BUILDING = "active.json", "building.json"


class LanceStore:
    """Manifests in ``indexes/``, tables in ``law_db.lancedb``, the pointer in ``active.json``."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._manifests = folder, folder / "indexes"
        self._connection: DBConnection | None = None
        self._open: tuple[str, LanceIndex] | None = None
        self._lock = threading.Lock()

    def active(self) -> LanceIndex | None:
        """The published index, opened once; None before the first; raises IndexDamaged."""
        name = self._pointed()
        if name is None or self._manifest(name).format != FORMAT:
            return None
        with self._lock:
            if self._open is None or self._open[0] != name:
                self._open = (name, LanceIndex(self._database(), self._manifest(name)))
            return self._open[1]

    def active_manifest(self) -> Manifest | None:
        """The published index's manifest, read without opening the index."""
        name = self._pointed()
        manifest = self._manifest(name) if name else None
        return manifest if manifest and manifest.format == FORMAT else None

    def manifests(self) -> list[Manifest]:
        """The manifests of all published indexes of this library."""
        return [self._manifest(path.stem) for path in sorted(self._manifests.glob("*.json"))]

    def begin(self, building: Building) -> LanceWriter:
        """An empty table, nothing pointing at it; what was begun before is forgotten."""
        write_atomically(self._folder / _BUILDING, json.dumps(asdict(building)))
        return LanceWriter.begin(self._database(), building.table, building.encoder.dimension)

    def unfinished(self) -> Building | None:
        """The index that was begun last and never published."""
        try:
            fields = json.loads((self._folder / _BUILDING).read_text("utf-8"))
            fields["encoder"] = EncoderIdentity(**fields["encoder"])
            return Building(**fields)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def resume(self, building: Building) -> LanceWriter | None:
        """Its table with the rows that were written, or None where it is gone."""
        return LanceWriter.resume(self._database(), building.table, building.encoder.dimension)

    def revise(self, manifest: Manifest) -> LanceWriter:
        """The table of a published index, to make a later version of it."""
        return LanceWriter.revise(self._database(), manifest)

    def publish(self, manifest: Manifest) -> None:
        """Write the manifest, then move the pointer in one step."""
        self.keep(manifest)
        self.use(manifest.id)
        begun = self.unfinished()
        if begun is not None and begun.table == manifest.table:
            (self._folder / _BUILDING).unlink(missing_ok=True)

    def use(self, name: str) -> None:
        """Move the pointer to an index that is there, in one step; raises IndexDamaged."""
        self._manifest(name)
        write_atomically(self._folder / _POINTER, json.dumps({"index": name}))

    def drop(self, name: str) -> None:
        """Remove an index, and its table where no other index shares it."""
        manifest = self._manifest(name)
        (self._manifests / f"{manifest.id}.json").unlink()
        self._drop_tables()

    def keep(self, manifest: Manifest) -> None:
        """Write the manifest; the index is there from now on, and not active."""
        self._manifests.mkdir(exist_ok=True)
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
        write_atomically(self._manifests / f"{manifest.id}.json", text)

    def drop_unused(self) -> None:
        """Remove tables that nothing names, and all but two indexes of each encoder.

        The one before the last is what can be gone back to, and what a reader in another process
        may still hold; one that was taken over stays.
        """
        kept: Counter[EncoderIdentity] = Counter()
        active = self._pointed()
        for manifest in sorted(self.manifests(), key=lambda one: one.created, reverse=True):
            kept[manifest.encoder] += manifest.id != active
            if kept[manifest.encoder] > 1 and manifest.id != active:
                (self._manifests / f"{manifest.id}.json").unlink()
        self._drop_tables()

    def _drop_tables(self) -> None:
        named = {manifest.table for manifest in self.manifests()}
        if (begun := self.unfinished()) is not None:
            named.add(begun.table)
        for table in (self._folder / FOLDER).glob("laws__*.lance"):
            if table.stem not in named:
                self._database().drop_table(table.stem, ignore_missing=True)

    def _pointed(self) -> str | None:
        try:
            pointer = json.loads((self._folder / _POINTER).read_text("utf-8"))
            return str(pointer["index"])
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(_POINTER, str(error)) from error

    def _manifest(self, name: str) -> Manifest:
        path = self._manifests / f"{Path(name).name}.json"
        try:
            fields: dict[str, Any] = json.loads(path.read_text("utf-8"))
            fields["encoder"] = EncoderIdentity(**fields["encoder"])
            fields["probes"] = tuple(tuple(map(float, probe)) for probe in fields["probes"])
            return Manifest(**fields)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(name, str(error)) from error

    def _database(self) -> "DBConnection":
        if self._connection is None:
            self._connection = connect(self._folder)
        return self._connection
