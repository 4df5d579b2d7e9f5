"""Takes pictures of the real window: every page, light and dark, both languages, three sizes."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from time import monotonic

QUESTIONS = {"en": "fired during probation, what am I owed?", "zh": "试用期被辞退怎么赔偿"}
SIZES = ((1280, 800), (1920, 1080), (900, 600))


def main() -> int:
    """Take the pictures; returns 0 where all could be taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--library", default="", help="library to show; the sample by default")
    parser.add_argument("--quick", action="store_true", help="1280x800 only")
    args = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    library = str(Path(args.library).resolve()) if args.library else ""
    with tempfile.TemporaryDirectory() as home:
        # The person's own settings and sample library are left alone.
        os.environ["PANDECTA_HOME"] = home
        return _take(args.out, library, SIZES[:1] if args.quick else SIZES)


def _take(out: Path, library: str, sizes: tuple[tuple[int, int], ...]) -> int:
    from PySide6.QtWidgets import QApplication

    from app.domain.settings import Language, Theme
    from app.ui.desktop import open_window
    from app.wiring import build_program

    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    program = build_program()
    program.keep(replace(program.settings, library=library))
    window = open_window(app, program)
    window.show()
    window.start()
    _until(app, lambda: window.session.info is not None and not window.session.busy, 120)
    for language, theme in product(("en", "zh"), ("light", "dark")):
        settings = program.settings
        window.use(replace(settings, language=Language(language), theme=Theme(theme)))
        for width, height in sizes:
            window.resize(width, height)
            for name in _scenes(app, window, language):
                path = out / f"{name}-{language}-{theme}-{width}x{height}.png"
                window.grab().save(str(path))
            for name, dialog in _dialogs(app, window):
                dialog.grab().save(str(out / f"{name}-{language}-{theme}-{width}x{height}.png"))
                dialog.close()
    window.close()
    return 0


def _scenes(app, window, language: str) -> Iterator[str]:  # type: ignore[no-untyped-def]
    window.turn_to(0)
    window.search.field.clear()
    window.search.clear()
    _settle(app)
    yield "start"
    window.search.ask_this(QUESTIONS[language])
    _until(app, lambda: window.search.hits.current is not None)
    _until(app, lambda: window.search.reader.reading is not None)
    _settle(app)
    yield "search"
    reader = window.search.reader
    reader.jump(max(0, reader.view.opened - 3))
    reader.find_in_text()
    reader.find_bar.ask("wage" if language == "en" else "工资")
    _settle(app)
    yield "reader"
    reader.find_bar.leave()
    window.turn_to(1)
    _settle(app)
    yield "ask"
    window.turn_to(2)
    _settle(app)
    yield "train"
    window.turn_to(3)
    _settle(app)
    yield "library"
    window.turn_to(4)
    _settle(app)
    yield "evaluation"
    window.turn_to(5)
    _settle(app)
    yield "settings"


def _dialogs(app, window) -> Iterator[tuple[str, object]]:  # type: ignore[no-untyped-def]
    from app.ui.dialogs import AboutDialog, KeysDialog
    from app.ui.new_library_dialog import NewLibraryDialog

    for name, dialog in (
        ("keys", KeysDialog(window)),
        ("about", AboutDialog(window)),
        ("new-library", NewLibraryDialog(window)),
    ):
        dialog.show()
        _settle(app)
        yield name, dialog


def _until(app, done: Callable[[], bool], seconds: float = 20) -> None:  # type: ignore[no-untyped-def]
    stop = monotonic() + seconds
    while not done():
        if monotonic() > stop:
            sys.exit("screenshots: the window did not get there in time")
        app.processEvents()


def _settle(app) -> None:  # type: ignore[no-untyped-def]
    stop = monotonic() + 0.15
    while monotonic() < stop:
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
