"""The window's colours, paper and ink, light and dark, and how their contrast is measured."""

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Palette:
    """Named colours; `*_soft` are grounds on which ink is read, the others are inks."""

    dark: bool
    paper: str
    surface: str
    field: str
    ink: str
    muted: str
    hairline: str
    border: str
    accent: str
    on_accent: str
    accent_soft: str
    hover: str
    caution: str
    caution_soft: str
    danger: str
    danger_soft: str
    mark: str
    found: str
    selection: str


LIGHT = Palette(
    dark=False,
    paper="#FDFCFA",
    surface="#F4F2ED",
    field="#FFFFFF",
    ink="#1D1C1A",
    muted="#625E57",
    hairline="#E2DED6",
    border="#C9C4BA",
    accent="#1E5B43",
    on_accent="#FFFFFF",
    accent_soft="#E6EFE9",
    hover="#ECE9E2",
    caution="#7E5200",
    caution_soft="#FAF0D7",
    danger="#9C2323",
    danger_soft="#FAE8E5",
    mark="#F7EBB5",
    found="#F3C766",
    selection="#C9DFD3",
)

DARK = Palette(
    dark=True,
    paper="#1A1B1C",
    surface="#141516",
    field="#202223",
    ink="#E9E6E0",
    muted="#A7A299",
    hairline="#303233",
    border="#484B4C",
    accent="#86CBA8",
    on_accent="#0F2419",
    accent_soft="#22362C",
    hover="#26292A",
    caution="#E3B765",
    caution_soft="#37300F",
    danger="#F29A90",
    danger_soft="#3D2120",
    mark="#4D4415",
    found="#7A5A10",
    selection="#2E5443",
)

INKS = ("ink", "muted", "accent", "caution", "danger")
GROUNDS = ("paper", "surface", "field", "hover", "accent_soft", "caution_soft", "danger_soft")
READ_ON = (
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    ("on_accent", "accent"),
    ("ink", "mark"),
    ("ink", "found"),
    ("ink", "selection"),
)
"""Every pair of ink and ground that may meet."""


def contrast(ink: str, ground: str) -> float:
    """WCAG contrast of two colours, 1 to 21."""
    high, low = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(name: str) -> float:
    colour = QColor(name)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
