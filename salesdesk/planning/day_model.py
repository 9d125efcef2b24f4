"""A day to plan and a planned day: visits, the frame around them, what came of it and what is wrong with it.

Shapes and units: times are wall-clock `datetime.time` of one day in one time zone (a night in which the clock
changes is planned as it stands on the clock), durations whole minutes, distances kilometres by road, points
degrees, values minutes of driving.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.geography import Point
from salesdesk.domain.opening_hours import Spans
from salesdesk.planning.travel import Leg

FIRST_VISIT = time(8, 30)  # the earliest first appointment wins most hours (DOMAIN §7)
LUNCH_FROM, LUNCH_UNTIL = time(11, 45), time(13, 30)
MOST_STOPS = 60
"""More stops than this nobody makes on a day; the rest is left out, so that an answer comes at all."""


class Concern(StrEnum):
    """What is wrong with a day, to be said in words by whoever shows it."""

    LATE = "late"
    NOT_ON_MAP = "not_on_map"
    HOME_LATE = "home_late"
    CLOSED = "closed"
    NO_LUNCH = "no_lunch"
    OVERLAP = "overlap"
    TOO_MANY = "too_many"
    PAST = "past"
    NEXT_DAY = "next_day"


class WhyNot(StrEnum):
    """Why a suggestion isn't in the day, or what more than a day can hold."""

    CLOSED = "closed"
    DETOUR = "detour"
    NO_ROOM = "no_room"
    ENOUGH = "enough"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit to plan; `point` None is not on the map.

    `fixed_time` is an appointment the customer knows, which may shift `leeway_minutes` either way. `windows`
    are the hours in which the customer is open: the visit begins and ends inside one of them; None is any
    time, () closed all day. An appointment goes before opening hours.

    A visit that `is_suggestion` is left out when it costs more minutes of driving than its `value`, or makes
    another one late; `is_must` keeps it in. For other visits `value` only tells which one to move first when
    a day doesn't fit, together with `stays_today` (its day is agreed, its time isn't).
    """

    id: UUID
    point: Point | None
    minutes: int = 60
    fixed_time: time | None = None
    windows: Spans | None = None
    leeway_minutes: int = 0
    is_must: bool = False
    is_suggestion: bool = False
    value: float = 0.0
    stays_today: bool = False

    @property
    def may_be_left_out(self) -> bool:
        return self.is_suggestion and not self.is_must


@dataclass(frozen=True, slots=True)
class DayFrame:
    """Where and when the day begins and ends; `depart_time` None lets the first visit decide.

    Visits without an appointment begin on a multiple of `round_to_minutes`, as one would write it in a diary.
    Lunch of `lunch_minutes` lies between `lunch_from` and `lunch_until`, in free time or on the way.
    `most_visits` holds back suggestions and warns of more. `day` tells which traffic to expect (None: none),
    `today` when it is past.
    """

    start: Point | None = None
    end: Point | None = None
    depart_time: time | None = None
    first_visit: time = FIRST_VISIT
    home_before: time | None = None
    lunch_minutes: int = 0
    round_to_minutes: int = 5
    lunch_from: time = LUNCH_FROM
    lunch_until: time = LUNCH_UNTIL
    most_visits: int | None = None
    day: date | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class DayWarning:
    """One thing to look at; `minutes` is how much too late, `stop_id` None is the way home or the whole day.

    `other_id` is the visit it overlaps with; TOO_MANY counts in `minutes` how many too many.
    """

    kind: Concern
    stop_id: UUID | None = None
    minutes: int = 0
    other_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A visit that isn't in the day: DETOUR costs `minutes` more driving, NO_ROOM makes so much too late."""

    stop: Stop
    why: WhyNot
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class PlannedStop:
    """A visit in its place in the day.

    `leg` is the drive to it, traffic included (None for the first one of a day without a start point),
    `spare_minutes` the wait before it begins, `lunch_minutes` the break taken before reaching it,
    `leave_by_time` the moment to leave the previous place to be in time even on a slow road.
    `traffic_minutes` is what traffic adds to the drive, `detour_minutes` the driving saved without this
    visit.
    """

    stop: Stop
    number: int
    leg: Leg | None
    arrive_time: time
    start_time: time
    leave_time: time
    leave_by_time: time
    spare_minutes: int = 0
    late_minutes: int = 0
    lunch_minutes: int = 0
    traffic_minutes: int = 0
    detour_minutes: int = 0


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A planned day; minutes and kilometres of driving include the way home.

    `lunch_time` is when the break begins, also where waiting or the way home holds it; None without one.
    """

    depart_time: time | None = None
    stops: tuple[PlannedStop, ...] = ()
    way_home: Leg | None = None
    home_time: time | None = None
    visit_minutes: int = 0
    drive_minutes: int = 0
    drive_km: float = 0.0
    warnings: tuple[DayWarning, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    lunch_time: time | None = None
    home_lunch_minutes: int = 0
    home_traffic_minutes: int = 0
    keeps_order: bool = field(default=False, compare=False)

    @property
    def set_out_time(self) -> time | None:
        """When the car must really be gone: a slow drive still reaches the first visit in time."""
        if self.depart_time is None or not self.stops:
            return self.depart_time
        return min(self.depart_time, self.stops[0].leave_by_time)

    @property
    def visit_share_percent(self) -> int:
        """Which part of the working day is spent at customers: the measure of a good route."""
        total = self.visit_minutes + self.drive_minutes
        return round(100 * self.visit_minutes / total) if total else 0

    @property
    def late_minutes(self) -> int:
        """Minutes too late at customers and at home together."""
        return sum(each.minutes for each in self.warnings if each.kind in {Concern.LATE, Concern.HOME_LATE})

    @property
    def fits(self) -> bool:
        """Whether every visit is in time and the day ends in time, with lunch where lunch is had."""
        wrong = {Concern.LATE, Concern.HOME_LATE, Concern.NO_LUNCH, Concern.OVERLAP, Concern.NEXT_DAY}
        return not any(each.kind in wrong for each in self.warnings)


@dataclass(frozen=True, slots=True)
class MatrixPlan:
    """The order of a day of bare numbers: the places visited, when each begins, and the sums.

    `late` is by how much the windows and the end are missed together, 0 on a day that fits.
    """

    order: tuple[int, ...]
    starts: tuple[float, ...]
    driven: float
    ends: float
    late: float
    left_out: tuple[int, ...] = ()


Matrix = Sequence[Sequence[float]]
