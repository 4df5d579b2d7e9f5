"""The search indexes of the open library: which there are, which answers, and others to come."""

from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from app.domain.dial import Dial
from app.domain.errors import PandectaError
from app.services.choosing import Estimate
from app.services.identifying import Identified
from app.services.index_checking import IndexCheck
from app.services.model_getting import local_models
from app.ui import fonts, index_words, notices, phrases, theme
from app.ui.dial_panel import DialPanel
from app.ui.index_chores import Saved
from app.ui.index_listing import IndexEntry, IndexListing, behind, listing, name_of
from app.ui.session import Session
from app.ui.widgets.controls import Label
from app.ui.widgets.flow import Flow
from app.ui.widgets.folder_field import safe_name
from app.ui.widgets.index_delete_dialog import IndexDeleteDialog
from app.ui.widgets.index_followed import FOLLOWED
from app.ui.widgets.index_form import IndexForm
from app.ui.widgets.index_list import IndexList

ENDING = ".pandecta-index"


class IndexPanel(QWidget):
    """Shows what is there; everything else is for the session to do.

    Emits `listed` once the indexes were looked at.
    """

    listed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.listing = IndexListing()
        self._trouble = ""
        self._title, self.told = Label(), Label(wrap=True)
        self.list, self.form = IndexList(), IndexForm()
        self.dial = DialPanel()
        self._dial: Dial | None = None
        self.buttons = {name: QPushButton() for name in ("build", "back", "widths", "take")}
        self._build()
        self._connect()
        self._word()

    def _build(self) -> None:
        foot = Flow()
        foot.setSpacing(0)
        for button in self.buttons.values():
            theme.role(button, "link")
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, self.told, self.list):
            column.addWidget(part)
        column.addLayout(foot)
        column.addWidget(self.form)
        column.addWidget(self.dial)
        self.told.hide()
        self.dial.hide()

    def _connect(self) -> None:
        session, form = self._session, self.form
        self.buttons["build"].clicked.connect(self._ask_for_model)
        self.buttons["back"].clicked.connect(session.roll_back)
        self.buttons["take"].clicked.connect(self._ask_for_file)
        self.buttons["widths"].clicked.connect(self._show_or_hide_widths)
        self.list.wanted.connect(self._do)
        self.dial.measure.connect(session.measure_widths)
        self.dial.build.connect(self._ask_for_width)
        form.measure.connect(self._measure)
        form.build.connect(session.build_with)
        session.opened.connect(self._opened)
        session.informed.connect(self.refresh)
        session.reindexed.connect(self.refresh)
        session.working.connect(self._working)
        session.verified.connect(self._verified)
        session.saved.connect(self._saved)
        session.unindexed.connect(self.offer)
        session.identified.connect(self._identified)
        session.dialled.connect(self._dialled)

    # what is shown

    def refresh(self) -> None:
        """Look at the indexes anew, in the background."""
        library = self._session.library
        if library is None:
            return
        task = self._session.lanes.shelf.start(listing(library), "indexes")
        task.done.connect(self._listed)
        task.failed.connect(self._failed)
        self._show()

    def offer(self, estimate: Estimate) -> None:
        """Show what an index of another model would take, and offer to build it."""
        self._ask_for_model()
        self.form.models.choose(name_of(estimate.encoder, estimate.encoder.dimension))
        self.form.show_estimate(estimate)

    def _opened(self) -> None:
        self.form.leave()
        self._dialled(None)
        self.dial.hide()
        self.listing, self._trouble = IndexListing(), ""
        self._tell("")

    def _listed(self, found: IndexListing) -> None:
        library = self._session.library
        if library is not None and library.path == found.path:
            self.listing, self._trouble = found, ""
            self._show()
            self.listed.emit()

    def _failed(self, error: PandectaError) -> None:
        self._trouble = notices.notice(error).text
        self.listing = IndexListing()
        self._show()

    def _working(self) -> None:
        self._tell("")

    def _verified(self, found: IndexCheck) -> None:
        self._tell(index_words.check(found))

    def _identified(self, found: Identified) -> None:
        self._tell(index_words.identified(found))

    def _dialled(self, dial: Dial | None) -> None:
        self._dial = dial
        self.dial.show_dial(dial)

    def _saved(self, saved: Saved) -> None:
        told = self.tr("The index is in the file {0} ({1}).")
        self._tell(told.format(saved.file, phrases.size(saved.size)))

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        self._show()

    def _show(self) -> None:
        session, entries = self._session, self.listing.entries
        info, busy = session.info, session.busy
        active = info.manifest.id if info is not None and info.manifest is not None else ""
        late = {one.manifest.id for one in entries if behind(one.manifest, info)}
        self.list.show_entries(entries, active, late, busy)
        self.list.say_empty(bool(self.listing.path), self._trouble)
        self.form.know(entries, bool(active), busy)
        texts = info is not None and info.counts.passages > 0
        self.buttons["build"].setEnabled(texts and not busy)
        self.buttons["back"].setEnabled(bool(self.listing.previous))
        self.buttons["widths"].setEnabled(bool(active))
        self.dial.set_busy(busy)
        self.buttons["take"].setEnabled(texts and not busy)

    # what is done

    def _do(self, name: str, entry: IndexEntry) -> None:
        session, index = self._session, entry.manifest.id
        match name:
            case "use":
                session.use_index(index)
            case "identify":
                session.identify(index)
            case "check":
                session.verify_index()
            case "save":
                self._ask_where(entry)
            case "delete":
                self._ask_whether(entry)

    def _ask_for_model(self) -> None:
        session = self._session
        task = session.lanes.shelf.start(local_models(session.program.models), "models")
        task.done.connect(lambda cards: self.form.offer_models(cards, [self._usual]))
        task.failed.connect(session.troubled)
        self.form.offer_models((), [self._usual])
        self.form.ask()

    def _ask_for_width(self, width: int) -> None:
        if self._dial is not None:
            self._ask_for_model()
            self.form.models.choose(name_of(self._dial.encoder, width))

    def _show_or_hide_widths(self) -> None:
        self.dial.setVisible(self.dial.isHidden())
        self._word()

    @property
    def _usual(self) -> str:
        return self._session.program.settings.encoder

    def _measure(self, name: str) -> None:
        task = self._session.estimate(name)
        if task is not None:
            self.form.follow(task)

    def _ask_whether(self, entry: IndexEntry) -> None:
        dialog = IndexDeleteDialog(entry, self)
        dialog.accepted.connect(lambda: self._session.drop_index(entry.manifest.id))
        dialog.open()

    def _ask_where(self, entry: IndexEntry) -> None:
        info = self._session.info
        library = phrases.library(info, self._session.is_sample) if info is not None else ""
        name = safe_name(f"{library} {index_words.model(entry.manifest)}")
        title, start = self.tr("Save index"), str(_documents() / (name + ENDING))
        path, _ = QFileDialog.getSaveFileName(self, title, start, self._kind())
        if path:
            file = path if Path(path).suffix else path + ENDING
            self._session.export_index(entry.manifest.id, file)

    def _ask_for_file(self) -> None:
        title = self.tr("Take index from file")
        every = self.tr("All files")
        kinds = f"{self._kind()};;{every} (*)"
        path, _ = QFileDialog.getOpenFileName(self, title, str(_documents()), kinds)
        if path:
            self._session.import_index(path)

    def _kind(self) -> str:
        kind = self.tr("Pandecta index")
        return f"{kind} (*{ENDING})"

    # words

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in FOLLOWED:
            self._word()

    def _word(self) -> None:
        self._title.setFont(fonts.interface(theme.points(), QFont.Weight.DemiBold))
        self._title.setText(self.tr("Search indexes"))
        self.list.setAccessibleName(self.tr("Search indexes"))
        hidden = self.dial.isHidden()
        names = {
            "build": self.tr("Build with another model…"),
            "back": self.tr("Back to the index before"),
            "widths": self.tr("Compare widths") if hidden else self.tr("Hide the comparison"),
            "take": self.tr("Take from a file…"),
        }
        for name, text in names.items():
            self.buttons[name].setText(text)
        self._show()


def _documents() -> Path:
    places = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(places))
