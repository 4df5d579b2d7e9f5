"""After which changes of the window the parts of the index panel write their words anew."""

from PySide6.QtCore import QEvent

FOLLOWED = (
    QEvent.Type.LanguageChange,
    QEvent.Type.FontChange,
    # a new style sheet takes away the weight that a label was given
    QEvent.Type.StyleChange,
)
