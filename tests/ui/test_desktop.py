"""The window's process ends well, whatever was copied in it."""

import os
import subprocess
import sys

COPIES_AND_QUITS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from app.ui import desktop
from app.ui.ask_copying import Answer, Form, copied
from app.wiring import build_program

def quit_after_copying():
    answer = Answer("Kites are grounded at night [1].")
    QGuiApplication.clipboard().setMimeData(copied(answer, Form.RICH, False))
    QApplication.quit()

desktop.MainWindow.start = lambda window: QTimer.singleShot(0, quit_after_copying)
sys.exit(desktop.run(build_program(), sys.argv))
"""


def test_a_rich_copy_left_in_the_clipboard_does_not_bring_the_end_down():
    ended = subprocess.run(
        [sys.executable, "-c", COPIES_AND_QUITS],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (ended.returncode, ended.stdout) == (0, "")
