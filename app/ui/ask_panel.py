"""The panel in which an answer is written: who writes, what came, how its citations fared."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.asking import Outcome, Request, Run, Selected, Stage
from app.domain.dialogue import Rethought, Said, Thought, Waiting
from app.domain.errors import PandectaError
from app.domain.events import Event
from app.ui import ask_words, notices, notices_chat
from app.ui.ask_answer_view import AnswerView
from app.ui.ask_copying import Answer
from app.ui.ask_follow import FollowUp
from app.ui.ask_foot import AnswerFoot
from app.ui.ask_head import AnswerHead
from app.ui.ask_thinking import Thinking
from app.ui.ask_work import is_checked
from app.ui.notice_kinds import Notice, Way
from app.ui.widgets.notice_strip import NoticeStrip

_TICK = 500


class AnswerPanel(QFrame):
    """Follows a question from its first event to its record.

    Emits `chosen` with provision and version to be read, `stopped`, `again`, `followed` with
    another question, `way` with a way out of a notice, and `details` with a Run.
    """

    chosen = Signal(str, str)
    stopped = Signal()
    again = Signal()
    followed = Signal(str)
    way = Signal(object)
    details = Signal(object)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "written")
        self._run: Run | None = None
        self._stage, self._waited, self._seconds = "", 0.0, 0
        self._going = False
        self._model = "", ""
        self.head, self.notice = AnswerHead(), NoticeStrip()
        self.thinking, self.view = Thinking(), AnswerView()
        self.foot, self.follow_up = AnswerFoot(), FollowUp()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK)
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(8)
        for above in (self.head, self.notice, self.thinking):
            column.addWidget(above)
        column.addWidget(self.view, 1)
        for below in (self.foot, self.follow_up):
            column.addWidget(below)

    def _connect(self) -> None:
        self.view.chosen.connect(self.chosen)
        self.head.stop.clicked.connect(self.stopped)
        self.head.again.clicked.connect(self.again)
        self.follow_up.asked.connect(self.followed)
        self.notice.chosen.connect(self._go_way)
        self.notice.closed.connect(self.notice.clear)
        self.foot.copied.connect(self.copied)
        self.foot.details.clicked.connect(lambda: self.details.emit(self._run))
        self._ticking.timeout.connect(self._tick)

    # what is going on

    @property
    def run(self) -> Run | None:
        """The record of the answer on show; None before there is one."""
        return self._run

    @property
    def going(self) -> bool:
        """Whether more is to come."""
        return self._going

    def begin(self, request: Request, model: str, address: str) -> None:
        """A question is being worked on by this model."""
        self._run, self._stage, self._waited, self._seconds = None, "", 0.0, 0
        self._going = True
        self.notice.clear()
        self.thinking.clear()
        self.view.clear_answer()
        self.view.setAccessibleName(self.tr("Answer to: {0}").format(request.question))
        self._model = model, address
        self.head.tell_model(model, address)
        self._ticking.start()
        self._show_state()

    def see(self, events: Sequence[Event]) -> None:
        """What happened; the pieces of text among it are written at once."""
        said = thought = ""
        for event in events:
            if isinstance(event, Said):
                said += event.text
            elif isinstance(event, Thought):
                thought += event.text
            elif isinstance(event, Rethought):
                thought, said = thought + self.view.take_back() + said, ""
            elif isinstance(event, Stage):
                self._stage = event.name
            elif isinstance(event, Selected):
                self.view.know_sources(event.sources)
            elif isinstance(event, Waiting):
                self._waited = event.seconds
        if said or thought:
            self._waited = 0.0
        if thought:
            self.thinking.add(thought)
        if said:
            self.view.add(said)
        self._say()

    def silence(self) -> None:
        """The person stopped it: nothing more comes, and what came stays."""
        self._going = False
        self._ticking.stop()
        self._show_state()
        self.head.say(self.tr("Stopped. What came is kept."))

    def finish(self, run: Run | None) -> None:
        """It has ended, and this is its record where there is one."""
        self._going = False
        self._ticking.stop()
        if run is not None:
            self.show_run(run)
        else:
            self._show_state()

    def fail(self, error: PandectaError) -> None:
        """It failed, for this reason."""
        self._going = False
        self.notice.tell(partial(notices.notice, error))
        self.head.tell_model(*self._model, bool(self.view.text.strip()))
        self._show_state()

    def show_run(self, run: Run) -> None:
        """Show a run as it is kept."""
        told = self.notice.notice
        self._run, self._going = run, False
        self.head.tell_model(run.model, run.address, bool(run.text.strip()))
        self.thinking.show_whole(run.thinking)
        self.view.show_whole(run.text, run.sources, run.checks)
        if (broken := ask_words.failure(run)) is not None and told is None:
            self.notice.tell(partial(notices.notice, broken))
        elif run.outcome is Outcome.CUT_OFF:
            self.notice.tell(self._cut_off)
        self._show_state()
        line = self.foot.line
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, line))

    def show_kept(self, run: Run) -> None:
        """Show another run, of another time."""
        self.notice.clear()
        self._ticking.stop()
        self.show_run(run)
        self.view.verticalScrollBar().setValue(0)

    def know_names(self, names: Mapping[str, str]) -> None:
        """What provisions are called that stand in the place of cited ones."""
        self.view.know_names(names)

    @staticmethod
    def _cut_off() -> Notice:
        return notices_chat.cut_off()

    # what it says of itself

    def _tick(self) -> None:
        self._seconds += _TICK
        self._say()

    def _say(self) -> None:
        if not self._going:
            return
        seconds = self._seconds // 1000
        told = ask_words.stage(self._stage)
        if self._stage == "writing" and not self.view.text and not self.thinking.text:
            told = self.tr("Waiting for the first word")
        elif self._stage == "writing" and not self.view.text:
            told = self.tr("Thinking")
        self.head.say(self.tr("{0} · {1} s").format(told, seconds) if seconds else f"{told}…")

    def _show_state(self) -> None:
        run, text = self._run, self.view.text
        checked = run is not None and is_checked(run)
        self.head.allow(going=self._going, again=not self._going)
        sources = run.sources if run is not None else ()
        checks = run.checks if run is not None else ()
        self.foot.show_answer(Answer(text, sources, checks, checked), run is not None, self._going)
        self.follow_up.setVisible(not self._going and run is not None and bool(text))
        self.head.say(ask_words.outcome(run) if run is not None else "")
        self._say()

    def _go_way(self, way: Way) -> None:
        if way is Way.ASK_AGAIN:
            self.again.emit()
        else:
            self.way.emit(way)

    def focus_answer(self) -> None:
        """Go to the answer, to be read by keyboard."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_ticking"):
            self._show_state()
            self.view.word()
