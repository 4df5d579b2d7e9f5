"""The reranker in the window: the list first, then refined, its time at the foot and its row."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.question import Reranked
from app.services.program import Program
from app.ui.evaluation_work import What
from app.ui.main_window import EVALUATION
from tests.adapters.encoders.scorers import build_scorer
from tests.conftest import ROOT
from tests.journeys.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ASKED = "解除劳动合同 赔偿"


@pytest.fixture(scope="session")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_scorer(tmp_path_factory.mktemp("scorers") / "scorer")


@pytest.fixture
def desk(qtbot, program: Program, sample_folder: Path) -> Desk:
    program.open(str(sample_folder))
    return Desk(qtbot, program).open()


@pytest.fixture
def reranked(qtbot, program: Program, sample_folder: Path, scorer: Path) -> Iterator[Desk]:
    program.open(str(sample_folder)).close()
    program.keep(replace(program.settings, reranker=str(scorer)))
    yield Desk(qtbot, program).open()
    program.close()


def test_without_one_the_foot_tells_the_search_alone(desk: Desk) -> None:
    assert desk.ask(ASKED) is not None
    assert desk.status.endswith(" ms")
    assert "read" not in desk.status


def test_its_time_stands_beside_that_of_the_search(reranked: Desk) -> None:
    told: list[str] = []
    reranked.search.timed.connect(lambda *_: told.append(reranked.status))
    assert reranked.ask(ASKED) is not None
    reranked.until(lambda: any(isinstance(why, Reranked) for why in reranked.first.reasons))
    assert " ms · read again in " in reranked.status
    assert reranked.status.endswith(" ms")
    assert any(one.endswith(" ms · reading the first results again…") for one in told)


def test_a_model_that_is_none_leaves_the_search_alone_at_the_foot(
    reranked: Desk, program: Program, tmp_path: Path
) -> None:
    program.keep(replace(program.settings, reranker=str(tmp_path)))
    assert reranked.ask(ASKED) is not None
    reranked.until(lambda: not reranked.window.session.lanes.models._tasks)
    assert reranked.status.endswith(" ms")
    assert "read" not in reranked.status


def test_the_table_of_parts_ends_in_its_row(reranked: Desk, tmp_path: Path) -> None:
    lines = (ROOT / "resources" / "sample" / "questions" / "en-tenancy.jsonl").read_text("utf-8")
    few = tmp_path / "one.jsonl"
    few.write_text("\n".join(lines.splitlines()[:1]), "utf-8")
    page = reranked.window.evaluation
    reranked.window.turn_to(EVALUATION)
    page.start(str(few), What.PARTS)
    reranked.until(lambda: page.results.measured is not None)
    assert page.results.parts.texts()[-1][0] == "+ reading the first hits again"
