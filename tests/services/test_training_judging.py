"""Two real models are judged over the sample library: gains, losses, and what they rest on."""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from time import monotonic

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from app.adapters.encoders.choice import EncoderChoice
from app.adapters.library_folders import LibraryFolders
from app.adapters.nearness import MatrixNearness
from app.adapters.paths import MODELS
from app.adapters.vocabularies import TokenizerFiles
from app.domain.events import Progress, outcome
from app.domain.known_item import question_from
from app.domain.recipe import Recipe
from app.domain.training import Decision, Example, Origin, Part, Split
from app.domain.verdict import verdict
from app.services.encoder_ports import Encoder
from app.services.index_ports import IndexStore
from app.services.law_ports import LawStore
from app.services.training_judging import Judging, Measured, measured_from
from app.services.training_splitting import splitting

RECIPE = Recipe("test", widths=(256, 64), held_questions=0.3, held_groups=0.3)


@pytest.fixture
def library(sample_folder: Path) -> Iterator[tuple[LawStore, IndexStore]]:
    store, indexes = LibraryFolders(lambda name: "").open(str(sample_folder))
    yield store, indexes
    store.close()


@pytest.fixture
def examples(library: tuple[LawStore, IndexStore]) -> list[Example]:
    """For each provision in force one of its own sentences as the question."""
    store, chance, made = library[0], Random(1), list[Example]()
    ids = {row.passage.provision_id: None for row in store.rows() if row.current}
    for id, (provision, law, _) in sorted(store.provisions(list(ids)).items()):
        drawn = question_from(provision.text, (law.title, *law.short_titles), chance)
        if drawn:
            origin = Origin.REAL if len(made) % 4 == 0 else Origin.GENERATED
            made.append(Example(f"q-{id}", drawn[0], (id,), (law.id,), origin))
    assert len(made) > 100
    return made


@pytest.fixture(scope="module")
def untrained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled model's tokenizer with a matrix of chance."""
    folder = tmp_path_factory.mktemp("untrained") / "model"
    shutil.copytree(MODELS / "bundled", folder)
    [file] = folder.rglob("model.safetensors")
    shape = load_file(file)["embedding.weight"].shape
    weights = np.random.default_rng(0).normal(size=(shape[0], 12)).astype("float16")
    file.unlink()
    save_file({"embedding.weight": weights}, file)
    return folder


@pytest.fixture
def bundled() -> Encoder:
    return EncoderChoice(MODELS).named("bundled")


@pytest.fixture
def poor(untrained: Path) -> Encoder:
    return EncoderChoice(MODELS).named(str(untrained))


def judging(library: tuple[LawStore, IndexStore], indexed: bool = False) -> Judging:
    indexes = library[1] if indexed else None
    return Judging(library[0], MatrixNearness(), TokenizerFiles(MODELS), indexes)


@pytest.fixture
def split(library: tuple[LawStore, IndexStore], examples: Sequence[Example]) -> Split:
    return outcome(splitting(library[0], examples, RECIPE))


def test_a_model_that_learnt_is_better_and_the_other_way_round_worse(
    library: tuple[LawStore, IndexStore],
    examples: list[Example],
    split: Split,
    poor: Encoder,
    bundled: Encoder,
) -> None:
    court = judging(library)
    gained = outcome(court.judge(poor, bundled, examples, split, RECIPE))
    assert verdict(gained).decision is Decision.BETTER
    assert gained.shared == 0
    assert {one.part for one in gained.before} == {Part.SEEN, Part.UNSEEN, Part.OTHER}
    assert {one.width for one in gained.after} == {256, 64}
    assert {one.width for one in gained.before} == {12}
    full = next(one for one in gained.after if one.part is Part.OTHER and one.width == 256)
    ranks = [one.after for one in gained.ranks if one.part is Part.OTHER]
    assert full.questions == len(ranks) == len(split.parts[Part.OTHER])
    assert full.values["hit@10"] == pytest.approx(
        sum(0 < rank <= 10 for rank in ranks) / len(ranks)
    )
    told = next(g for g in gained.gains if g.part is Part.OTHER and g.measure == "hit@10")
    assert told.low <= told.after - told.before <= told.high
    assert all(one.citation and one.citation not in one.example for one in gained.ranks)
    answers = {one.id: one.answers for one in examples}
    for one in gained.ranks:
        assert len(one.first_before) == len(one.first_after) == 3
        for rank, first in ((one.before, one.first_before), (one.after, one.first_after)):
            assert (rank == 1) == (first[0] in answers[one.example])
    assert gained.drift["before"] < gained.drift["after"]
    assert gained.unknown["before"] == gained.unknown["after"] < 0.05
    lost = outcome(court.judge(bundled, poor, examples, split, RECIPE))
    assert verdict(lost).decision is Decision.WORSE


def test_a_model_against_itself_is_no_gain(
    library: tuple[LawStore, IndexStore], examples: list[Example], split: Split, bundled: Encoder
) -> None:
    same = outcome(judging(library).judge(bundled, bundled, examples, split, RECIPE))
    found = verdict(same)
    assert (found.decision, found.reasons) == (Decision.NO_GAIN, ("within-noise",))
    assert all(one.before == one.after for one in same.ranks)
    assert all((g.low, g.high, g.p) == (0.0, 0.0, 1.0) for g in (*same.gains, *same.held))


def test_the_index_gives_what_embedding_anew_gives(
    library: tuple[LawStore, IndexStore], examples: list[Example], split: Split, bundled: Encoder
) -> None:
    sheet = outcome(judging(library).sheet(examples, split, RECIPE))
    events: list[Progress] = []
    read = outcome(
        judging(library, indexed=True).measured(bundled, sheet),
        lambda event: events.append(event) if isinstance(event, Progress) else None,
    )
    anew = outcome(judging(library).measured(bundled, sheet))
    assert not any((one.stage, one.unit) == ("encoding", "passages") for one in events)
    for width in (256, 64):
        firsts = [
            (read.found[width][one.id][:1], anew.found[width][one.id][:1])
            for one in sheet.questions
        ]
        assert sum(one == other for one, other in firsts) >= 0.99 * len(firsts)


def test_what_was_measured_survives_a_way_through_json(
    library: tuple[LawStore, IndexStore], examples: list[Example], split: Split, poor: Encoder
) -> None:
    court = judging(library)
    sheet = outcome(court.sheet(examples, split, RECIPE))
    assert outcome(court.sheet(list(reversed(examples)), split, RECIPE)) == sheet
    measured = outcome(court.measured(poor, sheet))
    assert measured_from(json.loads(json.dumps(measured.plain()))) == measured
    assert isinstance(measured, Measured)


def test_a_pool_holds_the_answers_and_favours_neither_model(
    library: tuple[LawStore, IndexStore], examples: list[Example], split: Split, bundled: Encoder
) -> None:
    some = replace(split, parts=dict(split.parts) | {Part.OTHER: split.parts[Part.OTHER][:5]})
    some = replace(some, parts=dict(some.parts) | {Part.SEEN: (), Part.UNSEEN: ()})
    recipe = replace(RECIPE, pool=60)
    court = judging(library, indexed=True)
    sheet = outcome(court.sheet(examples, some, recipe))
    assert sheet.pool is not None
    answers = {id for one in sheet.questions for ids in one.answers for id in ids}
    assert answers <= sheet.pool
    told = sheet.searched
    assert told["passages"] == told["answers"] + told["words"] + told["chance"]
    assert 60 <= told["passages"] < 70 < told["library"]
    assert told["words"] > 0
    assert outcome(judging(library).sheet(examples, some, recipe)).searched["words"] == 0
    found = outcome(court.measured(bundled, sheet)).found[256]
    assert all(found[one.id] for one in sheet.questions)


def test_a_pool_is_never_of_answers_alone(
    library: tuple[LawStore, IndexStore], examples: list[Example], split: Split
) -> None:
    some = replace(split, parts=dict(split.parts) | {Part.SEEN: (), Part.UNSEEN: ()})
    told = outcome(judging(library).sheet(examples, some, replace(RECIPE, pool=1))).searched
    assert told["answers"] > 1
    others = told["words"] + told["chance"]
    assert others >= min(told["answers"], told["library"] - told["answers"])


def test_training_on_what_is_judged_is_counted(
    library: tuple[LawStore, IndexStore], examples: list[Example], split: Split
) -> None:
    leaky = dict(split.parts)
    leaky[Part.TRAIN] = (*leaky[Part.TRAIN], *leaky[Part.OTHER][:3])
    sheet = outcome(judging(library).sheet(examples, replace(split, parts=leaky), RECIPE))
    assert sheet.shared == 3


def test_it_can_be_closed_at_any_time(
    library: tuple[LawStore, IndexStore], examples: list[Example], split: Split, bundled: Encoder
) -> None:
    for steps in (1, 5, 12, 20):
        work = judging(library).judge(bundled, bundled, examples, split, RECIPE)
        for _ in range(steps):
            next(work)
        begun = monotonic()
        work.close()
        assert monotonic() - begun < 1


def test_an_answer_that_is_gone_counts_as_missed(
    library: tuple[LawStore, IndexStore], examples: list[Example], split: Split, bundled: Encoder
) -> None:
    gone = Example("q-gone", "who may keep a dragon", ("0" * 16,), ("1" * 16,), Origin.REAL)
    parts = dict(split.parts) | {Part.OTHER: ("q-gone",), Part.SEEN: (), Part.UNSEEN: ()}
    only = replace(split, parts=parts)
    judged = outcome(judging(library).judge(bundled, bundled, [*examples, gone], only, RECIPE))
    assert [(one.example, one.before, one.after) for one in judged.ranks] == [("q-gone", 0, 0)]
    assert verdict(judged).reasons == ("too-few-questions",)
