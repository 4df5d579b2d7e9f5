"""The verdict on a run: one plain sentence with its sign, its reasons, and what can be done."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.training import Comparison, Decision, TrainingRun, Verdict
from app.ui import fonts, theme
from app.ui import train_words as words
from app.ui.dial_figures import decimal, share
from app.ui.train_asking import ask
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_section import Button, line

_SIGN = 40


class Sign(QWidget):
    """An arrow up, an arrow down, or two lines: told by its shape, and by its colour too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decision = Decision.NO_GAIN
        self.setFixedSize(QSize(_SIGN, _SIGN))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        colours, painter = theme.colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = {
            Decision.BETTER: colours.accent,
            Decision.NO_GAIN: colours.caution,
            Decision.WORSE: colours.danger,
        }[self.decision]
        painter.setPen(QPen(QColor(ink), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self.decision is Decision.NO_GAIN:
            for y in (14.0, 26.0):
                painter.drawLine(QPointF(8, y), QPointF(_SIGN - 8, y))
            return
        if self.decision is Decision.WORSE:
            painter.translate(0, _SIGN)
            painter.scale(1, -1)
        middle = _SIGN / 2
        painter.drawLine(QPointF(middle, 8), QPointF(middle, _SIGN - 6))
        head = [QPointF(8, 20), QPointF(middle, 7), QPointF(_SIGN - 8, 20)]
        painter.drawPolyline(QPolygonF(head))


class VerdictPanel(QWidget):
    """Emits `used` with the run whose model shall answer, `rolled_back`, and `publishing`."""

    used = Signal(object)
    rolled_back = Signal()
    publishing = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: TrainingRun | None = None
        self._comparison: Comparison | None = None
        self._answering = False
        self.sign, self.sentence, self.why = Sign(), Label(wrap=True), Label(wrap=True)
        self.aside = Label("muted", wrap=True)
        self.use, self.anyway = Button(primary=True), Button()
        self.back, self.publish = Button(), Button()
        self.in_use = Label("muted", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(12)
        column.addLayout(head)
        for part in (self.why, self.aside, self.in_use):
            column.addWidget(part)
        column.addLayout(line(self.use, self.anyway, self.back, self.publish))
        self.use.clicked.connect(lambda: self.used.emit(self._run))
        self.anyway.clicked.connect(self._ask_anyway)
        self.back.clicked.connect(self.rolled_back)
        self.publish.clicked.connect(lambda: self.publishing.emit(self._run))
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        labels = self.sentence, self.why, self.aside, self.in_use
        return "\n".join(one.text() for one in labels if one.text() and not one.isHidden())

    def show_run(self, run: TrainingRun | None, comparison: Comparison | None) -> None:
        """Show the verdict on a run, or nothing."""
        before, self._run, self._comparison = self._run, run, comparison
        verdict = run.verdict if run is not None else None
        self.setVisible(verdict is not None)
        if verdict is None:
            return
        self.sign.decision = verdict.decision
        self.sign.update()
        self._word()
        if before is None or run is None or before.id != run.id:
            told = QAccessibleAnnouncementEvent(self, self.sentence.text())
            QAccessible.updateAccessibility(told)

    def tell_use(self, answering: bool, busy: bool, can_roll_back: bool) -> None:
        """Say whether its model answers now, and whether anything can be done about that."""
        self._answering = answering
        for button in (self.use, self.anyway, self.back):
            button.setEnabled(not busy)
        verdict = self._run.verdict if self._run is not None else None
        better = verdict is not None and verdict.decision is Decision.BETTER
        self.use.setVisible(better and not answering)
        self.anyway.setVisible(verdict is not None and not better and not answering)
        self.back.setVisible(answering and can_roll_back)
        self.in_use.setVisible(answering)

    def _ask_anyway(self) -> None:
        verdict = self._run.verdict if self._run is not None else None
        if verdict is None:
            return
        text = self.tr("The judgement does not advise it: {0} You can roll back at any time.")
        told = text.format(" ".join(map(words.reason, verdict.reasons)) or words.verdict(verdict))
        title, keep = self.tr("Use this model anyway?"), self.tr("Keep the present model")
        ask(self, (title, told, keep, self.tr("Use it anyway")), lambda: self.used.emit(self._run))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        kinds = (QEvent.Type.LanguageChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "in_use"):
            self._word()

    def _word(self) -> None:
        for button, text in (
            (self.use, self.tr("Use this model")),
            (self.anyway, self.tr("Use it anyway…")),
            (self.back, self.tr("Roll back")),
            (self.publish, self.tr("Publish…")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self.use.setToolTip(
            self.tr("Builds the search index with it, and answers with it once that is done.")
        )
        self.in_use.setText(self.tr("This model answers now. The one before is kept."))
        verdict = self._run.verdict if self._run is not None else None
        if verdict is None:
            return
        self.sentence.setFont(fonts.law(theme.points() + 5))
        self.sentence.setText(words.verdict(verdict))
        self.why.setText("\n".join(_reasons(verdict)))
        self.aside.setText(_asides(self._comparison))
        self.aside.setVisible(bool(self.aside.text()))


def _reasons(verdict: Verdict) -> list[str]:
    told = [words.reason(key) for key in verdict.reasons]
    return [*told, words.gain(verdict.gain)] if verdict.gain is not None else told


def _asides(found: Comparison | None) -> str:
    if found is None:
        return ""
    parts = []
    unknown, drift = found.unknown, found.drift
    if {"before", "after"} <= unknown.keys():
        told = words.translate("Train", "Words it does not know: {0} before, {1} now.")
        parts.append(told.format(share(unknown["before"]), share(unknown["after"])))
    if {"before", "after"} <= drift.keys():
        told = words.translate(
            "Train", "Understanding of general language: {0} before, {1} now (1 is perfect)."
        )
        parts.append(told.format(decimal(drift["before"], 2), decimal(drift["after"], 2)))
    return " ".join(parts)
