"""The two typefaces: the system's sans for the interface, a serif for the law."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

_LATIN_SANS = ("Inter", "Cantarell", "Ubuntu", "Noto Sans", "Source Sans 3")
_CHINESE_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
_LATIN_SERIF = ("Source Serif 4", "Source Serif Pro", "Noto Serif", "Georgia")
_CHINESE_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")
_PLAIN = ("sans", "dejavu sans", "bitstream vera sans")

_chinese = False

LAW_LARGER = 1.5
"""Points by which the law is set larger than the interface."""


@cache
def _families(serif: bool) -> tuple[str, ...]:
    # Only families that exist are named: Qt searches long for a missing one on some systems.
    latin, chinese = (_LATIN_SERIF, _CHINESE_SERIF) if serif else (_LATIN_SANS, _CHINESE_SANS)
    has = QFontDatabase.hasFamily
    found = [name for name in latin if has(name)][:1] + [n for n in chinese if has(n)][:1]
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if serif:
        return tuple(found)
    # A desktop's own choice comes first, the fallback face of a bare system does not.
    plain = system.lower().removesuffix(" serif") in _PLAIN and found
    return tuple(found) if plain else (system, *found)


def speak(chinese: bool) -> None:
    """Say whether the interface is Chinese: quotation marks and dots are then set full width."""
    global _chinese
    _chinese = chinese


def interface(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface's face."""
    return _font(False, points, weight, _chinese)


def law(
    points: float, weight: QFont.Weight = QFont.Weight.Normal, chinese: bool | None = None
) -> QFont:
    """The law's face for a Chinese text or another, by default as the interface is.

    `points` is the interface's size.
    """
    return _font(True, points + LAW_LARGER, weight, _chinese if chinese is None else chinese)


def _font(serif: bool, points: float, weight: QFont.Weight, chinese: bool) -> QFont:
    font = QFont()
    if families := _families(serif):
        font.setFamilies(list(families))
    font.setStyleHint(QFont.StyleHint.Serif if serif else QFont.StyleHint.SansSerif)
    font.setPointSizeF(points)
    font.setWeight(weight)
    # A Chinese face sets “ ” · … as wide as a character unless it is asked not to; a new font
    # begins as a copy of the application's, so that the wish must be taken back too.
    narrow = QFont.Tag("pwid")
    if chinese:
        font.unsetFeature(narrow)
    else:
        font.setFeature(narrow, 1)
    return font
