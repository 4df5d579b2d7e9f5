"""The foot of an answer: how its citations fared, copying it, and the record behind it."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from app.ui import ask_words, theme
from app.ui.ask_copying import Answer, Form, copied
from app.ui.widgets.controls import IconButton, Label


class AnswerFoot(QWidget):
    """Emits `copied` with the words for it; `details` is the button for the record."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = Answer("")
        self._kept = self._going = False
        self._line = Label(wrap=True)
        self._line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.copy, self.details = IconButton("copy"), IconButton("contents")
        self._menu, self._bare = QMenu(self), QMenu(self)
        self._marked = [self._action(self._menu, form, True) for form in Form]
        self._menu.addMenu(self._bare)
        self._unmarked = [self._action(self._bare, form, False) for form in Form]
        self.copy.setMenu(self._menu)
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._line, 1)
        line.addWidget(self.copy)
        line.addWidget(self.details)
        self._word()

    @property
    def line(self) -> str:
        """How the citations fared, in one line."""
        return self._line.text()

    @property
    def actions_of(self) -> tuple[list[QAction], list[QAction]]:
        """What the menu copies: with the marks that are needed, and without."""
        return self._marked, self._unmarked

    def show_answer(self, answer: Answer, kept: bool, going: bool) -> None:
        """Follow an answer; `kept` is whether it has a record."""
        self._answer, self._kept, self._going = answer, kept, going
        has_text = bool(answer.text.strip())
        self.setVisible(not going and (has_text or kept))
        self.copy.setEnabled(has_text)
        self.details.setVisible(kept)
        self._bare.menuAction().setVisible(answer.doubtful)
        self._word()

    def _action(self, menu: QMenu, form: Form, with_marks: bool) -> QAction:
        action = menu.addAction("")
        action.triggered.connect(partial(self._copy, form, with_marks))
        return action

    def _copy(self, form: Form, with_marks: bool, *_: object) -> None:
        marks = with_marks and self._answer.doubtful
        QGuiApplication.clipboard().setMimeData(copied(self._answer, form, marks))
        told = self.tr("Copied with the marks of its citations") if marks else self.tr("Copied")
        self.copied.emit(told)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_unmarked"):
            self._word()

    def _word(self) -> None:
        self.copy.explain(self.tr("Copy the answer"))
        self.details.explain(self.tr("How this answer came about"))
        names = self.tr("Copy as text"), self.tr("Copy as Markdown"), self.tr("Copy as rich text")
        for actions in (self._marked, self._unmarked):
            for action, name in zip(actions, names, strict=True):
                action.setText(name)
        self._bare.setTitle(self.tr("Copy without marks"))
        answer = self._answer
        if not answer.text.strip():
            told = ""
        elif answer.checked:
            told = ask_words.count_line(answer.checks)
        else:
            told = self.tr("The citations were not checked.")
        self._line.setText(told)
        self._line.setAccessibleName(told)
        theme.role(self._line, "doubt" if answer.doubtful else "muted")
