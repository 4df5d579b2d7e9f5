"""Asks once before something that cannot be taken back, or that the judgement advises against."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from app.ui import fonts, theme
from app.ui.widgets.asking_dialog import AskingDialog
from app.ui.widgets.controls import Label


class ConfirmDialog(AskingDialog):
    """A title, a sentence, and two buttons; Return presses the one that changes nothing."""

    def __init__(
        self, title: str, text: str, cancel: str, do_it: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.word(title, cancel, do_it)
        self.cancel.setDefault(True)
        self.do_it.setAutoDefault(False)
        head, told = Label(wrap=True), Label(wrap=True)
        head.setFont(fonts.interface(theme.points() + 1, QFont.Weight.DemiBold))
        head.setText(title)
        told.setText(text)
        self.parts.addWidget(head)
        self.parts.addWidget(told)


def ask(
    parent: QWidget, words: tuple[str, str, str, str], agreed: Callable[[], object]
) -> ConfirmDialog:
    """Ask with title, text and the two buttons' words, and do what was `agreed`."""
    dialog = ConfirmDialog(*words, parent=parent)
    dialog.accepted.connect(agreed)
    dialog.open()
    return dialog
