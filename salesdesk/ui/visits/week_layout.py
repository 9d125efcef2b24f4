"""Where everything stands on the week board: days beside each other, hours down, overlaps side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from PySide6.QtCore import QRectF

from salesdesk.services.visit_conflicts import Slot

SNAP_MINUTES = 15
SHORTEST_MINUTES = 15
LONGEST_MINUTES = 12 * 60
FIRST_HOUR, LAST_HOUR = 8, 18
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Lane:
    """The part of a day's width a block takes: one of `lanes` beside each other."""

    place: int = 0
    lanes: int = 1


def lanes(slots: Sequence[tuple[UUID, Slot]]) -> dict[UUID, Lane]:
    """Visits that overlap stand side by side; a chain of them shares the width."""
    found: dict[UUID, Lane] = {}
    group: list[tuple[UUID, Slot]] = []
    reached: datetime | None = None
    for visit_id, slot in sorted(slots, key=lambda one: (one[1].starts, -one[1].minutes)):
        if reached is not None and slot.starts >= reached:
            found |= _shared(group)
            group, reached = [], None
        group.append((visit_id, slot))
        reached = max(reached or slot.ends, slot.ends)
    return found | _shared(group)


def _shared(group: Sequence[tuple[UUID, Slot]]) -> dict[UUID, Lane]:
    """Each in the first lane that is free again."""
    ends: list[datetime] = []
    places: dict[UUID, int] = {}
    for visit_id, slot in group:
        place = next((at for at, end in enumerate(ends) if end <= slot.starts), len(ends))
        if place == len(ends):
            ends.append(slot.ends)
        else:
            ends[place] = slot.ends
        places[visit_id] = place
    return {visit_id: Lane(place, len(ends)) for visit_id, place in places.items()}


@dataclass(frozen=True, slots=True)
class Grid:
    """The board in pixels: days from `monday`, minutes from `first_hour`."""

    monday: date
    days: int
    first_hour: int
    last_hour: int
    left: float
    top: float
    day_width: float
    hour_height: float

    @property
    def height(self) -> float:
        return self.top + (self.last_hour - self.first_hour) * self.hour_height

    @property
    def right(self) -> float:
        return self.left + self.days * self.day_width

    def day_box(self, day: date) -> QRectF:
        at = (day - self.monday).days
        return QRectF(self.left + at * self.day_width, self.top, self.day_width, self.height - self.top)

    def y_of(self, moment: time) -> float:
        minutes = moment.hour * 60 + moment.minute + moment.second / 60 - self.first_hour * 60
        return self.top + minutes * self.hour_height / 60

    def box(self, slot: Slot, lane: Lane, gap: float = 2) -> QRectF:
        """The block of a visit; what lies outside the hours is cut off, but never nothing."""
        day = self.day_box(slot.visit_on)
        wide = (day.width() - 2 * gap) / lane.lanes
        top = max(self.y_of(slot.start_time), self.top)
        ends = slot.ends
        bottom = self.height if ends.date() != slot.visit_on else min(self.y_of(ends.time()), self.height)
        tall = max(bottom - top, self.hour_height / 4)
        return QRectF(day.left() + gap + lane.place * wide, min(top, self.height - tall), wide - 1, tall)

    def shows(self, day: date) -> bool:
        return 0 <= (day - self.monday).days < self.days

    def slot_at(self, x: float, y: float, minutes: int) -> Slot | None:
        """The quarter of an hour under a point, of an empty place to plan on; None beside the days."""
        day = int((x - self.left) // self.day_width)
        if not 0 <= day < self.days or y < self.top:
            return None
        start = self.first_hour * 60 + (y - self.top) * 60 / self.hour_height
        return _at(self.monday + timedelta(days=day), int(start // SNAP_MINUTES) * SNAP_MINUTES, minutes)

    def moved(self, slot: Slot, dx: float, dy: float) -> Slot:
        """The visit dragged so far: whole days, whole quarters, never off the board."""
        at = (slot.visit_on - self.monday).days + round(dx / self.day_width)
        day = self.monday + timedelta(days=min(max(at, 0), self.days - 1))
        return _at(day, _minute_of(slot.start_time) + self.snapped(dy), slot.minutes)

    def lengthened(self, slot: Slot, dy: float) -> Slot:
        """The visit with its lower edge dragged so far."""
        return with_length(slot, slot.minutes + self.snapped(dy))

    def snapped(self, dy: float) -> int:
        return round(dy * 60 / self.hour_height / SNAP_MINUTES) * SNAP_MINUTES


def with_length(slot: Slot, minutes: int) -> Slot:
    """Within the day and what a visit may last."""
    left = DAY_MINUTES - 1 - _minute_of(slot.start_time)
    allowed = max(min(minutes, LONGEST_MINUTES, left), min(SHORTEST_MINUTES, slot.minutes))
    return Slot(slot.visit_on, slot.start_time, allowed)


def shifted(slot: Slot, minutes: int) -> Slot:
    """Earlier or later on the same day."""
    return _at(slot.visit_on, _minute_of(slot.start_time) + minutes, slot.minutes)


def next_shown(slot: Slot, step: int, *, with_weekend: bool) -> Slot:
    """The same time on the next day the board shows, in the next week when this one ends."""
    day = slot.visit_on + timedelta(days=step)
    while not with_weekend and day.weekday() > 4:
        day += timedelta(days=step)
    return Slot(day, slot.start_time, slot.minutes)


def hours(slots: Iterable[Slot]) -> tuple[int, int]:
    """From eight till six, and further when a visit is earlier or later."""
    first, last = FIRST_HOUR, LAST_HOUR
    for slot in slots:
        first = min(first, slot.start_time.hour)
        ends = slot.ends
        end = 24 if ends.date() != slot.visit_on else ends.hour + (1 if ends.minute else 0)
        last = max(last, end)
    return first, last


def _minute_of(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _at(day: date, minute: int, minutes: int) -> Slot:
    """On the day itself: not before midnight, and ended before the next."""
    start = min(max(minute, 0), DAY_MINUTES - 1 - minutes)
    start = max(start, 0)
    return Slot(day, time(start // 60, start % 60), minutes)
