"""Measures a switch to an index that exists, until the next search answers with it."""

import threading
from collections.abc import Sequence
from time import perf_counter

from app.domain.events import outcome
from app.domain.measures import percentile
from app.domain.question import Question
from app.services.library import OpenLibrary
from tests.benchmarks.figures import told

_ROUNDS = 10
_PAUSE = 0.2


class _Asking:
    """Another thread that searches all the while; `failed` counts what came to nothing."""

    def __init__(self, library: OpenLibrary, questions: Sequence[str]) -> None:
        self._library, self._questions = library, questions
        self._over, self._thread = threading.Event(), threading.Thread(target=self._ask)
        self.asked, self.failed = 0, list[str]()

    def __enter__(self) -> "_Asking":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._over.wait(0.01):
            text = self._questions[self.asked % len(self._questions)]
            self.asked += 1
            try:
                if not outcome(self._library.search(Question(text))).hits:
                    self.failed.append(f"nothing found: {text}")
            except Exception as error:
                # whatever it is, it is a search that a person would have lost
                self.failed.append(f"{type(error).__name__}: {error}")


def measure_switch(
    name: str, library: OpenLibrary, encoders: Sequence[str], questions: Sequence[str]
) -> None:
    """Switch to each of the `encoders` in turn, whose indexes the library has, and search."""
    for encoder in encoders:
        outcome(library.switch_index(encoder))
        outcome(library.search(Question(questions[0])))
    spent: dict[str, list[float]] = {encoder: [] for encoder in encoders}
    fresh = iter(questions[len(questions) // 2 :])
    pause = threading.Event()
    with _Asking(library, questions[: len(questions) // 2]) as asking:
        for _ in range(_ROUNDS):
            for encoder in encoders:
                text = next(fresh)
                started = perf_counter()
                manifest = outcome(library.switch_index(encoder))
                results = outcome(library.search(Question(text)))
                spent[encoder].append((perf_counter() - started) * 1000)
                assert manifest is not None
                assert results.index == manifest.encoder.caption
                pause.wait(_PAUSE)
    for encoder, times in spent.items():
        told(f"switch: {name}, to {encoder.rpartition('/')[2]}", percentile(times, 0.5), "ms",
             f"longest {max(times):.0f}; aimed at 300")  # fmt: skip
    told(f"switch: {name}, searches meanwhile", asking.asked, "searches",
         f"{len(asking.failed)} failed {' '.join(asking.failed[:1])}")  # fmt: skip
