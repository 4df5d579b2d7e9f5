"""The small card beside a reference: what it leads to, and how that text begins."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.law import Law, Provision, Status, Version
from app.ui import fonts, phrases, reader_standing, theme
from app.ui.widgets.badge import Badge
from app.ui.widgets.controls import Label

MOST = 400
"""Characters of the text that are shown."""

SHORTEST = 60
"""Characters that are shown however little room there is."""

WIDEST = 460
GAP = 6
"""Pixels between the reference and the card, and between the card and the edge."""


class ReferenceCard(QFrame):
    """Lies over the text it belongs to and takes no part in it: neither mouse nor keyboard."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over, self._opening = over, ""
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._citation, self._text, self._more = Label(wrap=True), Label(wrap=True), Label("small")
        self._status = Badge()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._citation, 1)
        top.addWidget(self._status, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addLayout(top)
        for part in (self._text, self._more):
            column.addWidget(part)
        self.hide()

    @property
    def told(self) -> str:
        """Everything that the card says."""
        parts = (self._citation.text(), self._opening, self._more.text())
        return "\n".join(part for part in parts if part)

    def tell(
        self, target: tuple[Provision, Law, Version], span: tuple[int, int], more: int
    ) -> None:
        """Say what `target` is; `span` is the part of its text that is meant."""
        provision, law, version = target
        self._dress(law.language.startswith("zh"))
        self._citation.setText(law.cite(provision))
        self._opening = opening(provision, span)
        self._text.setText(self._opening)
        self._more.setText(self.tr("and %Ln more provision(s)", "", more) if more else "")
        self._more.setVisible(bool(more))
        status = (provision.status if provision.gone else None) or version.status
        told = status in (Status.AMENDED, Status.REPEALED, Status.PENDING)
        self._status.setVisible(told)
        if told:
            self._status.show_status(status, phrases.status(status))
        self.setAccessibleName(self._citation.text())
        self.setAccessibleDescription(f"{reader_standing.word(version)}. {self._opening}")

    def place(self, beside: QRect) -> None:
        """Show the card under `beside`, or over it where there is more room."""
        room = self._over.rect()
        wide = min(WIDEST, room.width() - 2 * GAP)
        self.setFixedWidth(max(120, wide))
        self._text.setText(self._opening)
        high = self.heightForWidth(self.width())
        below, above = room.bottom() - beside.bottom(), beside.top() - room.top()
        down = high + 2 * GAP <= below or below >= above
        high = self._cut((below if down else above) - 2 * GAP)
        top = beside.bottom() + GAP if down else beside.top() - GAP - high
        left = max(GAP, min(beside.left(), room.width() - self.width() - GAP))
        self.setFixedHeight(high)
        self.move(left, top)
        self.show()
        self.raise_()

    def _cut(self, room: int) -> int:
        """Cut the text until the card is not higher than `room`; returns its height."""
        text = self._opening
        while (high := self.heightForWidth(self.width())) > room and len(text) > SHORTEST:
            text = text[: len(text) * 9 // 10].rstrip("…")
            self._text.setText(f"{text}…")
        return high

    def _dress(self, chinese: bool) -> None:
        colours, points = theme.colours(), theme.points()
        sheet = (
            f"#card {{ background: {colours.field}; border: 1px solid {colours.border}; "
            "border-radius: 6px; }"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        # a new sheet takes the faces of what it dresses back
        self._citation.setFont(fonts.interface(points, QFont.Weight.DemiBold))
        self._text.setFont(fonts.law(points - fonts.LAW_LARGER, chinese=chinese))


def opening(provision: Provision, span: tuple[int, int]) -> str:
    """How the meant part of a provision's text begins, … where it goes on."""
    start, stop = span
    text = provision.text[start : min(stop, start + MOST)].strip()
    if start + MOST < stop:
        text += "…"
    if start == 0 and provision.heading:
        text = f"{provision.heading}\n{text}"
    return text
