"""One index in the list: what built it, what it weighs, whether it answers, what can be done."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.ui import fonts, index_words, theme
from app.ui.index_listing import UNKNOWN, IndexEntry
from app.ui.widgets.controls import ElidedLabel, Label
from app.ui.widgets.index_followed import FOLLOWED

_MENU = ("check", "save", "delete")


class IndexRow(QWidget):
    """Emits ``use``, ``identify``, ``check``, ``save`` or ``delete``, and the entry."""

    wanted = Signal(str, object)

    def __init__(self, entry: IndexEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._active = self._behind = self._busy = False
        self.name, self.mark, self.facts = ElidedLabel(), Label(), Label("muted", wrap=True)
        self.state, self.scores = Label(wrap=True), Label("muted", wrap=True)
        self.buttons = {name: QPushButton() for name in ("identify", "use", "more")}
        self.choices = {name: QAction(self) for name in _MENU}
        self.mark.setForegroundRole(QPalette.ColorRole.Link)
        self._build()

    def _build(self) -> None:
        menu = QMenu(self)
        for name, choice in self.choices.items():
            choice.triggered.connect(partial(self._want, name))
            menu.addAction(choice)
        self.buttons["more"].setMenu(menu)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(self.name)
        title.addWidget(self.mark)
        title.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(title)
        for part in (self.facts, self.scores, self.state):
            words.addWidget(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 12)
        line.setSpacing(8)
        line.addLayout(words, 1)
        for name, button in self.buttons.items():
            line.addWidget(button)
            if name != "more":
                button.clicked.connect(partial(self._want, name))

    def _want(self, name: str, checked: bool = False) -> None:
        self.wanted.emit(name, self.entry)

    def show_entry(self, entry: IndexEntry, active: bool, behind: bool, busy: bool) -> None:
        """Show an index; `active` says that it answers, `behind` that the texts are newer."""
        self.entry, self._active, self._behind, self._busy = entry, active, behind, busy
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in FOLLOWED:
            self._word()

    def _word(self) -> None:
        manifest = self.entry.manifest
        self.name.setFont(fonts.interface(theme.points(), QFont.Weight.DemiBold))
        self.name.setText(index_words.model(manifest))
        self.name.setToolTip(index_words.details(manifest))
        self.mark.setText(self.tr("answers now"))
        self.facts.setText(index_words.facts(self.entry))
        self.scores.setText(index_words.scores(manifest))
        self.state.setText(self._state())
        self.mark.setVisible(self._active)
        for label in (self.scores, self.state):
            label.setVisible(bool(label.text()))
        said = [self.name.whole, self.mark.text() if self._active else "", self._state()]
        self.setAccessibleName(", ".join(part for part in said if part))
        self._word_actions()

    def _state(self) -> str:
        parts = []
        if self.entry.manifest.encoder.kind == UNKNOWN:
            parts.append(self.tr("Built by an unknown model."))
        if self._behind:
            parts.append(self.tr("Behind the texts."))
        return " ".join(parts)

    def _word_actions(self) -> None:
        names = {
            "identify": self.tr("Find out…"),
            "use": self.tr("Use"),
            "more": self.tr("More"),
        }
        for name, text in names.items():
            self.buttons[name].setText(text)
            told = self.tr("{0}: {1}").format(text.rstrip("…"), self.name.whole)
            self.buttons[name].setAccessibleName(told)
        self.choices["check"].setText(self.tr("Check index"))
        self.choices["save"].setText(self.tr("Save as file…"))
        self.choices["delete"].setText(self.tr("Delete index…"))
        unknown = self.entry.manifest.encoder.kind == UNKNOWN
        self.buttons["identify"].setVisible(unknown)
        self.buttons["identify"].setEnabled(not self._busy)
        self.buttons["use"].setVisible(not self._active and not unknown)
        self.choices["check"].setVisible(self._active)
        self.choices["delete"].setVisible(not self._active)
        for choice in self.choices.values():
            choice.setEnabled(not self._busy)
