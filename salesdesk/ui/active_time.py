"""Counts the seconds that a seller is busy on one screen; looking away for a minute does not count."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.domain.active_time import seconds_between

_SIGNS = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
})  # fmt: skip


class ActiveTime(QObject):
    """Listens to keys and mouse inside `screen` while it is in sight, and to nothing else.

    `seconds` is what was counted and not yet taken; `take` hands it over, to be added to what is kept.
    """

    def __init__(self, screen: QWidget, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(screen)
        self._screen, self._now = screen, now
        self._before: float | None = None
        self._counted = 0.0
        screen.installEventFilter(self)

    @property
    def seconds(self) -> int:
        return int(self._counted)

    def begin(self) -> None:
        """The seller arrives at another record: what was counted before is not his time here."""
        self._before, self._counted = self._now(), 0.0

    def take(self) -> int:
        """The whole seconds counted; the rest stays for the next time."""
        whole = int(self._counted)
        self._counted -= whole
        return whole

    def sign(self) -> None:
        """The seller did something."""
        now = self._now()
        if self._before is not None:
            self._counted += seconds_between(self._before, now)
        self._before = now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._screen:
            if kind is QEvent.Type.Show:
                self._watch()
            elif kind is QEvent.Type.Hide:
                self._rest()
            return False
        if kind in _SIGNS and isinstance(watched, QWidget) and self._is_here(watched):
            self.sign()
        return False

    def _is_here(self, widget: QWidget) -> bool:
        """Also in a menu or list that this screen opened, which is a window of its own."""
        above: QWidget | None = widget
        while above is not None and above is not self._screen:
            above = above.parentWidget()
        return above is not None

    def _watch(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._before = self._now()

    def _rest(self) -> None:
        """Out of sight: the time until now counts when it was not a pause, what comes after never."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        if self._before is not None:
            self.sign()
        self._before = None
