"""Builds of an index that are killed as `kill -9` kills, at moments drawn from a seed."""

import sys
from pathlib import Path

import pytest

from app.services.program import Program
from tests.benchmarks.kills import Ordeal

_KILLS, _LAWS = 6, 9


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_build_goes_on_and_comes_to_the_same(program: Program, tmp_path: Path) -> None:
    """`Ordeal` raises where a build does not go on, an answer fails, or the index is another."""
    ordeal = Ordeal(program, tmp_path / "ordeal", _LAWS, seed=1)
    ordeal.kill(_KILLS)
    assert len(ordeal.kills) >= _KILLS
    assert ordeal.finished
