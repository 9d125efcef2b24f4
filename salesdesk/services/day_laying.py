"""Laying a day by the clock: when each stop begins, what the drives take, what comes too late."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from uuid import UUID

from salesdesk.domain.day_minutes import clock_of, minute_of
from salesdesk.domain.relations import Importance
from salesdesk.domain.visits import Freedom, Visit
from salesdesk.planning.day_route import Concern, DayFrame, DayPlan, PlannedStop, Stop, plan_day
from salesdesk.services.day_route import DayRoute, RouteVisit
from salesdesk.services.work_days import DayShape

LUNCH_FROM_VISITS = 3
_VALUES = {Importance.KEY: 60.0, Importance.A: 40.0, Importance.B: 25.0}
_VALUE_OF_OTHERS = 15.0


def frame_of(shape: DayShape, today: date, visits: int) -> DayFrame:
    """Where and when this day begins and ends; a day of three visits or more has a lunch."""
    return DayFrame(
        start=shape.start,
        end=shape.end,
        first_visit=shape.first_visit,
        home_before=shape.home_by,
        lunch_minutes=shape.lunch_minutes if visits >= LUNCH_FROM_VISITS else 0,
        lunch_from=shape.lunch_from,
        lunch_until=shape.lunch_until,
        most_visits=shape.most_visits,
        day=shape.day,
        today=today,
    )


def lateness(plan: DayPlan) -> int:
    """Minutes too late at customers, all together."""
    return sum(each.minutes for each in plan.warnings if each.kind is Concern.LATE)


def unplanned(visit: Visit) -> PlannedStop:
    """A stop whose place in the day isn't known yet."""
    at = visit.start_time
    return PlannedStop(Stop(visit.id, None, visit.minutes), 0, None, at, at, at, at)


def stop_of(each: RouteVisit, at: time | None, *, leeway: int = 0) -> Stop:
    """The visit as the planner knows it; `at` is a time it has to keep."""
    return Stop(
        each.visit.id,
        each.point,
        each.visit.minutes,
        at,
        windows=each.hours,
        leeway_minutes=leeway,
        is_must=each.visit.is_must,
        value=_VALUES.get(each.line.importance, _VALUE_OF_OTHERS),
        stays_today=each.visit.may_move is Freedom.DAY,
    )


def laid(visits: Sequence[RouteVisit], route: DayRoute) -> tuple[DayPlan, tuple[RouteVisit, ...]]:
    """The visits in this order, each at its own time, with the drives between them."""
    stops = [stop_of(each, each.visit.start_time) for each in visits]
    plan = _from_departure(stops, replace(route.frame, lunch_minutes=_lunch(route, len(stops))), route)
    return plan, tuple(
        replace(each, planned=planned) for each, planned in zip(visits, plan.stops, strict=True)
    )


def _lunch(route: DayRoute, visits: int) -> int:
    usual = route.shape.lunch_minutes if route.shape else route.frame.lunch_minutes
    return usual if visits >= LUNCH_FROM_VISITS else 0


def _from_departure(stops: Sequence[Stop], frame: DayFrame, route: DayRoute) -> DayPlan:
    """Leaving no earlier than this day begins."""
    plan = plan_day(stops, frame, keep_order=True, travel=route.travel)
    earliest = route.shape.leaves_from if route.shape else None
    if earliest is None or plan.depart_time is None or plan.depart_time >= earliest:
        return plan
    return plan_day(stops, replace(frame, depart_time=earliest), keep_order=True, travel=route.travel)


def planned_times(
    order: Sequence[RouteVisit],
    starts: Mapping[UUID, time | None],
    route: DayRoute,
    *,
    may_wait: Callable[[RouteVisit], bool],
) -> dict[UUID, time]:
    """When each begins in this order: at its time, or as early as can be when it has none.

    Who would be late and may wait begins later; the others are late.
    """
    wanted = dict(starts)
    by_id = {each.visit.id: each for each in order}
    frame = _open_frame(replace(route.frame, lunch_minutes=_lunch(route, len(order))), route, order)
    while True:
        stops = [stop_of(each, wanted[each.visit.id]) for each in order]
        plan = _from_departure(stops, frame, route)
        late = next(
            (
                each.stop.id
                for each in plan.stops
                if each.late_minutes and may_wait(by_id[each.stop.id]) and wanted[each.stop.id] is not None
            ),
            None,
        )
        if late is None:
            begun = {each.stop.id: each.start_time for each in plan.stops}
            return {key: at if (at := wanted[key]) is not None else begun[key] for key in begun}
        wanted[late] = None


def open_stops(visits: Sequence[RouteVisit], route: DayRoute) -> tuple[list[Stop], DayFrame]:
    """What isn't done yet, as free as it is, in the day that is left."""
    done = [each for each in visits if each.is_done]
    frame = replace(route.frame, lunch_minutes=_lunch(route, len(visits)))
    return [_free_stop(each, route) for each in visits if not each.is_done], _from_here(frame, done, route)


def open_order(
    visits: Sequence[RouteVisit], route: DayRoute
) -> tuple[tuple[RouteVisit, ...], dict[UUID, time | None]] | None:
    """The best order of what isn't done yet, with its times; None when there is nothing to order."""
    if len(visits) < 2:
        return None
    stops, frame = open_stops(visits, route)
    plan = plan_day(stops, frame, travel=route.travel)
    by_id = {each.visit.id: each for each in visits}
    order = (*(each for each in visits if each.is_done), *(by_id[each.stop.id] for each in plan.stops))
    starts: dict[UUID, time | None] = {each.visit.id: each.visit.start_time for each in order}
    for planned in plan.stops:
        if planned.stop.fixed_time is None or planned.stop.leeway_minutes:
            starts[planned.stop.id] = planned.start_time
    return (order, starts) if len(order) == len(visits) else None


def _free_stop(each: RouteVisit, route: DayRoute) -> Stop:
    freedom = each.visit.may_move
    keeps = freedom in {Freedom.TIME, Freedom.LEEWAY}
    leeway = route.leeway_minutes if freedom is Freedom.LEEWAY else 0
    return stop_of(each, each.visit.start_time if keeps else None, leeway=leeway)


def _open_frame(frame: DayFrame, route: DayRoute, order: Sequence[RouteVisit]) -> DayFrame:
    """Nothing new begins before now."""
    if route.now is None or any(each.is_done for each in order):
        return frame
    return replace(frame, first_visit=max(frame.first_visit, _next_five(route.now)))


def _from_here(frame: DayFrame, done: Sequence[RouteVisit], route: DayRoute) -> DayFrame:
    """From the place of the last visit that is done, at the present time."""
    if not done:
        return _open_frame(frame, route, ())
    last = done[-1]
    over = minute_of(last.visit.start_time) + last.visit.minutes
    now = minute_of(route.now) if route.now else over
    had_lunch = max(over, now) >= minute_of(frame.lunch_until)
    return replace(
        frame,
        start=last.point,
        depart_time=clock_of(max(over, now)),
        lunch_minutes=0 if had_lunch else frame.lunch_minutes,
    )


def _next_five(moment: time) -> time:
    return clock_of(-(-minute_of(moment) // 5) * 5)
