"""The dialog that has a language model write questions: about what, by whom, in what time."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QWidget

from app.domain.errors import PandectaError
from app.domain.sourcing import is_loopback
from app.services.question_choosing import Choice
from app.services.question_importing import Bringing
from app.services.question_making import MakingEstimate, MakingReport
from app.ui import phrases
from app.ui import train_words as words
from app.ui.widgets.asking_dialog import AskingDialog
from app.ui.widgets.controls import Label
from app.ui.widgets.filter_law import CountedLaw, LawPopup
from app.ui.widgets.settings_section import Button, Said

translate = QCoreApplication.translate
_SAMPLE, _MOST = 100, 1_000_000
_NAMED = 3
"""Laws that are named one by one."""


class MakingDialog(AskingDialog):
    """Emits `estimated` with a Choice and the set to have the time measured, `wanted` to begin."""

    estimated = Signal(object, str)
    wanted = Signal(object, str)

    def __init__(self, model: str, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Have questions written")
        self.word(title, self.tr("Cancel"), self.tr("Begin"))
        self.make_primary()
        self.number, self.name = QSpinBox(), QLineEdit(Bringing().name)
        self.number.setRange(0, _MOST)
        self.number.setSpecialValueText(self.tr("all"))
        self.number.setValue(_SAMPLE)
        self.number.setMinimumHeight(32)
        self.measure, self.said, who = Button(), Said(), Label("muted", wrap=True)
        self.measure.setText(self.tr("Measure the time"))
        whole = address if "://" in address else f"//{address}"
        told = (
            self.tr("{0} at {1} writes them, on this computer.")
            if is_loopback(whole)
            else self.tr("{0} at {1} writes them: the provisions go to another computer.")
        )
        who.setText(told.format(model, address))
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        self.laws, self.law = LawPopup(self), Button()
        self._named = Label(wrap=True)
        self._offered: Sequence[CountedLaw] = ()
        self._laws: dict[str, str] = {}
        form.addRow(self.tr("About"), self.law)
        form.addRow("", self._named)
        form.addRow(self.tr("Provisions, by chance"), self.number)
        form.addRow(self.tr("Into the set"), self.name)
        hint = Label("muted", wrap=True)
        hint.setText(
            self.tr(
                "Up to three questions for each: plain, as a client would ask, as an expert would. "
                "They wait until you have looked through them. What was begun can be gone on with."
            )
        )
        for part in (who, hint):
            self.parts.addWidget(part)
        self.parts.addLayout(form)
        self.parts.addWidget(self.measure)
        self.parts.addWidget(self.said)
        self.law.setText(self.tr("Choose laws…"))
        self.law.setAccessibleName(self.law.text())
        self.law.clicked.connect(self._ask_law)
        self.laws.chosen.connect(self._take_law)
        self.offer(())
        self.number.setAccessibleName(self.tr("Provisions, by chance"))
        self.name.setAccessibleName(self.tr("Into the set"))
        self.measure.setAccessibleName(self.measure.text())
        self.name.textChanged.connect(lambda text: self.do_it.setEnabled(bool(text.strip())))
        self.measure.clicked.connect(self._measure)
        self.accepted.connect(lambda: self.wanted.emit(*self._chosen()))

    def offer(self, laws: Sequence[CountedLaw]) -> None:
        """Offer these laws to write about."""
        self._offered = laws
        self.law.setEnabled(bool(laws))
        self._name_laws()

    def _ask_law(self) -> None:
        self.laws.ask(self._offered, tuple(self._laws), next(iter(self._laws), None))
        self.laws.open_at(self.law.mapToGlobal(QPoint(0, self.law.height())))

    def _take_law(self, law_id: str, title: str) -> None:
        if not law_id:
            self._laws.clear()
        elif law_id in self._laws:
            del self._laws[law_id]
        else:
            self._laws[law_id] = title
        self._name_laws()

    def _name_laws(self) -> None:
        titles = list(self._laws.values())
        more = self.tr("and %n more", "", len(titles) - _NAMED)
        named = titles[:_NAMED] + ([more] if len(titles) > _NAMED else [])
        self._named.setText("\n".join(named) or self.tr("All laws"))
        layout = self.layout()
        if layout is not None:
            # a form that has got higher would squeeze its rows
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _chosen(self) -> tuple[Choice, str]:
        choice = Choice(laws=tuple(self._laws), sample=self.number.value())
        return choice, self.name.text().strip()

    def _measure(self) -> None:
        self.measure.setEnabled(False)
        self.said.tell(lambda: self.tr("A few are written, to measure it…"))
        self.estimated.emit(*self._chosen())

    def show_estimate(self, found: MakingEstimate) -> None:
        """Tell how long it would take."""
        self.measure.setEnabled(True)
        self.said.tell(partial(_estimate_told, found))

    def fail(self, error: PandectaError) -> None:
        """Tell why it could not be measured."""
        self.measure.setEnabled(True)
        self.said.fail(error)


def _estimate_told(found: MakingEstimate) -> str:
    told = translate("Train", "{0} provisions: {1}; {2} have their questions already.")
    numbers = phrases.number(found.provisions), words.about(found.seconds)
    return told.format(*numbers, phrases.number(found.before))


def report_told(found: MakingReport) -> str:
    """What came of it."""
    told = translate(
        "Train", "{0} questions for {1} provisions wait in “{2}” to be looked through."
    )
    parts = [told.format(phrases.number(found.made), phrases.number(found.done), found.name)]
    for count, text in (
        (sum(found.dropped.values()), translate("Train", "dropped at once: {0}")),
        (sum(found.skipped.values()), translate("Train", "nobody would ask: {0}")),
        (found.unusable, translate("Train", "without a usable answer: {0}")),
        (found.too_long, translate("Train", "too long: {0}")),
    ):
        if count:
            parts.append(text.format(phrases.number(count)))
    return parts[0] + (" " + " · ".join(parts[1:]) if parts[1:] else "")
