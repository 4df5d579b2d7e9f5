"""The rail at the left: the pages, and the settings at its foot."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.ui.widgets.controls import IconButton


class Rail(QWidget):
    """Emits `turned` with the number of a page; the settings are the last one."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        self._pages = [self._button(one) for one in ("find", "ask", "train", "library", "measure")]
        for number, button in enumerate(self._pages):
            button.setCheckable(True)
            self._group.addButton(button, number)
            column.addWidget(button)
        self._pages[0].setChecked(True)
        column.addStretch(1)
        self._settings = self._button("settings")
        self._settings.setCheckable(True)
        self._group.addButton(self._settings, len(self._pages))
        column.addWidget(self._settings)
        self._group.idClicked.connect(self.turned)
        self._word()

    def _button(self, icon: str) -> IconButton:
        button = IconButton(icon, size=24)
        button.setProperty("look", "rail")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def show_page(self, number: int) -> None:
        """Mark a page as the one on show."""
        self._group.button(number).setChecked(True)

    def sizeHint(self) -> QSize:
        """Wide enough for the longest word under its icon."""
        return QSize(max(72, super().sizeHint().width()), super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        names = (
            (self._pages[0], self.tr("Find"), "Ctrl+1"),
            (self._pages[1], self.tr("Ask"), "Ctrl+2"),
            (self._pages[2], self.tr("Train"), "Ctrl+3"),
            (self._pages[3], self.tr("Library"), "Ctrl+4"),
            (self._pages[4], self.tr("Evaluate"), "Ctrl+5"),
            (self._settings, self.tr("Settings"), "Ctrl+,"),
        )
        for button, name, keys in names:
            button.setText(name)
            button.explain(name, keys)
