"""An order of visits told as a day: clock times, legs, what is wrong and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time
from itertools import combinations

from salesdesk.domain.day_minutes import DAY_MINUTES, minute_of
from salesdesk.planning.day_model import (
    Concern,
    DayFrame,
    DayPlan,
    DayWarning,
    LeftOut,
    PlannedStop,
    Stop,
    WhyNot,
)
from salesdesk.planning.day_roads import Roads
from salesdesk.planning.day_task import can_be_open, lunch_fits
from salesdesk.planning.orders import Task, Timing, cost, departure, timings
from salesdesk.planning.travel import Leg, band


def told(
    stops: Sequence[Stop],
    frame: DayFrame,
    task: Task,
    order: Sequence[int],
    roads: Roads,
    left: tuple[LeftOut, ...],
    *,
    keeps_order: bool,
) -> DayPlan:
    """The order as a plan in clock times and legs."""
    left += tuple(_why_not(stops, task, order))
    if not order:
        return DayPlan(left_out=left, warnings=tuple(_of_the_day(stops, frame, order, left)))
    *visits, home = timings(task, order)
    before = [len(stops), *order]
    planned = tuple(
        _planned(stops, task, roads, (before[place], before[place + 2 :]), timing, place + 1)
        for place, timing in enumerate(visits)
    )
    way_home = _driven(roads.leg(order[-1], task.count), home)
    legs = [leg for leg in (*(each.leg for each in planned), way_home) if leg is not None]
    eaten = next((each.lunch_at for each in (*visits, home) if each.lunch_at is not None), None)
    warnings = (
        *(
            warning
            for each, timing in zip(planned, visits, strict=True)
            for warning in _of_stop(each, timing)
        ),
        *_of_the_way_home(task, order, home),
        *_of_the_day(stops, frame, order, left),
    )
    return DayPlan(
        depart_time=clock(departure(task, order[0])),
        stops=planned,
        way_home=way_home,
        home_time=clock(home.arrive),
        visit_minutes=sum(each.stop.minutes for each in planned),
        drive_minutes=sum(leg.minutes for leg in legs),
        drive_km=round(sum(leg.km for leg in legs), 1),
        warnings=warnings,
        left_out=left,
        lunch_time=None if eaten is None else clock(eaten),
        home_lunch_minutes=int(home.lunch),
        home_traffic_minutes=_traffic(roads.leg(order[-1], task.count), home),
        keeps_order=keeps_order,
    )


def clock(minutes: float) -> time:
    """The time on the clock; after midnight it begins anew."""
    whole = int(minutes) % DAY_MINUTES
    return time(whole // 60, whole % 60)


def _planned(
    stops: Sequence[Stop],
    task: Task,
    roads: Roads,
    around: tuple[int, Sequence[int]],
    timing: Timing,
    number: int,
) -> PlannedStop:
    before, onward = around
    after = onward[0] if onward else task.count
    index, drives = timing.index, task.drives
    bare = roads.leg(before, index)
    leg = _driven(bare, timing)
    slow = None if bare is None else replace(bare, minutes=band(bare.minutes).high_minutes)
    return PlannedStop(
        stops[index],
        number,
        leg,
        clock(timing.arrive),
        clock(timing.start),
        clock(timing.leave),
        leave_by_time=clock(timing.start if slow is None else roads.leave_by(slow, timing.start)),
        spare_minutes=int(timing.start - timing.arrive),
        late_minutes=int(timing.late),
        lunch_minutes=int(timing.lunch),
        traffic_minutes=_traffic(bare, timing),
        detour_minutes=int(drives[before][index] + drives[index][after] - drives[before][after]),
    )


def _driven(bare: Leg | None, timing: Timing) -> Leg | None:
    return None if bare is None else replace(bare, minutes=int(timing.driven))


def _traffic(bare: Leg | None, timing: Timing) -> int:
    return 0 if bare is None else int(timing.driven) - bare.minutes


def _of_stop(planned: PlannedStop, timing: Timing) -> Iterator[DayWarning]:
    stop = planned.stop
    if timing.late:
        yield DayWarning(Concern.LATE, stop.id, int(timing.late))
    if stop.windows is not None and not (timing.late and can_be_open(stop)):
        beyond = _beyond(stop, timing)
        if beyond:
            yield DayWarning(Concern.CLOSED, stop.id, int(beyond))
    if stop.point is None:
        yield DayWarning(Concern.NOT_ON_MAP, stop.id)


def _beyond(stop: Stop, timing: Timing) -> float:
    """How many minutes of the visit the customer is closed."""
    spans = [(minute_of(opens), minute_of(closes)) for opens, closes in stop.windows or ()]
    inside = [min(closes, timing.leave) - max(opens, timing.start) for opens, closes in spans]
    return timing.leave - timing.start - max([0, *inside])


def _of_the_way_home(task: Task, order: Sequence[int], home: Timing) -> Iterator[DayWarning]:
    _late, missed, home_late, _driven_minutes, _end = cost(task, order)
    if missed:
        yield DayWarning(Concern.NO_LUNCH, None, int(task.lunch_minutes))
    if home_late:
        yield DayWarning(Concern.HOME_LATE, None, int(home_late))
    if home.arrive >= DAY_MINUTES:
        yield DayWarning(Concern.NEXT_DAY, None, int(home.arrive) - DAY_MINUTES)


def _of_the_day(
    stops: Sequence[Stop], frame: DayFrame, order: Sequence[int], left: Sequence[LeftOut]
) -> Iterator[DayWarning]:
    if not lunch_fits(frame):
        yield DayWarning(Concern.NO_LUNCH, None, frame.lunch_minutes)
    yield from _overlaps([stops[index] for index in order])
    over = sum(each.why is WhyNot.TOO_MANY and not each.stop.is_suggestion for each in left)
    if frame.most_visits is not None:
        over += max(0, len(order) - frame.most_visits)
    if over:
        yield DayWarning(Concern.TOO_MANY, None, over)
    if frame.day is not None and frame.today is not None and frame.day < frame.today:
        yield DayWarning(Concern.PAST, None)


def _overlaps(stops: Sequence[Stop]) -> Iterator[DayWarning]:
    """Appointments that run into each other wherever one would drive."""
    agreed = sorted(
        (minute_of(stop.fixed_time), place) for place, stop in enumerate(stops) if stop.fixed_time is not None
    )
    for (early, one), (late, other) in combinations(agreed, 2):
        first, second = stops[one], stops[other]
        slack = first.leeway_minutes + second.leeway_minutes
        over = early + first.minutes - late - slack
        if over > 0 and late + second.minutes - early - slack > 0:
            yield DayWarning(Concern.OVERLAP, second.id, over, first.id)


def _why_not(stops: Sequence[Stop], task: Task, order: Sequence[int]) -> Iterator[LeftOut]:
    """Of the suggestions that could have been in the day: what each would have cost at its best place."""
    late, missed, home_late, driven, _end = cost(task, order)
    for index in sorted(set(range(task.count)).difference(order)):
        if len(order) >= task.most:
            yield LeftOut(stops[index], WhyNot.ENOUGH)
            continue
        ways = [(*order[:at], index, *order[at:]) for at in range(len(order) + 1)]
        best = min(cost(task, way) for way in ways)
        too_late = best[0] + best[2] - late - home_late
        if too_late > 0 or best[1] > missed:
            yield LeftOut(stops[index], WhyNot.NO_ROOM, int(too_late))
        else:
            value = task.values[index] or 0
            yield LeftOut(stops[index], WhyNot.DETOUR, int(best[3] - driven + value))
