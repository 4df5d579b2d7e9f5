"""The page's part about widths: the table of figures, the chart, what they mean, two buttons."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.dial import Dial, recommended
from app.ui import dial_figures, fonts, theme
from app.ui.widgets.controls import Label
from app.ui.widgets.dial_chart import DialChart


class DialPanel(QWidget):
    """Shows a measurement; `measure` asks for one, `build` for an index of the chosen width."""

    measure = Signal()
    build = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dial: Dial | None = None
        self._busy = False
        self._title, self._source = Label(), Label("muted", wrap=True)
        self._sentence, self._advice = Label(wrap=True), Label("muted", wrap=True)
        self.table, self.chart = _table(), DialChart()
        self._measure, self._build = QPushButton(), QPushButton()
        theme.role(self._build, "primary")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._measure)
        foot.addWidget(self._build)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, self._source, self.table):
            column.addWidget(part)
        column.addWidget(self.chart, 1)
        column.addWidget(self._sentence)
        column.addWidget(self._advice)
        column.addLayout(foot)
        self._measure.clicked.connect(self.measure)
        self._build.clicked.connect(lambda: self.build.emit(self.chart.width_chosen))
        self.chart.chosen.connect(self._follow_chart)
        self.table.currentCellChanged.connect(self._follow_table)
        self._word()

    @property
    def text(self) -> str:
        """All that it says beside the table."""
        return "\n".join(x.text() for x in (self._source, self._sentence, self._advice) if x.text())

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """Measure, and build."""
        return self._measure, self._build

    def show_dial(self, dial: Dial | None) -> None:
        """Show a measurement, the advised width chosen, or that there is none yet."""
        self._dial = dial
        self.chart.show_dial(dial)
        self._word()
        if dial is not None:
            self.choose(recommended(dial))

    def choose(self, width: int) -> None:
        """Choose a width that was measured."""
        self.chart.choose(width)
        self._follow_chart(width)

    def set_busy(self, busy: bool) -> None:
        """Whether something is being measured or built: the buttons wait."""
        self._busy = busy
        self._allow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._word()

    def _follow_chart(self, width: int) -> None:
        if self._dial is not None:
            rows = [point.width for point in self._dial.points]
            if width in rows and self.table.currentRow() != rows.index(width):
                self.table.setCurrentCell(rows.index(width), 0)
        self._tell()

    def _follow_table(self, row: int, *_: int) -> None:
        if self._dial is not None and 0 <= row < len(self._dial.points):
            self.chart.choose(self._dial.points[row].width)

    def _tell(self) -> None:
        dial = self._dial
        if dial is None:
            self._sentence.clear()
        else:
            self._sentence.setText(dial_figures.sentence(dial, dial.at(self.chart.width_chosen)))
        self._allow()

    def _allow(self) -> None:
        width = self.chart.width_chosen
        narrower = self._dial is not None and width != self._dial.full.width
        trained = self._dial is not None and self._dial.at(width).trained
        self._measure.setEnabled(not self._busy)
        self._build.setEnabled(narrower and trained and not self._busy)
        words = self.tr("Build an index with {0} numbers").format(width) if narrower else ""
        self._build.setText(words or self.tr("Build an index of this width"))
        self._build.setAccessibleName(self._build.text())

    def _word(self) -> None:
        dial = self._dial
        self._title.setFont(fonts.interface(theme.points(), QFont.Weight.DemiBold))
        self._title.setText(self.tr("Shorter vectors"))
        self._measure.setText(self.tr("Measure") if dial is None else self.tr("Measure again"))
        self._measure.setAccessibleName(self.tr("Measure the quality at narrower widths"))
        self.table.setAccessibleName(self.tr("Figures by width"))
        for part in (self.table, self.chart, self._sentence, self._advice):
            part.setVisible(dial is not None)
        if dial is None:
            told = self.tr(
                "An index may keep only the first numbers of each vector: it is smaller and "
                "faster and finds a little less. Measuring tells how much, in this library."
            )
            self._source.setText(told)
        else:
            self._source.setText(dial_figures.source(dial))
            self._advice.setText(dial_figures.advice(dial))
            self._fill(dial)
        self._tell()

    def _fill(self, dial: Dial) -> None:
        heads = dial_figures.columns()
        self.table.setColumnCount(len(heads))
        self.table.setRowCount(len(dial.points))
        for column, (head, told) in enumerate(zip(heads, dial_figures.columns_told(), strict=True)):
            item = QTableWidgetItem(head)
            item.setToolTip(told)
            item.setTextAlignment(_RIGHT)
            self.table.setHorizontalHeaderItem(column, item)
        for row, point in enumerate(dial.points):
            for column, text in enumerate(dial_figures.cells(dial, point)):
                shown = text if point.trained or column else f"{text} *"
                item = QTableWidgetItem(shown)
                item.setTextAlignment(_RIGHT)
                item.setToolTip(dial_figures.cell_told(dial, point))
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
        high = self.table.horizontalHeader().sizeHint().height()
        high += sum(self.table.rowHeight(row) for row in range(len(dial.points)))
        self.table.setFixedHeight(high + 4)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _table() -> QTableWidget:
    made = QTableWidget()
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    made.horizontalHeader().setHighlightSections(False)
    return made
