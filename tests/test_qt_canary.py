"""PySide6 6.12 miscounts True, False and None on Python 3.11 until the interpreter dies: noticed early."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

# Calls that hand None, booleans and texts over in both directions, as every screen does all day.
LOOP = """
import sys
from PySide6.QtCore import Property, QCoreApplication, QEvent, QObject, Signal, Slot

class Speaker(QObject):
    said = Signal(object, bool)
    loud = False

    def is_loud(self):
        return self.loud

    def speak_up(self, loud):
        self.loud = loud

    aloud = Property(bool, is_loud, speak_up)

    @Slot(object, bool)
    def hear(self, what, aloud):
        return None

    def eventFilter(self, watched, event):
        return False

app = QCoreApplication([])
speaker, child = Speaker(), QObject()
speaker.said.connect(speaker.hear)
child.installEventFilter(speaker)

def speak(times):
    for _ in range(times):
        speaker.said.emit(None, True)
        speaker.setProperty("aloud", True)
        speaker.property("aloud")
        speaker.setProperty("free", None)
        speaker.blockSignals(False)
        child.setParent(speaker.parent())
        app.sendEvent(child, QEvent(QEvent.Type.User))

def counts():
    return [sys.getrefcount(value) for value in (None, True, False)]

speak(200)
before = counts()
speak(5000)
print(*(after - first for after, first in zip(counts(), before)))
"""


def test_the_qt_binding_is_older_than_the_one_that_crashes() -> None:
    assert tuple(int(part) for part in version("PySide6-Essentials").split(".")[:2]) < (6, 12)


def test_thousands_of_calls_leave_the_counts_of_true_false_and_none_alone() -> None:
    ended = subprocess.run([sys.executable, "-c", LOOP], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert all(abs(int(difference)) < 500 for difference in ended.stdout.split()), ended.stdout
