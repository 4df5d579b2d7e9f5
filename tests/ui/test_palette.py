"""Every ink can be read on every ground it may meet, light and dark."""

import pytest

from app.domain.settings import Theme
from app.ui import theme
from app.ui.palette import DARK, LIGHT, READ_ON, contrast


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_contrast(palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_the_theme_dresses_the_application(qapp) -> None:
    theme.apply(qapp, Theme.DARK, 14)
    assert theme.colours() is DARK
    assert qapp.font().pointSize() == 14
    assert qapp.palette().window().color().name().upper() == DARK.paper.upper()
