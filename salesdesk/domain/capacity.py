"""Whether the visits a rayon needs in a year fit in the days there are (DOMAIN §7)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from math import ceil

from salesdesk.domain.rayon import TimeOff
from salesdesk.domain.relations import Importance


@dataclass(frozen=True, slots=True)
class Need:
    """What one relation asks in a year; `own_visits` and `own_minutes` do not follow its class."""

    importance: Importance
    visits: int
    minutes: int
    drive_minutes: float = 0.0
    own_visits: bool = False
    own_minutes: bool = False


@dataclass(frozen=True, slots=True)
class ClassNeed:
    """What the relations of one class ask together."""

    importance: Importance
    relations: int = 0
    visits: int = 0
    visit_minutes: int = 0
    drive_minutes: float = 0.0

    @property
    def hours(self) -> float:
        return (self.visit_minutes + self.drive_minutes) / 60


@dataclass(frozen=True, slots=True)
class Room:
    """The days there are, how many visits fit in one, and its minutes for visiting and driving."""

    days: int
    most_visits: int = 6
    day_minutes: int = 8 * 60

    @property
    def visits(self) -> int:
        return self.days * self.most_visits

    @property
    def minutes(self) -> int:
        return self.days * self.day_minutes


class Limit(StrEnum):
    """What runs out first."""

    VISITS = "visits"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Capacity:
    """Need against room over a year."""

    classes: tuple[ClassNeed, ...]
    room: Room

    @property
    def relations(self) -> int:
        return sum(each.relations for each in self.classes)

    @property
    def visits(self) -> int:
        return sum(each.visits for each in self.classes)

    @property
    def visit_minutes(self) -> int:
        return sum(each.visit_minutes for each in self.classes)

    @property
    def drive_minutes(self) -> float:
        return sum(each.drive_minutes for each in self.classes)

    @property
    def minutes(self) -> float:
        return self.visit_minutes + self.drive_minutes

    @property
    def limit(self) -> Limit:
        by_visits = self.visits * self.room.minutes
        return Limit.VISITS if by_visits > self.minutes * self.room.visits else Limit.HOURS

    @property
    def days_needed(self) -> float:
        """Full days, by whichever runs out first."""
        of_visits = self.visits / self.room.most_visits if self.room.most_visits else 0.0
        of_hours = self.minutes / self.room.day_minutes if self.room.day_minutes else 0.0
        return max(of_visits, of_hours)

    @property
    def free_days(self) -> float:
        """Days left over; negative is a shortage."""
        return self.room.days - self.days_needed

    @property
    def is_short(self) -> bool:
        return self.free_days < 0

    @property
    def load_percent(self) -> int | None:
        """The part of the days that is needed, rounded up; None when there are no days."""
        return ceil(round(100 * self.days_needed / self.room.days, 6)) if self.room.days else None

    @property
    def free_visits(self) -> int:
        """More visits of the mean length that still fit; negative must go."""
        if not self.visits:
            return min(self.room.visits, self.room.minutes // 60)
        a_day = self.visits / self.days_needed if self.days_needed else 0.0
        return int(self.free_days * a_day) if self.free_days >= 0 else -ceil(-self.free_days * a_day)


def capacity(needs: Iterable[Need], room: Room) -> Capacity:
    """Σ visits x (minutes + driving) per class, against the days of the year; classes in their own order."""
    found = {each: ClassNeed(each) for each in Importance}
    for need in needs:
        known = found[need.importance]
        found[need.importance] = ClassNeed(
            need.importance,
            known.relations + 1,
            known.visits + need.visits,
            known.visit_minutes + need.visits * need.minutes,
            known.drive_minutes + need.visits * need.drive_minutes,
        )
    return Capacity(tuple(found.values()), room)


def what_if(
    needs: Sequence[Need], visits: Mapping[Importance, int], minutes: Mapping[Importance, int] | None = None
) -> tuple[Need, ...]:
    """The same relations with other visits a year or minutes per class; what is agreed with one stays."""
    lengths = minutes or {}
    return tuple(
        replace(
            need,
            visits=need.visits if need.own_visits else visits.get(need.importance, need.visits),
            minutes=need.minutes if need.own_minutes else lengths.get(need.importance, need.minutes),
        )
        for need in needs
    )


def visiting_days(
    first: date,
    last: date,
    weekdays: Container[int],
    holidays: Container[date] = (),
    time_off: Iterable[TimeOff] = (),
) -> int:
    """How many days can be worked from the first to the last; `weekdays` counts Monday as 0."""
    off = [each for each in time_off if not each.deleted]
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return sum(
        day.weekday() in weekdays and day not in holidays and not any(each.covers(day) for each in off)
        for day in days
    )


def day_minutes(first_visit: time, home_by: time, lunch_minutes: int, own_time_minutes: int = 0) -> int:
    """Minutes of a day for visits and driving: from the first visit till home, lunch out of it.

    The drive to the first visit is in own time (DOMAIN §7): `own_time_minutes` is what it takes on average.
    """
    begin, end = first_visit.hour * 60 + first_visit.minute, home_by.hour * 60 + home_by.minute
    return max(0, end - begin - lunch_minutes + own_time_minutes)
