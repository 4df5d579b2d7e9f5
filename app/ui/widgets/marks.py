"""Soft grounds under words, as the text layouts want them."""

from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextLayout


def ground(start: int, stop: int, colour: str) -> QTextLayout.FormatRange:
    """Characters `start` to `stop` on a ground of this colour."""
    made = QTextLayout.FormatRange()
    made.start, made.length = start, stop - start
    style = QTextCharFormat()
    style.setBackground(QBrush(QColor(colour)))
    made.format = style
    return made
