"""The editor of the prompts: own copies are kept beside the program's, which are never lost."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import PandectaError
from app.domain.settings import Language
from app.services.chatting import Prompts
from app.ui import prompts_words, theme
from app.ui.notices import Tone
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_appearance import OWN_NAMES
from app.ui.widgets.settings_section import Choice, Said

LANGUAGES = (Language.ENGLISH, Language.CHINESE)
"""The languages that there are prompts in."""

_Place = tuple[str, str]
"""A prompt's name and language."""


class PromptsDialog(QDialog):
    """Changes wait as drafts until they are saved, also while other prompts are looked at."""

    def __init__(self, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self._drafts: dict[_Place, str] = {}
        self._is_warned = False
        self.hint, self.places, self.told = Label("muted", wrap=True), Said(), Said()
        self.names, self.language, self.editor = QListWidget(), Choice(), QPlainTextEdit()
        self.reset, self.leave, self.save = QPushButton(), QPushButton(), QPushButton()
        theme.role(self.save, "primary")
        for name in prompts.names():
            QListWidgetItem(self.names).setData(Qt.ItemDataRole.UserRole, name)
        for language in LANGUAGES:
            self.language.addItem(OWN_NAMES[language], language.value)
        self._build()
        self._connect()
        self._word()
        self.names.setCurrentRow(0)

    def _build(self) -> None:
        self.setMinimumSize(680, 480)
        self.resize(860, 600)
        side, main = QVBoxLayout(), QVBoxLayout()
        for column in (side, main):
            column.setSpacing(8)
        self.names.setFixedWidth(240)
        self.names.setSpacing(2)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.addWidget(self.language)
        side.addWidget(self.names, 1)
        main.addWidget(self.editor, 1)
        main.addWidget(self.places)
        main.addWidget(self.told)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(side)
        middle.addLayout(main, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.reset)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 16)
        whole.setSpacing(16)
        whole.addWidget(self.hint)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)
        self.editor.setTabChangesFocus(True)
        for button in (self.reset, self.leave, self.save):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.names.currentRowChanged.connect(self._show)
        self.language.activated.connect(self._show)
        self.editor.textChanged.connect(self._edited)
        self.reset.clicked.connect(self._reset)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)

    @property
    def place(self) -> _Place:
        """Name and language of the prompt on show."""
        item = self.names.currentItem()
        name = str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""
        return name, str(self.language.currentData())

    def choose(self, name: str, language: str) -> None:
        """Show another prompt."""
        self.language.setCurrentIndex(self.language.findData(language))
        known = [str(self._item(row).data(Qt.ItemDataRole.UserRole)) for row in self._rows]
        self.names.setCurrentRow(known.index(name))
        self._show()

    @property
    def _rows(self) -> range:
        return range(self.names.count())

    def _item(self, row: int) -> QListWidgetItem:
        item = self.names.item(row)
        assert item is not None
        return item

    def _show(self) -> None:
        self.told.clear()
        kept = self._kept()
        self.places.tell(self._say_places)
        self.editor.blockSignals(True)
        self.editor.setPlainText(self._drafts.get(self.place, kept))
        self.editor.blockSignals(False)
        self._judge()

    def _say_places(self) -> str:
        return self.tr(
            "Pandecta fills in {0}. Above the line of --- stand the instructions, below it what "
            "is asked."
        ).format(prompts_words.places(self.place[0]))

    def _kept(self) -> str:
        """The text in force, or the program's where the own copy cannot be used."""
        try:
            return self._prompts.text(*self.place)
        except PandectaError as error:
            self.told.fail(error)
            return self._prompts.shipped(*self.place)

    def _edited(self) -> None:
        text = self.editor.toPlainText()
        self._is_warned = False
        if text == self._kept():
            self._drafts.pop(self.place, None)
        else:
            self._drafts[self.place] = text
        self.told.clear()
        self._judge()

    def _judge(self) -> None:
        place, text = self.place, self.editor.toPlainText()
        self.save.setEnabled(place in self._drafts and bool(text.strip()))
        self.reset.setEnabled(self._prompts.is_own(*place) or place in self._drafts)
        self.leave.setText(self.tr("Close without saving") if self._is_warned else self.tr("Close"))
        for row in self._rows:
            item = self._item(row)
            name = str(item.data(Qt.ItemDataRole.UserRole))
            here = name, place[1]
            marks = here in self._drafts, self._prompts.is_own(*here)
            item.setText(prompts_words.listed(name, *marks))

    def _save(self) -> None:
        text = self.editor.toPlainText()
        self._keep(text, lambda: self.tr("Saved. It is used from now on."))

    def _reset(self) -> None:
        """Use the program's text again; the person's can still be had back by undoing."""
        cursor = self.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._prompts.shipped(*self.place))
        self._keep(
            "", lambda: self.tr("The program's own text is used again. Ctrl+Z brings yours back.")
        )

    def _keep(self, text: str, told: Callable[[], str]) -> None:
        try:
            self._prompts.keep(*self.place, text)
        except PandectaError as error:
            self.told.fail(error)
            return
        self._drafts.pop(self.place, None)
        self.told.tell(told, Tone.INFO)
        self._judge()

    def reject(self) -> None:
        """Close; what is not saved is told first, and given up only at the second time."""
        if self._drafts and not self._is_warned:
            self._is_warned = True
            self._judge()
            self.told.tell(self._unsaved, Tone.CAUTION)
            return
        super().reject()

    def _unsaved(self) -> str:
        named = [
            f"{prompts_words.title(name)} ({OWN_NAMES[Language(language)]})"
            for name, language in self._drafts
        ]
        return self.tr("Not saved yet: {0}").format(", ".join(named))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.setWindowTitle(self.tr("Prompts"))
        self.hint.setText(
            self.tr(
                "These texts tell the language model what to do. A copy that you change is kept "
                "with your data and used in place of the program's own."
            )
        )
        self.names.setAccessibleName(self.tr("Prompts"))
        self.language.setAccessibleName(self.tr("Language of the prompts"))
        self.editor.setAccessibleName(self.tr("Text of the prompt"))
        self.reset.setText(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Use the text that came with the program again"))
        self.save.setText(self.tr("Save"))
        self._judge()
