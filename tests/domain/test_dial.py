"""What narrower vectors cost and save, and which width is advised for it."""

from dataclasses import replace

import pytest

from app.domain.dial import (
    KNOWN_ITEM,
    Dial,
    Point,
    code_bytes,
    flat_bytes,
    loss,
    mcnemar,
    measured_widths,
    recommended,
    storage_factor,
    vector_bytes,
)
from app.domain.index import EncoderIdentity

BUNDLED = EncoderIdentity("bundled", "bundled static", "r", "numpy", 256)


def point(width: int, missed: int, of: int = 200, trained: bool = True) -> Point:
    """The first `missed` questions find nothing, the others their answer at once."""
    first = (0,) * missed + (1,) * (of - missed)
    share = (of - missed) / of
    return Point(width, trained, share, share, share, share, 1.0, 1.0, first)


def dial(*points: Point) -> Dial:
    return Dial("i", BUNDLED, 1000, 900, KNOWN_ITEM, len(points[0].first), 0, points)


def test_loss_is_told_in_points_and_percent() -> None:
    found = loss(point(256, 20), point(128, 40))
    assert found.points == pytest.approx(10.0)
    assert found.percent == pytest.approx(11.111, abs=0.001)
    assert found.significant


def test_nothing_found_at_all_is_no_loss() -> None:
    found = loss(point(256, 200), point(128, 200))
    assert (found.points, found.percent, found.p) == (0.0, 0.0, 1.0)


def test_mcnemar_is_the_exact_binomial() -> None:
    before, after = [True] * 10 + [False] * 2, [False] * 9 + [True] * 3
    # nine worse, two better: 2 * (1 + 11 + 55) / 2**11
    assert mcnemar(before, after) == pytest.approx(2 * 67 / 2048)
    assert mcnemar([True] * 5, [True] * 5) == 1.0
    assert mcnemar([True] * 2000, [False] * 2000) == pytest.approx(0.0)
    with pytest.raises(ValueError):
        mcnemar([True], [])


def test_storage() -> None:
    assert storage_factor(768, 128) == 6.0
    assert vector_bytes(256) == 1024
    assert code_bytes(256) == 48
    assert flat_bytes(256) == 1032


def test_advised_is_the_narrowest_that_loses_next_to_nothing() -> None:
    assert recommended(dial(point(256, 10), point(128, 11), point(64, 20))) == 128
    assert recommended(dial(point(256, 10), point(128, 12), point(64, 20))) == 256
    assert recommended(dial(point(256, 10), point(128, 30), point(64, 9))) == 64


def test_a_small_loss_that_is_certain_is_not_advised() -> None:
    full, narrow = point(256, 10, of=2000), point(128, 18, of=2000)
    assert loss(full, narrow).points < 1
    assert recommended(dial(full, narrow)) == 256


def test_no_width_is_advised_that_is_not_trained_or_not_tested_enough() -> None:
    assert recommended(dial(point(256, 10), point(128, 10, trained=False))) == 256
    assert recommended(dial(point(256, 0, of=20), point(128, 0, of=20))) == 256


def test_widths_of_models() -> None:
    assert measured_widths(BUNDLED) == ((256, True), (128, True), (64, True))
    gemma = replace(BUNDLED, kind="ollama", name="embeddinggemma:300m", dimension=768)
    assert measured_widths(gemma) == ((768, True), (512, True), (256, True), (128, True))
    other = replace(gemma, name="somebody/model", kind="sentence-transformers", dimension=384)
    assert measured_widths(other) == ((384, True), (256, False), (128, False), (64, False))


def test_a_width_that_was_not_measured_is_an_error() -> None:
    with pytest.raises(KeyError):
        dial(point(256, 1)).at(100)
