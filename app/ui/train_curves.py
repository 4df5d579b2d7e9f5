"""The curves of a training while it runs: its loss, and the held-out score of each width."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.training import Held, Step
from app.ui import fonts, phrases, theme
from app.ui.dial_figures import decimal, share
from app.ui.widgets.controls import Label

_HIGH = 220
_MOST = 2_000
"""Points of a curve that are painted; more only cost time."""

_STYLES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


class Curves(QWidget):
    """Two plots, and a sentence that tells what is in them; made with the first data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._held: list[Held] = []
        self._plots: tuple[Any, Any] | None = None
        self._row, self.summary = QHBoxLayout(), Label("muted", wrap=True)
        self._row.setSpacing(16)
        self._titles = Label(), Label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._row)
        column.addWidget(self.summary)
        self.hide()

    def clear(self) -> None:
        """Show nothing."""
        self._steps, self._held = [], []
        self.summary.clear()
        self.hide()

    def add(self, steps: list[Step], held: list[Held]) -> None:
        """Go on with these."""
        if not steps and not held:
            return
        self._steps += steps
        self._held += held
        if self._plots is None:
            self._plots = self._make()
        self.show()
        self._draw()

    def _make(self) -> tuple[Any, Any]:
        # 0.9 s, and NumPy with it: only a training that runs needs it
        import pyqtgraph

        made = []
        for title in self._titles:
            plot = pyqtgraph.PlotWidget()
            plot.setFixedHeight(_HIGH)
            plot.setMenuEnabled(False)
            plot.setMouseEnabled(False, False)
            plot.hideButtons()
            plot.getPlotItem().getViewBox().setMouseEnabled(False, False)
            plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(title)
            column.addWidget(plot)
            self._row.addLayout(column, 1)
            made.append(plot)
        made[1].addLegend(offset=(8, 8))
        return made[0], made[1]

    def _draw(self) -> None:
        if self._plots is None:
            self._word()
            return
        loss, score = self._plots
        for plot in self._plots:
            plot.clear()
            _dress(plot)
        shown = self._steps[:: max(1, len(self._steps) // _MOST)]
        losses = [one.loss for one in shown]
        loss.plot([one.step for one in shown], losses, pen=_pen(0), antialias=True)
        self._draw_scores(score)
        self._word()

    def _draw_scores(self, plot: Any) -> None:
        for place, width in enumerate(self._widths()):
            points = [(one.step, 100 * one.scores[width]) for one in self._held]
            name = self.tr("{0} numbers").format(width) if width else None
            plot.plot(
                [x for x, _ in points],
                [y for _, y in points],
                pen=_pen(place),
                symbol="o",
                symbolSize=6,
                symbolBrush=_ink(place),
                symbolPen=None,
                name=name,
                antialias=True,
            )

    def _widths(self) -> list[int]:
        return sorted(set.intersection(*(set(one.scores) for one in self._held)) if self._held
                      else (), reverse=True)  # fmt: skip

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        kinds = (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "_titles"):
            self._draw()

    def _word(self) -> None:
        self._titles[0].setText(self.tr("Loss (lower is better)"))
        self._titles[1].setText(self.tr("Score on held-out questions, % (higher is better)"))
        self.summary.setText(self._told())
        for plot, title in zip(self._plots or (), self._titles, strict=False):
            plot.setAccessibleName(title.text())
            plot.setAccessibleDescription(self.summary.text())

    def _told(self) -> str:
        parts = []
        if self._steps:
            last = self._steps[-1]
            told = self.tr("Loss {0} after {1} of {2} steps.")
            numbers = phrases.number(last.step), phrases.number(last.steps)
            parts.append(told.format(decimal(last.loss, 3), *numbers))
        widths = self._widths()
        if widths:
            first, last_held = self._held[0], self._held[-1]
            told = self.tr("Held-out score {0}, {1} at the start.")
            figures = share(last_held.scores[widths[0]]), share(first.scores[widths[0]])
            parts.append(told.format(*figures))
            best = max(self._held, key=lambda one: one.scores[widths[0]])
            parts.append(self.tr("Best so far at step {0}.").format(phrases.number(best.step)))
        return " ".join(parts)


def _ink(place: int) -> QColor:
    colours = theme.colours()
    names = (colours.accent, colours.caution, colours.ink, colours.muted)
    return QColor(names[place % len(names)])


def _pen(place: int) -> Any:
    import pyqtgraph

    style = _STYLES[place % len(_STYLES)]
    return pyqtgraph.mkPen(_ink(place), width=2, style=style)


def _dress(plot: Any) -> None:
    colours = theme.colours()
    plot.setBackground(colours.paper)
    font = fonts.interface(max(8, theme.points() - 2))
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(QColor(colours.border))
        axis.setTextPen(QColor(colours.muted))
        axis.setTickFont(font)
    legend = plot.getPlotItem().legend
    if legend is not None:
        legend.setLabelTextColor(QColor(colours.ink))
