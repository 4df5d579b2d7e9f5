"""Small controls in the program's look: icon buttons that follow the theme, hairlines, labels."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QWidget

from app.ui import theme


class IconButton(QToolButton):
    """A flat button with a line icon."""

    def __init__(self, name: str, parent: QWidget | None = None, size: int = 20) -> None:
        super().__init__(parent)
        self._name = name
        self.setIconSize(QSize(size, size))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIcon(theme.icon(name))

    def explain(self, words: str, keys: str = "") -> None:
        """Name the button for the eye (tooltip) and the ear."""
        self.setToolTip(f"{words}  {keys}".strip())
        self.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icon in the theme's ink."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.setIcon(theme.icon(self._name))


class Hairline(QFrame):
    """A line of one pixel between panels."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "hairline")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Label(QLabel):
    """A line of plain text: whatever it is given is never taken for markup."""

    def __init__(self, look: str = "", parent: QWidget | None = None, wrap: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if look:
            self.setProperty("look", look)


class ElidedLabel(Label):
    """A line that gives way to its neighbours and ends in … where there is no room."""

    def minimumSizeHint(self) -> QSize:
        """It can be almost nothing."""
        return QSize(24, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show `text`, as much as fits; all of it in the tooltip."""
        self._whole = text
        self.setToolTip(text)
        self._fit()

    @property
    def whole(self) -> str:
        """The text before it was cut."""
        return getattr(self, "_whole", "")

    def event(self, event: QEvent) -> bool:
        """Fit the text again when the room changes."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return handled

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self.whole) + 2, hint.height())

    def _fit(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        super().setText(self.fontMetrics().elidedText(self.whole, mode, self.width()))
        self.updateGeometry()
