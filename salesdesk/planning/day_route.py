"""The day's visits in a sensible order, with the times that follow from it (Susan §1.3, planning).

Shapes and units: times are wall-clock `datetime.time` of one day in one time zone, durations whole minutes,
distances kilometres by road, points degrees. Same input, same plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.geography import Point
from salesdesk.planning import orders
from salesdesk.planning.travel import Leg, band, drive

Travel = Callable[[Point | None, Point | None], Leg]

FIRST_VISIT = time(8, 30)  # the earliest first appointment wins most hours (DOMAIN §7)
LUNCH_FROM = 11 * 60 + 45
_DAY = 24 * 60


class Concern(StrEnum):
    """What is wrong with a day, to be said in words by whoever shows it."""

    LATE = "late"
    NOT_ON_MAP = "not_on_map"
    HOME_LATE = "home_late"


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit to plan: `fixed_time` is an appointment the customer knows; `point` None is not on the map."""

    id: UUID
    point: Point | None
    minutes: int = 60
    fixed_time: time | None = None


@dataclass(frozen=True, slots=True)
class DayWarning:
    """One thing to look at; `minutes` is how much too late, `stop_id` None is the way home."""

    kind: Concern
    stop_id: UUID | None = None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class PlannedStop:
    """A visit in its place in the day.

    `leg` is the drive to it (None for the first one of a day without a start point), `spare_minutes` the wait
    before it begins, `lunch_minutes` the break taken before driving to it, `leave_by_time` the moment to
    leave the previous place to be in time even on a slow road.
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


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A planned day; minutes and kilometres of driving include the way home."""

    depart_time: time | None = None
    stops: tuple[PlannedStop, ...] = ()
    way_home: Leg | None = None
    home_time: time | None = None
    visit_minutes: int = 0
    drive_minutes: int = 0
    drive_km: float = 0.0
    warnings: tuple[DayWarning, ...] = ()

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


@dataclass(frozen=True, slots=True)
class DayFrame:
    """Where and when the day begins and ends; `depart_time` None lets the first visit decide.

    Visits without an appointment begin on a multiple of `round_to_minutes`, as one would write it in a diary.
    """

    start: Point | None = None
    end: Point | None = None
    depart_time: time | None = None
    first_visit: time = FIRST_VISIT
    home_before: time | None = None
    lunch_minutes: int = 0
    round_to_minutes: int = 5


def plan_day(
    stops: Iterable[Stop], frame: DayFrame | None = None, *, keep_order: bool = False, travel: Travel = drive
) -> DayPlan:
    """The order with the least lateness, then the least driving, then the earliest end.

    Exact up to thirteen visits. Appointments keep their time, free visits are laid around them. `keep_order`
    only works out the times of the order given. A visit that isn't on the map takes part with a guessed drive
    and a warning.
    """
    given, chosen = tuple(stops), frame or DayFrame()
    if not given:
        return DayPlan()
    task = _task(given, chosen, travel)
    order = tuple(range(len(given))) if keep_order else orders.best_order(task)
    return _told(given, chosen, task, order, travel)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _clock(minute: int) -> time:
    return time(minute % _DAY // 60, minute % 60)


def _task(stops: Sequence[Stop], frame: DayFrame, travel: Travel) -> orders.Task:
    """The day in bare numbers; row and column n of the matrix are the start and the end of the day."""
    points = [stop.point for stop in stops]
    drives = [[travel(a, b).minutes for b in points] + [_home_leg(a, frame, travel)] for a in points]
    drives.append([_first_leg(b, frame, travel) for b in points] + [0])
    return orders.Task(
        drives=tuple(map(tuple, drives)),
        visits=tuple(stop.minutes for stop in stops),
        fixed=tuple(None if stop.fixed_time is None else _minute(stop.fixed_time) for stop in stops),
        depart=None if frame.depart_time is None else _minute(frame.depart_time),
        first_visit=_minute(frame.first_visit),
        lunch_minutes=frame.lunch_minutes,
        lunch_from=LUNCH_FROM,
        round_to=frame.round_to_minutes,
    )


def _first_leg(target: Point | None, frame: DayFrame, travel: Travel) -> int:
    return 0 if frame.start is None else travel(frame.start, target).minutes


def _home_leg(origin: Point | None, frame: DayFrame, travel: Travel) -> int:
    return 0 if frame.end is None else travel(origin, frame.end).minutes


def _told(
    stops: Sequence[Stop], frame: DayFrame, task: orders.Task, order: Sequence[int], travel: Travel
) -> DayPlan:
    """The order as a plan in clock times and legs."""
    planned: list[PlannedStop] = []
    warnings: list[DayWarning] = []
    before = frame.start
    for number, timing in enumerate(orders.timings(task, order), start=1):
        stop = stops[timing.index]
        leg = None if number == 1 and frame.start is None else travel(before, stop.point)
        slow = 0 if leg is None else band(leg.minutes).high_minutes
        planned.append(
            PlannedStop(
                stop, number, leg, _clock(timing.arrive), _clock(timing.start), _clock(timing.leave),
                leave_by_time=_clock(timing.start - slow), spare_minutes=timing.start - timing.arrive,
                late_minutes=timing.late, lunch_minutes=timing.lunch,
            )
        )  # fmt: skip
        if timing.late:
            warnings.append(DayWarning(Concern.LATE, stop.id, timing.late))
        if stop.point is None:
            warnings.append(DayWarning(Concern.NOT_ON_MAP, stop.id))
        before = stop.point
    way_home = None if frame.end is None else travel(before, frame.end)
    home = timing.leave + (0 if way_home is None else way_home.minutes)
    if frame.home_before is not None and home > _minute(frame.home_before):
        warnings.append(DayWarning(Concern.HOME_LATE, None, home - _minute(frame.home_before)))
    legs = [leg for leg in (*(p.leg for p in planned), way_home) if leg is not None]
    return DayPlan(
        depart_time=_clock(orders.departure(task, order[0])),
        stops=tuple(planned),
        way_home=way_home,
        home_time=_clock(home),
        visit_minutes=sum(stop.minutes for stop in stops),
        drive_minutes=sum(leg.minutes for leg in legs),
        drive_km=round(sum(leg.km for leg in legs), 1),
        warnings=tuple(warnings),
    )
