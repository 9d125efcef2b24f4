"""The drives of a day under each other, each to be noted in one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from salesdesk.services.driven_trips import Drive, DrivenTrips
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel, TextBlock
from salesdesk.ui.parts import Card, column, empty_out, row
from salesdesk.ui.trip_bar import TripBar
from salesdesk.words import _


class TripRows(Card):
    """A card with a line per drive; `show_day` reads it on the read lane."""

    def __init__(self, desk: Desk, trips: DrivenTrips) -> None:
        super().__init__(_("Ritten"))
        self._desk, self._trips = desk, trips
        self._day: date | None = None
        self.bars: list[TripBar] = []
        self._shown: list[UUID | None] = []
        self._list = column(gap=8)
        self.nothing = TextBlock(
            _("Op deze dag reed je nergens heen dat op de kaart staat."), "small", "muted"
        )
        self.add(self.nothing)
        self.body.addLayout(self._list)

    def show_day(self, day: date) -> None:
        self._day = day
        self._desk.work.ask(
            lambda: self._trips.drives(day), self.show_drives, lane="read", key="trip rows", owner=self
        )

    def show_drives(self, drives: Sequence[Drive]) -> None:
        if self._shown != [drive.visit_id for drive in drives]:
            empty_out(self._list)
            self.bars, self._shown = [], [drive.visit_id for drive in drives]
            for drive in drives:
                bar = TripBar(self._desk, self._trips)
                name = ElidedLabel(drive.name or _("Thuis"), "strong", stretch=False)
                self.bars.append(bar)
                self._list.addLayout(row(name, bar, 1, gap=12))
        self.nothing.setVisible(not drives)
        for bar, drive in zip(self.bars, drives, strict=True):
            bar.show_drive(drive, clicks=False)
