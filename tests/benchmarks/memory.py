"""Measures how much memory building an index takes, over what the model and the programs take."""

import argparse
import json
import os
import sys
import tempfile
import threading
from pathlib import Path

import psutil

_EVERY = 0.02


class Watch:
    """The highest resident memory of this process and its children while it is watched, in MB."""

    def __init__(self) -> None:
        self.highest = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="watch")

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self.highest = max(self.highest, resident())


def resident() -> float:
    """Resident memory of this process and all its children, in MB."""
    this = psutil.Process()
    total = 0
    for process in (this, *this.children(recursive=True)):
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total / 1e6


def measure(library: str, encoder: str) -> dict[str, float]:
    """Build the index of `library` anew with `encoder`; megabytes after loading, and at most."""
    from app.domain.events import outcome
    from app.wiring import build_program

    program = build_program()
    opened = program.open(library)
    # a first index of a moment brings in what any build imports
    small = program.create(str(Path(os.environ["PANDECTA_HOME"]) / "small"), "small")
    outcome(small.import_sources(program.sample_sources))
    outcome(small.build_index(encoder))
    loaded = resident()
    with Watch() as watch:
        manifest = outcome(opened.build_index(encoder, anew=True))
    program.close()
    return {"rows": manifest.rows, "loaded": loaded, "highest": watch.highest}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library")
    parser.add_argument("--encoder", default="bundled")
    with tempfile.TemporaryDirectory() as home:
        os.environ["PANDECTA_HOME"] = home
        args = parser.parse_args()
        json.dump(measure(args.library, args.encoder), sys.stdout)
        print()
