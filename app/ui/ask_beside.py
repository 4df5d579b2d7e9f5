"""The switch “Ask” beside the search field, and the answer above the hits that it turns on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.asking import Mode, Request, Run
from app.domain.question import Results
from app.ui.ask_work import Asker, chosen, in_its_language
from app.ui.results import HitList
from app.ui.session import Session

if TYPE_CHECKING:
    from app.ui.ask_panel import AnswerPanel


class AskSwitch(QCheckBox):
    """Turns answers on and off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "switch")
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.setText(self.tr("Ask"))
        self.setToolTip(self.tr("Have a model answer from the hits, above them"))
        self.setAccessibleName(self.tr("Have a model answer from the hits"))


class AskBeside(QObject):
    """Answers each new question from its hits while the switch is on.

    Other filters for the same question leave the answer as it is. Emits `wanted` with provision
    and version to be read, `way` with a way out of a notice, `details` with a Run, and `copied`.
    """

    wanted = Signal(str, str)
    way = Signal(object)
    details = Signal(object)
    copied = Signal(str)

    def __init__(self, session: Session, hits: HitList, column: QVBoxLayout) -> None:
        super().__init__(hits)
        self._session, self._hits, self._column = session, hits, column
        self._results: Results | None = None
        self._question = ""
        self._run: Run | None = None
        self._panel: AnswerPanel | None = None
        self.switch = AskSwitch()
        self.asker = Asker(session, self)
        self.switch.toggled.connect(self._turn)

    @property
    def panel(self) -> "AnswerPanel":
        """The panel, made when it is first needed."""
        if self._panel is None:
            from app.ui.ask_panel import AnswerPanel

            self._panel = panel = AnswerPanel()
            panel.hide()
            self._column.insertWidget(0, panel, 3)
            self._connect(panel)
        return self._panel

    def _connect(self, panel: "AnswerPanel") -> None:
        panel.chosen.connect(self._choose)
        panel.stopped.connect(self.asker.stop)
        panel.again.connect(self.ask_again)
        panel.followed.connect(self.ask_on)
        panel.way.connect(self.way)
        panel.details.connect(self.details)
        panel.copied.connect(self.copied)
        self.asker.happened.connect(panel.see)
        self.asker.silenced.connect(panel.silence)
        self.asker.failed.connect(panel.fail)
        self.asker.ended.connect(self._ended)
        self.asker.named.connect(panel.know_names)

    def found(self, results: Results) -> None:
        """A search was made: a new question is answered, where answers are on."""
        self._results = results
        if self.switch.isChecked() and results.question.text != self._question:
            self.ask_again()

    def clear(self) -> None:
        """There is no question any more."""
        self._results, self._question, self._run = None, "", None
        self.asker.forget()
        if self._panel is not None:
            self._panel.hide()

    def stop(self) -> bool:
        """Stop the answer under way; whether there was one."""
        if self.asker.running and self._panel is not None and self._panel.going:
            self.asker.stop()
            return True
        return False

    def ask_again(self) -> None:
        """Answer the question from the hits shown, anew."""
        if self._results is not None:
            self._question = self._results.question.text
            self._begin(
                Request(
                    self._question,
                    Mode.ANSWER,
                    self._results.question.filters,
                    self._results.hits,
                )
            )

    def ask_on(self, question: str) -> None:
        """Go on from the answer with another question, for which it searches itself."""
        if self._run is not None and self._results is not None:
            filters = self._results.question.filters
            self._begin(Request(question, Mode.ANSWER, filters, follows=self._run.id))

    def _begin(self, request: Request) -> None:
        model, address = chosen(self._session)
        self._run = None
        asked = in_its_language(request)
        self.panel.begin(asked, model, address)
        self.panel.show()
        self.asker.ask(asked)

    def _ended(self, run: Run | None) -> None:
        self._run = run
        self.panel.finish(run)

    def _choose(self, provision_id: str, version_id: str) -> None:
        """A source selects its hit; what is no hit is read."""
        for row, hit in enumerate(self._hits.hits.hits):
            if hit.provision.id == provision_id:
                self._hits.setCurrentIndex(self._hits.hits.index(row, 0))
                return
        self.wanted.emit(provision_id, version_id)

    def _turn(self, on: bool) -> None:
        if not on:
            self.asker.stop()
            if self._panel is not None:
                self._panel.hide()
        elif self._results is not None and self._results.question.text != self._question:
            self.ask_again()
        elif self._results is not None and self._panel is not None:
            self._panel.show()
