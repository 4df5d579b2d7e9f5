"""The line under the text that tells how many provisions refer to the opened one."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.controls import Hairline


class ReferenceFoot(QWidget):
    """Emits `wanted` when the person asks which they are.

    Hidden until a provision is referred to; from then on it keeps its room, so that the text does
    not change its height from provision to provision.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self.button = QPushButton()
        self.button.setProperty("look", "link")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.wanted)
        keeping = self.button.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(keeping)
        line = QHBoxLayout()
        line.setContentsMargins(24, 2, 16, 2)
        line.addWidget(self.button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(line)
        self.tell(0)
        self.hide()

    def tell(self, count: int) -> None:
        """Tell a number of provisions; nothing where there are none, or not known yet."""
        self.count = count
        self._word()
        self.button.setVisible(count > 0)
        if count:
            self.show()

    def forget(self) -> None:
        """Give the room back."""
        self.tell(0)
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        told = self.tr("Cited by %Ln provision(s)", "", self.count)
        self.button.setText(f"{told}  ▾")
        self.button.setAccessibleName(told)
