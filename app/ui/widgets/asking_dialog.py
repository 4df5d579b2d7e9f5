"""A dialog that asks something: its parts over a button that leaves and one that does it."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import theme


class AskingDialog(QDialog):
    """`parts` take what is asked; `cancel` and `do_it` reject and accept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(480)
        self.cancel, self.do_it = QPushButton(), QPushButton()
        self.cancel.clicked.connect(self.reject)
        self.do_it.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.do_it)
        self.parts = QVBoxLayout()
        self.parts.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(24)
        column.addLayout(self.parts)
        column.addLayout(foot)

    def word(self, title: str, cancel: str, do_it: str) -> None:
        """Name the dialog and its buttons."""
        self.setWindowTitle(title)
        self.cancel.setText(cancel)
        self.do_it.setText(do_it)

    def make_primary(self) -> None:
        """What it does is what is mostly wanted, and Return does it."""
        theme.role(self.do_it, "primary")
        self.do_it.setDefault(True)
