"""Questions made of a provision's own words."""

from random import Random

from app.domain.known_item import question_from, sentences

TEXT = (
    "依照沐洲劳动法第三十九条的规定，用人单位可以解除劳动合同。\n"
    "（一）劳动者在试用期间被证明不符合录用条件的；短句。"
)


def test_names_and_numbers_are_taken_out() -> None:
    found = sentences(TEXT, ["沐洲劳动法"])
    assert found == [
        "依照的规定，用人单位可以解除劳动合同",
        "劳动者在试用期间被证明不符合录用条件的",
    ]
    english = "Under section 12A of the Kite Act 2001 nobody flies a kite in a storm. So be it."
    assert sentences(english, ["Kite Act 2001"]) == ["Under of the nobody flies a kite in a storm"]


def test_a_part_is_preferred_to_the_whole() -> None:
    assert question_from(TEXT, [], Random(1)) is not None
    _, part = question_from(TEXT, [], Random(1)) or ("", False)
    assert part
    whole = question_from("Nobody flies a kite in a thunderstorm.", [], Random(1))
    assert whole == ("Nobody flies a kite in a thunderstorm", False)


def test_nothing_is_made_of_too_little() -> None:
    assert question_from("Repealed.", [], Random(1)) is None
    assert question_from("", [], Random(1)) is None
