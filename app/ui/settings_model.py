"""The section Model: which embedding model is wanted, whether it works, getting and using it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.domain.encoders import EncoderName, widths
from app.domain.errors import PandectaError
from app.domain.settings import Settings
from app.services.choosing import Estimate
from app.ui import phrases
from app.ui import settings_words as words
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.settings_getting import Getting
from app.ui.settings_work import Here, Tried, listing, trying
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_facts import FactsGrid
from app.ui.widgets.settings_model_box import ModelBox
from app.ui.widgets.settings_section import Button, Said, Section, line
from app.ui.widgets.settings_width import WidthChoice

_TRYING = "model test"


class ModelSection(Section):
    """Emits `tried` with what a test of the model found out."""

    tried = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown, self._asked = "", ""
        """The model of the settings as it was shown; the one whose index was asked for."""
        self._found: Tried | None = None
        self._here: Here | None = None
        self.answering, self.box, self.width_choice = Label(wrap=True), ModelBox(), WidthChoice()
        self.test, self.get, self.folder = Button(), Button(), Button()
        self.use, self.build = Button(primary=True), Button(primary=True)
        self.said, self.estimate, self.left_out = Said(), Said(), Said()
        self.getting, self.facts = Getting(session), FactsGrid()
        self.answering.setContentsMargins(0, 6, 0, 6)
        self._names = [self.add_row(part) for part in (self.answering, self.box, self.width_choice)]
        self.add_wide(self._buttons())
        for part in (self.said, self.getting, self.estimate, self.build, self.facts):
            self.add_wide(part)
        self.add_wide(self.left_out)
        self.build.hide()
        self._connect()
        self.follow(session.program.settings)
        self._word()

    def _buttons(self) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line(self.use, self.test, self.get, self.folder))
        return row

    def _connect(self) -> None:
        session = self._session
        self.box.edited.connect(self._renamed)
        self.width_choice.activated.connect(self._widen)
        self.test.clicked.connect(self._test)
        self.get.clicked.connect(self._get)
        self.folder.clicked.connect(self._choose_folder)
        self.use.clicked.connect(self._use)
        self.build.clicked.connect(self._build)
        self.getting.got.connect(self._got)
        session.unindexed.connect(self._unindexed)
        session.informed.connect(self._informed)
        session.troubled.connect(self._troubled)

    # what is shown

    @property
    def wanted(self) -> EncoderName | None:
        """The model and width that are chosen; None where the name is none."""
        named = self.box.wanted
        if named is None or named.width is not None:
            return named
        return replace(named, width=self.width_choice.width_chosen)

    def follow(self, settings: Settings) -> None:
        """Show the model of the settings, unless the person has named another."""
        is_own = self._shown != "" and str(self.wanted) != self._shown
        self._shown = settings.encoder
        if not is_own and str(self.wanted) != settings.encoder:
            self.box.show_name(settings.encoder)

    def refresh(self) -> None:
        """Look which models are there."""
        work = listing(self._session.program.models)
        task = self._session.lanes.models.start(work, "models")
        task.done.connect(self._listed)

    def judge(self) -> None:
        """Say what may be done now: while a chore is at work, no other begins."""
        session, wanted = self._session, self.wanted
        free = not session.busy
        self.test.setEnabled(wanted is not None)
        self.get.setEnabled(self.box.can_be_got)
        self.use.setEnabled(wanted is not None and session.library is not None and free)
        self.build.setEnabled(free)
        self.getting.judge()

    def _listed(self, here: Here) -> None:
        self._here = here
        self.box.offer(here.cards)
        self.left_out.tell(self._left_out)
        self._offer_widths()
        self.judge()

    def _left_out(self) -> str:
        problems = self._here.problems if self._here is not None else ()
        return "\n".join(map(words.unusable, problems))

    def _renamed(self) -> None:
        self._session.lanes.models.cancel(_TRYING)
        self._found, self._asked = None, ""
        for part in (self.said, self.estimate, self.getting):
            part.clear()
        self.build.hide()
        self.facts.show_facts(())
        self._offer_widths()
        self.judge()

    def _offer_widths(self) -> None:
        named, wanted = self.box.wanted, self.width_choice.width_chosen
        if named is not None and named.width is not None:
            wanted = named.width
        self.width_choice.offer(self._widths(named) if named is not None else (), wanted)

    def _widths(self, named: EncoderName) -> tuple[int, ...]:
        if self._found is not None:
            return self._found.widths
        card = self.box.card
        return widths(named, card.dimension) if card is not None and card.dimension else ()

    def _widen(self) -> None:
        named, chosen = self.box.wanted, self.width_choice.width_chosen
        if named is not None and named.width is not None:
            # the width in the name would win over the one that was chosen just now
            self.box.show_name(named.full)
            self.width_choice.choose(chosen)
        for part in (self.said, self.estimate):
            part.clear()
        self.build.hide()

    # testing and getting

    def _test(self) -> None:
        wanted = self.wanted
        if wanted is None:
            return
        self.getting.clear()
        self.said.tell(lambda: self.tr("Trying {0}…").format(wanted))
        work = trying(str(wanted), self._session.program.encoders)
        task = self._session.lanes.models.start(work, _TRYING)
        task.done.connect(self._worked)
        task.failed.connect(self.said.fail)

    def _worked(self, found: Tried) -> None:
        self._found = found
        self.said.tell(lambda: words.tried(found), Tone.INFO)
        self.facts.show_facts(words.facts(found))
        self._offer_widths()
        self.tried.emit(found)

    def _get(self) -> None:
        wanted = self.box.wanted
        if wanted is not None:
            self.said.clear()
            self.getting.begin(wanted)

    def _got(self) -> None:
        self.refresh()

    def _choose_folder(self) -> None:
        if path := QFileDialog.getExistingDirectory(self, self.tr("Folder of the model")):
            self.choose_folder(path)

    def choose_folder(self, path: str) -> None:
        """Take the model in a folder, or say why there is none."""
        try:
            card = self._session.program.models.folder(path)
        except PandectaError as error:
            self.said.fail(error)
            return
        self.box.show_name(card.path)
        self.said.tell(lambda: words.card(card))

    # using

    def _use(self) -> None:
        wanted = self.wanted
        if wanted is None or self._session.busy:
            return
        self.estimate.clear()
        self.build.hide()
        self.getting.clear()
        self._asked = str(wanted)
        self.said.tell(lambda: self.tr("Looking for an index of this model…"))
        self._session.switch_encoder(self._asked)
        self.judge()

    def _unindexed(self, estimate: Estimate) -> None:
        if not self._asked:
            return
        self.said.tell(
            lambda: self.tr(
                "This library has no index of this model yet. "
                "Until one is built, the present one goes on answering."
            )
        )
        self.estimate.tell(lambda: words.estimate(estimate), Tone.INFO)
        self.build.show()
        self.judge()

    def _build(self) -> None:
        if self._asked and not self._session.busy:
            name = self._asked
            self.estimate.clear()
            self.build.hide()
            self.said.tell(lambda: self.tr("Building the index of {0}…").format(name))
            self._session.build_with(name)
            self.judge()

    def _troubled(self, error: PandectaError) -> None:
        if self._asked:
            self._asked = ""
            self.said.fail(error)

    def _informed(self) -> None:
        self._tell_answering()
        self.judge()
        if self._asked and self.build.isHidden() and not self._session.busy:
            self._asked, self._shown = "", self._session.program.settings.encoder
            self.said.tell(self._answers, Tone.INFO)

    def _answers(self) -> str:
        return self.tr("The library is searched with {0}.").format(self.answering.text())

    # words

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _tell_answering(self) -> None:
        info = self._session.info
        manifest = info.manifest if info is not None else None
        none = self.tr("no index yet")
        self.answering.setText(phrases.index(manifest) if manifest is not None else none)

    def _word(self) -> None:
        self.title.setText(self.tr("Search model"))
        names = self.tr("Searching with"), self.tr("Model"), self.tr("Width")
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self.width_choice.setAccessibleName(self.tr("Width of the vectors"))
        self.use.setText(self.tr("Use"))
        self.test.setText(self.tr("Test"))
        self.get.setText(self.tr("Get…"))
        self.folder.setText(self.tr("Choose folder…"))
        self.build.setText(self.tr("Build"))
        self.use.setToolTip(self.tr("Search the open library with this model"))
        self.get.setToolTip(self.tr("Download the model that is named"))
        if self._found is not None:
            self.facts.show_facts(words.facts(self._found))
        self._offer_widths()
        self._tell_answering()
        self.judge()
