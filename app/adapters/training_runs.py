"""Keeps training runs as folders of a library, and starts the processes that work in them."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from time import sleep, time
from typing import Any

from app.adapters import training_files as files
from app.adapters.locking import Held, hold
from app.adapters.paths import ROOT
from app.domain.errors import LibraryBusy, LibraryMissing, RunUnknown, TrainingFailed
from app.domain.events import Event, Work
from app.domain.training import RunState, StageBegan, TrainingRun
from app.services.training_ports import TrainingRequest

FOLDER = "training"
"""The folder of a library's runs."""

_CANCEL, _LOCK = "cancel", "working.lock"
_STARTING = 120.0
"""Seconds that a process may take until it holds its lock: Python on a slow disk, not more."""
_POLL, _STUBBORN = 0.15, 3.0


class RunFolders:
    """Runs in ``LIBRARY/training/ID``; safe to use from several threads and processes.

    Whether a run works is told by the lock of its folder, which ends with its process however
    that ends. See `TrainingRuns`.
    """

    def create(self, request: TrainingRequest) -> TrainingRun:
        """Make the folder of a run that waits; raises LibraryMissing, LibraryNotWritable."""
        library = Path(request.library).expanduser().resolve()
        if not library.is_dir():
            raise LibraryMissing(str(library))
        now = datetime.now(UTC)
        id = f"{now:%Y%m%d-%H%M%S}-{token_hex(2)}"
        folder = library / FOLDER / id
        files.make(folder)
        files.write(folder, "request", replace(request, library=str(library)))
        files.write(folder, "state", files.State(created=now.isoformat(timespec="seconds")))
        return self._read(folder)

    def list(self, library: str) -> Sequence[TrainingRun]:
        """The runs of a library, the latest first; a folder that cannot be read is left out."""
        place = Path(library).expanduser().resolve() / FOLDER
        found = []
        for folder in place.glob("*/") if place.is_dir() else ():
            with suppress(RunUnknown):
                found.append(self._read(folder))
        return sorted(found, key=lambda run: (run.created, run.id), reverse=True)

    def get(self, library: str, id: str) -> TrainingRun:
        """A run by its id or a beginning that only it has; raises RunUnknown."""
        place = Path(library).expanduser().resolve() / FOLDER
        names = [one.name for one in place.glob("*/")] if place.is_dir() else []
        if id not in names:
            begun = [name for name in names if id and name.startswith(id)]
            if len(begun) != 1:
                raise RunUnknown(id)
            id = begun[0]
        return self._read(place / id)

    def at(self, folder: str) -> TrainingRun:
        """The run in this folder; raises RunUnknown."""
        return self._read(Path(folder).expanduser().resolve())

    def request(self, run: TrainingRun) -> TrainingRequest:
        """What the run was asked to do, for the library that its folder is in now."""
        folder = Path(run.folder)
        told = files.read(folder, "request", TrainingRequest)
        if told is None:
            raise RunUnknown(run.id)
        request: TrainingRequest = told
        return replace(request, library=str(folder.parent.parent))

    def start(self, run: TrainingRun) -> None:
        """Start or resume it in a process of its own; TrainingFailed ``running`` if it works."""
        folder = Path(run.folder)
        with files.translated(folder):
            try:
                lock = hold(folder / _LOCK)
            except Held as error:
                raise TrainingFailed("running", run.id) from error
            try:
                (folder / _CANCEL).unlink(missing_ok=True)
                state = files.state(folder)
                told = replace(state, state=RunState.WAITING, problem="", starting=time())
                files.write(folder, "state", told)
            finally:
                lock.release()
            process = _spawned(folder)
        # waits so that no dead process is left in the system's table, and tells a false start
        threading.Thread(target=self._await, args=(process, folder), daemon=True).start()

    def claim(self, run: TrainingRun) -> Any:
        """Hold the run for this process, until ``release()``; TrainingFailed ``running`` else."""
        with files.translated(Path(run.folder)):
            try:
                # one that lists the runs may be looking at the lock this moment
                return hold(Path(run.folder) / _LOCK, patience=5)
            except Held as error:
                raise TrainingFailed("running", run.id) from error

    def cancel(self, run: TrainingRun) -> None:
        """Ask its process to stop; one that did not heed it for some seconds is ended."""
        folder = Path(run.folder)
        if not self._is_underway(folder):
            return
        flag = folder / _CANCEL
        with files.translated(folder):
            asked = time() - flag.stat().st_mtime if flag.exists() else 0.0
            if asked < _STUBBORN:
                flag.touch()
                return
        pid = files.state(folder).pid
        if pid and self._works(folder):
            with suppress(OSError):
                os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    def is_cancelled(self, run: TrainingRun) -> bool:
        """Whether `cancel` was called since it was started; for the run's own process."""
        return (Path(run.folder) / _CANCEL).exists()

    def follow(self, run: TrainingRun) -> Work[TrainingRun]:
        """Its events from the first, then those that come, until it has ended or failed."""
        folder, at = Path(run.folder), 0
        while True:
            # asked first: what it wrote before it ended is read once more after that
            works = self._is_underway(folder)
            events, at = files.events(folder, at)
            yield from events
            if not works and not events:
                return self._read(folder)
            if not events:
                # so that who follows can stop doing so while the process is silent
                yield Event()
                sleep(_POLL)

    def note(self, run: TrainingRun, event: Event) -> None:
        """Append an event; a stage that begins becomes that of the run."""
        folder = Path(run.folder)
        files.append(folder, event)
        if isinstance(event, StageBegan):
            files.write(folder, "state", replace(files.state(folder), stage=event.stage))

    def keep(self, run: TrainingRun, name: str, value: Any) -> None:
        """Write ``split``, ``negatives``, ``comparison``, ``verdict`` … in one step."""
        files.write(Path(run.folder), name, value)

    def kept(self, run: TrainingRun, name: str) -> Any:
        """What was kept under this name; None where there is nothing."""
        return files.read(Path(run.folder), name)

    def set_state(self, run: TrainingRun, state: RunState, problem: str = "") -> None:
        """Note how it stands; for the run's own process."""
        folder = Path(run.folder)
        old = files.state(folder)
        begins = state is RunState.RUNNING
        spent = time() - old.since if old.since and not begins else 0.0
        now = replace(
            old,
            state=state,
            problem=problem,
            seconds=old.seconds + spent,
            since=time() if begins else 0.0,
            starting=0.0,
            pid=os.getpid() if begins else 0,
        )
        files.write(folder, "state", now)

    def delete(self, run: TrainingRun) -> None:
        """Remove its folder; raises LibraryBusy while its process works, LibraryNotWritable."""
        folder = Path(run.folder)
        if self._is_underway(folder):
            raise LibraryBusy(str(folder.parent.parent))
        with files.translated(folder):
            shutil.rmtree(folder)
            with suppress(OSError):
                folder.parent.rmdir()

    def _read(self, folder: Path) -> TrainingRun:
        request, state = files.read(folder, "request", TrainingRequest), files.state(folder)
        if request is None or not state.created:
            raise RunUnknown(folder.name)
        now, seconds = state.state, state.seconds
        if now is RunState.RUNNING:
            works = self._works(folder)
            now = RunState.RUNNING if works else RunState.STOPPED
            seconds += max(0.0, (time() if works else files.last_written(folder)) - state.since)
        elif now is RunState.WAITING and state.starting and not self._is_underway(folder):
            now = RunState.STOPPED
        return TrainingRun(
            id=folder.name,
            folder=str(folder),
            library=str(folder.parent.parent),
            recipe=request.recipe.name,
            model=request.model,
            created=state.created,
            state=now,
            stage=state.stage,
            verdict=files.read(folder, "verdict"),
            problem=state.problem,
            seconds=round(seconds, 1),
        )

    def _is_underway(self, folder: Path) -> bool:
        """Whether its process works, or was started a moment ago and may be about to."""
        if self._works(folder):
            return True
        state = files.state(folder)
        return state.state is RunState.WAITING and 0 < time() - state.starting < _STARTING

    def _works(self, folder: Path) -> bool:
        if not (folder / _LOCK).exists():
            return False
        try:
            hold(folder / _LOCK).release()
        except Held:
            return True
        except OSError:
            return False
        return False

    def _await(self, process: "subprocess.Popen[bytes]", folder: Path) -> None:
        status = process.wait()
        with suppress(Exception):
            state = files.state(folder)
            if state.state is RunState.WAITING and state.starting:
                problem = str(TrainingFailed("died", f"status {status} at the start"))
                told = replace(state, state=RunState.FAILED, problem=problem, starting=0.0)
                files.write(folder, "state", told)


def _spawned(folder: Path) -> "subprocess.Popen[bytes]":
    """The process of a run: it has no terminal, and outlives the one that starts it."""
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "app"]
    with (folder / "log.txt").open("ab") as log:
        return subprocess.Popen(  # noqa: S603
            [*program, "train", "run", str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=None if frozen else ROOT,
            env=_surroundings(),
            close_fds=True,
            **_apart(),
        )


def _surroundings() -> dict[str, str]:
    """Those of this process; the data folder may be named from where this one stands."""
    named = os.environ.get("PANDECTA_HOME")
    return {**os.environ, **({"PANDECTA_HOME": str(Path(named).absolute())} if named else {})}


def _apart() -> dict[str, Any]:
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        return {"creationflags": flags}
    return {"start_new_session": True}
