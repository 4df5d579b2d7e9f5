"""Measures the real window: start to visible, and how long its event loop is ever blocked."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from time import monotonic, perf_counter, time


class LoopWatch:
    """Ticks with every turn of the event loop; the longest pause between two ticks is a block."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest, self._last = 0.0, perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def begin(self) -> None:
        """Forget what was."""
        self.longest, self._last = 0.0, perf_counter()


def measure(library: str) -> dict[str, float]:
    """Open the window on `library` and use it; figures in milliseconds and megabytes."""
    from PySide6.QtWidgets import QApplication

    from app.ui.desktop import keep_calm, open_window
    from app.wiring import build_program

    program = build_program()
    program.settings = replace(program.settings, library=library)
    app = QApplication([])
    window = open_window(app, program)
    keep_calm(window)
    window.show()
    app.processEvents()
    shown = time()
    import psutil

    process = psutil.Process()
    figures = {"visible": (shown - process.create_time()) * 1000}
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    watch = LoopWatch()
    until = _Until()
    window.start()
    field, reader = window.search.field, window.search.reader
    first: list[float] = []
    window.search.answered.connect(lambda _: first.append(time()))
    window.search.ask_this("试用期被辞退怎么赔偿")
    until(lambda: bool(first), lambda: QTest.keyClick(field, Qt.Key.Key_A))
    figures["block: typing until the first answer"] = watch.longest
    figures["first answer"] = (first[0] - process.create_time()) * 1000
    until.settle()
    field.clear()
    watch.begin()
    until(lambda: len(field.text()) > 200, lambda: QTest.keyClick(field, Qt.Key.Key_A))
    figures["block: typing"] = watch.longest
    for name, question in (("asking", "房东不退押金怎么办"), ("opening", "民法典第五百七十七条")):
        watch.begin()
        answered: list[object] = []
        connection = window.search.answered.connect(answered.append)
        window.search.ask_this(question)
        until(lambda: bool(answered))  # noqa: B023
        until(lambda: reader.citation == window.search.hits.current.citation)
        until.settle()
        window.search.disconnect(connection)
        figures[f"block: {name}"] = watch.longest
    assert reader.reading is not None
    figures["articles"] = len(reader.reading.law.provisions)
    bar = reader.view.verticalScrollBar()
    for name, step in (("scrolling", 60), ("flinging", 4000)):
        watch.begin()
        for _ in range(200):
            bar.setValue((bar.value() + step) % max(1, bar.maximum()))
            app.processEvents()
        figures[f"block: {name}"] = watch.longest
    watch.begin()
    bar.setValue(bar.maximum())
    until.settle()
    figures["block: to the end"] = watch.longest
    watch.begin()
    for width in range(1280, 1000, -20):
        window.resize(width, 800)
        app.processEvents()
    figures["block: resizing"] = watch.longest
    figures["memory MB"] = process.memory_info().rss / 1e6
    window.close()
    return figures


class _Until:
    """Lets the real event loop run, which alone lets the workers have the interpreter meanwhile."""

    def __call__(self, done: Callable[[], bool], each: Callable[[], object] | None = None) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        loop, stop = QEventLoop(), monotonic() + 120
        poll = QTimer()

        def look() -> None:
            if each is not None:
                each()
            if done() or monotonic() > stop:
                loop.quit()

        poll.timeout.connect(look)
        poll.start(5)
        loop.exec()

    def settle(self) -> None:
        stop = monotonic() + 0.5
        self(lambda: monotonic() > stop)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library")
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["PANDECTA_HOME"] = home
        json.dump(measure(parser.parse_args().library), sys.stdout, indent=1)
        print()
