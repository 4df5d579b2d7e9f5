"""Asks before an index is deleted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import fonts, index_words, theme
from app.ui.index_listing import IndexEntry
from app.ui.widgets.controls import Label


class IndexDeleteDialog(QDialog):
    """Says what will be gone; the button that does nothing is the one that Return presses."""

    def __init__(self, entry: IndexEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Delete index"))
        self.setMinimumWidth(480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title, facts, hint = Label(wrap=True), Label("muted", wrap=True), Label(wrap=True)
        title.setFont(fonts.interface(theme.points() + 1, QFont.Weight.DemiBold))
        told = self.tr("Delete the index of “{0}”?")
        title.setText(told.format(index_words.model(entry.manifest)))
        facts.setText(index_words.facts(entry))
        hint.setText(self.tr("The texts stay. To use this model again, its index has to be built."))
        self.keep = QPushButton(self.tr("Keep index"))
        self.do_it = QPushButton(self.tr("Delete index"))
        self.keep.setDefault(True)
        self.do_it.setAutoDefault(False)
        self.keep.clicked.connect(self.reject)
        self.do_it.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.keep)
        foot.addWidget(self.do_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        for part in (title, facts, hint):
            column.addWidget(part)
        column.addSpacing(12)
        column.addLayout(foot)
