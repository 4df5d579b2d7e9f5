"""What an import did, as a page to read: added, changed, repealed since, left out; and to keep."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import LibraryNotWritable
from app.domain.law import Status
from app.services.importing import ImportReport, LawChange
from app.services.reporting import in_groups
from app.ui import fonts, library_report_text, library_words, phrases, theme
from app.ui.widgets.controls import Label

MOST = 5_000
"""Lines of a group that are listed; its count tells the rest, and the saved report has all."""


class LibraryReport(QWidget):
    """Shows one report at a time; emits `troubled` where it cannot be saved."""

    troubled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: ImportReport | None = None
        self._library = ""
        self._title, self._summary, self._save = Label(), Label("muted", wrap=True), QPushButton()
        self._save.clicked.connect(self._ask_where)
        self._tree = QTreeWidget()
        self._tree.setUniformRowHeights(True)
        self._tree.setColumnCount(3)
        self._tree.setMinimumHeight(112)
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self._save)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(8)
        column_.addLayout(head)
        column_.addWidget(self._tree, 1)
        self.hide()

    @property
    def report(self) -> ImportReport | None:
        """What is shown."""
        return self._report

    def show_report(self, report: ImportReport | None, library: str = "") -> None:
        """Show what an import into `library` did, or nothing."""
        self._report, self._library = report, library
        self._word()
        self.setVisible(report is not None)

    def save(self, path: str) -> None:
        """Write the report; the ending of `path` decides whether as JSON, Markdown or text."""
        if self._report is None:
            return
        makers = {
            ".json": library_report_text.as_json,
            ".md": library_report_text.as_markdown,
            ".markdown": library_report_text.as_markdown,
        }
        make = makers.get(Path(path).suffix.lower(), library_report_text.as_text)
        try:
            Path(path).write_text(make(self._report, self._library), "utf-8")
        except OSError as error:
            self.troubled.emit(LibraryNotWritable(path, error.strerror or str(error)))

    def _ask_where(self) -> None:
        names = self.tr("Text"), self.tr("Markdown"), self.tr("Data for programs")
        endings = ".txt", ".md", ".json"
        kinds = ";;".join(f"{n} (*{e})" for n, e in zip(names, endings, strict=True))
        start = f"{library_report_text.title(self._library)}.txt".replace("/", "-")
        path, kind = QFileDialog.getSaveFileName(self, self.tr("Save report"), start, kinds)
        if path:
            ending = kind.rpartition("*")[2].rstrip(")")
            self.save(path if Path(path).suffix else path + ending)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._word()

    def _word(self) -> None:
        self._save.setText(self.tr("Save report…"))
        self._title.setFont(fonts.interface(theme.points(), QFont.Weight.DemiBold))
        self._title.setText(self.tr("What the last import did"))
        self._tree.setAccessibleName(self.tr("What the last import did"))
        self._tree.setHeaderLabels([self.tr("Law"), self.tr("Published"), self.tr("Provisions")])
        self._tree.clear()
        if self._report is None:
            return
        self._summary.setText(library_report_text.summary(self._report))
        self._fill(self._report)

    def _fill(self, report: ImportReport) -> None:
        groups = in_groups(report)
        *names, left_out = library_report_text.group_names()
        changes = groups.added, groups.changed, groups.repealed
        for name, some in zip(names, changes, strict=True):
            self._add_group(name, len(some), [_change(one) for one in some[:MOST]])
        problems = []
        for one in groups.problems[:MOST]:
            item = QTreeWidgetItem([f"{one.where}: {library_words.problem(one)}"])
            item.setToolTip(0, one.detail)
            problems.append(item)
        self._add_group(left_out, len(groups.problems), problems)
        if not self._tree.topLevelItemCount():
            self._tree.addTopLevelItem(QTreeWidgetItem([self.tr("Nothing has changed.")]))

    def _add_group(self, name: str, count: int, items: Sequence[QTreeWidgetItem]) -> None:
        if not count:
            return
        top = QTreeWidgetItem([f"{name} ({phrases.number(count)})"])
        top.setFont(0, fonts.interface(theme.points(), QFont.Weight.DemiBold))
        top.addChildren(list(items))
        if count > len(items):
            told = self.tr("… and {0} more; the saved report has them all")
            top.addChild(QTreeWidgetItem([told.format(phrases.number(count - len(items)))]))
        self._tree.addTopLevelItem(top)
        top.setFirstColumnSpanned(True)
        top.setExpanded(True)
        if not any(item.text(2) for item in items):
            for item in items:
                item.setFirstColumnSpanned(True)


def _change(one: LawChange) -> QTreeWidgetItem:
    day = phrases.day(one.published) if one.published else ""
    title = one.title
    if one.new and one.status is Status.REPEALED:
        title = f"{title} · {phrases.status(one.status)}"
    item = QTreeWidgetItem([title, day, library_report_text.provisions(one)])
    item.setToolTip(0, one.title)
    return item
