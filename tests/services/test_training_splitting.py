"""A split over a real library knows versions of an article, copies of a text, and names of laws."""

from pathlib import Path

import pytest

from app.adapters.library_folders import LibraryFolders
from app.domain.errors import RecipeUnusable, TrainingFailed
from app.domain.events import outcome
from app.domain.recipe import Recipe
from app.domain.training import Example, Origin, Part, Standing
from app.services.law_ports import LawStore
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.resolving import resolve
from app.services.training_splitting import grounded, leaving_out, splitting
from tests.conftest import plain_law

_KITES = "**Section 1.** Kites may be flown in meadows that belong to the town, by day, by anyone."
_LATER = "**Section 1.** Nobody flies anything above houses, roads, rivers or the market place."
_DOGS = "**Section 4.** Dogs are kept on a leash in parks unless they are guide dogs at work."


@pytest.fixture
def library(tmp_path: Path, program: Program) -> OpenLibrary:
    source = tmp_path / "source"
    source.mkdir()
    for name, law in {
        "old": plain_law(body=_KITES, publication_date="2001-05-01"),
        "new": plain_law(body=_LATER, publication_date="2011-05-01"),
        "copy": plain_law("park-act", "Park Act 1999", _DOGS + "\n\n" + _KITES.replace("1", "7")),
        "first": plain_law("dog-act-1", "Dog Act (1990)", _DOGS),
        "second": plain_law("dog-act-2", "Dog Act (2000)", _DOGS.replace("4", "5")),
    }.items():
        (source / f"{name}.md").write_text(law, "utf-8")
    made = program.create(str(tmp_path / "library"), "Animals")
    outcome(made.import_sources([str(source)]))
    return made


@pytest.fixture
def store(library: OpenLibrary) -> LawStore:
    return LibraryFolders(lambda name: "").open(library.path)[0]


def about(store: LawStore, id: str, citation: str, place: int = 0, **more: str) -> Example:
    provision, law, _ = resolve(store, citation)[place]
    origin = Origin(more.pop("origin", "composed"))
    return Example(id, f"what about {id}", (provision.id,), (law.id,), origin, **more)


def test_versions_copies_and_editions_are_known(store: LawStore) -> None:
    now = about(store, "now", "Kite Act 2001, Section 1")
    before = about(store, "before", "Kite Act 2001, Section 1", 1)
    copied = about(store, "copied", "Park Act 1999, Section 7")
    first = about(store, "first", "Dog Act (1990), Section 4")
    second = about(store, "second", "Dog Act (2000), Section 5")
    ground = outcome(grounded(store, [now, before, copied, first, second]))
    likeness = ground.likeness
    assert likeness.articles[now.answers[0]] == likeness.articles[before.answers[0]]
    assert likeness.twins[before.answers[0]] == likeness.twins[copied.answers[0]]
    assert likeness.twins[now.answers[0]] != likeness.twins[copied.answers[0]]
    classes = likeness.classes([*now.answers, *before.answers, *copied.answers])
    assert len(set(classes.values())) == 1
    assert ground.groups_of("law", first) == ground.groups_of("law", second) == ("Dog Act",)


def test_what_judges_is_kept_out_of_training(store: LawStore) -> None:
    real = about(store, "asked", "Kite Act 2001, Section 1", 1, origin="real")
    examples = [
        real,
        about(store, "version", "Kite Act 2001, Section 1"),
        about(store, "copy", "Park Act 1999, Section 7"),
        about(store, "other", "Park Act 1999, Section 4"),
    ]
    recipe = Recipe("test", held_questions=0.0, held_groups=0.0)
    made = outcome(splitting(store, examples, recipe))
    assert made.left == {"near-duplicate": 1, "other-version": 1}
    assert made.parts[Part.OTHER] == ("asked",)
    assert made.parts[Part.TRAIN] == ("other",)


def test_sources_are_left_out_one_after_another(store: LawStore) -> None:
    examples = [
        about(store, "a", "Kite Act 2001, Section 1", source="cuad"),
        about(store, "b", "Park Act 1999, Section 4", source="maud"),
    ]
    recipe = Recipe("test", leave_out="data set")
    made = dict(outcome(leaving_out(store, examples, recipe)))
    assert {name: one.parts[Part.UNSEEN] for name, one in made.items()} == {
        "cuad": ("a",), "maud": ("b",),
    }  # fmt: skip
    assert made["cuad"].parts[Part.TRAIN] == ("b",)
    with pytest.raises(RecipeUnusable):
        outcome(leaving_out(store, examples, Recipe("test", leave_out="colour")))


def test_nothing_to_train_on_or_to_judge_by_is_said(store: LawStore) -> None:
    one = about(store, "a", "Kite Act 2001, Section 1")
    dropped = Example("b", "b", one.answers, one.laws, one.origin, standing=Standing.DROPPED)
    for examples, reason in (([], "no-questions"), ([dropped], "no-questions"), ([one], "no-held")):
        with pytest.raises(TrainingFailed) as failed:
            outcome(splitting(store, examples, Recipe("test")))
        assert failed.value.reason.startswith(reason)
