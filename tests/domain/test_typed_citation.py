"""What is typed is parted into a law's name and a provision's number."""

import pytest

from app.domain.typed_citation import typed_citation


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("劳动合同法 39", ("劳动合同法", "39")),
        ("劳动合同法39", ("劳动合同法", "39")),
        ("劳动合同法第39条", ("劳动合同法", "39")),
        ("劳动合同法三十九", ("劳动合同法", "39")),
        ("劳动合同法 第三十九条", ("劳动合同法", "39")),
        ("刑法 133之一", ("刑法", "133-1")),
        ("刑法第一百三十三条之一", ("刑法", "133-1")),
        ("ldhtf 39", ("ldhtf", "39")),
        ("ldhtf39", ("ldhtf", "39")),
        ("ＬＤＨＴＦ　３９", ("LDHTF", "39")),
        ("usc17 107", ("usc17", "107")),
        ("17 usc 107", ("17 usc", "107")),
        ("title 17 107", ("title 17", "107")),
        ("copyright 107a", ("copyright", "107a")),
        ("copyright § 107", ("copyright", "107")),
        ("police act 2000 s. 3", ("police act 2000", "3")),
        ("police act 2000 section 3", ("police act 2000", "3")),
        ("reach art 5", ("reach", "5")),
        ("劳动合同法", None),
        ("39", None),
        ("  ", None),
        ("how much do I owe", None),
        ("x" * 200 + " 3", None),
    ],
)
def test_typed(typed: str, expected: tuple[str, str] | None) -> None:
    assert typed_citation(typed) == expected
