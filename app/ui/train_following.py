"""The runs that are under way: begins one, follows it, and goes on with those that wait."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.errors import PandectaError
from app.domain.events import Event
from app.domain.recipe import Recipe
from app.domain.training import RunState, TrainingRun
from app.ui.session import Session
from app.ui.task import Task, once
from app.ui.train_desk import TrainDesk
from app.ui.train_training import TrainingStep
from app.ui.train_work import created


class Following(QObject):
    """Emits `moved` when there is more to tell, and `listed` with a run whose state changed."""

    moved = Signal()
    listed = Signal(str)

    def __init__(
        self, session: Session, step: TrainingStep, desk: Callable[[], TrainDesk | None]
    ) -> None:
        super().__init__(step)
        self._session, self._step, self._desk = session, step, desk
        self._task: Task | None = None
        self._waiting: list[TrainingRun] = []
        step.live.cancelled.connect(self.cancel)

    @property
    def going(self) -> bool:
        """Whether a run is followed now."""
        return self._task is not None

    def leave(self) -> None:
        """Follow nothing: another library is open. The run itself goes on."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._step.live.show_run(None)

    def begin(self, recipe: Recipe, sets: Sequence[str], model: str) -> None:
        """Train by this recipe, once for each thing that it leaves out."""
        if (desk := self._desk()) is None:
            return
        self._step.busy(True)
        self._step.said.clear()
        work = created(desk.training, recipe, sets, model)
        task = self._session.lanes.shelf.start(work, "train-begin")
        task.done.connect(self._begun)
        task.failed.connect(self._failed)

    def _begun(self, runs: Sequence[TrainingRun]) -> None:
        self._waiting = list(runs[1:])
        if runs:
            self.follow(runs[0])

    def _failed(self, error: PandectaError) -> None:
        self._step.busy(False)
        self._step.said.fail(error)

    def follow(self, run: TrainingRun) -> None:
        """Show what happens in a run until it ends."""
        if (desk := self._desk()) is None:
            return
        self._step.live.show_run(replace(run, state=RunState.RUNNING))
        self._step.busy(True)
        self._task = task = self._session.lanes.training.start(
            desk.training.follow(run), "train-follow"
        )
        task.happened.connect(self._see)
        task.done.connect(self._ended)
        task.failed.connect(self._lost)
        self.listed.emit(run.id)
        self.moved.emit()

    def _lost(self, error: PandectaError) -> None:
        self._task = None
        self._failed(error)

    def _see(self, events: Sequence[Event]) -> None:
        self._step.live.see(events)
        self.moved.emit()

    def _ended(self, run: TrainingRun) -> None:
        self._task = None
        self._step.live.update_run(run)
        self._step.busy(False)
        self.listed.emit(run.id)
        if run.state is RunState.DONE and self._waiting:
            self.resume(self._waiting.pop(0))
        else:
            self._waiting = []

    def cancel(self, run: TrainingRun) -> None:
        """Ask a run to stop; what it has learnt so far is kept."""
        if (desk := self._desk()) is not None:
            task = self._session.lanes.shelf.start(once(desk.training.cancel, run), "train-cancel")
            task.failed.connect(self._failed)

    def resume(self, run: TrainingRun) -> None:
        """Let a run go on that stopped, or begin one that waits."""
        if (desk := self._desk()) is not None:
            work = once(desk.training.start, run)
            task = self._session.lanes.shelf.start(work, "train-begin")
            task.done.connect(lambda _: self.follow(run))
            task.failed.connect(self._failed)

    def forget(self, run: TrainingRun) -> None:
        """A run was deleted: show it no longer."""
        live = self._step.live
        if live.run is not None and live.run.id == run.id:
            live.show_run(None)
            self._step.busy(False)
