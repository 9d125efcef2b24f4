"""Left and arrived on the day line: the drive that comes next to click, those that were to change."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from salesdesk.services.driven_trips import Drive, DrivenTrips, current
from salesdesk.ui.desk import Desk
from salesdesk.ui.trip_bar import TripBar


class DayTrips:
    """The bars of the drives of one day; each stands in the row of its drive."""

    def __init__(self, desk: Desk, trips: DrivenTrips) -> None:
        self._desk, self._trips = desk, trips
        self.bars: dict[UUID | None, TripBar] = {}

    def begin(self) -> None:
        """The line is built anew."""
        self.bars = {}

    def bar(self, visit_id: UUID | None) -> TripBar:
        """The bar for the drive to a visit, or home; it stays away until `show`."""
        return self.bars.setdefault(visit_id, TripBar(self._desk, self._trips))

    def show(self, drives: Sequence[Drive]) -> None:
        """Only the next drive has a button; a drive to come shows nothing."""
        now = self._desk.clock().time().replace(tzinfo=None)
        today = [drive for drive in drives if drive.day == self._desk.today()]
        coming = current(today, now)
        at = drives.index(coming) if coming is not None else len(drives)
        for place, drive in enumerate(drives):
            bar = self.bars.get(drive.visit_id)
            if bar is not None and (place <= at or drive.trip is not None):
                bar.show_drive(drive, clicks=drive is coming)

    def click(self) -> bool:
        """Press the button that is next; False when there is none."""
        for bar in self.bars.values():
            for button in (bar.left, bar.arrived):
                if button.isVisible():
                    button.click()
                    return True
        return False
