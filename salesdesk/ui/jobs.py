"""A long piece of work: how far it is, and the way to stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from salesdesk.errors import Cancelled


class Progress:
    """How far a long job is; the job calls `step`, which stops it when the seller asked so."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        self._told_at = 0.0

    def step(self, done: int, total: int, text: str = "") -> None:
        """Say how far it is; raises Cancelled after `cancel`, so that the transaction rolls back."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._told_at > 0.05:  # twenty times a second is more than an eye needs
            self._told_at = now
            self._tell(done, total, text)

    def cancel(self) -> None:
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()


class Job(QObject):
    """A long piece of work under way, for the panel with its bar and its Annuleren."""

    moved = Signal(int, int, str)
    ended = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.progress = Progress(self.moved.emit)

    def cancel(self) -> None:
        self.progress.cancel()
