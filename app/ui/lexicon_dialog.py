"""Shows everyday words and the law's words for them: own ones to edit, others to switch off."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import UserDataNotWritable
from app.domain.lexicon import GAP
from app.domain.lexicon_lines import EntryUnusable
from app.services.wording import Wording, WordingRow
from app.ui import theme
from app.ui.lexicon_rows import LexiconRows, fault_words
from app.ui.widgets.controls import Label

_SEPARATOR = "|"


class LexiconDialog(QDialog):
    """The lexicon as a table; every change is kept at once."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._rows = LexiconRows()
        self.search, self.expression, self.terms = QLineEdit(), QLineEdit(), QLineEdit()
        self.table, self.told, self._count = (
            QTableView(),
            Label("muted", wrap=True),
            Label("small"),
        )
        self.keep, self.remove = QPushButton(), QPushButton()
        theme.role(self.keep, "primary")
        self.setWindowTitle(self.tr("Everyday words"))
        self.setMinimumSize(560, 480)
        self.resize(760, 560)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        hint = Label("muted", wrap=True)
        hint.setText(
            self.tr(
                "Where one of these expressions stands in a question, the law's own words are "
                "searched for as well. Your own entries are kept with your data and are never "
                "changed by an update."
            )
        )
        self._dress_table()
        self._colour()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(hint)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self._count)
        column.addLayout(self._build_form())
        column.addWidget(self.told)
        column.addLayout(self._build_foot())
        self.search.setPlaceholderText(self.tr("Find in the list"))
        self.search.setAccessibleName(self.tr("Find in the list"))
        self.search.setClearButtonEnabled(True)
        self.table.setAccessibleName(self.tr("Everyday words"))

    def _dress_table(self) -> None:
        self.table.setModel(self._rows)
        self.table.setMinimumHeight(120)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.resizeSection(0, 200)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        colours = theme.colours()
        sheet = (
            "QTableView::item { padding: 0 5px; } QTableView::item:selected "
            f"{{ background: {colours.accent_soft}; color: {colours.ink}; }}"
        )
        if sheet != self.table.styleSheet():
            self.table.setStyleSheet(sheet)

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Everyday words"), self.expression)
        form.addRow(self.tr("Words of the law"), self.terms)
        self.expression.setAccessibleName(self.tr("Everyday words"))
        self.expression.setPlaceholderText(self.tr("{0} stands for a few words").format(GAP))
        self.terms.setAccessibleName(self.tr("Words of the law"))
        self.terms.setPlaceholderText(self.tr("Up to four, parted by {0}").format(_SEPARATOR))
        return form

    def _build_foot(self) -> QHBoxLayout:
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        self.keep.setText(self.tr("Add"))
        self.keep.setDefault(True)
        for button in (close, self.remove):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.keep)
        return foot

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.expression.textChanged.connect(self._judge)
        self.terms.textChanged.connect(self._judge)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._take_over())

    @property
    def current(self) -> WordingRow | None:
        """The row that is chosen."""
        place = self.table.currentIndex().row()
        return self._rows.rows[place] if place >= 0 else None

    def refresh(self) -> None:
        """Show the lexicon as it is kept."""
        self._rows.fill(self._wording.rows(), self.search.text())
        self._say_count()
        self._say_problems()
        self._judge()

    def _find(self) -> None:
        self._rows.find(self.search.text())
        self._say_count()
        self._judge()

    def _say_count(self) -> None:
        self._count.setText(self.tr("%Ln expression(s)", "", self._rows.rowCount()))

    def _say_problems(self) -> None:
        problems = self._wording.problems
        if problems:
            first = problems[0]
            told = self.tr("%Ln line(s) of your file cannot be used", "", len(problems))
            self._say(f"{told}: {first.where}, {first.detail}: {fault_words(first.reason)}")
        else:
            self._say("")

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _take_over(self) -> None:
        row = self.current
        if row is not None:
            self.expression.setText(row.entry.expression)
            self.terms.setText(f" {_SEPARATOR} ".join(row.entry.terms))
        self._judge()

    def _judge(self) -> None:
        row = self.current
        same = (
            row is not None and row.own and row.entry.expression == self.expression.text().strip()
        )
        self.keep.setText(self.tr("Change") if same else self.tr("Add"))
        self.keep.setEnabled(bool(self.expression.text().strip() and self.terms.text().strip()))
        self.remove.setEnabled(row is not None)
        if row is None or row.own:
            self.remove.setText(self.tr("Remove"))
        else:
            self.remove.setText(self.tr("Do not use") if row.on else self.tr("Use again"))

    def _keep(self) -> None:
        terms = self.terms.text().replace("；", _SEPARATOR).replace("｜", _SEPARATOR)
        self._change(lambda: self._wording.add(self.expression.text(), terms.split(_SEPARATOR)))

    def _remove(self) -> None:
        row = self.current
        if row is None:
            return
        if row.own:
            self._change(lambda: self._wording.remove(row.entry.expression))
        else:
            self._change(lambda: self._wording.switch(row.entry.expression, not row.on))

    def _change(self, change: Callable[[], object]) -> None:
        """Make a change and show the lexicon anew, at the same expression."""
        expression = self.expression.text().strip()
        try:
            change()
        except (EntryUnusable, UserDataNotWritable) as error:
            self._say(self._trouble(error))
            return
        self.refresh()
        self._choose(expression)

    def _choose(self, expression: str) -> None:
        for place, row in enumerate(self._rows.rows):
            if row.entry.expression == expression:
                self.table.setCurrentIndex(self._rows.index(place, 0))
                return

    def _trouble(self, error: EntryUnusable | UserDataNotWritable) -> str:
        if isinstance(error, EntryUnusable):
            return self.tr("This cannot be kept: {0}").format(fault_words(error.reason))
        return self.tr("{0} cannot be written: {1}").format(error.path, error.detail)
