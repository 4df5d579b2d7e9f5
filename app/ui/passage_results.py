"""What LegalBench-RAG came to, as a page: recall and precision of passages, part by part."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.evaluating_passages import PassageEvaluation
from app.ui import fonts, theme
from app.ui import passage_tables as tables
from app.ui.widgets.controls import Label
from app.ui.widgets.evaluation_table import FiguresTable

_DRESSING = (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)


class PassageResults(QWidget):
    """Shows one PassageEvaluation at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.measured: PassageEvaluation | None = None
        self._headline, self._aside = Label(wrap=True), Label("muted", wrap=True)
        self._recall_head, self._precision_head = Label(), Label()
        self.recall, self.precision = FiguresTable(), FiguresTable()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(12)
        for part in (
            *(self._headline, self._aside, self._recall_head, self.recall),
            *(self._precision_head, self.precision),
        ):
            column.addWidget(part)
        column.addStretch(1)
        self._word()

    @property
    def headline(self) -> str:
        """The one sentence that matters."""
        return self._headline.text()

    @property
    def aside(self) -> str:
        """Speed, index, and what is not in the library."""
        return self._aside.text()

    def show_measured(self, measured: PassageEvaluation | None) -> None:
        """Show what the benchmark came to, or nothing any more."""
        self.measured = measured
        self._fill()
        if measured is not None:
            told = QAccessibleAnnouncementEvent(self, self.headline)
            QAccessible.updateAccessibility(told)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in _DRESSING and hasattr(self, "precision"):
            self._word()

    def _fill(self) -> None:
        found = self.measured
        if found is None:
            return
        self._headline.setText(tables.headline(found))
        self._aside.setText(tables.aside(found))
        self._aside.setToolTip("\n".join(found.unresolved[:40]))
        self.recall.show_sheet(tables.of_parts(found, "recall"))
        self.precision.show_sheet(tables.of_parts(found, "precision"))

    def _word(self) -> None:
        self._headline.setFont(fonts.law(theme.points() + 2))
        for label, table, text in (
            (self._recall_head, self.recall, self.tr("Share of the right characters found")),
            (self._precision_head, self.precision, self.tr("Share of what is found that is right")),
        ):
            label.setFont(fonts.interface(theme.points(), QFont.Weight.DemiBold))
            label.setText(text)
            table.setAccessibleName(text)
        self._fill()
