"""Who still fits into a day: whose turn it is and who is open when one passes, with the least detour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from uuid import UUID

from salesdesk.domain.company import Thresholds
from salesdesk.domain.day_minutes import clock_of, minute_of
from salesdesk.domain.geography import Located, Point
from salesdesk.domain.neighbours import NearRelation, doorstep_of, near_of
from salesdesk.domain.plan_b import in_order
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_frequency import Due, Turn, frequency_of, turn_of
from salesdesk.planning.vicinity import Candidate, Detour, detours
from salesdesk.services.day_route import DayRoute, RouteVisit

MOST_SHOWN = 4
MOST_WEIGHED = 40
_NOT_NOW = frozenset({Due.NOT_YET, Due.PLANNED, Due.BY_PHONE})


def who_fits(
    route: DayRoute,
    relations: Iterable[Relation],
    where: Mapping[UUID, Located],
    last: Mapping[UUID, date],
    coming: Mapping[UUID, date],
    thresholds: Thresholds,
) -> tuple[NearRelation, ...]:
    """The best few for this day; none when the day is over or nobody knows where it goes."""
    ahead = [each for each in route.visits if not each.is_done]
    before = next((each for each in reversed(route.visits) if each.is_done), None)
    begin = before.point if before else route.frame.start
    path = [point for point in (begin, *(each.point for each in ahead), route.frame.end) if point]
    if len(path) < 2 or route.is_past:
        return ()
    busy = {each.line.relation_id for each in route.visits}
    busy |= {each.proposal.relation_id for each in route.proposals}
    turns = {
        one.id: turn
        for one in relations
        if one.id in where and one.id not in busy
        if (turn := _turn(one, route.day, last, coming, thresholds)).due not in _NOT_NOW
    }
    by_id = {one.id: one for one in relations if one.id in turns}
    found = detours(path, (Candidate(key, where[key].point) for key in turns), MOST_WEIGHED)
    near = (
        _near(by_id[each.id], each, turns[each.id], route, where[each.id].point, _passed(ahead, before, each))
        for each in found
    )
    return tuple(in_order(near)[:MOST_SHOWN])


def _turn(
    one: Relation, day: date, last: Mapping[UUID, date], coming: Mapping[UUID, date], thresholds: Thresholds
) -> Turn:
    return turn_of(frequency_of(one, thresholds), last.get(one.id), coming.get(one.id), day)


def _passed(ahead: Sequence[RouteVisit], before: RouteVisit | None, detour: Detour) -> RouteVisit | None:
    """The stop after which it comes; None is straight from home."""
    on_map = [each for each in ahead if each.point is not None]
    return on_map[min(detour.after, len(on_map)) - 1] if detour.after and on_map else before


def _near(
    relation: Relation, detour: Detour, turn: Turn, route: DayRoute, point: Point, after: RouteVisit | None
) -> NearRelation:
    arrive = _arrive(route, point, after)
    return replace(
        near_of(relation, turn),
        minutes=detour.minutes,
        km=detour.km,
        extra_minutes=detour.minutes,
        extra_km=detour.km,
        arrive=arrive,
        doorstep=doorstep_of(relation, route.day, arrive),
    )


def _arrive(route: DayRoute, point: Point, after: RouteVisit | None) -> time:
    if after is None:
        return route.frame.first_visit
    left = max(minute_of(after.planned.leave_time), minute_of(route.now) if route.now else 0)
    return clock_of(left + route.travel(after.point, point).minutes)
