"""Runs are folders: their files, their process, and what a kill or a second process does."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.adapters import training_files
from app.adapters.library_files import own_parts
from app.adapters.training_runs import RunFolders
from app.domain.errors import LibraryBusy, LibraryMissing, RunUnknown, TrainingFailed
from app.domain.events import Event, Problem, Progress
from app.domain.json_values import made, plain
from app.domain.recipe import Recipe
from app.domain.training import (
    Comparison,
    Decision,
    Figures,
    Gain,
    Held,
    Note,
    Part,
    Ranked,
    RunState,
    Split,
    Stage,
    StageBegan,
    Step,
    TrainingRun,
    Verdict,
)
from app.services.training_ports import TrainingRequest


@pytest.fixture
def runs() -> RunFolders:
    return RunFolders()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "库"
    folder.mkdir()
    return folder


def made_run(runs: RunFolders, library: Path) -> TrainingRun:
    recipe = Recipe("quick", widths=(256, 64), width_weights=(1.0, 0.5))
    return runs.create(TrainingRequest(str(library), recipe, "bundled", ("问题",)))


def drained(work: Any) -> tuple[list[Event], TrainingRun]:
    events: list[Event] = []
    try:
        while True:
            events.append(next(work))
    except StopIteration as stop:
        return events, stop.value


def test_a_run_is_found_by_the_beginning_of_its_id(runs: RunFolders, library: Path) -> None:
    run = made_run(runs, library)
    assert run.state is RunState.WAITING
    assert run.recipe == "quick"
    assert runs.get(str(library), run.id[:-1]) == run
    assert runs.at(run.folder) == run
    assert runs.request(run).questions == ("问题",)
    other = made_run(runs, library)
    assert {one.id for one in runs.list(str(library))} == {run.id, other.id}
    for asked in ("", "20", "nothing"):
        with pytest.raises(RunUnknown):
            runs.get(str(library), asked)


def test_no_run_is_made_where_there_is_no_library(runs: RunFolders, tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        made_run(runs, tmp_path / "none")


def test_a_broken_folder_hides_no_other_run(runs: RunFolders, library: Path) -> None:
    run, broken = made_run(runs, library), made_run(runs, library)
    (Path(broken.folder) / "request.json").write_text("{", "utf-8")
    (library / "training" / "somebody's").mkdir()
    assert [one.id for one in runs.list(str(library))] == [run.id]
    with pytest.raises(RunUnknown):
        runs.get(str(library), broken.id)


def test_a_run_whose_process_was_killed_is_stopped(runs: RunFolders, library: Path) -> None:
    run = made_run(runs, library)
    claim = runs.claim(run)
    runs.set_state(run, RunState.RUNNING)
    assert runs.get(str(library), run.id).state is RunState.RUNNING
    with pytest.raises(LibraryBusy):
        runs.delete(run)
    with pytest.raises(TrainingFailed, match="running"):
        runs.start(run)
    # the lock goes with the process, whatever it noted last
    claim.release()
    assert runs.get(str(library), run.id).state is RunState.STOPPED
    runs.delete(run)
    assert runs.list(str(library)) == []


def test_events_come_in_their_order_past_a_line_that_a_kill_left(
    runs: RunFolders, library: Path
) -> None:
    run = made_run(runs, library)
    first, second = Note("测试", {"字": "押金"}), Held(3, {256: 0.5, 64: 0.25}, True)
    runs.note(run, StageBegan(Stage.TRAINING))
    runs.note(run, first)
    file = Path(run.folder) / "events.jsonl"
    with file.open("ab") as open_file:
        open_file.write('{"event": "Note", "key": "半'.encode()[:-1])
    events, _ = drained(runs.follow(run))
    assert events == [StageBegan(Stage.TRAINING), first]
    runs.note(run, second)
    with file.open("ab") as open_file:
        open_file.write(b'{"event": "Unheard", "x": 1}\n[]\n')
    events, end = drained(runs.follow(run))
    assert events == [StageBegan(Stage.TRAINING), first, second]
    assert end.stage is Stage.TRAINING


def test_following_waits_for_a_process_that_works(runs: RunFolders, library: Path) -> None:
    run = made_run(runs, library)
    claim = runs.claim(run)
    runs.set_state(run, RunState.RUNNING)
    runs.note(run, Note("one"))
    with closing(runs.follow(run)) as work:
        assert next(work) == Note("one")
        runs.note(run, Note("two"))
        assert next(work) == Note("two")
        runs.set_state(run, RunState.DONE)
        claim.release()
        with pytest.raises(StopIteration) as stop:
            next(work)
        assert stop.value.value.state is RunState.DONE


def test_a_cancelled_run_knows_it_until_it_is_started_again(
    runs: RunFolders, library: Path
) -> None:
    run = made_run(runs, library)
    runs.cancel(run)
    assert not runs.is_cancelled(run)
    claim = runs.claim(run)
    runs.cancel(run)
    assert runs.is_cancelled(run)
    claim.release()


def test_a_run_without_its_process_at_the_start_tells_that_it_failed(
    runs: RunFolders, library: Path
) -> None:
    run = made_run(runs, library)
    # its process finds no library here and ends before it takes the run up
    runs.start(run)
    _, end = drained(runs.follow(run))
    assert end.state is RunState.FAILED
    assert "died" in end.problem
    assert b"library" in (Path(run.folder) / "log.txt").read_bytes()


def test_what_was_kept_is_read_as_it_was(runs: RunFolders, library: Path) -> None:
    run = made_run(runs, library)
    gain = Gain(Part.UNSEEN, "ndcg@10", 0.5, 0.6, 0.01, 0.2, 0.03)
    values = {"ndcg@10": 0.5}
    comparison = Comparison(
        (Figures(Part.SEEN, 256, 3, values),),
        (Figures(Part.SEEN, 256, 3, values),),
        (gain,),
        (Ranked("q1", "押金不退怎么办？", Part.OTHER, "民法典第703条", 0, 3),),
        {"before": 0.1},
        {"after": 0.9},
        0,
    )
    verdict = Verdict(Decision.BETTER, ("unseen-better",), gain)
    runs.keep(run, "comparison", comparison)
    runs.keep(run, "verdict", verdict)
    assert runs.kept(run, "comparison") == comparison
    assert runs.get(str(library), run.id).verdict == verdict
    assert runs.kept(run, "split") is None


def test_runs_belong_to_the_library(runs: RunFolders, library: Path) -> None:
    run = made_run(runs, library)
    (library / "training" / "mine").mkdir()
    assert own_parts(library) == [Path("training") / run.id]


NUMBERS = some.floats(allow_nan=False, allow_infinity=False)
TEXTS = some.text(some.characters(codec="utf-8"), max_size=30)
EVENTS = some.one_of(
    some.builds(StageBegan, some.sampled_from(Stage)),
    some.builds(
        Step,
        some.integers(),
        some.integers(),
        NUMBERS,
        NUMBERS,
        NUMBERS,
        some.none() | NUMBERS,
        some.none() | some.integers(),
        some.none() | some.integers(),
    ),
    some.builds(
        Held, some.integers(), some.dictionaries(some.integers(), NUMBERS), some.booleans()
    ),
    some.builds(Note, TEXTS, some.dictionaries(TEXTS, TEXTS)),
    some.builds(Progress, TEXTS, some.integers(), some.none() | some.integers(), TEXTS),
    some.builds(Problem, TEXTS, TEXTS, TEXTS),
)


@given(EVENTS)
def test_events_come_back_as_they_were(event: Event) -> None:
    assert made(type(event), json.loads(json.dumps(plain(event)))) == event


@given(
    some.builds(
        Split,
        seed=some.integers(),
        column=TEXTS,
        parts=some.dictionaries(some.sampled_from(Part), some.lists(TEXTS).map(tuple), max_size=4),
        unseen_groups=some.lists(TEXTS).map(tuple),
        left=some.dictionaries(TEXTS, some.integers()),
        digest=TEXTS,
    )
)
def test_splits_come_back_as_they_were(split: Split) -> None:
    assert made(Split, json.loads(json.dumps(plain(split)))) == split


@given(
    some.builds(
        Recipe,
        name=TEXTS,
        widths=some.lists(some.integers()).map(tuple),
        width_weights=some.lists(NUMBERS).map(tuple),
        scale=NUMBERS,
        batch=some.integers(),
        checkpointing=some.booleans(),
    )
)
def test_recipes_come_back_as_they_were(recipe: Recipe) -> None:
    assert made(Recipe, json.loads(json.dumps(plain(recipe)))) == recipe


@pytest.mark.parametrize("raw", [None, [], {"seed": "1"}, {"seed": True}, {"name": 3}])
def test_what_is_no_record_is_refused(raw: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        made(Split, raw)


def test_half_a_character_does_not_break_the_log(runs: RunFolders, library: Path) -> None:
    run = made_run(runs, library)
    runs.note(run, Note("half", {"text": "a\ud800b"}))
    assert training_files.events(Path(run.folder), 0)[0] == [Note("half", {"text": "a\ud800b"})]
