"""What the planner of weeks is given and what it answers.

Shapes and units: days are dates, times wall-clock times of that day, durations and costs minutes, points
degrees. Nothing here knows of time zones: a night in which the clock changes has no visits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from salesdesk.domain.geography import Point
from salesdesk.domain.opening_hours import Spans
from salesdesk.domain.plan_reasons import Because, Why

WORTH = 180.0
"""Minutes of detour an ordinary visit is worth."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A day that is fixed by the seller; `at` its hour as well."""

    day: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A relation to visit in the period, or a visit that stands already (`is_visit`, with one pin).

    It is due on `due_on` (None: as soon as possible) and may come from `earliest_on` until `latest_on`, by
    default a quarter of `every_days` around it; who is overdue on the first day may come on any day. With
    `every_days` it comes again as often as the period is long. `hours` are the opening hours by weekday
    (Monday 0), `hours_on` those of single days: a missing day is open, an empty one closed; the whole visit
    lies inside. `worth` is the detour in minutes this visit is worth. `pins` fix some of its visits. A visit
    that was announced to the customer (`is_announced`) is never moved, only proposed to be.
    `on_days`, when given, are the only sets of days on which it may come together (periodic benchmarks).
    """

    id: UUID
    point: Point | None
    minutes: int = 60
    due_on: date | None = None
    earliest_on: date | None = None
    latest_on: date | None = None
    every_days: int | None = None
    not_before: date | None = None
    hours: Mapping[int, Spans] = field(default_factory=dict)
    hours_on: Mapping[date, Spans] = field(default_factory=dict)
    worth: float = WORTH
    area_id: UUID | None = None
    pins: tuple[Pin, ...] = ()
    is_visit: bool = False
    is_announced: bool = False
    never_visited: bool = False
    has_offer: bool = False
    has_complaint: bool = False
    leeway_minutes: int = 0
    load: float = 1.0
    on_days: tuple[tuple[date, ...], ...] = ()

    def spans(self, day: date) -> Spans | None:
        """When it is open that day: None any time, empty not at all."""
        if day in self.hours_on:
            return self.hours_on[day]
        return self.hours.get(day.weekday())


@dataclass(frozen=True, slots=True)
class WorkDay:
    """A day on which visits may be planned; days off are simply not given.

    The seller leaves `start` at `leaves_from` at the earliest, begins his first visit at `first_visit` at the
    earliest and is at `end` by `home_by`. No more than `most_visits` (the loads of the calls together). A day
    of `area_ids` is preferred by calls in those areas; one without takes any. Twice the same day: two cars.
    """

    day: date
    start: Point | None = None
    end: Point | None = None
    leaves_from: time = time(6)
    first_visit: time = time(8, 30)
    home_by: time = time(17, 30)
    most_visits: float = 6
    lunch_minutes: int = 0
    lunch_from: time = time(11, 45)
    lunch_until: time = time(13, 30)
    area_ids: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Weights:
    """What breaking a preference costs, in minutes of driving; all zero plans for travel only."""

    out_of_area: float = 40.0
    free_day: float = 8.0
    edge_of_window: float = 25.0
    overdue_week: float = 8.0
    crowd: float = 7.0
    change: float = 30.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A visit of a call on its day; `number` counts the visits of one call from 0.

    `drive_minutes` is the drive to it, `extra_minutes` what the day's driving grows by it.
    """

    call_id: UUID
    day: date
    start_time: time
    minutes: int
    reasons: tuple[Because, ...] = ()
    number: int = 0
    is_visit: bool = False
    is_pinned: bool = False
    drive_minutes: int = 0
    extra_minutes: int = 0
    late_minutes: int = 0

    @property
    def is_exception(self) -> bool:
        """Outside the area of the day."""
        return any(reason.code is Why.OUT_OF_AREA for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A visit without a day, the first reason being the strongest; `due_on` None: as soon as possible."""

    call_id: UUID
    reasons: tuple[Because, ...]
    number: int = 0
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One working day with its visits in order; `late_minutes` is what does not fit, at visits or at home."""

    day: date
    visits: tuple[Placed, ...] = ()
    drive_minutes: int = 0
    drive_km: float = 0.0
    visit_minutes: int = 0
    leave_time: time | None = None
    home_time: time | None = None
    late_minutes: int = 0


@dataclass(frozen=True, slots=True)
class PeriodPlan:
    """Some weeks as they could be: every call placed or with the reason why not.

    `calls` and `work_days` are what was asked, so that the plan can be changed with `replan`. `cut_short` is
    a search that was ended before all its rounds: the best until then.
    """

    days: tuple[PlannedDay, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    calls: tuple[Call, ...] = ()
    work_days: tuple[WorkDay, ...] = ()
    weights: Weights = Weights()
    rounds_done: int = 0
    cut_short: bool = False

    @property
    def placed(self) -> tuple[Placed, ...]:
        return tuple(visit for day in self.days for visit in day.visits)

    @property
    def exceptions(self) -> int:
        """Visits outside the area of their day."""
        return sum(visit.is_exception for visit in self.placed)

    @property
    def drive_minutes(self) -> int:
        return sum(day.drive_minutes for day in self.days)

    @property
    def visit_minutes(self) -> int:
        return sum(day.visit_minutes for day in self.days)


@dataclass(frozen=True, slots=True)
class SoFar:
    """The best plan until now: visits that have a day, visits that have none, minutes of driving."""

    placed: int
    left_out: int
    drive_minutes: int


class Enough(Exception):
    """Raised by a watcher to end the search: the best plan so far is the answer."""


Watch = Callable[[int, int, SoFar], None]
