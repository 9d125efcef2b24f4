"""Notices that another day has begun while the program stayed open, for the chores of that day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer

MINUTE_MS = 60_000


class DayWatch(QObject):
    """Calls `begin` once on every day that begins after this one; a laptop that slept finds out on waking."""

    def __init__(self, parent: QObject, today: Callable[[], date], begin: Callable[[], object]) -> None:
        super().__init__(parent)
        self._today, self._begin = today, begin
        self._day = today()
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Begin the day when it is another one."""
        day = self._today()
        if day != self._day:
            self._day = day
            self._begin()

    def stop(self) -> None:
        self._timer.stop()
