"""No split lets the training see what it is judged by, whatever the questions are."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.question_rows import text_key
from app.domain.recipe import Recipe
from app.domain.splitting import (
    Likeness,
    leave_one_out,
    shared_provisions,
    split,
)
from app.domain.training import JUDGED, Example, Origin, Part, Split, Standing

RECIPE = Recipe("test", held_questions=0.2, held_groups=0.2)
PROVISIONS = [f"p{n}" for n in range(30)]
LAWS = {id: f"law {n % 7}" for n, id in enumerate(PROVISIONS)}


def groups_of(example: Example) -> tuple[str, ...]:
    return tuple(dict.fromkeys(example.laws))


def asked(id: str, *answers: str, origin: Origin = Origin.COMPOSED, text: str = "") -> Example:
    return Example(id, text or f"question {id}", answers, tuple(LAWS[a] for a in answers), origin)


likenesses = st.builds(
    Likeness,
    st.dictionaries(st.sampled_from(PROVISIONS), st.sampled_from(["art 1", "art 2", "art 3"])),
    st.dictionaries(st.sampled_from(PROVISIONS), st.sampled_from(PROVISIONS[:5])),
)


@st.composite
def sets(draw: st.DrawFn, prefix: str = "") -> list[Example]:
    made = []
    for number in range(draw(st.integers(1, 60))):
        answers = draw(st.lists(st.sampled_from(PROVISIONS), min_size=1, max_size=3, unique=True))
        one = asked(
            f"{prefix}{number}",
            *answers,
            origin=draw(st.sampled_from([Origin.COMPOSED, Origin.COMPOSED, Origin.REAL])),
            text=draw(st.sampled_from(["", "", "", "the same one?", "The same one!"])),
        )
        dropped = draw(st.integers(0, 9)) == 0
        made.append(replace(one, standing=Standing.DROPPED) if dropped else one)
    return made


def sides(made: Split) -> tuple[set[str], set[str], set[str]]:
    judged = {id for part in JUDGED for id in made.parts[part]}
    return set(made.parts[Part.TRAIN]), set(made.parts[Part.CHOOSE]), judged


def check_apart(examples: list[Example], made: Split, likeness: Likeness) -> None:
    """Nothing of one side is known to another: not by provision, twin, version or wording."""
    known = {one.id: one for one in examples}
    classes = likeness.classes(PROVISIONS)
    about = [{classes[a] for id in side for a in known[id].answers} for side in sides(made)]
    texts = [{text_key(known[id].text) for id in side} for side in sides(made)]
    for each in (about, texts):
        assert not each[0] & each[1]
        assert not each[0] & each[2]
        assert not each[1] & each[2]


@settings(max_examples=300, deadline=None)
@given(sets(), likenesses)
def test_the_training_never_sees_what_it_is_judged_by(
    examples: list[Example], likeness: Likeness
) -> None:
    made = split(examples, RECIPE, groups_of, likeness)
    check_apart(examples, made, likeness)
    assert shared_provisions(examples, made, likeness) == 0
    known = {one.id: one for one in examples}
    learnt = {*made.parts[Part.TRAIN], *made.parts[Part.CHOOSE]}
    assert {g for id in learnt for g in groups_of(known[id])}.isdisjoint(made.unseen_groups)
    assert len({known[id].origin for id in learnt}) <= 1
    every = [id for ids in made.parts.values() for id in ids]
    assert sorted(every) == sorted(e.id for e in examples if e.standing is not Standing.DROPPED)
    assert sum(made.left.values()) == len(made.parts[Part.LEFT])


@given(sets(), likenesses, st.randoms(use_true_random=False))
def test_the_order_of_questions_does_not_matter(
    examples: list[Example], likeness: Likeness, chance: Random
) -> None:
    shuffled = list(examples)
    chance.shuffle(shuffled)
    first, second = (split(some, RECIPE, groups_of, likeness) for some in (examples, shuffled))
    assert first == second


@settings(max_examples=200, deadline=None)
@given(sets(), sets("new "), likenesses)
def test_additions_never_move_a_question_to_the_other_side(
    examples: list[Example], more: list[Example], likeness: Likeness
) -> None:
    earlier = split(examples, RECIPE, groups_of, likeness)
    later = split([*examples, *more], RECIPE, groups_of, likeness, earlier=earlier)
    check_apart([*examples, *more], later, likeness)
    for before, after in zip(sides(earlier), sides(later), strict=True):
        kept = before - set(later.parts[Part.LEFT])
        assert kept <= after


def test_the_same_again_is_the_same_split() -> None:
    examples = [asked(str(n), PROVISIONS[n % 30]) for n in range(200)]
    first = split(examples, RECIPE, groups_of, Likeness())
    assert split(examples, RECIPE, groups_of, Likeness(), earlier=first) == first
    other = split(examples, replace(RECIPE, seed=7), groups_of, Likeness())
    assert other.digest != first.digest


def test_shares_come_out_about_as_asked_for() -> None:
    laws = {f"x{n}": f"law {n % 50}" for n in range(2_000)}
    examples = [
        Example(f"{id} {k}", f"{id} {k}", (id,), (law,), Origin.GENERATED)
        for id, law in laws.items()
        for k in range(3)
    ]
    made = split(examples, Recipe("x"), groups_of, Likeness())
    sizes = {part: len(ids) / len(examples) for part, ids in made.parts.items()}
    assert 0.09 < sizes[Part.UNSEEN] < 0.15
    assert 0.07 < sizes[Part.SEEN] < 0.11
    assert 0.03 < sizes[Part.CHOOSE] < 0.06
    assert sizes[Part.LEFT] == sizes[Part.OTHER] == 0
    train = set(made.parts[Part.TRAIN])
    assert all(({f"{id} {k}" for k in range(3)} <= train) is (f"{id} 0" in train) for id in laws)


def test_real_questions_judge_and_are_not_trained_on() -> None:
    composed = [asked(f"c{n}", PROVISIONS[n % 30]) for n in range(90)]
    real = [asked("r1", "p3", origin=Origin.REAL), asked("r2", "p4", "p9", origin=Origin.HISTORY)]
    made = split([*composed, *real], RECIPE, groups_of, Likeness())
    assert made.parts[Part.OTHER] == ("r1", "r2")
    learnt = {*made.parts[Part.TRAIN], *made.parts[Part.CHOOSE]}
    about_them = {one.id for one in composed if one.answers[0] in ("p3", "p4", "p9")}
    assert learnt.isdisjoint(about_them)
    assert made.left["same-provision"] == len(about_them & set(made.parts[Part.LEFT]))
    alone = split(real, RECIPE, groups_of, Likeness())
    assert alone.parts[Part.OTHER] == ()


def test_each_reason_for_leaving_out_is_told() -> None:
    likeness = Likeness({"p1": "art", "p8": "art"}, {"p2": "t", "p9": "t"})
    examples = [
        *(asked(f"c{n}", PROVISIONS[n]) for n in (1, 2, 3, 10, 11, 12)),
        asked("same", "p17", text="What now?"),
        asked("r1", "p8", origin=Origin.REAL),
        asked("r2", "p9", origin=Origin.REAL),
        asked("r3", "p3", origin=Origin.REAL),
        asked("r4", "p20", origin=Origin.REAL, text="what now"),
    ]
    recipe = replace(RECIPE, held_groups=0.0, held_questions=0.0)
    made = split(examples, recipe, groups_of, likeness)
    assert made.left == {
        "near-duplicate": 1, "other-version": 1, "same-provision": 1, "same-question": 1,
    }  # fmt: skip
    assert made.parts[Part.LEFT] == ("c1", "c2", "c3", "same")


def test_questions_between_an_unseen_law_and_others_are_left() -> None:
    examples = [asked("both", "p0", "p1"), *(asked(f"c{n}", PROVISIONS[n]) for n in range(14))]
    made = split(examples, RECIPE, groups_of, Likeness(), unseen=("law 0",))
    assert made.parts[Part.LEFT] == ("both",)
    assert made.left == {"several-groups": 1}
    assert made.parts[Part.UNSEEN] == ("c0", "c7")


def test_each_group_is_left_out_once() -> None:
    examples = [asked(f"c{n}", PROVISIONS[n]) for n in range(30)]
    made = dict(leave_one_out(examples, RECIPE, groups_of, Likeness(), "law"))
    assert list(made) == [f"law {n}" for n in range(7)]
    for name, one in made.items():
        assert {e.id for e in examples if name in e.laws} <= set(one.parts[Part.UNSEEN])
        assert name in one.unseen_groups
        assert one.column == "law"


def test_what_is_shared_is_counted() -> None:
    examples = [asked("a", "p1"), asked("b", "p2"), asked("c", "p3")]
    parts = dict.fromkeys(Part, ()) | {Part.TRAIN: ("a",), Part.SEEN: ("b", "c")}
    leaky = Split(1, "law", parts, (), {}, "")
    assert shared_provisions(examples, leaky, Likeness()) == 0
    assert shared_provisions(examples, leaky, Likeness(twins={"p1": "p1", "p2": "p1"})) == 1
