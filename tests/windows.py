"""What all tests with windows share."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.collecting import Collecting


@pytest.fixture(autouse=True)
def collected(qapp: QApplication) -> Iterator[None]:
    """Collects cycles between two tests, as the program does it between two events."""
    collecting = Collecting()
    yield
    collecting.collect()
    assert not gc.isenabled()
