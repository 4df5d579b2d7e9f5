"""What the last step of training looks up and does: figures, answers, using and deleting runs."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.domain.errors import PandectaError
from app.domain.training import Ranked, TrainingRun
from app.ui.session import Session
from app.ui.task import once
from app.ui.train_desk import TrainDesk
from app.ui.train_judgement import JudgementStep
from app.ui.train_swap import Swap
from app.ui.train_work import Found, answering, case_of, found_of


class Judging(QObject):
    """Serves a JudgementStep; `deleted` tells that a run is gone."""

    deleted = Signal(object)

    def __init__(
        self,
        session: Session,
        step: JudgementStep,
        desk: Callable[[], TrainDesk | None],
        fail: Callable[[PandectaError], object],
    ) -> None:
        super().__init__(step)
        self._session, self._step = session, step
        self._desk, self._fail = desk, fail
        self._swap = Swap(session, step.verdict)
        step.wanted.connect(self._look_up)
        step.deleted.connect(self._delete)
        step.ranks.asked.connect(self._look_up_answer)
        step.verdict.used.connect(self._use)

    def show_runs(self, runs: Sequence[TrainingRun], choose: str = "") -> None:
        """Show the library's runs; `choose` one by its id."""
        self._step.show_runs(runs, answering(self._session.info, runs), choose)

    def tell_use(self) -> None:
        """Say of the chosen run whether its model answers."""
        listed = self._step.runs
        listed.runs.answering = answering(self._session.info, listed.runs.rows)
        listed.viewport().update()
        self._swap.tell(listed.selected, listed.runs.answering)

    def _look_up(self, runs: Sequence[TrainingRun]) -> None:
        desk = self._desk()
        if desk is not None and runs:
            work = found_of(desk.training, runs)
            task = self._session.lanes.shelf.start(work, "train-found")
            task.done.connect(self._show_found)
            task.failed.connect(self._fail)
        self.tell_use()

    def _show_found(self, found: Found) -> None:
        self._step.show_found(found.comparisons)
        if len(found.comparisons) == 2 and not found.alike:
            self._step.tell_unlike()
        self.tell_use()

    def _look_up_answer(self, one: Ranked) -> None:
        if (library := self._session.library) is not None:
            work = once(case_of, library, one)
            task = self._session.lanes.shelf.start(work, "train-answer")
            task.done.connect(self._step.ranks.show_case)
            task.failed.connect(self._fail)

    def _delete(self, run: TrainingRun) -> None:
        if (desk := self._desk()) is not None:
            work = once(desk.training.delete, run)
            task = self._session.lanes.shelf.start(work, "train-delete")
            task.done.connect(lambda _: self.deleted.emit(run))
            task.failed.connect(self._fail)

    def _use(self, run: TrainingRun) -> None:
        if (desk := self._desk()) is not None:
            work = once(desk.training.model, run)
            task = self._session.lanes.shelf.start(work, "train-model")
            task.done.connect(self._swap.use)
            task.failed.connect(self._fail)
