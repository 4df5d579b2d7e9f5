"""The section History: whether searches are remembered, how many are, and forgetting them all."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.kept import Kept
from app.domain.settings import Settings
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.task import Task, once
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_section import Button, Said, Section


class HistorySection(Section):
    """Emits `kept` when the setting was changed, `forgotten` when nothing is remembered any more.

    What was forgotten can be brought back until the person leaves the page.
    """

    kept = Signal()
    forgotten = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._history = session, session.program.history
        self._counts: Mapping[str, int] = {}
        self._gone: Mapping[str, Kept] = {}
        self.remember, self.hint = QCheckBox(), Said()
        self.remember.setProperty("look", "switch")
        self.count, self.forget = Label(wrap=True), Button()
        self.said, self.undo = Said(), Button()
        self._names = [self.add_row(self.remember)]
        self.add_wide(self.hint)
        self._names.append(self.add_row(self.count, self.undo, self.forget))
        self.add_wide(self.said)
        self.remember.clicked.connect(self._keep)
        self.forget.clicked.connect(self._forget)
        self.undo.clicked.connect(self._bring_back)
        self.follow(session.program.settings)
        self._word()

    def follow(self, settings: Settings) -> None:
        """Show these settings."""
        self.remember.setChecked(settings.remember)

    def refresh(self) -> None:
        """Count anew what is remembered."""
        self._do(self._history.counts).done.connect(self._counted)

    def judge(self) -> None:
        """Nothing is in the way of other work; another library has another count."""
        self._word()

    def _keep(self, remember: bool) -> None:
        self._session.keep(replace(self._session.program.settings, remember=remember))
        self.kept.emit()

    def _forget(self) -> None:
        self.forgotten.emit()
        self._do(self._history.forget).done.connect(self._forgot)

    def _forgot(self, gone: Mapping[str, Kept]) -> None:
        self._gone = gone if self.isVisible() else {}
        count = sum(len(one.history) for one in gone.values())
        self.said.tell(lambda: self.tr("%Ln question(s) forgotten", "", count), Tone.INFO)
        self._counted({})

    def _bring_back(self) -> None:
        self.undo.setEnabled(False)
        task = self._do(self._history.bring_back, self._gone)
        task.done.connect(self._let_go)
        task.ended.connect(lambda: self.undo.setEnabled(True))
        task.ended.connect(self.refresh)

    def _let_go(self) -> None:
        self._gone = {}
        self.said.clear()
        self._word()

    def _do(self, function: Callable[..., object], *arguments: object) -> Task:
        # behind what is still to be written: nothing comes after the forgetting
        kind = f"history {getattr(function, '__name__', '')}"
        task = self._session.lanes.typing.start(once(function, *arguments), kind)
        task.failed.connect(self.said.fail)
        return task

    def _counted(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._word()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was forgotten is gone for good once the page is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._let_go()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "undo"):
            self._word()

    def _word(self) -> None:
        self.title.setText(self.tr("History"))
        names = self.tr("On this computer"), self.tr("Kept")
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self.remember.setText(self.tr("Remember what I ask and what I open"))
        self.remember.setAccessibleName(
            self.tr("Remember what I ask and what I open, on this computer")
        )
        self.hint.tell(self._hint)
        self.count.setText(self._told())
        self.forget.setText(self.tr("Forget it all"))
        self.forget.setAccessibleName(self.tr("Forget all questions of all libraries"))
        self.forget.setEnabled(bool(self._counts))
        self.undo.setText(self.tr("Undo"))
        self.undo.setAccessibleName(self.tr("Bring back the questions that were forgotten"))
        self.undo.setVisible(bool(self._gone))

    def _hint(self) -> str:
        return self.tr(
            "Each question is kept with the hit that you opened last for it. The page Train can "
            "make questions for training of them; nothing leaves this computer. What you ask a "
            "language model is listed on the page Ask, and deleted there."
        )

    def _told(self) -> str:
        total, library = sum(self._counts.values()), self._session.library
        own = self._counts.get(library.path, 0) if library is not None else 0
        if not total:
            return self.tr("No questions")
        here = self.tr("%Ln question(s) of this library", "", own)
        together = self.tr("%Ln question(s) of all libraries together", "", total)
        return here if own == total else f"{here} · {together}" if library else together
