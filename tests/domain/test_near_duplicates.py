"""Texts that say the same are found among thousands, and others are left apart."""

from random import Random
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from app.domain.events import outcome
from app.domain.near_duplicates import Ties, near_duplicates

_TENANT = "出租人应当按照约定将租赁物交付承租人，并在租赁期限内保持租赁物符合约定的用途。"
_TENANT_LATER = "出租人应当按照约定把租赁物交付承租人，并在租赁期限内保持租赁物符合约定的用途"
_DOG = "Whoever keeps a dog shall keep it on a leash in parks, streets and other public places."
_DOG_LATER = (
    "Whoever keeps a dog shall keep it on a lead in parks, streets and other public places."
)
_CAT = "Whoever keeps a cat in a flat need not register the animal with the town or its veterinary."


def test_small_changes_of_wording_do_not_tell_texts_apart() -> None:
    texts = {"b": _TENANT, "a": _TENANT_LATER, "c": _DOG, "d": _DOG_LATER, "e": _CAT}
    assert outcome(near_duplicates(texts)) == {"a": "a", "b": "a", "c": "c", "d": "c", "e": "e"}


def test_width_case_and_punctuation_do_not_count() -> None:
    texts = {"x": "ABC, no. 12: yes", "y": "ａｂｃ no １２ yes!", "z": "abc no 13 yes"}
    found = outcome(near_duplicates(texts))
    assert found["x"] == found["y"] != found["z"]


def test_a_changed_word_is_found_among_ten_thousand_others() -> None:
    chance = Random(5)
    syllables = [a + b for a in "bcdfghjklmnpqrstvwz" for b in "aeiou"]
    words = ["".join(chance.choices(syllables, k=3)) for _ in range(3_000)]
    bodies = {f"{n:05}": chance.choices(words, k=40) for n in range(10_000)}
    texts = {id: " ".join(body) for id, body in bodies.items()}
    twins = {}
    for id in sorted(bodies)[::50]:
        copy = list(bodies[id])
        copy[20] = "something"
        twins[f"twin {id}"] = id
        texts[f"twin {id}"] = " ".join(copy)
    begun = process_time()
    found = outcome(near_duplicates(texts))
    assert process_time() - begun < 20
    assert {twin: found[twin] for twin in twins} == twins
    assert sum(id != first for id, first in found.items()) == len(twins)


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12))
def test_ties_are_an_equivalence(pairs: list[tuple[str, str]]) -> None:
    ties = Ties()
    for one, other in pairs:
        ties.tie(one, other)
    groups: dict[str, set[str]] = {name: {name} for name in "abcdefgh"}
    for one, other in pairs:
        together = groups[one] | groups[other]
        for name in together:
            groups[name] = together
    assert {name: ties.of(name) for name in groups} == {n: min(g) for n, g in groups.items()}
