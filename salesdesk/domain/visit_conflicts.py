"""What speaks against a visit at some moment, and the first moment when nothing does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.opening_hours import OpeningHours, Spans

STEP_MINUTES = 15
DAY_BEGINS, DAY_ENDS = time(8, 30), time(17, 30)
EARLIEST, LATEST = time(7, 0), time(20, 0)
LOOK_AHEAD_DAYS = 60
SATURDAY = 5


class ConflictKind(StrEnum):
    """Why a moment is not a good one; each may be overruled by the seller."""

    PAST = "past"
    OVERLAP = "overlap"
    DRIVE_THERE = "drive_there"
    DRIVE_ON = "drive_on"
    HOLIDAY = "holiday"
    HOLIDAY_AT_HOME = "holiday_at_home"
    WEEKEND = "weekend"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Slot:
    """A day, a time and a length."""

    visit_on: date
    start_time: time
    minutes: int

    @property
    def starts(self) -> datetime:
        return datetime.combine(self.visit_on, self.start_time)

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)

    def shifted(self, *, days: int = 0, minutes: int = 0) -> Slot:
        """The same length some days or minutes on; it stays on the day it lands on."""
        moved = self.starts + timedelta(days=days, minutes=minutes)
        return replace(self, visit_on=moved.date(), start_time=moved.time())


@dataclass(frozen=True, slots=True)
class Booked:
    """Another visit in the calendar; `drive_minutes` is the drive between it and the planned one."""

    visit_id: UUID
    name: str
    slot: Slot
    drive_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """One reason against a moment; `minutes` is the drive, `spare` the minutes there are for it."""

    kind: ConflictKind
    name: str = ""
    other_id: UUID | None = None
    start: time | None = None
    end: time | None = None
    minutes: int = 0
    spare: int = 0
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a moment is judged by; `now` is the clock on the wall. Holidays by day with their name."""

    now: datetime
    booked: tuple[Booked, ...] = ()
    hours: OpeningHours = field(default_factory=OpeningHours)
    holidays: Mapping[date, str] = field(default_factory=dict)
    home_holidays: Mapping[date, str] = field(default_factory=dict)


def conflicts(slot: Slot, around: Surroundings) -> tuple[Conflict, ...]:
    """Everything that speaks against this moment, the heaviest first."""
    return (*_of_the_clock(slot, around), *_of_the_calendar(slot, around), *_of_the_day(slot, around))


def first_possible(slot: Slot, around: Surroundings) -> Slot | None:
    """The first quarter from this moment on without any conflict; None when sixty days hold none."""
    begin = max(slot.starts, _next_step(around.now))
    for ahead in range(LOOK_AHEAD_DAYS + 1):
        day = begin.date() + timedelta(days=ahead)
        if _of_the_whole_day(day, around):
            continue
        for start in _starts(day, slot.minutes, around.hours):
            found = replace(slot, visit_on=day, start_time=start)
            if found.starts >= begin and not conflicts(found, around):
                return found
    return None


def _of_the_clock(slot: Slot, around: Surroundings) -> Iterator[Conflict]:
    if slot.starts < around.now.replace(tzinfo=None, second=0, microsecond=0):
        yield Conflict(ConflictKind.PAST)


def _of_the_calendar(slot: Slot, around: Surroundings) -> Iterator[Conflict]:
    """Visits at the same time, and too little time to drive from the one before and to the one after."""
    day = [other for other in around.booked if other.slot.visit_on == slot.visit_on]
    for other in sorted(day, key=lambda one: one.slot.starts):
        if other.slot.starts < slot.ends and slot.starts < other.slot.ends:
            yield _about(ConflictKind.OVERLAP, other)
    before = [other for other in day if other.slot.ends <= slot.starts]
    if before:
        last = max(before, key=lambda one: one.slot.ends)
        yield from _too_short(ConflictKind.DRIVE_THERE, last, slot.starts - last.slot.ends)
    after = [other for other in day if other.slot.starts >= slot.ends]
    if after:
        following = min(after, key=lambda one: one.slot.starts)
        yield from _too_short(ConflictKind.DRIVE_ON, following, following.slot.starts - slot.ends)


def _too_short(kind: ConflictKind, other: Booked, room: timedelta) -> Iterator[Conflict]:
    spare = int(room.total_seconds() // 60)
    if spare < other.drive_minutes:
        yield replace(_about(kind, other), spare=spare)


def _about(kind: ConflictKind, other: Booked) -> Conflict:
    slot = other.slot
    return Conflict(
        kind, other.name, other.visit_id, slot.start_time, slot.ends.time(), minutes=other.drive_minutes
    )


def _of_the_day(slot: Slot, around: Surroundings) -> Iterator[Conflict]:
    yield from _of_the_whole_day(slot.visit_on, around)
    until = slot.ends.time() if slot.ends.date() == slot.visit_on else time.max
    if around.hours.is_open_between(slot.visit_on, slot.start_time, until) is False:
        yield Conflict(ConflictKind.CLOSED, spans=around.hours.spans(slot.visit_on) or ())


def _of_the_whole_day(day: date, around: Surroundings) -> list[Conflict]:
    """A holiday there, one at home only, or a weekend in which nobody said they are open."""
    if day in around.holidays:
        return [Conflict(ConflictKind.HOLIDAY, around.holidays[day])]
    if day in around.home_holidays:
        return [Conflict(ConflictKind.HOLIDAY_AT_HOME, around.home_holidays[day])]
    if day.weekday() >= SATURDAY and not around.hours.spans(day):
        return [Conflict(ConflictKind.WEEKEND)]
    return []


def _starts(day: date, minutes: int, hours: OpeningHours) -> Iterator[time]:
    """The quarters of a day on which a visit may begin: in office hours, or when they are open.

    Before half past eight only where it would not fit later (Susan §1.6).
    """
    spans = hours.spans(day)
    for opens, closes in ((DAY_BEGINS, DAY_ENDS),) if spans is None else spans:
        last = datetime.combine(day, min(closes, LATEST)) - timedelta(minutes=minutes)
        usual = datetime.combine(day, max(opens, DAY_BEGINS))
        start = usual if usual <= last else datetime.combine(day, max(opens, EARLIEST))
        start += timedelta(minutes=-start.minute % STEP_MINUTES)
        while start <= last:
            yield start.time()
            start += timedelta(minutes=STEP_MINUTES)


def _next_step(now: datetime) -> datetime:
    wall = now.replace(tzinfo=None, second=0, microsecond=0)
    return wall + timedelta(minutes=-wall.minute % STEP_MINUTES)
