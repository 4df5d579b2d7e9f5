"""What the person chooses before an evaluation: the questions, what is measured, and the start."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.index import Manifest
from app.ui import evaluation_words as words
from app.ui import index_words, phrases
from app.ui.evaluation_work import What
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_section import Button, Choice, Section

_FILE = ""
_BENCHMARK = ".json"
"""How the files of LegalBench-RAG end; those of our form end in .jsonl."""


class EvaluationForm(Section):
    """Emits `wanted` with the path of the questions, what is measured, and the other index."""

    wanted = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready: Sequence[tuple[str, str]] = ()
        self._files: list[str] = []
        self._benchmarks: set[str] = set()
        self._others: Sequence[Manifest] = ()
        self._allowed = False
        self.questions, self.what, self.other = Choice(), Choice(), Choice()
        self.browse, self.run = Button(), Button(primary=True)
        self._told = Label("muted", wrap=True)
        self._questions_name = self.add_row(self.questions, self.browse)
        self._what_name = self.add_row(self.what, self.run)
        self._other_name = self.add_row(self.other)
        self.add_wide(self._told)
        for one in What:
            self.what.addItem(words.what(one), one)
        self.browse.clicked.connect(self._ask_for_file)
        self.run.clicked.connect(self._start)
        self.what.currentIndexChanged.connect(self._judge)
        self.questions.currentIndexChanged.connect(self._judge)
        self._word()

    @property
    def path(self) -> str:
        """The questions that are chosen; empty where there are none."""
        return str(self.questions.currentData() or "")

    @property
    def chosen(self) -> What:
        """What is to be measured."""
        return What(self.what.currentData())

    def offer_questions(self, ready: Sequence[tuple[str, str]]) -> None:
        """Offer questions that are at hand: their name and their path."""
        self._ready = ready
        self._fill_questions(self.path)

    def add_file(self, path: str) -> None:
        """Offer a file, and choose it; one of LegalBench-RAG's comes with the folder of all."""
        offered = [path]
        if path.endswith(_BENCHMARK):
            folder = Path(path).parent
            if len(list(folder.glob(f"*{_BENCHMARK}"))) > 1:
                offered.append(str(folder))
            self._benchmarks.update(offered)
        self._files += [one for one in offered if one not in self._files]
        self._fill_questions(path)

    def offer_indexes(self, others: Sequence[Manifest]) -> None:
        """Offer indexes to compare the active one with."""
        before, self._others = self.other.currentData(), others
        self.other.clear()
        for one in others:
            name = f"{index_words.model(one)} · {phrases.moment(one.created)}"
            self.other.addItem(name, one.id)
            tip = index_words.details(one)
            self.other.setItemData(self.other.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.other.setCurrentIndex(max(0, self.other.findData(before)) if others else -1)
        self._judge()

    def allow(self, allowed: bool) -> None:
        """Whether an evaluation can start now."""
        self._allowed = allowed
        self._judge()

    def _fill_questions(self, chosen: str) -> None:
        self.questions.blockSignals(True)
        self.questions.clear()
        files = [(Path(one).name, one) for one in self._files]
        for name, path in (*self._ready, *files):
            self.questions.addItem(name, path)
            place = self.questions.count() - 1
            self.questions.setItemData(place, path, Qt.ItemDataRole.ToolTipRole)
        if not self.questions.count():
            self.questions.addItem(self.tr("None chosen yet"), _FILE)
        self.questions.setCurrentIndex(max(0, self.questions.findData(chosen)))
        self.questions.blockSignals(False)
        self._judge()

    def _ask_for_file(self) -> None:
        kind, every = self.tr("Questions with answers"), self.tr("All files")
        kinds = f"{kind} (*.jsonl *.json);;{every} (*)"
        title = self.tr("Choose questions")
        path, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            self.add_file(path)

    def _start(self) -> None:
        self.wanted.emit(self.path, self.chosen, str(self.other.currentData() or ""))

    def _judge(self) -> None:
        spans = self.path in self._benchmarks
        if self.chosen.of_passages is not spans:
            # the rest of it follows from this change
            self.what.setCurrentIndex(list(What).index(What.SPANS if spans else What.AS_IS))
            return
        against = self.chosen is What.INDEX
        model = self.what.model()
        assert isinstance(model, QStandardItemModel)
        for place, one in enumerate(What):
            fits = one.of_passages is spans and (one is not What.INDEX or self._any_other)
            model.item(place).setEnabled(fits)
        for part in (self.other, self._other_name):
            part.setVisible(against)
        self.run.setEnabled(self._allowed and bool(self.path) and (not against or self._any_other))
        self.questions.setToolTip(self.path)
        self._told.setText(
            words.what_told(self.chosen) if not against or self._any_other else self._lonely()
        )

    @property
    def _any_other(self) -> bool:
        return bool(self._others)

    def _lonely(self) -> str:
        return self.tr("This library has no other index to compare with.")

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_told"):
            self._word()

    def _word(self) -> None:
        self.title.setText(self.tr("Evaluation"))
        for label, part, text in (
            (self._questions_name, self.questions, self.tr("Questions")),
            (self._what_name, self.what, self.tr("Measure")),
            (self._other_name, self.other, self.tr("Other index")),
        ):
            label.setText(text)
            part.setAccessibleName(text)
        for place, one in enumerate(What):
            self.what.setItemText(place, words.what(one))
        for button, text in (
            (self.browse, self.tr("Choose a file…")),
            (self.run, self.tr("Run")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._fill_questions(self.path)
