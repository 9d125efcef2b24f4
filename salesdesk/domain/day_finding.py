"""Which day suits a visit: every day with its detour in three shades, filtered and with the best on top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from uuid import UUID

MOST_BEST = 5
DAYS_AHEAD = 365
NOON = time(12)
WAITING_COST = 0.15
"""Minutes of detour a day of waiting weighs: next week with six minutes is better than June with four."""


class Shade(StrEnum):
    """How well a day suits."""

    GOOD = "good"
    POSSIBLE = "possible"
    RATHER_NOT = "rather_not"


class NoSlot(StrEnum):
    """Why a day holds no visit there."""

    DAY_OFF = "day_off"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    FULL = "full"
    NO_ROOM = "no_room"
    NOT_YET = "not_yet"
    TOO_FAR = "too_far"


_SHADES = tuple(Shade)


@dataclass(frozen=True, slots=True)
class ShadeRule:
    """Up to which detour a day is good or possible: so many minutes, or a share of a trip for it alone.

    The larger of the two counts; a day of its own area is a shade better, one of another area a shade worse.
    """

    good_minutes: int = 10
    good_percent: int = 25
    possible_minutes: int = 25
    possible_percent: int = 60

    def shade(self, extra_minutes: int, lone_minutes: int, *, is_its_area: bool | None = None) -> Shade:
        """`lone_minutes`: from home and back for it alone; `is_its_area` None: the day has no area."""
        good = max(self.good_minutes, lone_minutes * self.good_percent / 100)
        possible = max(self.possible_minutes, lone_minutes * self.possible_percent / 100)
        rank = 0 if extra_minutes <= good else 1 if extra_minutes <= possible else 2
        if is_its_area is not None:
            rank += -1 if is_its_area else 1
        return _SHADES[min(max(rank, 0), len(_SHADES) - 1)]


@dataclass(frozen=True, slots=True)
class DayStop:
    """A visit or a proposal that stands on a day already."""

    start_time: time
    minutes: int
    name: str
    place: str
    is_proposal: bool = False
    visit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class FoundDay:
    """One day: its best moment and what that adds to the driving, or why it holds none.

    `stops` are those of the day by the clock; `at` is how many of them come before. `beyond` says that the
    moment breaks the seller's own limits (most visits, home by) and is only shown because nothing else fits.
    """

    day: date
    shade: Shade | None = None
    start_time: time | None = None
    extra_minutes: int = 0
    no_slot: NoSlot | None = None
    stops: tuple[DayStop, ...] = ()
    at: int = 0
    area: str = ""
    is_its_area: bool | None = None
    note: str = ""
    beyond: bool = False

    @property
    def neighbour(self) -> DayStop | None:
        """The visit he comes from; the one after it when he comes from home."""
        if not self.stops:
            return None
        return self.stops[self.at - 1] if self.at else self.stops[0]


@dataclass(frozen=True, slots=True)
class DayFilter:
    """Which days may be offered; `weekdays` counts Monday as 0, empty is every day of the week."""

    weekdays: frozenset[int] = frozenset()
    from_on: date | None = None
    within_weeks: int = 0
    not_before: time | None = None
    morning: bool = True
    afternoon: bool = True

    def keeps(self, found: FoundDay, today: date) -> bool:
        """Whether this day and its moment may be offered."""
        if self.weekdays and found.day.weekday() not in self.weekdays:
            return False
        if self.from_on is not None and found.day < self.from_on:
            return False
        begin = max(self.from_on or today, today)
        return not self.within_weeks or found.day < begin + timedelta(weeks=self.within_weeks)


@dataclass(frozen=True, slots=True)
class FoundDays:
    """The answer for one place: `lone_minutes` is what a trip for it alone costs, None when nobody knows."""

    name: str
    place: str
    minutes: int
    today: date
    days: tuple[FoundDay, ...] = ()
    lone_minutes: int | None = None
    relation_id: UUID | None = None
    visit_id: UUID | None = None
    moves_from: tuple[date, time] | None = None
    is_on_map: bool = True
    asked: DayFilter = field(default_factory=DayFilter)

    def best(self, count: int = MOST_BEST) -> tuple[FoundDay, ...]:
        """The days to offer, the best first; those that break a limit only when nothing else is left."""
        held = [one for one in self.days if one.shade is not None and self.asked.keeps(one, self.today)]
        within = [one for one in held if not one.beyond]
        return tuple(sorted(within or held, key=self._worth)[:count])

    @property
    def is_full(self) -> bool:
        """Nothing within the limits is left in the days that are asked for."""
        return not any(
            one.shade is not None and not one.beyond and self.asked.keeps(one, self.today)
            for one in self.days
        )

    def day(self, wanted: date) -> FoundDay | None:
        return next((one for one in self.days if one.day == wanted), None)

    def _worth(self, found: FoundDay) -> tuple[int, float, date]:
        rank = _SHADES.index(found.shade) if found.shade else len(_SHADES)
        waits = (found.day - self.today).days * WAITING_COST
        return rank, found.extra_minutes + waits, found.day


def spread(found: Iterable[FoundDay], count: int = 3) -> tuple[FoundDay, ...]:
    """Two or three dates to say aloud: the best, and others on another day of the week where there are."""
    known = list(found)
    said: list[FoundDay] = []
    for one in known:
        if one.day.weekday() not in {other.day.weekday() for other in said}:
            said.append(one)
    said += [one for one in known if one not in said]
    return tuple(sorted(said[:count], key=lambda one: one.day))
