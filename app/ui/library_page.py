"""The page Library: what the open library holds, importing, its index, what was left out."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.services.importing import ImportReport
from app.ui import fonts, notices, phrases, theme
from app.ui.session import Session
from app.ui.widgets.controls import ElidedLabel, Hairline, Label

MOST = 5_000
"""Problems that are listed; the count tells the rest."""


class LibraryPage(QWidget):
    """Emits what the person wants done; the window asks for files and folders."""

    import_files = Signal()
    import_folder = Signal()
    open_library = Signal()
    new_library = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report: ImportReport | None = None
        self._name = ElidedLabel()
        self._path = ElidedLabel("muted")
        self._names = [Label("muted") for _ in range(4)]
        self._values = [Label() for _ in range(4)]
        self._buttons = [QPushButton() for _ in range(5)]
        self._done = Label(wrap=True)
        self._problems = QTreeWidget()
        self._problems.setRootIsDecorated(False)
        self._problems.setUniformRowHeights(True)
        self._problems.setColumnCount(2)
        self._problems.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._problems.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._build()
        self._connect()
        self._word()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._name)
        head.addWidget(self._path)
        column.addLayout(head)
        column.addLayout(self._build_buttons())
        column.addWidget(Hairline())
        column.addLayout(self._build_facts())
        column.addWidget(Hairline())
        column.addWidget(self._done)
        column.addWidget(self._problems, 1)
        self._filler = QWidget()
        column.addWidget(self._filler, 1)

    def _build_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in self._buttons:
            line.addWidget(button)
        line.addStretch(1)
        theme.role(self._buttons[0], "primary")
        return line

    def _build_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        return grid

    def _connect(self) -> None:
        files, folder, index, another, new = self._buttons
        files.clicked.connect(self.import_files)
        folder.clicked.connect(self.import_folder)
        index.clicked.connect(self._session.build_index)
        another.clicked.connect(self.open_library)
        new.clicked.connect(self.new_library)
        self._session.informed.connect(self._word)
        self._session.opened.connect(self._forget)
        self._session.imported.connect(self.show_report)
        self._session.working.connect(self._work)

    def _work(self, task: object) -> None:
        self._word()
        task.ended.connect(self._word)  # type: ignore[attr-defined]

    def _forget(self) -> None:
        self._report = None
        self._word()

    def show_report(self, report: ImportReport) -> None:
        """Show what an import did and what it left out."""
        self._report = report
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._word()

    def _word(self) -> None:
        self._name.setFont(fonts.law(theme.points() + 6, QFont.Weight.Bold))
        files, folder, index, another, new = self._buttons
        files.setText(self.tr("Import files…"))
        folder.setText(self.tr("Import folder…"))
        another.setText(self.tr("Open library…"))
        new.setText(self.tr("New library…"))
        self._word_facts()
        self._word_report()
        library, busy = self._session.library, self._session.busy
        built = self._session.info is not None and self._session.info.manifest is not None
        index.setText(self.tr("Rebuild index") if built else self.tr("Build index"))
        changeable = library is not None and not busy and not self._session.is_sample
        for button in (files, folder):
            button.setEnabled(changeable)
            button.setToolTip(
                self.tr("The specimen library stays as it is; make a library of your own first.")
                if self._session.is_sample
                else ""
            )
        index.setEnabled(library is not None and not busy)
        another.setEnabled(not busy)
        new.setEnabled(not busy)

    def _word_facts(self) -> None:
        info = self._session.info
        names = self.tr("Laws"), self.tr("Provisions"), self.tr("Search index"), self.tr("Built")
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        if info is None:
            self._name.setText(self.tr("Opening the library…"))
            return
        self._name.setText(phrases.library(info, self._session.is_sample))
        self._path.setText(info.path)
        laws = phrases.number(info.counts.laws)
        if info.counts.versions > info.counts.laws:
            laws = self.tr("{0} in {1} versions").format(laws, phrases.number(info.counts.versions))
        index, built = self.tr("none"), "–"
        if info.manifest is not None:
            index = self.tr("{0} · {1} passages").format(
                phrases.index(info.manifest), phrases.number(info.manifest.rows)
            )
            if info.stale:
                index += " · " + self.tr("behind the texts")
            built = phrases.moment(info.manifest.created)
        values = laws, phrases.number(info.counts.provisions), index, built
        for label, value in zip(self._values, values, strict=True):
            label.setText(value)

    def _word_report(self) -> None:
        report = self._report
        problems = report.problems if report is not None else []
        self._done.setVisible(report is not None)
        self._problems.setVisible(bool(problems))
        self._filler.setVisible(not problems)
        self._problems.setAccessibleName(self.tr("Problems of the last import"))
        self._problems.setHeaderLabels([self.tr("Left out"), self.tr("Because")])
        if report is None:
            return
        parts = [
            self.tr("Last import: {0} new, {1} changed, {2} as they were").format(
                *map(phrases.number, (report.added, report.updated, report.unchanged))
            ),
            phrases.span(report.seconds),
        ]
        if problems:
            parts.append(self.tr("%Ln file(s) left out", "", len(problems)))
        self._done.setText(" · ".join(parts))
        self._problems.clear()
        items = []
        for problem in problems[:MOST]:
            item = QTreeWidgetItem([problem.where, notices.problem(problem)])
            item.setToolTip(0, problem.where)
            item.setToolTip(1, problem.detail)
            items.append(item)
        self._problems.addTopLevelItems(items)
