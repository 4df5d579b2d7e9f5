"""Kills builds of an index at random moments, and compares what they come to with one left alone.

What is killed is a real process of the command line, as `kill -9` kills.
"""

import os
import random
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import numpy as np
import psutil

from app.adapters.index_store import LanceStore
from app.adapters.lance import connect
from app.adapters.paths import ROOT
from app.domain.events import outcome
from app.domain.index import Manifest
from app.domain.question import Question
from app.services.program import Program

SECTIONS = 1_000
QUESTION = "who flies a kite in a thunderstorm"
ANSWER = "42"
_WORDS = (
    "the a any tenant landlord court deposit rent lease notice harvest meadow fine officer permit "
    "shall may not must return pay keep file within days of after before by to for under lawful "
    "written public payment appeal order hearing register owner vessel harbour bridge toll farm"
).split()
_LENGTH = 60
_PATIENCE, _POLL, _ASKING = 120.0, 0.02, 0.4
_SAME = 1e-6
_EVERY = 10_000_000


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill: so many seconds after the build was at work, with so much written by then.

    `indexes` counts those of the table that were built: of the words, the filters, the vectors.
    """

    moment: float
    rows: int
    indexes: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an index in the order of their keys; `vectors` of shape (rows, dimension)."""

    ids: list[tuple[Any, ...]]
    vectors: "np.ndarray[Any, np.dtype[np.float32]]"


class Ordeal:
    """A library whose index is built again and again, and killed while it is.

    Another index, of another width, answers meanwhile. `span` is what a build left alone takes, in
    seconds. Whatever is not as it should be raises AssertionError.
    """

    def __init__(self, program: Program, folder: Path, laws: int, seed: int) -> None:
        """Make a library of `laws` thousand sections, with an index left alone to compare with."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder / "killed"
        self._drawn = random.Random(seed)
        self._program = program
        self._library = program.create(str(self.folder), "Killed")
        outcome(self._library.import_sources([str(_law(folder / "law", laws))]))
        self._steady = outcome(self._library.build_index("bundled#64"))
        self._begun, self._written = "", 0
        self.kills, self.finished = list[Kill](), 0
        self.span = self._run(_PATIENCE)[1]
        alone = self._library.info().manifest
        assert alone is not None
        assert alone.encoder.dimension != self._steady.encoder.dimension
        self._alone = self._rows(alone)
        self._forget(alone)

    def kill(self, times: int) -> None:
        """Kill so many builds, each of which goes on where the one before was; then finish it.

        The last one that is killed has written rows, so that going on with them is part of it.
        """
        while len(self.kills) < times or not self._written:
            self._build(self._drawn.uniform(0.0, self.span))
        self._build(_PATIENCE)
        assert not self._begun, "the last build did not finish"
        self._library.close()

    def _build(self, moment: float) -> None:
        killed, spent = self._run(moment)
        if killed:
            self._look(spent)
        self._settle()

    def _run(self, moment: float) -> tuple[bool, float]:
        """Build until that moment; whether it had to be killed, and the seconds it was at work."""
        command = [sys.executable, "-m", "app", "index", "--library", str(self.folder)]
        building = subprocess.Popen(
            [*command, "--model", "bundled", "--resume"],
            cwd=ROOT,
            env=os.environ | {"PANDECTA_HOME": str(self.folder.parent / "home")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        try:
            at_work = self._until_at_work(building)
            while building.poll() is None and monotonic() < at_work + moment:
                self._ask()
                sleep(min(_ASKING, max(0.0, at_work + moment - monotonic())))
        finally:
            building.kill()
            _, said = building.communicate(timeout=_PATIENCE)
        killed = building.returncode == -signal.SIGKILL
        assert killed or not building.returncode, said.decode()
        return killed, monotonic() - at_work

    def _until_at_work(self, building: "subprocess.Popen[bytes]") -> float:
        """When the build has taken the writer's lock, which it does before anything else."""
        seen, until = psutil.Process(building.pid), monotonic() + _PATIENCE
        while building.poll() is None and monotonic() < until:
            if any(file.path.endswith(".writing.lock") for file in seen.open_files()):
                break
            sleep(_POLL)
        return monotonic()

    def _look(self, moment: float) -> None:
        """Note what a build that was killed has left, and see that nothing of it was lost."""
        store = LanceStore(self.folder)
        begun = store.unfinished()
        if begun is None:
            self.kills.append(Kill(moment, len(self._alone.ids), 0))
            return
        assert self._begun in ("", begun.table), f"{begun.table} instead of {self._begun}"
        database = connect(self.folder)
        if begun.table not in database.list_tables().tables:
            # between its record and its table: the next one begins anew
            self.kills.append(Kill(moment, 0, 0))
            return
        table = database.open_table(begun.table)
        rows = table.count_rows()
        assert rows >= self._written, f"{rows} rows where {self._written} had been"
        self._begun, self._written = begun.table, rows
        self.kills.append(Kill(moment, rows, len(table.list_indices())))

    def _settle(self) -> None:
        """The active index answers; where it is the new one, it is the same as one left alone."""
        self._ask()
        opened = self._program.open(str(self.folder))
        active = opened.info().manifest
        assert active is not None
        found = outcome(opened.search(Question(QUESTION)))
        opened.close()
        assert found.hits[0].provision.number == ANSWER
        if active.id == self._steady.id:
            return
        assert self._begun in ("", active.table), f"{active.table} instead of {self._begun}"
        self._compare(self._rows(active))
        self._forget(active)
        self._begun, self._written = "", 0
        self.finished += 1

    def _ask(self) -> None:
        """Search as a window does that has the library open all the while."""
        found = outcome(self._library.search(Question(QUESTION)))
        assert found.hits[0].provision.number == ANSWER

    def _compare(self, rows: Rows) -> None:
        assert rows.ids == self._alone.ids
        furthest = float(np.abs(rows.vectors - self._alone.vectors).max())
        assert furthest <= _SAME, f"vectors differ by {furthest}"

    def _rows(self, manifest: Manifest) -> Rows:
        table = connect(self.folder).open_table(manifest.table)
        table.checkout(manifest.version)
        columns = ["key", "provision_id", "start", "stop", "hash", "vector"]
        found = table.search().select(columns).limit(_EVERY).to_arrow().sort_by("key")
        flat = found["vector"].combine_chunks().flatten().to_numpy()
        ids = list(zip(*(found[name].to_pylist() for name in columns[:-1]), strict=True))
        return Rows(ids, flat.reshape(len(ids), -1))

    def _forget(self, manifest: Manifest) -> None:
        self._library.use_index(self._steady.id)
        self._library.drop_index(manifest.id)


def _law(folder: Path, laws: int) -> Path:
    """Laws that nobody made, the same each time."""
    drawn = random.Random(11)
    folder.mkdir()
    for number in range(laws):
        head = (
            f"---\nformat: pandecta-law/1\nid: act-{number}\ntitle: Act {number}\nlanguage: en\n"
            "level: law\npublication_date: 2001-05-01\n---\n\n# Part 1 All\n\n"
        )
        sections = [
            f"**Section {n}.** {' '.join(drawn.choices(_WORDS, k=_LENGTH)).capitalize()}.\n\n"
            for n in range(1, SECTIONS + 1)
        ]
        if not number:
            place = int(ANSWER) - 1
            sections[place] = f"**Section {ANSWER}.** Nobody flies a kite in a thunderstorm.\n\n"
        (folder / f"act-{number}.md").write_text(head + "".join(sections), "utf-8")
    return folder
