"""What the tests of the window share: a dressed application and hits made by hand."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.law import Basis, Kind, Law, LawText, Level, Provision, Status, Version
from app.domain.question import CloseInMeaning, Hit, SharedWords
from app.domain.settings import Language, Theme
from app.ui import language, theme
from tests.windows import collected

__all__ = ["collected"]

LAW = Law("law", "Kite Act 2001", "en", Level.LAW, "", "Merrow (specimen)", "{title}, s. {number}")
VERSION = Version(
    "v1", "law", date(2001, 3, 1), None, None, Status.AMENDED, Basis.STATED, True, ("2001 adopted",)
)


def provision(number: int, text: str, path: tuple[str, ...] = (), heading: str = "") -> Provision:
    return Provision(
        f"p{number}",
        "v1",
        number,
        str(number),
        f"Section {number}",
        heading,
        path,
        Kind.ARTICLE,
        text,
    )


def law_text(*provisions: Provision) -> LawText:
    return LawText(LAW, VERSION, provisions, (VERSION,))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """Light, English, usual size, whatever the test before left."""
    qapp.setStyle("Fusion")
    language.apply(qapp, Language.ENGLISH)
    theme.apply(qapp, Theme.LIGHT, 11)
    return qapp


@pytest.fixture
def hit() -> Callable[..., Hit]:
    """Makes a hit."""

    def make(rank: int = 1, text: str = "No kite is flown by night.", words=("kite",)) -> Hit:
        reasons = (CloseInMeaning(0.61, 3), SharedWords(tuple(words)))
        return Hit(rank, provision(rank, text, heading="Kites"), LAW, VERSION, 1 / rank, reasons)

    return make
