"""What checking a library found: a line for each check, and what to do where one failed."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.shelf import Finding, Health
from app.ui import fonts, library_words, phrases, theme
from app.ui.widgets.controls import Label


class LibraryHealth(QWidget):
    """Shows one result at a time; emits the Remedy that the person chose."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._health: Health | None = None
        self._title = Label(wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._title)
        self._lines = QWidget()
        self._column.addWidget(self._lines)
        self._column.addStretch(1)
        self.hide()

    @property
    def health(self) -> Health | None:
        """What is shown."""
        return self._health

    @property
    def text(self) -> str:
        """All that it says."""
        labels = self._lines.findChildren(Label)
        return "\n".join([self._title.text(), *(label.text() for label in labels)])

    def show_health(self, health: Health | None) -> None:
        """Show a result, or nothing."""
        self._health = health
        self._word()
        self.setVisible(health is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._word()

    def _word(self) -> None:
        if self._health is None:
            return
        self._title.setFont(fonts.interface(theme.points(), QFont.Weight.DemiBold))
        took = phrases.span(self._health.seconds)
        if self._health.ok:
            self._title.setText(self.tr("Nothing is wrong with this library. ({0})").format(took))
        else:
            self._title.setText(self.tr("Something is wrong with this library. ({0})").format(took))
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, finding in enumerate(self._health.findings):
            self._add_line(grid, row, finding)
        self._column.replaceWidget(self._lines, lines)
        self._lines.deleteLater()
        self._lines = lines

    def _add_line(self, grid: QGridLayout, row: int, finding: Finding) -> None:
        mark, words = Label(), Label(wrap=True)
        mark.setText("✓" if finding.ok else "✗")
        mark.setAccessibleName(self.tr("In order") if finding.ok else self.tr("Not in order"))
        words.setText(library_words.check(finding))
        if not finding.ok:
            told = self.tr("{0} {1}")
            words.setText(told.format(words.text(), library_words.remedy(finding.remedy)))
        words.setToolTip(finding.detail)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(mark, row, 0, top)
        grid.addWidget(words, row, 1, top)
        button = library_words.remedy_button(finding.remedy)
        if button and not finding.ok:
            mend = QPushButton(button)
            mend.clicked.connect(partial(self.chosen.emit, finding.remedy))
            grid.addWidget(mend, row, 2, top)
