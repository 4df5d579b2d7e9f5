"""A citation under filters: what the person chose is kept to, and what it hides is told."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.events import outcome
from app.domain.law import Level, Status
from app.domain.question import ExactCitation, Filters, Question, Results
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import plain_law

ASKED = "Kite Act 2001, s. 2"
BODY = "**Section 1. Where.** Kites fly in meadows.\n\n**Section 2. When.** Kites fly by day.\n"


@pytest.fixture
def kites(program: Program, tmp_path: Path) -> OpenLibrary:
    """The Kite Act in two versions, an act that is repealed, and another law; two sources."""
    library = program.create(str(tmp_path / "kites"), "Kites")
    for name, laws in {
        "one": {
            "old.md": plain_law(body=BODY.replace("day", "night")),
            "new.md": plain_law(body=BODY, publication_date="2011-05-01"),
            "gone.md": plain_law("hoop-act", "Hoop Act 1950", BODY, status="repealed"),
        },
        "two": {"ball.md": plain_law("ball-act", "Ball Act 1999", BODY, level="local")},
    }.items():
        source = tmp_path / name
        source.mkdir()
        for file, text in laws.items():
            (source / file).write_text(text, "utf-8")
        outcome(library.import_sources([str(source)]))
    outcome(library.build_index("bundled"))
    return library


def ask(library: OpenLibrary, text: str, **filters: object) -> Results:
    return outcome(library.search(Question(text, Filters(**filters), 10)))  # type: ignore[arg-type]


def exact(results: Results) -> list[tuple[str, str]]:
    """Law and text of the hits that the question names."""
    return [
        (hit.law.title, hit.provision.text)
        for hit in results.hits
        if ExactCitation() in hit.reasons
    ]


NOW, THEN = ("Kite Act 2001", "Kites fly by day."), ("Kite Act 2001", "Kites fly by night.")


def test_without_filters_the_current_version_is_first(kites: OpenLibrary) -> None:
    results = ask(kites, ASKED)
    assert exact(results) == [NOW]
    assert results.hidden == ()


def test_repealed_law_that_is_named_is_shown_although_current_law_is_asked_for(
    kites: OpenLibrary,
) -> None:
    results = ask(kites, "Hoop Act 1950, s. 1")
    assert exact(results) == [("Hoop Act 1950", "Kites fly in meadows.")]
    assert results.hits[0].version.status is Status.REPEALED
    assert results.hidden == ()


@pytest.mark.parametrize(
    "chosen",
    [
        {"levels": (Level.LOCAL,)},
        {"regions": ("Nowhere",)},
        {"law_id": "ball-act"},
        {"statuses": (Status.REPEALED,)},
        {"sources": ("two",)},
        {"on": date(1990, 1, 1)},
    ],
    ids=lambda one: next(iter(one)),
)
def test_a_filter_that_was_chosen_is_kept_to_and_what_it_hides_is_told(
    kites: OpenLibrary, tmp_path: Path, chosen: dict[str, object]
) -> None:
    if "sources" in chosen:
        chosen = {"sources": (str(tmp_path / "two"),)}
    if "law_id" in chosen:
        chosen = {"law_id": kites.resolve("Ball Act 1999, s. 1")[0][1].id}
    results = ask(kites, ASKED, **chosen)
    assert exact(results) == []
    assert all(hit.law.title != "Kite Act 2001" for hit in results.hits)
    [hidden] = results.hidden
    assert (hidden.citation, hidden.provision.text) == ("Kite Act 2001, Section 2", NOW[1])


def test_filters_that_let_it_through_change_nothing(kites: OpenLibrary, tmp_path: Path) -> None:
    law = kites.resolve(ASKED)[0][1].id
    for chosen in (
        {"levels": (Level.LAW,)},
        {"law_id": law},
        {"sources": (str(tmp_path / "one"),)},
    ):
        assert exact(ask(kites, ASKED, **chosen))[:1] == [NOW], chosen
    assert exact(ask(kites, ASKED, on=date(2005, 1, 1))) == [THEN]
    assert exact(ask(kites, ASKED, statuses=(Status.AMENDED,))) == [THEN]
    assert exact(ask(kites, ASKED, current_only=False)) == [NOW, THEN]


def test_what_is_hidden_is_told_once_for_each_provision(kites: OpenLibrary) -> None:
    results = ask(kites, "Kite Act 2001, ss. 1-2", levels=(Level.LOCAL,), current_only=False)
    assert [hit.provision.number for hit in results.hidden] == ["1", "2"]
