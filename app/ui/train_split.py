"""How the questions are divided, as one bar with its numbers and the names of what is held out."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.training import Part
from app.ui import phrases, theme
from app.ui import train_words as words
from app.ui.train_desk import Plan
from app.ui.widgets.controls import Label
from app.ui.widgets.tables import figures_font

_HIGH, _KEY, _GAP = 16, 12, 2
_NAMED = 6
"""Held-out laws that are named; the others are in the tooltip."""

_LOOKS: dict[Part, tuple[str, Qt.BrushStyle]] = {
    Part.TRAIN: ("accent", Qt.BrushStyle.SolidPattern),
    Part.CHOOSE: ("accent", Qt.BrushStyle.Dense5Pattern),
    Part.SEEN: ("caution", Qt.BrushStyle.Dense5Pattern),
    Part.UNSEEN: ("caution", Qt.BrushStyle.SolidPattern),
    Part.OTHER: ("ink", Qt.BrushStyle.BDiagPattern),
    Part.LEFT: ("border", Qt.BrushStyle.SolidPattern),
}
"""Colour and pattern of each part, so that it is not told by colour alone."""


class _Swatch(QWidget):
    """The key of a part."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self.setFixedSize(_KEY, _KEY)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as the bar does."""
        _paint(QPainter(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._part)


class _Bar(QWidget):
    """All questions, each part as wide as its share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts."""
        counts = [(part, self.plan.count(part)) for part in Part] if self.plan else []
        total = sum(count for _, count in counts)
        if not total:
            return
        painter, left = QPainter(self), 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = [(part, count) for part, count in counts if count]
        room = self.width() - 1 - _GAP * (len(shown) - 1)
        for part, count in shown:
            wide = max(3.0, room * count / total)
            _paint(painter, QRectF(left, 0.5, wide, _HIGH - 1), part)
            left += wide + _GAP


def _paint(painter: QPainter, box: QRectF, part: Part) -> None:
    colour, pattern = _LOOKS[part]
    ink = QColor(getattr(theme.colours(), colour))
    painter.setPen(QPen(ink, 1))
    painter.setBrush(QBrush(ink, pattern))
    painter.drawRect(box)


class SplitView(QWidget):
    """Shows one Plan at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar, self._held, self._left = _Bar(), Label("muted", wrap=True), Label("muted")
        self._left.setWordWrap(True)
        self.rows: dict[Part, tuple[_Swatch, Label, Label]] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, part in enumerate(Part):
            made = _Swatch(part), Label(), Label()
            self.rows[part] = made
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(made[0], row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(made[1], row, 1, right)
            grid.addWidget(made[2], row, 2)
        grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._bar)
        column.addLayout(grid)
        for label in (self._held, self._left):
            column.addWidget(label)
        self._word()

    @property
    def text(self) -> str:
        """All that it says."""
        lines = [
            f"{count.text()} {name.text()}"
            for _, count, name in self.rows.values()
            if not name.isHidden()
        ]
        return "\n".join([*lines, self._held.text(), self._left.text()])

    def show_plan(self, plan: Plan | None) -> None:
        """Show how the questions are divided, or nothing."""
        self._bar.plan = plan
        self._bar.update()
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        kinds = (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)
        if event.type() in kinds and hasattr(self, "rows"):
            self._word()

    def _word(self) -> None:
        plan = self._bar.plan
        for part, (swatch, count, name) in self.rows.items():
            number = plan.count(part) if plan is not None else 0
            for widget in (swatch, count, name):
                widget.setVisible(bool(number))
                widget.setToolTip(words.part_told(part))
            count.setFont(figures_font(bold=True))
            count.setText(phrases.number(number))
            name.setText(words.part(part))
        self._held.setText(self._held_told(plan))
        self._held.setVisible(bool(self._held.text()))
        self._held.setToolTip("\n".join(plan.held_out[:60]) if plan is not None else "")
        self._left.setText(_left_told(plan))
        self._left.setVisible(bool(self._left.text()))
        self.setAccessibleName(self.tr("How the questions are divided"))
        self.setAccessibleDescription(self.text)

    def _held_told(self, plan: Plan | None) -> str:
        if plan is None or not plan.held_out:
            return ""
        names = self.tr("; ").join(plan.held_out[:_NAMED])
        if (more := len(plan.held_out) - _NAMED) > 0:
            names = self.tr("{0} and {1} more").format(names, phrases.number(more))
        return self.tr("Never trained on: {0}.").format(names)


def _left_told(plan: Plan | None) -> str:
    reasons = plan.split.left if plan is not None else {}
    counted = [f"{phrases.number(count)} {words.left(key)}" for key, count in reasons.items()]
    told = words.translate("Train", "Set aside: {0}.")
    return told.format(" · ".join(counted)) if counted else ""
