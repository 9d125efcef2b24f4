"""Notices that nobody has touched the laptop for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

IDLE_MINUTES = 15
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Calls `rest` after some minutes without a key, a move or a touch; a touch starts the count again."""

    def __init__(self, app: QApplication, rest: Callable[[], object], minutes: float = IDLE_MINUTES) -> None:
        super().__init__(app)
        self._timer = QTimer(self)
        self._timer.setInterval(round(minutes * 60_000))
        self._timer.timeout.connect(rest)
        self._timer.start()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._timer.start()
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        self._timer.stop()
