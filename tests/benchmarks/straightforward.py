"""The straightforward way to search, as a yardstick: flat vector scan, then SQLite ``IN``."""

import sqlite3
from pathlib import Path
from time import perf_counter
from typing import Any

from app.adapters.encoders.bundled import StaticEncoder
from app.adapters.index_store import LanceStore
from app.adapters.lance import connect


class Straightforward:
    """Embeds the question, scans every vector for 3 × 50 rows, reads the texts by id."""

    def __init__(self, library: Path, encoder: StaticEncoder) -> None:
        manifest = LanceStore(library).active_manifest()
        assert manifest is not None
        self._table = connect(library).open_table(manifest.table)
        self._db = sqlite3.connect(library / "content.db")
        self._encoder = encoder

    def seconds(self, question: str) -> float:
        """How long one search takes this way."""
        started = perf_counter()
        vector = self._encoder.encode_questions([question])[0]
        found: Any = (
            self._table.search(vector, vector_column_name="vector")
            .distance_type("cosine")
            .bypass_vector_index()
            .select(["provision_id", "_distance"])
            .limit(150)
            .to_arrow()
        )
        ids = list(dict.fromkeys(found["provision_id"].to_pylist()))
        marks = ",".join("?" * len(ids))
        self._db.execute(f"SELECT * FROM provisions WHERE id IN ({marks})", ids).fetchall()
        return perf_counter() - started
