"""Measuring widths: exact, on the library's own questions, over real indexes."""

import json
from pathlib import Path

import numpy as np
import pytest

from app.domain.dial import FROM_FILE, KNOWN_ITEM
from app.domain.errors import IndexDamaged, IndexMismatch, NoIndex, QuestionsUnreadable
from app.domain.events import Progress, outcome
from app.domain.index import Building
from app.domain.question import Filters, Question
from app.services import known_questions
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import ROOT

QUESTIONS = str(ROOT / "resources" / "sample" / "questions")


def test_a_file_of_questions_is_measured_at_every_width(sample: OpenLibrary) -> None:
    events: list[object] = []
    dial = outcome(sample.measure_widths(QUESTIONS), events.append)
    assert (dial.source, dial.unresolved) == (FROM_FILE, 0)
    assert [point.width for point in dial.points] == [256, 128, 64]
    assert all(point.trained and len(point.first) == dial.questions for point in dial.points)
    assert dial.full.kept == 1.0
    assert dial.rows == sample.info().counts.passages > dial.scanned
    assert 1.0 > dial.points[1].kept > dial.points[2].kept > 0.3
    assert dial.full.recall_100 > dial.points[2].recall_100
    assert dial.full.hit_1 <= dial.full.hit_10 <= 1.0
    assert (dial.index_recall, dial.index_ms) == (None, None)
    units = {event.unit for event in events if isinstance(event, Progress)}
    assert {"questions", "rows"} <= units


def test_ranks_agree_with_the_index_that_is_built_at_that_width(
    sample: OpenLibrary, program: Program
) -> None:
    """The scan at 64 is what a table of vectors of 64 numbers answers."""
    index, wide = sample._indexes.active(), program.encoders.named("bundled")
    narrow = program.encoders.named("bundled#64")
    assert index is not None
    texts = ["房东不退押金怎么办", "may my employer dismiss me without notice", "   "]
    [scan] = outcome(index.exact([wide.encode_questions(texts)], Filters(), [64], 20))
    rows = index._table.search().where("current = true").limit(5000).to_arrow()  # type: ignore[attr-defined]
    passages = narrow.encode_passages(rows["words"].to_pylist())
    for place, text in enumerate(texts[:2]):
        scores = passages @ narrow.encode_questions([text])[0]
        best = np.sort(scores)[::-1][:20]
        assert scan.scores[place] == pytest.approx(best[: len(scan.scores[place])], abs=1e-4)
        top = rows["provision_id"][int(scores.argmax())].as_py()
        assert scan.names[place][0] == top
    assert scan.names[2] == []
    assert scan.rows == len(rows)


def test_known_items_are_drawn_the_same_each_time(sample: OpenLibrary) -> None:
    first, again = (outcome(sample.measure_widths()) for _ in range(2))
    assert first.source == KNOWN_ITEM
    assert first.questions == known_questions.DRAWN
    assert first.points[1].first == again.points[1].first
    assert first.full.hit_10 > 0.8


def test_the_librarys_own_questions_go_before_drawn_ones(small: OpenLibrary) -> None:
    outcome(small.build_index("bundled"))
    line = {"question": "kite in a storm", "relevant": ["Kite Act 2001, Section 2", "No Act, s. 1"]}
    own = Path(small.path) / known_questions.OWN_QUESTIONS
    own.write_text(json.dumps(line), "utf-8")
    dial = outcome(small.measure_widths())
    assert (dial.source, dial.questions) == (FROM_FILE, 1)
    assert dial.full.first == (1,)
    assert dial.full.recall_100 == 0.5


def test_a_narrow_index_is_measured_by_its_wide_sister(small: OpenLibrary) -> None:
    wide = outcome(small.build_index("bundled"))
    narrow = outcome(small.build_index("bundled#128"))
    assert outcome(small.measure_widths()).index == wide.id
    named = outcome(small.measure_widths(index=narrow.id))
    assert (named.index, [p.width for p in named.points]) == (narrow.id, [128, 64])


def test_what_cannot_be_measured_is_an_error_with_facts(small: OpenLibrary, tmp_path: Path) -> None:
    with pytest.raises(NoIndex):
        outcome(small.measure_widths())
    outcome(small.build_index("bundled"))
    with pytest.raises(IndexDamaged):
        outcome(small.measure_widths(index="no-such-index"))
    for path in (str(tmp_path / "none.jsonl"), str(tmp_path)):
        with pytest.raises(QuestionsUnreadable):
            outcome(small.measure_widths(path))


def test_another_model_does_not_measure(small: OpenLibrary, program: Program) -> None:
    manifest = outcome(small.build_index("bundled"))
    path = Path(small.path) / "indexes" / f"{manifest.id}.json"
    fields = json.loads(path.read_text("utf-8"))
    fields["probes"] = [[*probe[1:], probe[0]] for probe in fields["probes"]]
    path.write_text(json.dumps(fields), "utf-8")
    with pytest.raises(IndexMismatch):
        outcome(program.open(small.path).measure_widths())


def test_closing_ends_it_at_any_moment(sample: OpenLibrary) -> None:
    steps = sum(1 for _ in sample.measure_widths(QUESTIONS))
    for stop in range(1, steps, max(1, steps // 7)):
        work = sample.measure_widths(QUESTIONS)
        for _ in range(stop):
            next(work)
        work.close()
    assert outcome(sample.search(Question("deposit"))).hits


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vector index is built for the sample library too."""
    monkeypatch.setattr("app.adapters.lance_writing.FLAT_ROWS", 500)


@pytest.fixture
def copied(program: Program, sample_folder: Path, tmp_path: Path) -> OpenLibrary:
    """The sample law in a library that may be written to."""
    library = program.create(str(tmp_path / "copy"), "Copy")
    outcome(library.import_sources(program.sample_sources))
    return library


@pytest.mark.usefixtures("few_are_many")
def test_a_build_is_quantised_or_exact_as_wanted(copied: OpenLibrary) -> None:
    quantised = outcome(copied.build_index("bundled"))
    exact = outcome(copied.build_index("bundled", exact=True))
    assert (quantised.vector_index, exact.vector_index) == ("IVF_RQ", "IVF_FLAT")
    assert quantised.table != exact.table
    assert outcome(copied.build_index("bundled", exact=True)) == exact
    assert outcome(copied.update_index("bundled")) == exact
    dial = outcome(copied.measure_widths(QUESTIONS))
    assert dial.vector_index == "IVF_FLAT"
    assert dial.index_recall == pytest.approx(1.0)
    dial = outcome(copied.measure_widths(QUESTIONS, quantised.id))
    assert dial.index_recall is not None
    assert dial.index_recall > 0.95


@pytest.mark.usefixtures("few_are_many")
def test_a_resumed_build_is_the_one_that_was_wanted(copied: OpenLibrary) -> None:
    work = copied.build_index("bundled", exact=True)
    for event in work:
        if isinstance(event, Progress) and event.done:
            break
    work.close()
    begun = copied._indexes.unfinished()
    assert isinstance(begun, Building)
    assert begun.exact
    assert outcome(copied.build_index("bundled", exact=True)).table == begun.table
    torn = copied.build_index("bundled#64", exact=True)
    next(torn)
    torn.close()
    other = outcome(copied.build_index("bundled#64"))
    assert other.vector_index == "IVF_RQ"
