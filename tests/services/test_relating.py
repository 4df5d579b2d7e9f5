"""What strong hits bring along: provisions that they cite, penalties, interpretations."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.events import outcome
from app.domain.law import Level
from app.domain.question import CitedBy, Filters, Punishes, Question
from app.domain.ranking import Parts
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import plain_law

LAW = """# Part 1 Flying

**Section 1. Where kites fly.** Nobody flies a kite within a mile of an airfield, unless section 3
allows it.

**Section 2. Ribbons.** The ribbon of a kite is red.

**Section 3. Leave.** The harbour master may give leave in writing for a feast day.

# Part 2 Offences and penalties

**Section 9. Fine.** Whoever acts against section 1 pays a fine of ten crowns.
"""


@pytest.fixture
def kites(program: Program, tmp_path: Path) -> OpenLibrary:
    source = tmp_path / "laws"
    source.mkdir()
    (source / "kite.md").write_text(plain_law(body=LAW), "utf-8")
    library = program.create(str(tmp_path / "kites"), "Kites")
    outcome(library.import_sources([str(source)]))
    outcome(library.build_index("bundled"))
    return library


def _found(library: OpenLibrary, parts: Parts = Parts(), filters: Filters = Filters()):
    question = Question("may I fly my kite near the airfield", filters, 10)
    return outcome(library._searcher.search(question, parts)).hits


def test_what_a_strong_hit_cites_and_what_punishes_it_say_why(kites: OpenLibrary) -> None:
    hits = {hit.provision.number: hit for hit in _found(kites)}
    assert any(isinstance(one, CitedBy) for one in hits["3"].reasons)
    assert any(isinstance(one, Punishes) for one in hits["9"].reasons)
    [why] = [one for one in hits["9"].reasons if isinstance(one, Punishes)]
    assert why.citation == hits["1"].citation
    assert not any(isinstance(one, CitedBy | Punishes) for one in hits["2"].reasons)


def test_the_part_can_be_switched_off(kites: OpenLibrary) -> None:
    hits = _found(kites, replace(Parts(), references=False))
    assert not any(isinstance(one, CitedBy | Punishes) for hit in hits for one in hit.reasons)


def test_nothing_comes_past_the_filters(kites: OpenLibrary) -> None:
    assert _found(kites, filters=Filters(levels=(Level.LOCAL,))) == ()
