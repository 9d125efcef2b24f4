"""Start: our window on screen against a bare PySide6 main window, each in a fresh process, in turn."""

from __future__ import annotations

import subprocess
import sys

RUNS = 9
MOST_RATIO = 1.5
SHOWN = """
window.show()
while not window.windowHandle().isExposed():
    app.processEvents()
app.processEvents()
print(time.perf_counter() - began)
"""
BARE = """
import time
began = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
"""
OURS = """
import sys, time
began = time.perf_counter()
from salesdesk import app as entry
from salesdesk.ui.frame import application, show_frame
options = entry.read_options([])
preferences = entry.load_preferences(entry._profile(options).settings)
window, app = show_frame(preferences), application()
"""
LIGHT = """
assert not {"sqlalchemy", "alembic", "reportlab", "sqlcipher3", "salesdesk.ui.window"} & set(sys.modules)
"""


def seconds_of(script: str) -> float:
    """Import to exposed window, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def test_our_window_stands_within_one_and_a_half_times_a_bare_one() -> None:
    pairs = [(seconds_of(OURS + SHOWN + LIGHT), seconds_of(BARE + SHOWN)) for _run in range(RUNS)]
    ours, bare = (min(times) * 1000 for times in zip(*pairs, strict=True))  # the least disturbed run of each
    sys.stdout.write(f"\nwindow: ours {ours:.0f} ms, bare {bare:.0f} ms, ratio {ours / bare:.2f}\n")
    assert ours / bare <= MOST_RATIO
