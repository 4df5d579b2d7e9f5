"""``pandecta search`` narrowed by law, source and status, as typed in a shell."""

import json
from argparse import ArgumentTypeError
from pathlib import Path

import pytest

from app.cli.arguments import parser
from app.cli.filter_options import chosen
from app.domain.errors import FilterUnknown
from app.domain.events import outcome
from app.domain.law import Status
from app.domain.question import Filters
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import plain_law

_BODY = "**Section 1.** Gas rises over meadows.\n\n**Section 2.** Gas is not inhaled.\n"


@pytest.fixture
def library(tmp_path: Path, program: Program) -> OpenLibrary:
    """Two laws with similar names, from two sources; one is repealed."""
    for place, name, title, front in (
        ("acts", "kite", "Kite Act 2001", {}),
        ("rules", "gas", "Gas Kite Act 2001", {"status": "repealed"}),
    ):
        (tmp_path / place).mkdir()
        text = plain_law(name, title, _BODY, **front)
        (tmp_path / place / f"{name}.md").write_text(text, "utf-8")
    library = program.create(str(tmp_path / "library"), "Small")
    outcome(library.import_sources([str(tmp_path / "acts"), str(tmp_path / "rules")]))
    return library


def _filters(library: OpenLibrary, *typed: str) -> Filters:
    return chosen(library, parser().parse_args(["search", "meadows", *typed]))


def _id(library: OpenLibrary, title: str) -> str:
    every = library.facets(Filters(current_only=False)).laws
    return next(law_id for law_id, name, _ in every if name == title)


def test_a_law_is_named_in_full_in_part_or_by_a_citation(library: OpenLibrary) -> None:
    kite, gas = _id(library, "Kite Act 2001"), _id(library, "Gas Kite Act 2001")
    for typed in ("Kite Act 2001", "the kite act 2001", "Kite Act 2001 s 2", kite):
        assert _filters(library, "--law", typed) == Filters(law_id=kite), typed
    assert _filters(library, "--law", "gas kite") == Filters(law_id=gas)


def test_a_law_that_is_not_one_is_told_with_those_it_may_be(library: OpenLibrary) -> None:
    with pytest.raises(FilterUnknown) as several:
        _filters(library, "--law", "kite act")
    assert set(several.value.offered) == {"Kite Act 2001", "Gas Kite Act 2001"}
    for typed in ("zeppelin", "《》", "s 2"):
        with pytest.raises(FilterUnknown) as none:
            _filters(library, "--law", typed)
        assert none.value.offered == ()


def test_sources_and_statuses_may_be_repeated(library: OpenLibrary, tmp_path: Path) -> None:
    acts, rules = str(tmp_path / "acts"), str(tmp_path / "rules")
    typed = ["--source", "acts", "--source", rules, "--status", "repealed", "--status", "有效"]
    assert _filters(library, *typed) == Filters(
        sources=(acts, rules), statuses=(Status.REPEALED, Status.IN_FORCE)
    )
    assert _filters(library, "--status", "Not yet in force").statuses == (Status.PENDING,)
    with pytest.raises(FilterUnknown) as unknown:
        _filters(library, "--source", "elsewhere")
    assert set(unknown.value.offered) == {acts, rules}


def test_an_unknown_status_is_a_wrong_argument(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises((SystemExit, ArgumentTypeError)):
        parser().parse_args(["search", "x", "--status", "asleep"])
    assert "no such status: asleep" in capsys.readouterr().err


def test_the_search_is_narrowed(
    library: OpenLibrary, program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.cli.verbs import run

    outcome(library.build_index("bundled"))
    typed = ["search", "gas over meadows", "--library", library.path, "--json"]
    for narrowed, laws in (
        ([], {"Kite Act 2001"}),
        (["--status", "repealed"], {"Gas Kite Act 2001"}),
        (["--source", "rules", "--all-versions"], {"Gas Kite Act 2001"}),
        (["--source", "rules"], set()),
    ):
        assert run(program, parser().parse_args([*typed, *narrowed])) == 0
        told = json.loads(capsys.readouterr().out)
        assert {hit["law"] for hit in told["hits"]} == laws, narrowed
