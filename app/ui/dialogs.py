"""The small dialogs: the list of keys, about the program, and the report of a crash."""

import platform
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import fonts, theme
from app.ui.widgets.controls import Label

translate = QCoreApplication.translate


def keys() -> list[tuple[str, str]]:
    """Every key of the window, and what it does."""
    return [
        ("Ctrl+K  /", translate("Keys", "Go to the question")),
        (translate("Keys", "Return"), translate("Keys", "Search; in the list of hits, read")),
        ("↑  ↓", translate("Keys", "Walk the hits, from the question too")),
        ("Ctrl+↑  Ctrl+↓", translate("Keys", "Previous and next hit, from anywhere")),
        ("Alt+↑  Alt+↓", translate("Keys", "Previous and next provision of the law")),
        ("Alt+←  Alt+→", translate("Keys", "Back and forward")),
        (
            "Tab  Shift+Tab",
            translate("Keys", "Walk the references of the provision read; Return follows"),
        ),
        ("Ctrl+F", translate("Keys", "Find in this text")),
        ("Ctrl+L", translate("Keys", "Search in this law only")),
        ("Ctrl+T", translate("Keys", "Show or hide the contents")),
        ("Ctrl+Shift+C", translate("Keys", "Copy the citation")),
        ("Ctrl+Shift+H", translate("Keys", "What changed between two versions")),
        ("Ctrl+C", translate("Keys", "Copy the selected text")),
        ("Ctrl+1 … Ctrl+5", translate("Keys", "Find, Ask, Train, Library, Evaluation")),
        ("Ctrl++  Ctrl+−  Ctrl+0", translate("Keys", "Larger, smaller, usual size")),
        ("Ctrl+O", translate("Keys", "Open a library")),
        ("Ctrl+,", translate("Keys", "Settings")),
        ("Esc", translate("Keys", "Stop the search or the answer, or clear the question")),
        ("F1", translate("Keys", "This list")),
        ("Ctrl+Q", translate("Keys", "Quit")),
    ]


class KeysDialog(QDialog):
    """Lists the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard"))
        grid = QGridLayout(self)
        grid.setContentsMargins(32, 24, 32, 24)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        bold = fonts.interface(theme.points(), QFont.Weight.DemiBold)
        for row, (key, told) in enumerate(keys()):
            name, words = Label(), Label()
            name.setText(key)
            name.setFont(bold)
            words.setText(told)
            grid.addWidget(name, row, 0)
            grid.addWidget(words, row, 1)


class AboutDialog(QDialog):
    """Says what the program is, and that it gives no advice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Pandecta"))
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(12)
        title = Label()
        title.setText("Pandecta")
        title.setFont(fonts.law(theme.points() + 10, QFont.Weight.Bold))
        column.addWidget(title)
        version = QCoreApplication.applicationVersion()
        for look, text in (
            ("", self.tr("Looks statutes up, in everyday words, on this computer only.")),
            ("", self.tr("It finds and shows the law. It does not give legal advice.")),
            ("muted", " · ".join(part for part in (version, f"Qt {qVersion()}") if part)),
        ):
            label = Label(look, wrap=True)
            label.setText(text)
            column.addWidget(label)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a developer needs to know about a crash; no texts and no questions."""
    system = f"{platform.platform()} · Python {platform.python_version()} · Qt {qVersion()}"
    version = QCoreApplication.applicationVersion()
    lines = "".join(traceback.format_exception(kind, error, trace))
    return f"Pandecta {version}\n{system}\n\n{lines}"


class CrashDialog(QDialog):
    """Shows the report of an unexpected error, to be copied."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(720, 480)
        words = Label(wrap=True)
        words.setText(
            self.tr(
                "An error occurred that the program did not expect. Your library was not changed "
                "by it. You can go on; a report helps to mend it."
            )
        )
        field = QPlainTextEdit(text)
        field.setReadOnly(True)
        field.setAccessibleName(self.tr("Report"))
        copy, close = QPushButton(self.tr("Copy report")), QPushButton(self.tr("Go on"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(words)
        column.addWidget(field, 1)
        column.addLayout(foot)
