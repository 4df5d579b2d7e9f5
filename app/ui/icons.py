"""Line icons, drawn as SVG in the ink that the theme asks for."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
_SIZES = (16, 20, 24, 32, 48)


@cache
def icon(name: str, colour: str, disabled: str = "", checked: str = "") -> QIcon:
    """The icon `name` in `colour`; other inks for its disabled and its checked state."""
    made = QIcon()
    _add(made, name, colour, QIcon.Mode.Normal, QIcon.State.Off)
    if disabled:
        _add(made, name, disabled, QIcon.Mode.Disabled, QIcon.State.Off)
    if checked:
        _add(made, name, checked, QIcon.Mode.Normal, QIcon.State.On)
    return made


def _add(made: QIcon, name: str, colour: str, mode: QIcon.Mode, state: QIcon.State) -> None:
    for size in _SIZES:
        made.addPixmap(picture(name, colour, size), mode, state)


def picture(name: str, colour: str, size: int) -> QPixmap:
    """The drawing as a square pixmap of `size` device pixels."""
    source = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    drawing = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
