"""What the first step of training has done with question sets: importing, reviewing, changing."""

from collections.abc import Callable, Sequence
from itertools import count

from PySide6.QtCore import QObject, Signal

from app.domain.errors import PandectaError
from app.domain.training import Example
from app.services.question_importing import QuestionReport
from app.ui.session import Session
from app.ui.task import once
from app.ui.train_desk import TrainDesk, review
from app.ui.train_import import Wanted
from app.ui.train_questions import QuestionsStep


class QuestionsWork(QObject):
    """Serves a QuestionsStep; `changed` tells that the sets are others now."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        step: QuestionsStep,
        desk: Callable[[], TrainDesk | None],
        fail: Callable[[PandectaError], object],
    ) -> None:
        super().__init__(step)
        self._lane, self._step = session.lanes.shelf, step
        self._desk, self._fail = desk, fail
        self._numbers = count()
        step.wanted.connect(self._bring)
        step.review.connect(self._review)
        step.forget.connect(self._forget)
        step.changed.connect(self._change)

    def _bring(self, wanted: Wanted) -> None:
        if (desk := self._desk()) is None:
            return
        self._step.said.clear()
        task = self._lane.start(wanted.work(desk.questions), "train-import")
        task.done.connect(self._brought)
        task.failed.connect(self._step.said.fail)
        self._step.progress.follow(task)

    def _brought(self, report: QuestionReport) -> None:
        self._step.show_report(report)
        self.changed.emit()

    def _review(self, name: str) -> None:
        if (desk := self._desk()) is not None:
            task = self._lane.start(review(desk, name), "train-review")
            task.done.connect(self._step.show_review)
            task.failed.connect(self._fail)

    def _change(self, name: str, examples: Sequence[Example]) -> None:
        if (desk := self._desk()) is not None:
            # each a kind of its own: a newer decision must not silence one that is not yet kept
            kind = f"train-change-{next(self._numbers)}"
            task = self._lane.start(once(desk.questions.change, name, examples), kind)
            task.done.connect(lambda _: self.changed.emit())
            task.failed.connect(self._fail)

    def _forget(self, name: str) -> None:
        if (desk := self._desk()) is not None:
            task = self._lane.start(once(desk.questions.delete, name), f"train-forget-{name}")
            task.done.connect(lambda _: self.changed.emit())
            task.failed.connect(self._fail)
