"""What the Train page has done at length besides training: writing questions, and publishing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.errors import PandectaError
from app.domain.training import TrainingRun
from app.services.question_choosing import Choice
from app.services.question_making import MakingReport
from app.ui import train_words as words
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.train_desk import TrainDesk
from app.ui.train_making import MakingDialog, report_told
from app.ui.train_publish import Place, PublishDialog, Target
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.widgets.settings_section import Said

Room = tuple[QWidget, ProgressStrip, Said]
"""Where it is asked, where its progress is shown, and where its end is told."""


class TrainChores(QObject):
    """Asks, does it in the lane of models, and tells; `made` is called when there are questions."""

    def __init__(
        self,
        session: Session,
        making: Room,
        publishing: Room,
        made: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._making, self._publishing = session, making, publishing
        self._made = made

    def ask_to_make(self, desk: TrainDesk) -> None:
        """Ask how many questions are to be written."""
        page, _, said = self._making
        said.clear()
        try:
            model, address = desk.writer()
        except PandectaError as error:
            said.fail(error)
            return
        dialog = MakingDialog(model, address, page)
        dialog.estimated.connect(partial(self._estimate, desk, dialog))
        dialog.wanted.connect(partial(self._make, desk))
        dialog.finished.connect(lambda: self._session.lanes.models.cancel("train-estimate"))
        dialog.open()
        task = self._session.lanes.shelf.start(desk.laws(), "train-laws")
        task.done.connect(dialog.offer)
        task.failed.connect(dialog.fail)

    def _estimate(self, desk: TrainDesk, dialog: MakingDialog, choice: Choice, name: str) -> None:
        task = self._session.lanes.models.start(
            desk.making_estimate(choice, name), "train-estimate"
        )
        task.done.connect(dialog.show_estimate)
        task.failed.connect(dialog.fail)

    def _make(self, desk: TrainDesk, choice: Choice, name: str) -> None:
        _, progress, said = self._making
        task = self._session.lanes.models.start(desk.making(choice, name), "train-make")
        progress.follow(task)
        task.done.connect(self._tell_made)
        task.failed.connect(said.fail)
        # stopped or failed, what was written is there
        task.ended.connect(self._made)

    def _tell_made(self, report: MakingReport) -> None:
        self._making[2].tell(partial(report_told, report), Tone.INFO)

    def ask_to_publish(self, desk: TrainDesk, run: TrainingRun) -> None:
        """Ask where a model is to go."""
        dialog = PublishDialog(self._publishing[0])
        dialog.wanted.connect(partial(self._publish, desk, run))
        dialog.open()

    def _publish(self, desk: TrainDesk, run: TrainingRun, target: Target) -> None:
        _, progress, said = self._publishing
        said.clear()
        task = self._session.lanes.models.start(desk.publishing(run, target), "train-publish")
        progress.follow(task)
        task.done.connect(lambda told: said.tell(partial(_published, target, told), Tone.INFO))
        task.failed.connect(said.fail)


def _published(target: Target, told: str) -> str:
    if target.place is Place.OLLAMA:
        agreed = words.translate("Train", "Ollama has the model as {0}; its vectors agree ({1}).")
        return agreed.format(target.name, told)
    return words.translate("Train", "The model and its card are in {0}.").format(told)
