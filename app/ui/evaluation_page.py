"""The page Evaluation: asks questions whose answers are known, and shows what the search finds."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.errors import PandectaError
from app.domain.events import Event, Progress
from app.domain.index import Manifest
from app.services.evaluating import AskedQuestion
from app.services.evaluating_groups import By
from app.services.evaluating_passages import PassageEvaluation
from app.services.known_questions import OWN_QUESTIONS
from app.services.library import OpenLibrary
from app.ui import evaluation_words as words
from app.ui.evaluation_results import EvaluationResults
from app.ui.evaluation_work import Measured, What, explain, measure
from app.ui.passage_results import PassageResults
from app.ui.session import Session
from app.ui.task import Task, once
from app.ui.widgets.controls import Hairline, Label
from app.ui.widgets.empty import Empty
from app.ui.widgets.evaluation_form import EvaluationForm
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.widgets.settings_section import Said

_WIDEST = 1120


class EvaluationPage(QWidget):
    """Emits `open_provision` with the id of a provision that the person wants to read."""

    open_provision = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._groups: Task | None = None
        self._asking: Task | None = None
        self.form, self.results = EvaluationForm(), EvaluationResults()
        self.passages = PassageResults()
        self.progress, self.said, self.round = ProgressStrip(), Said(), Label("muted")
        self.empty = Empty("measure")
        self._build()
        self.form.wanted.connect(self.start)
        self.results.grouping.connect(self._group)
        self.results.questions.chosen.connect(self._ask_again)
        self.results.why.opened.connect(self.open_provision)
        session.opened.connect(self._opened)
        session.informed.connect(self.refresh)
        session.reindexed.connect(self.refresh)
        self.round.setContentsMargins(0, 0, 0, 8)
        self._show(None)
        self._word()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        for part in (self.form, self.round, self.progress, self.said, Hairline()):
            column.addWidget(part)
        column.addWidget(self.empty, 1)
        for results in (self.results, self.passages):
            column.addWidget(results, 1)
        middle, inner, scroll = QWidget(), QWidget(), QScrollArea()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(column)
        row = QHBoxLayout(inner)
        row.setContentsMargins(32, 0, 32, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    # what can be chosen

    def refresh(self) -> None:
        """Look which questions and indexes there are now."""
        library = self._session.library
        self.form.allow(library is not None and self._task is None)
        self.form.offer_questions(self._ready())
        if library is not None and self.isVisible():
            task = self._session.lanes.shelf.start(once(_others, library), "evaluation-indexes")
            task.done.connect(self.form.offer_indexes)
            task.failed.connect(self._fail)

    def _ready(self) -> list[tuple[str, str]]:
        """Questions that the open library brings along: their name and their path."""
        library, program = self._session.library, self._session.program
        if library is None:
            return []
        found = []
        own = Path(library.path) / OWN_QUESTIONS
        if own.is_file():
            found.append((self.tr("This library’s own questions"), str(own)))
        sources = program.sample_sources
        folder = Path(sources[0]).parent / "questions" if sources else None
        if self._session.is_sample and folder is not None and folder.is_dir():
            found.append((self.tr("Questions about the specimen law"), str(folder)))
        return found

    def _opened(self) -> None:
        """Another library: nothing of what was measured is about it."""
        for task in (self._task, self._groups, self._asking):
            if task is not None:
                task.cancel()
        self.said.clear()
        self._show(None)
        self.refresh()

    # measuring

    def start(self, path: str, what: What, other: str = "") -> None:
        """Measure with the questions in `path`; a refusal is told on the page."""
        library = self._session.library
        if library is None or self._task is not None:
            return
        self.said.clear()
        reranker = bool(self._session.program.settings.reranker)
        work = measure(library.bench, path, what, other, reranker)
        self._task = task = self._session.lanes.models.start(work, "evaluate")
        task.happened.connect(self._see)
        task.done.connect(self._show)
        task.failed.connect(self._fail)
        task.ended.connect(self._end)
        self.progress.follow(task)
        self.form.allow(False)

    def _see(self, events: Sequence[Event]) -> None:
        last = events[-1]
        told = words.step(last.detail) if isinstance(last, Progress) else ""
        self.round.setText(told)
        self.round.setVisible(bool(told))

    def _fail(self, error: PandectaError) -> None:
        self.said.fail(error)

    def _end(self) -> None:
        self._task = None
        self.round.hide()
        self.form.allow(self._session.library is not None)

    def _show(self, measured: Measured | PassageEvaluation | None) -> None:
        passages = measured if isinstance(measured, PassageEvaluation) else None
        questions = measured if isinstance(measured, Measured) else None
        self.empty.setVisible(measured is None)
        self.results.setVisible(questions is not None)
        self.passages.setVisible(passages is not None)
        self.round.hide()
        self.results.show_measured(questions)
        self.passages.show_measured(passages)

    def _group(self, by: By) -> None:
        library, measured = self._session.library, self.results.measured
        if library is None or measured is None:
            return
        work = library.bench.grouped(measured.evaluation, by)
        self._groups = task = self._session.lanes.models.start(work, "evaluation-groups")
        task.done.connect(self.results.show_groups)
        task.failed.connect(self._fail)

    # one question

    def _ask_again(self, asked: AskedQuestion) -> None:
        library = self._session.library
        if library is None:
            return
        self.results.why.ask(asked.text)
        work = explain(library.bench, asked)
        self._asking = task = self._session.lanes.search.start(work, "why")
        task.done.connect(self.results.why.show_why)
        task.failed.connect(self._fail)

    # words

    def showEvent(self, event: QShowEvent) -> None:
        """Look what there is now."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "empty"):
            self._word()

    def _word(self) -> None:
        self.empty.say(
            self.tr("How well does the search find the law?"),
            self.tr(
                "Ask it questions whose answers are known. You see how often the right provision "
                "is among the first ten, what each part of the search adds, whether another index "
                "finds more, and which questions are lost, and why. A file has one question a "
                "line, as {0}."
            ).format('{"id": …, "question": …, "relevant": […]}'),
        )
        self.form.offer_questions(self._ready())


def _others(library: OpenLibrary) -> list[Manifest]:
    """The indexes that do not answer now, the newest first."""
    active = library.info().manifest
    found = [one for one in library.indexes() if active is None or one.id != active.id]
    return sorted(found, key=lambda one: one.created, reverse=True)
