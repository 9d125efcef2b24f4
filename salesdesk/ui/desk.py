"""What every screen is handed: the lanes, the clock, the actions and the one door to other screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from salesdesk.ui.actions import ActionRegistry
from salesdesk.ui.autosave import Draft
from salesdesk.ui.places import Place
from salesdesk.ui.work import Work


class Desk(QObject):
    """The seller's desk: screens ask here for work, a place to go, and a word to the seller."""

    going = Signal(object)
    said = Signal(str, object)

    def __init__(
        self, work: Work, clock: Callable[[], datetime], actions: ActionRegistry | None = None
    ) -> None:
        super().__init__()
        self.work, self.clock = work, clock
        self.actions = actions or ActionRegistry()
        self.draft: Draft | None = None

    def today(self) -> date:
        return self.clock().date()

    def go(self, place: Place) -> None:
        """Open a place; the screen that is left may first save."""
        self.going.emit(place)

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, for ten seconds, with a way to undo it."""
        self.said.emit(text, undo)
