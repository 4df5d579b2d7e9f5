"""Provisions find their counterparts: same number, renumbered, moved, rewritten, without number."""

import time
from dataclasses import replace

import pytest

from app.domain.law import Kind, Provision, Status
from app.domain.matching import Change, matched

TOPICS = "meadow thunderstorm licence string tail harbour owner witness fine appeal notice".split()


def _text(topic: str) -> str:
    return (
        f"Whoever flies a kite near the {topic} shall first tell the warden of the {topic}, "
        f"who enters the {topic} in the book of {topic}s and charges for the {topic}."
    )


def _provision(number: str, text: str, version: str = "v", kind: Kind = Kind.ARTICLE) -> Provision:
    label = f"Section {number}" if number else ""
    return Provision(f"{version}{number}{text[:40]}", version, 0, number, label, "", (), kind, text)


def _law(version: str, **texts: str) -> list[Provision]:
    return [_provision(name[1:], text, version) for name, text in texts.items()]


def _told(old: list[Provision], new: list[Provision]) -> list[tuple[str, str, str]]:
    return [
        (m.change.value, m.old.number if m.old else "", m.new.number if m.new else "")
        for m in matched(old, new)
    ]


def test_every_provision_is_told_once_and_in_order() -> None:
    old = _law("a", s1=_text("meadow"), s2=_text("string"), s3=_text("tail"))
    fees = "The minister sets fees for licences by order, after hearing the associations of owners."
    new = _law("b", s1=_text("meadow"), s2=_text("string") + " The fee is due.", s4=fees)
    assert _told(old, new) == [
        ("unchanged", "1", "1"), ("changed", "2", "2"), ("removed", "3", ""), ("added", "", "4"),
    ]  # fmt: skip


def test_an_inserted_section_does_not_make_all_that_follow_changed() -> None:
    old = [_provision(str(n), _text(topic), "a") for n, topic in enumerate(TOPICS, 1)]
    new = [
        *old[:4],
        _provision("5", "Nobody shall sell paper that tears in a light breeze at sea."),
    ]
    new += [replace(p, number=str(int(p.number) + 1), id=f"b{p.id}") for p in old[4:]]
    told = _told(old, new)
    assert told[:4] == [("unchanged", str(n), str(n)) for n in range(1, 5)]
    assert told[4] == ("added", "", "5")
    assert told[5:] == [("moved", str(n), str(n + 1)) for n in range(5, 12)]


def test_a_renumbered_section_with_new_words_is_known_again() -> None:
    old = _law("a", s5=_text("harbour"))
    new = _law("b", s5="Entirely other words stand here now, about the price of paper and glue.",
               s6=_text("harbour").replace("charges", "asks nothing"))  # fmt: skip
    [added, known] = matched(old, new)
    assert (added.change, known.change) == (Change.ADDED, Change.CHANGED)
    assert known.renumbered
    assert known.holds(old[0].id)


def test_a_rewritten_section_keeps_its_number_and_is_no_other() -> None:
    old = _law("a", s5=_text("harbour"))
    new = _law("b", s5="Entirely other words stand here now, about the price of paper.")
    assert _told(old, new) == [("changed", "5", "5")]


def test_short_texts_are_not_known_by_their_words_alone() -> None:
    old = _law("a", s1="Repealed.", s2=_text("tail"))
    new = _law("b", s2=_text("tail"), s9="Repealed.")
    assert _told(old, new) == [("removed", "1", ""), ("unchanged", "2", "2"), ("added", "", "9")]


def test_a_section_that_changed_places_is_moved() -> None:
    old = _law("a", s1=_text("meadow"), s2=_text("string"), s3=_text("tail"))
    told = _told(old, [old[0], old[2], old[1]])
    assert sorted(change for change, _, _ in told) == ["moved", "unchanged", "unchanged"]


def test_a_repeal_of_one_section_is_a_change() -> None:
    old = _law("a", s1=_text("meadow"))
    new = [replace(old[0], status=Status.REPEALED)]
    assert _told(old, new) == [("changed", "1", "1")]


def test_the_same_number_in_an_annex_is_another_provision() -> None:
    article, annex = (
        _provision("1", _text("meadow")),
        _provision("1", _text("tail"), "v", Kind.ANNEX),
    )
    assert _told([article, annex], [annex]) == [("removed", "1", ""), ("unchanged", "1", "1")]


def test_what_has_no_number_is_paired_by_place() -> None:
    def stretch(text: str) -> Provision:
        return _provision("", text, "v", Kind.STRETCH)

    old = [stretch(_text("meadow")), stretch("One thing."), stretch(_text("tail"))]
    new = [stretch(_text("meadow")), stretch("Another."), stretch(_text("tail")), stretch("More.")]
    assert [m.change.value for m in matched(old, new)] == [
        "unchanged", "changed", "unchanged", "added",
    ]  # fmt: skip


def test_white_space_is_no_change() -> None:
    old, new = _law("a", s1="A  kite\tflies."), _law("b", s1="A kite flies. ")
    assert _told(old, new) == [("unchanged", "1", "1")]


@pytest.mark.parametrize("text", ["Repealed.", "the same words again and again " * 20])
def test_a_thousand_alike_take_bounded_time(text: str) -> None:
    old = [_provision(str(n), f"{text} {n}", "a") for n in range(1_500)]
    new = [_provision(str(n + 1), f"{text} {n * 7}", "b") for n in range(1_500)]
    begun = time.process_time()
    found = matched(old, new)
    assert time.process_time() - begun < 10
    assert sum(m.new is not None for m in found) == sum(m.old is not None for m in found) == 1_500


def test_nothing_at_all() -> None:
    assert matched([], []) == ()
    [only] = matched([], _law("b", s1="x"))
    assert only.change is Change.ADDED
