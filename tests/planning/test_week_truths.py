"""Every reason that a plan of weeks gives is true of that plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

import pytest

from salesdesk.domain.plan_reasons import Because, Why, WhyNot
from salesdesk.planning.traffic_table import DEFAULT_TRAFFIC
from salesdesk.planning.travel import TravelModel
from salesdesk.planning.week_model import Call, PeriodPlan, Placed, PlannedDay, WorkDay
from salesdesk.planning.week_turns import leeway_of
from salesdesk.planning.weeks import plan_period
from tests.planning.week_builders import EAST, WEST, a_day, a_visit, on, some_calls

DAYS = [
    a_day(on(7 * week + day), area_ids=frozenset({(EAST, WEST)[day % 2]} if day < 4 else ()))
    for week in range(3)
    for day in range(5)
]


def rayon(count: int, seed: int) -> PeriodPlan:
    """Some weeks with areas, traffic and two appointments."""
    calls = [*some_calls(count, seed), a_visit(1, on(2)), a_visit(2, on(8))]
    return plan_period(calls, DAYS, TravelModel(traffic=DEFAULT_TRAFFIC), rounds=400, seed=seed)


def untrue(plan: PeriodPlan) -> Iterator[tuple[object, ...]]:
    calls, work = {call.id: call for call in plan.calls}, {day.day: day for day in plan.work_days}
    for day in plan.days:
        for at, placed in enumerate(day.visits):
            for reason in placed.reasons:
                if not is_true(reason, day, at, calls, work):
                    yield str(reason), placed.call_id.int, day.day, placed.extra_minutes


def is_true(
    reason: Because, day: PlannedDay, at: int, calls: Mapping[UUID, Call], work: Mapping[date, WorkDay]
) -> bool:
    placed, call, worked = day.visits[at], calls[day.visits[at].call_id], work[day.day]
    beside = {day.visits[other].call_id for other in (at - 1, at + 1) if 0 <= other < len(day.visits)}
    is_of_area = call.area_id in worked.area_ids
    late = (DAYS[0].day - call.due_on).days if call.due_on else None
    truths = {
        Why.AGREED: call.is_visit,
        Why.NEAR: reason.id in beside and reason.number == placed.extra_minutes,
        Why.ALONE: not beside and reason.number == placed.extra_minutes == day.drive_minutes,
        Why.AREA_DAY: is_of_area and reason.id == call.area_id,
        Why.OUT_OF_AREA: not is_of_area and reason.id in worked.area_ids,
        Why.OVERDUE: reason.number == late,
        Why.DUE: is_due(reason, placed, call, day),
        Why.SPREAD: reason.number == len(day.visits) <= worked.most_visits / 2,
    }
    return truths.get(Why(reason.code), False)


def is_due(reason: Because, placed: Placed, call: Call, day: PlannedDay) -> bool:
    """Of the first visit its own day, and each within a quarter of its interval."""
    if reason.day is None or call.every_days is None:
        return False
    is_its_own = placed.number > 0 or reason.day == call.due_on
    return is_its_own and abs((day.day - reason.day).days) <= leeway_of(call.every_days)


@pytest.mark.parametrize(("count", "seed"), [(24, 1), (70, 2), (130, 3)])
def test_every_reason_for_a_day_is_true(count: int, seed: int) -> None:
    plan = rayon(count, seed)
    assert plan.placed
    assert list(untrue(plan)) == []


@pytest.mark.parametrize(("count", "seed"), [(70, 2), (130, 3)])
def test_every_reason_for_no_day_is_true(count: int, seed: int) -> None:
    plan = rayon(count, seed)
    calls = {call.id: call for call in plan.calls}
    assert plan.unplaced
    for left in plan.unplaced:
        for reason in left.reasons:
            if reason.code is WhyNot.CAN_WAIT:
                assert reason.day is not None
                assert reason.day > DAYS[-1].day
            elif reason.code is WhyNot.NOT_WORTH_IT:
                assert (reason.number or 0) >= 0.4 * calls[left.call_id].worth - 90
            else:
                assert reason.code in {WhyNot.DAY_FULL, WhyNot.NO_GOOD_DAY}
