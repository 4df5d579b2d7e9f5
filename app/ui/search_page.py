"""The page Find: question and filters above, hits at the left, the law at the right."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.lexicon import terms_of
from app.domain.question import Facets, Filters, Hit, Question, Results
from app.domain.suggesting import Suggestion
from app.ui import phrases
from app.ui.ask_beside import AskBeside
from app.ui.reader import Reader
from app.ui.remembering import Remembering
from app.ui.results import HitList
from app.ui.session import Session
from app.ui.task import Task
from app.ui.widgets.controls import Hairline, Label
from app.ui.widgets.empty import Empty
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.hidden_note import HiddenNote
from app.ui.widgets.law_rows import Reading
from app.ui.widgets.progress_strip import PATIENCE
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.start import Start
from app.ui.widgets.strength_note import StrengthNote


class SearchPage(QWidget):
    """Asks, lists and opens; emits `timed` and `troubled`.

    `timed` tells the milliseconds by stage, or None, and whether the hits are being read again.
    """

    timed = Signal(object, bool)
    searching = Signal()
    troubled = Signal(object)
    answered = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: Question | None = None
        self._waiting = self._keeping = False
        self._results: Results | None = None
        self.field = SearchField()
        self.filters = FilterBar()
        self.hits = HitList()
        self.reader = Reader(session)
        self.remembering = Remembering(session, self.hits, self.reader)
        self._stood = Label("small")
        self._stood.setContentsMargins(24, 8, 16, 8)
        self.hidden, self.note = HiddenNote(), StrengthNote()
        self.start = Start()
        self._nothing = Empty("find")
        self._clear_filters: QPushButton = self._nothing.add_button()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.searching)
        self._build()
        self._connect()
        self._word()

    def _build(self) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.hits.setMinimumWidth(240)
        self.reader.setMinimumWidth(320)
        self._left = QStackedWidget()
        self._left.addWidget(self.hits)
        self._left.addWidget(self._nothing)
        # an answer above takes room from the hits, down to one of them
        self._left.setMinimumHeight(96)
        left = QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._stood)
        for note in (self.hidden, self.note):
            beside.addWidget(note)
        beside.addWidget(self._left, 2)
        self.ask_beside = AskBeside(self._session, self.hits, beside)
        self.split.addWidget(left)
        self.split.addWidget(self.reader)
        self.split.setStretchFactor(0, 2)
        self.split.setStretchFactor(1, 3)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.split)
        head = QVBoxLayout()
        head.setContentsMargins(12, 16, 24, 8)
        head.setSpacing(8)
        indented = QHBoxLayout()
        indented.setContentsMargins(12, 0, 0, 0)
        indented.setSpacing(8)
        indented.addWidget(self.field)
        indented.addWidget(self.ask_beside.switch)
        head.addLayout(indented)
        # The filters' own padding makes their words stand under the edge of the field.
        head.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.field.asked.connect(self.ask)
        self.field.typed.connect(self._suggest)
        self.field.picked.connect(self._go)
        self.field.walked.connect(self.hits.step)
        self.filters.changed.connect(self._filtered)
        self.hits.selected.connect(self._read)
        self.hits.read.connect(self.reader.view.setFocus)
        self.reader.troubled.connect(self.troubled)
        self.ask_beside.wanted.connect(self.reader.read)
        self.reader.step_hit.connect(self.hits.step)
        self.start.chosen.connect(self.ask_this)
        self.hidden.opened.connect(self._read)
        self.hidden.opened.connect(self.remembering.choose)
        self.answered.connect(self.remembering.begin)
        self.note.asked.connect(self.ask_this)
        self._clear_filters.clicked.connect(self._widen)
        self._session.opened.connect(self._library_opened)
        self._session.imported.connect(lambda _: self._count())

    # asking

    def ask_this(self, text: str) -> None:
        """Ask `text` as if it had been typed."""
        self.field.setText(text)
        self.ask()

    def ask(self) -> None:
        """Search for what stands in the field."""
        text = self.field.text()
        if not text.strip():
            self.clear()
            return
        self._asked, self._keeping = Question(text, self.filters.filters), False
        task = self._session.search(self._asked)
        self._waiting = task is None
        if task is not None:
            self._follow(task)

    def read(self, provision_id: str) -> None:
        """Open a provision that was found elsewhere."""
        self._stack.setCurrentWidget(self.split)
        self.reader.read(provision_id)

    def in_this_law(self) -> None:
        """Search in the law that is being read, and in no other."""
        if (reading := self.reader.reading) is not None:
            self.filters.choose_law(reading.law.law.id, reading.law.law.title)

    def _suggest(self, typed: str) -> None:
        if (task := self._session.suggest(typed)) is not None:
            task.done.connect(lambda found: self.field.offer(typed, found))

    def _go(self, suggestion: Suggestion) -> None:
        """Search for the provision that was picked, or open the law."""
        if suggestion.provision_id:
            self.ask()
        elif suggestion.version_id:
            task = self._session.read_version(suggestion.version_id)
            if task is not None:
                task.done.connect(self._show_law)
                task.failed.connect(self.troubled)

    def _show_law(self, found: Reading) -> None:
        self._stack.setCurrentWidget(self.split)
        if found.law.provisions:
            self.reader.read(found.law.provisions[0].id)

    def _refine(self, results: Results) -> None:
        """Let the reranker, where one is set, read the hits again while they are shown."""
        task = self._session.rerank(results)
        if task is not None:
            task.done.connect(lambda refined: self._refined(results, refined))
            task.failed.connect(self.troubled)
            task.ended.connect(lambda: self._rested(results))
            self.timed.emit(results.ms, True)

    def _refined(self, before: Results, after: Results) -> None:
        if self._results is before and after is not before:
            self._results = after
            self.reader.know_hits(after.hits)
            self._list(after.hits)
            self.timed.emit(after.ms, False)

    def _rested(self, before: Results) -> None:
        """Nothing came of reading them again: the search's own time stands alone."""
        if self._results is before:
            self.timed.emit(before.ms, False)

    def _follow(self, task: Task) -> None:
        task.done.connect(self._found)
        task.failed.connect(self._failed)
        task.ended.connect(self._patience.stop)
        self._patience.start()

    def _found(self, results: Results) -> None:
        self._results = results
        self.timed.emit(results.ms, False)
        self.reader.know_hits(results.hits)
        self._stack.setCurrentWidget(self.split)
        self._left.setCurrentWidget(self.hits if results.hits else self._nothing)
        self._list(results.hits)
        self.filters.know_hits(results.hits)
        self._word_results()
        self._judge(results)
        words = self._count_told()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))
        self.answered.emit(results)
        self.ask_beside.found(results)
        self._refine(results)

    def _list(self, hits: tuple[Hit, ...]) -> None:
        """List hits; where only the filters are others, what is being read stays.

        Where they let another version of it through, that one is read.
        """
        shown, reading = self.reader.reading, self.reader.provision
        if not self._keeping or shown is None or reading is None:
            self.hits.show_hits(hits)
            return
        chosen = self.hits.current
        kept = [chosen.provision.id] if chosen is not None else []
        self.hits.change_hits(hits, [*kept, reading.id])
        if self.hits.current is None and reading.number:
            self.hits.choose(shown.law.law.id, reading.number)

    def _judge(self, results: Results) -> None:
        self.hidden.say(results.hidden)
        judged = results.judgement if results.hits else None
        self.note.say(judged.strength if judged else None, terms_of(results.expansions))

    def _failed(self, error: object) -> None:
        self.timed.emit(None, False)
        self.troubled.emit(error)

    def escape(self) -> None:
        """Escape: stop the search under way, else close or clear where the person is."""
        if self._session.lanes.search.cancel("search"):
            self._patience.stop()
            self.timed.emit(None, False)
        elif self.ask_beside.stop():
            return
        elif self.field.hasFocus():
            self.field.clear()
        elif self.reader.find_bar.isVisible():
            self.reader.find_bar.leave()
        elif self.reader.comparing:
            self.reader.leave_changes()
        else:
            self.focus_question()

    def clear(self) -> None:
        """Back to the start of the page."""
        self._session.lanes.search.cancel("search")
        self._asked, self._results, self._waiting = None, None, False
        self.ask_beside.clear()
        self.hits.show_hits(())
        self.reader.forget()
        self.filters.tell_count("")
        self.hidden.say(())
        self.note.say(None, ())
        self.timed.emit(None, False)
        self._stack.setCurrentWidget(self.start)

    def _filtered(self) -> None:
        self._count()
        if self._asked is not None:
            shown = self._results.question.text if self._results is not None else None
            self._keeping = shown == self._asked.text
            self._asked = replace(self._asked, filters=self.filters.filters)
            if (task := self._session.search(self._asked)) is not None:
                self._follow(task)

    def _widen(self) -> None:
        self.filters.choose(Filters(current_only=False))

    def _count(self) -> None:
        if (task := self._session.facets(self.filters.filters)) is not None:
            task.done.connect(self._offer)
            task.failed.connect(self.troubled)

    def _offer(self, facets: Facets) -> None:
        self.filters.offer(facets)

    def _library_opened(self) -> None:
        waiting = self._waiting
        if not waiting:
            self.clear()
        self.filters.reset()
        self._count()
        if waiting:
            self.ask()

    def _read(self, hit: Hit) -> None:
        self.reader.read(hit.provision.id, hit.version.id)

    # words

    def focus_question(self) -> None:
        """Put the cursor into the question, all of it selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _count_told(self) -> str:
        count = len(self._results.hits) if self._results is not None else 0
        return self.tr("%Ln provision(s) found", "", count)

    def _word(self) -> None:
        self.hits.setAccessibleName(self.tr("Hits"))
        self._clear_filters.setText(self.tr("Search without filters, in all versions"))
        self._word_results()

    def _word_results(self) -> None:
        if self._results is None:
            return
        self.filters.tell_count(self._count_told() if self._results.hits else "")
        self._nothing.say(
            self.tr("Nothing is close to this question"),
            self.tr("Try other words, say it more plainly, or name the law and the article."),
        )
        filters = self._results.question.filters
        narrowed = filters != Filters(current_only=False)
        self._stood.setVisible(filters.on is not None)
        if filters.on is not None:
            day = phrases.day(filters.on)
            self._stood.setText(self.tr("The law as it stood on {0}").format(day))
        self._clear_filters.setVisible(narrowed)
