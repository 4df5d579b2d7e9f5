"""Starts the window: application, fonts, colours, language, and what happens in a crash."""

import signal
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app.services.program import Program
from app.ui import icons, language, theme
from app.ui.collecting import Collecting
from app.ui.dialogs import CrashDialog, report
from app.ui.main_window import MainWindow


def run(program: Program, argv: list[str]) -> int:
    """Show the window over `program` until it is closed."""
    app = QApplication(argv)
    window = open_window(app, program)
    keep_calm(window)
    sys.excepthook = _crash_hook(window)
    # Python hears Ctrl+C only between two lines of its own; an import at hand is rolled back.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app.aboutToQuit.connect(forget_copies)
    window.show()
    # The library is opened once the first picture is on screen.
    QTimer.singleShot(0, window.start)
    return app.exec()


def open_window(app: QApplication, program: Program) -> MainWindow:
    """Dress the application as the settings want and make the window, not yet shown."""
    settings = program.settings
    app.setApplicationName("Pandecta")
    app.setDesktopFileName("pandecta")
    app.setStyle("Fusion")
    language.apply(app, settings.language)
    theme.apply(app, settings.theme, settings.font_size)
    app.setWindowIcon(QIcon(icons.picture("pandecta", theme.colours().accent, 64)))
    return MainWindow(program)


def forget_copies() -> None:
    """Empty the clipboard of a platform that has none of its own: nobody could paste from it.

    Qt deletes what lies in such a clipboard after Python has ended; a copy with rich text, which
    Python made, would then call into it and bring the process down.
    """
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        QGuiApplication.clipboard().clear()


def keep_calm(window: MainWindow) -> None:
    """Let the workers' Python never hold up the window's: call once, before the library is opened.

    Importing the libraries behind an index makes so many objects that the cycle collector, which
    stops every thread, takes 0.1 s at a time. It rests until they are all there, leaves them alone
    for good, and then works between two events. And a worker hands over five times as soon as is
    usual.
    """
    sys.setswitchinterval(0.001)
    window.session.warmed.connect(Collecting(window).begin)


def _crash_hook(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def crashed(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        text = report(kind, error, trace)
        sys.stderr.write(text)
        CrashDialog(text, window).exec()

    return crashed
