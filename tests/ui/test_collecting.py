"""Cycles are collected by the window's thread alone, between two events."""

import gc
import threading
import weakref
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, QThread

from app.ui.collecting import Collecting


class Knot(QObject):
    """A part of a window that only the cycle collector can free."""

    ended: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: Knot.ended.append(threading.get_ident()))


@pytest.fixture(autouse=True)
def usual():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()
    KEPT.clear()


KEPT: list[list[int]] = []


def churn() -> None:
    """Make more than Python would make without a collection."""
    KEPT.extend([n] for n in range(5_000))


def test_a_busy_worker_frees_no_part_of_a_window(qtbot):
    collecting = Collecting()
    Knot.ended.clear()
    Knot()
    worker = threading.Thread(target=churn)
    worker.start()
    worker.join()
    assert not Knot.ended
    collecting.begin()
    Knot()
    churn()
    assert not Knot.ended
    qtbot.waitUntil(lambda: len(Knot.ended) == 1, timeout=5_000)
    assert Knot.ended == [threading.get_ident()]
    assert QThread.currentThread().isMainThread()


def test_it_collects_the_older_generations_too(qapp):
    collecting = Collecting()
    gc.collect()
    Knot.ended.clear()
    knot = Knot()
    gc.collect()
    del knot
    for _ in range(200):
        churn()
        collecting.collect()
        if Knot.ended:
            break
    assert Knot.ended
