"""The page Ask: a question worked on in rounds, live; its report; the law beside it."""

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.asking import Mode, Request, Run
from app.ui.ask_bar import AskBar
from app.ui.ask_kept import KeptRuns
from app.ui.ask_record import RecordDialog
from app.ui.ask_room import AskRoom
from app.ui.ask_runs import RunList
from app.ui.ask_start import AskStart
from app.ui.ask_work import Asker, chosen, in_its_language
from app.ui.notice_kinds import Way
from app.ui.reader import Reader
from app.ui.session import Session
from app.ui.widgets.controls import Hairline


class AskPage(QWidget):
    """Emits `way` with a way out of a notice, `troubled`, and `copied` with a passing word."""

    way = Signal(object)
    troubled = Signal(object)
    copied = Signal(str)
    zoomed = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run: Run | None = None
        self._request: Request | None = None
        self.asker, self.kept = Asker(session, self), KeptRuns(session, self)
        self.bar, self.start, self.runs = AskBar(), AskStart(), RunList()
        self.room = AskRoom()
        self.tree, self.panel = self.room.tree, self.room.panel
        self._build()
        self._connect()
        self.follow()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for page in (self.start, self.room, self.runs):
            self._stack.addWidget(page)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, Hairline()):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        left.setMinimumWidth(360)
        self.beside = QSplitter(Qt.Orientation.Horizontal)
        self.beside.setHandleWidth(1)
        self.beside.setChildrenCollapsible(False)
        self.beside.addWidget(left)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.beside)

    def _connect(self) -> None:
        self.bar.asked.connect(self.ask)
        self.bar.stopped.connect(self.asker.stop)
        self.bar.rounds_set.connect(self._keep_rounds)
        self.bar.kept.toggled.connect(self._show_kept)
        self.start.chosen.connect(self.ask_this)
        self.start.settings.connect(lambda: self.way.emit(Way.CHAT_MODEL))
        self.room.chosen.connect(self.read)
        panel, asker = self.panel, self.asker
        panel.stopped.connect(asker.stop)
        panel.again.connect(self.ask_again)
        panel.followed.connect(self.ask_on)
        panel.way.connect(self.way)
        panel.copied.connect(self.copied)
        panel.details.connect(self.kept.record_of)
        asker.happened.connect(self.room.see)
        asker.silenced.connect(self._silenced)
        asker.failed.connect(panel.fail)
        asker.ended.connect(self._ended)
        asker.named.connect(panel.know_names)
        self._connect_kept()
        self._session.opened.connect(self._library_opened)

    def _connect_kept(self) -> None:
        kept, runs = self.kept, self.runs
        runs.opened.connect(kept.open)
        runs.compared.connect(kept.compare)
        runs.record.connect(kept.record)
        runs.deleted.connect(kept.delete)
        runs.undone.connect(kept.keep_again)
        kept.listed.connect(runs.show_runs)
        kept.opened.connect(self.show_run)
        kept.deleted.connect(runs.offer_back)
        kept.told.connect(self._tell_record)
        kept.troubled.connect(self.troubled)

    # asking

    def ask_this(self, question: str) -> None:
        """Ask `question` as if it had been typed."""
        self.bar.field.setText(question)
        self.ask()

    def ask(self) -> None:
        """Have the question in the field worked on, as a new one."""
        if question := self.bar.field.text().strip():
            self._begin(Request(question, Mode.AGENT))

    def ask_on(self, question: str) -> None:
        """Go on from the answer on show with another question."""
        if self._run is not None:
            self._begin(Request(question, Mode.AGENT, follows=self._run.id))

    def ask_again(self) -> None:
        """Have the same question worked on anew."""
        run = self._run
        if self._request is not None:
            self._begin(self._request)
        elif run is not None:
            self._begin(Request(run.question, Mode.AGENT, follows=run.follows))

    def _begin(self, request: Request) -> None:
        settings = self._session.program.settings
        asked = in_its_language(replace(request, rounds=settings.rounds))
        model, address = chosen(self._session)
        self._run, self._request = None, request
        self.bar.kept.setChecked(False)
        self._stack.setCurrentWidget(self.room)
        self.room.begin(asked, model, address, self._is_typed(asked.question))
        self.asker.ask(asked)
        self.bar.follow(self.asker.running)

    def _is_typed(self, question: str) -> bool:
        return question == self.bar.field.text().strip()

    def _silenced(self) -> None:
        self.panel.silence()
        self.bar.follow(False)

    def _ended(self, run: Run | None) -> None:
        self._run = run
        self.room.finish(run)
        self.bar.follow(False)

    def escape(self) -> None:
        """Escape: stop what is going on, else back to the question."""
        if self.asker.running:
            self.asker.stop()
        elif "reader" in self.__dict__ and self.reader.find_bar.isVisible():
            self.reader.find_bar.leave()
        else:
            self.focus_question()

    # what was asked before

    def show_run(self, run: Run) -> None:
        """Show a kept run as it was."""
        self.asker.forget()
        self._run, self._request = run, None
        self.room.show_kept(run, self._is_typed(run.question))
        self.asker.name_successors(run)
        self.bar.follow(False)
        self.bar.kept.setChecked(False)
        self._stack.setCurrentWidget(self.room)

    def _show_kept(self, shown: bool) -> None:
        if shown:
            self.kept.refresh()
            self._stack.setCurrentWidget(self.runs)
        else:
            begun = self._run is not None or self._request is not None
            self._stack.setCurrentWidget(self.room if begun else self.start)

    def _tell_record(self, text: str, data: str) -> None:
        dialog = RecordDialog(
            self.tr("Record") if data else self.tr("Comparison"), text, data, self
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    # reading

    @cached_property
    def reader(self) -> Reader:
        """The law beside the answer, made when something is first read."""
        reader = Reader(self._session)
        reader.setMinimumWidth(300)
        reader.hide()
        reader.troubled.connect(self.troubled)
        reader.copied.connect(self.copied)
        reader.zoomed.connect(self.zoomed)
        self.beside.addWidget(reader)
        return reader

    def read(self, provision_id: str, version_id: str = "") -> None:
        """Open a provision beside the answer, as it was or is."""
        if self.reader.isHidden():
            self.reader.show()
            room = self.beside.width()
            self.beside.setSizes([room * 55 // 100, room * 45 // 100])
        self.reader.read(provision_id, version_id)

    # what else may change

    def follow(self) -> None:
        """Follow the settings, which may have been changed elsewhere."""
        model, address = chosen(self._session)
        self.bar.tell_model(model, address)
        self.bar.show_rounds(self._session.program.settings.rounds)
        self.start.tell_model(model)

    def _keep_rounds(self, rounds: int) -> None:
        self._session.keep(replace(self._session.program.settings, rounds=rounds))

    def _library_opened(self) -> None:
        self.asker.forget()
        self._run = self._request = None
        if "reader" in self.__dict__:
            self.reader.forget()
            self.reader.hide()
        self.room.finish(None)
        self.bar.follow(False)
        self.bar.kept.setChecked(False)
        self._stack.setCurrentWidget(self.start)

    def focus_question(self) -> None:
        """Put the cursor into the question, all of it selected."""
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what was set meanwhile."""
        super().showEvent(event)
        self.follow()
