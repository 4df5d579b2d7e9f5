"""The section Data folder: where everything of the person's lies, and moving it."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import PandectaError
from app.domain.events import Work
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.widgets.controls import ElidedLabel
from app.ui.widgets.settings_section import Button, Said, Section

OWN = "Pandecta"
"""The folder that is made where a folder is chosen that holds other things already."""


class FolderSection(Section):
    """Moves the data folder; the program uses the new one from its next start on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._folder = session, session.program.data_folder
        self._is_moved = False
        self.place, self.move_to, self.said, self.hint = ElidedLabel(), Button(), Said(), Said()
        self._name = self.add_row(self.place, self.move_to)
        for part in (self.hint, self.said):
            self.add_wide(part)
        self.move_to.clicked.connect(self._ask)
        self._word()

    def judge(self) -> None:
        """Nothing is moved under other work, nor twice."""
        free = not self._session.busy and not self._is_moved
        self.move_to.setEnabled(free and not self._folder.fixed())

    def _ask(self) -> None:
        if path := QFileDialog.getExistingDirectory(self, self.tr("New data folder")):
            self.move_into(path)

    def move_into(self, path: str) -> None:
        """Move the data into folder `path`, or into one of our own in it where it is not empty."""
        target = _target(Path(path))
        if target is None:
            self.said.tell(lambda: self.tr("This folder is not empty."), Tone.CAUTION)
            return
        self.said.tell(lambda: self.tr("Copying everything to {0}…").format(target))
        task = self._session.chore(self._moving(str(target)))
        task.done.connect(self._moved)
        task.failed.connect(self._failed)
        task.ended.connect(lambda: self._ended(task.cancelled))
        self.judge()

    def _moving(self, target: str) -> Work[str]:
        return (yield from self._folder.move(target))

    def _moved(self, folder: str) -> None:
        self._is_moved = True
        self._word()
        self.said.tell(
            lambda: self.tr(
                "Everything is in {0}, which is used from the next start on. Start Pandecta again "
                "before you go on: what you do until then stays in the old folder, which you may "
                "delete afterwards."
            ).format(folder),
            Tone.INFO,
        )

    def _failed(self, error: PandectaError) -> None:
        detail = str(getattr(error, "detail", "") or error)
        self.said.tell(
            lambda: self.tr("The data folder was not moved: {0}").format(detail), Tone.FAILURE
        )

    def _ended(self, was_stopped: bool) -> None:
        if was_stopped:
            self.said.tell(lambda: self.tr("Stopped. Nothing was moved."), Tone.INFO)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.title.setText(self.tr("Data folder"))
        self._name.setText(self.tr("Everything is in"))
        self.place.setText(self._folder.path())
        self.move_to.setText(self.tr("Move…"))
        self.move_to.setAccessibleName(self.tr("Move the data folder"))
        self.hint.tell(self._hint)
        self.judge()

    def _hint(self) -> str:
        if not self._folder.fixed():
            return ""
        return self.tr(
            "It cannot be moved from here: the program is portable, or the variable "
            "PANDECTA_HOME names the folder."
        )


def _target(chosen: Path) -> Path | None:
    for folder in (chosen, chosen / OWN):
        try:
            if not folder.exists() or not any(folder.iterdir()):
                return folder
        except OSError:
            return chosen
    return None
