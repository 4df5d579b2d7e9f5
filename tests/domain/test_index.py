"""The probe check tells one encoder from another."""

import math

import pytest

from app.domain.index import EncoderIdentity, cosine, probe_agreement, table_name


def test_cosine() -> None:
    assert cosine((1, 0), (0, 2)) == 0
    assert cosine((1, 1), (2, 2)) == pytest.approx(1)
    assert cosine((0, 0), (1, 1)) == 0


@pytest.mark.parametrize(
    ("stored", "fresh", "same"),
    [
        ([(1.0, 0.0)], [(1.0, 1e-4)], True),
        ([(1.0, 0.0)], [(0.9, 0.1)], False),
        ([(1.0, 0.0), (0.0, 1.0)], [(1.0, 0.0), (0.1, 1.0)], False),
        ([(1.0, 0.0)], [(1.0, 0.0, 0.0)], False),
        ([(1.0, 0.0)], [], False),
        ([(1.0, 0.0)], [(2.0, 0.0)], False),
        ([(1.0, 0.0)], [(math.nan, 0.0)], False),
        ([(1.0, 0.0)], [(0.0, 0.0)], False),
    ],
    ids=["rounding", "turned", "one-of-two", "longer", "missing", "scaled", "nan", "zero"],
)
def test_agreement(stored: list, fresh: list, same: bool) -> None:
    assert (probe_agreement(stored, fresh) >= 0.999) is same


def test_table_names_suit_lance() -> None:
    encoder = EncoderIdentity("ollama", "模型/名 x:latest", "r", "b", 768)
    name = table_name(encoder, "0123456789abcdef")
    assert name.startswith("laws__")
    assert name.endswith("__01234567")
    assert all(c.isascii() and (c.isalnum() or c in "-_") for c in name)
