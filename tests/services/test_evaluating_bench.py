"""The table of parts, groups, two indexes: what is told agrees with what is searched."""

import json
from collections.abc import Sequence
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.errors import IndexDamaged, NoIndex
from app.domain.events import Progress, outcome
from app.domain.measures import Judged, figures, percentile
from app.domain.question import Filters
from app.domain.ranking import Parts
from app.services.evaluating import Answered, AskedQuestion, Evaluation
from app.services.evaluating_bench import Bench
from app.services.evaluating_groups import By, grouped
from app.services.evaluating_indexes import TESTED, Moved
from app.services.evaluating_parts import table_of_parts
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import ROOT, plain_law

TENANCY = ROOT / "resources" / "sample" / "questions" / "en-tenancy.jsonl"


def _some(tmp_path: Path, count: int = 12) -> str:
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(TENANCY.read_text("utf-8").splitlines()[:count]), "utf-8")
    return str(path)


@pytest.fixture
def bench(sample: OpenLibrary) -> Bench:
    """The bench over the sample library."""
    return sample.bench


def test_intervals_hold_every_measure(bench: Bench, tmp_path: Path) -> None:
    found = outcome(bench.evaluate(_some(tmp_path)))
    assert set(found.intervals) == set(found.metrics)
    for name, (low, high) in found.intervals.items():
        assert 0 <= low <= found.metrics[name] <= high <= 1
    assert any(low < high for low, high in found.intervals.values())


def test_questions_one_by_one_make_the_means(bench: Bench, tmp_path: Path) -> None:
    found = outcome(bench.evaluate(_some(tmp_path)))
    ranks = [one.rank for one in found.answered]
    assert found.metrics["hit@10"] == round(sum(0 < rank <= 10 for rank in ranks) / 12, 4)
    assert {one.law for one in found.answered} == {"Merrow Tenancy Act 2016"}
    assert found.ms["p50"] == round(percentile([one.ms for one in found.answered], 0.5), 2)


def test_trec_files_judge_the_same(bench: Bench, tmp_path: Path) -> None:
    found = outcome(bench.evaluate(_some(tmp_path)))
    right = {(line.split()[0], line.split()[2]) for line in found.qrels}
    hit = {
        qid
        for qid, _, name, rank, *_ in (line.split() for line in found.run)
        if int(rank) <= 10 and (qid, name) in right
    }
    assert found.metrics["hit@10"] == round(len(hit) / 12, 4)


def test_the_table_switches_one_part_on_after_the_other() -> None:
    rows = dict(table_of_parts(reranker=True))
    assert list(rows) == [
        "words", "meaning", "fused", "second", "lexicon", "priors", "references",
        "interpretations", "reranker",
    ]  # fmt: skip
    on = {name: {f.name for f in fields(p) if getattr(p, f.name)} for name, p in rows.items()}
    assert (on["words"], on["meaning"]) == ({"words"}, {"meaning"})
    names = list(rows)[2:]
    for before, after in pairwise(names):
        assert on[before] < on[after]
    assert rows["interpretations"] == Parts()
    assert [name for name, _ in table_of_parts(reranker=False)] == list(rows)[:-1]


def test_ablation_measures_each_row(bench: Bench, tmp_path: Path) -> None:
    path = _some(tmp_path)
    rows = outcome(bench.ablate(path))
    assert [row.part for row in rows] == [part for part, _ in table_of_parts(False)]
    alone = outcome(bench.evaluate(path, Filters(), rows[0].parts))
    assert rows[0].evaluation.metrics == alone.metrics
    assert rows[0].gained == {}
    for before, after in pairwise(rows):
        for name, gain in after.gained.items():
            change = after.evaluation.metrics[name] - before.evaluation.metrics[name]
            assert gain.value == pytest.approx(change, abs=2e-4)
            assert gain.low <= gain.value + 1e-6
            assert gain.high >= gain.value - 1e-6
    assert rows[-1].evaluation.intervals


def test_it_can_be_stopped_at_every_question(bench: Bench, tmp_path: Path) -> None:
    work = bench.ablate(_some(tmp_path))
    seen = []
    for event in work:
        assert isinstance(event, Progress)
        seen.append((event.stage, event.detail))
        if event.detail.startswith("meaning"):
            break
    work.close()
    assert [stage for stage, detail in seen if detail.startswith("words")] == ["evaluating"] * 13


def _evaluation(questions: Sequence[tuple[int, str]]) -> Evaluation:
    """An evaluation of questions of these lengths and laws; the even ones are hits."""
    answered = tuple(
        Answered(
            AskedQuestion(str(number), "x" * length, ("c",)),
            1 - number % 2,
            figures(Judged((None if number % 2 else 0,), 1)),
            1.0,
            law,
            "law" if law else "",
        )
        for number, (length, law) in enumerate(questions)
    )
    return Evaluation(len(answered), (), {"hit@10": 0.5}, {}, "i", answered=answered)


def test_small_groups_are_gathered() -> None:
    laws = ["A"] * 6 + ["B"] * 8 + ["C"] * 4 + ["D"] * 2 + [""] * 5
    groups = outcome(grouped(_evaluation([(5, law) for law in laws]), By.LAW))
    told = [(group.name, group.questions, group.gathered) for group in groups]
    assert told == [("B", 8, 0), ("A", 6, 0), ("", 5, 0), ("", 6, 2)]
    assert groups[0].metrics["hit@10"] == 0.5
    low, high = groups[0].intervals["hit@10"]
    assert 0 < low < 0.5 < high < 1


def test_levels_and_lengths() -> None:
    found = _evaluation([(length, "A") for length in [*range(10, 50), 7]])
    assert [group.name for group in outcome(grouped(found, By.LEVEL))] == ["law"]
    lengths = outcome(grouped(found, By.LENGTH))
    assert [group.name for group in lengths] == ["7-18", "19-28", "29-38", "39-49"]
    assert sum(group.questions for group in lengths) == 41
    alike = outcome(grouped(_evaluation([(9, "A")] * 6), By.LENGTH))
    assert [(group.name, group.questions) for group in alike] == [("9-9", 6)]


@pytest.fixture
def twice(tmp_path: Path, program: Program) -> OpenLibrary:
    """A library with an index of 256 numbers, and then one of 64, which is the active one."""
    source = tmp_path / "source"
    source.mkdir()
    for number in range(6):
        text = plain_law(f"act-{number}", f"Act {number}")
        (source / f"{number}.md").write_text(text.replace("five", f"{number}5"), "utf-8")
    for path in (ROOT / "resources" / "sample" / "en").glob("tenancy*.md"):
        (source / path.name).write_bytes(path.read_bytes())
    library = program.create(str(tmp_path / "library"), "Twice")
    outcome(library.import_sources([str(source)]))
    outcome(library.build_index("bundled"))
    outcome(library.build_index("bundled#64"))
    return library


def test_two_indexes_question_by_question(twice: OpenLibrary, tmp_path: Path) -> None:
    bench, path = twice.bench, _some(tmp_path, 40)
    active = twice.info().manifest
    other = next(one for one in twice.indexes() if one != active)
    meaning = Parts(words=False)
    found = outcome(bench.against(path, other.id, parts=meaning))
    assert (found.first, found.second) == (other, active)
    assert twice.info().manifest == active
    assert found.before.index == "bundled static 256"
    assert found.after.metrics == outcome(bench.evaluate(path, parts=meaning)).metrics
    assert found.before.metrics != found.after.metrics
    twice.use_index(other.id)
    assert found.before.metrics == outcome(bench.evaluate(path, parts=meaning)).metrics
    assert found.wins + found.losses + found.ties == len(found.moved) == 40
    assert found.losses
    assert len(found.lost) == found.losses
    for name in TESTED:
        gain = found.differences[name]
        change = found.after.metrics[name] - found.before.metrics[name]
        assert gain.value == pytest.approx(change, abs=2e-4)
        assert gain.p is not None
        assert 0 < gain.p <= 1


def test_found_by_one_only_wins_and_loses() -> None:
    asked = AskedQuestion("1", "x", ("c",))
    ranks = [(0, 5), (5, 0), (3, 2), (2, 3), (4, 4), (0, 0)]
    assert [Moved(asked, *one).gain for one in ranks] == [1, -1, 1, -1, 0, 0]


def test_an_index_that_is_not_there(bench: Bench, small: OpenLibrary, tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        outcome(bench.against(_some(tmp_path), "nonsense"))
    with pytest.raises(NoIndex):
        outcome(small.bench.against(_some(tmp_path), "nonsense"))


def test_citations_that_the_library_lacks_stand_in_the_qrels(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    asked = {"id": "a b", "question": "deposit", "relevant": ["Mars Act, s. 1"]}
    path.write_text(json.dumps(asked), "utf-8")
    found = outcome(bench.evaluate(str(path)))
    assert found.qrels == ("a_b 0 not-in-library-1 1",)
    assert (found.answered[0].law, found.answered[0].level) == ("", "")
