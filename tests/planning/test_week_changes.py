"""A plan of weeks that changes: pins, days off, who is gone, a watcher, and moves that would pay."""

from __future__ import annotations

from datetime import time
from uuid import UUID

import pytest

from salesdesk.domain.geography import Point
from salesdesk.planning.traffic_table import DEFAULT_TRAFFIC
from salesdesk.planning.travel import TravelModel
from salesdesk.planning.week_model import Call, Enough, PeriodPlan, Pin, SoFar, WorkDay
from salesdesk.planning.week_moves import worthwhile_moves
from salesdesk.planning.weeks import pinned, plan_period, replan
from tests.planning.week_builders import AMERSFOORT, LEIDEN, a_call, a_visit, on, some_calls, weeks

ROUNDS = 60


def a_plan(calls: list[Call], days: list[WorkDay], **over: object) -> PeriodPlan:
    return plan_period(calls, days, **{"rounds": ROUNDS, **over})  # type: ignore[arg-type]


def test_enough_gives_the_best_so_far() -> None:
    heard: list[tuple[int, int]] = []

    def watch(done: int, total: int, best: SoFar) -> None:
        heard.append((done, best.placed + best.left_out))
        if done >= 40:
            raise Enough

    plan = a_plan(some_calls(20), weeks(2), rounds=200, watch=watch)
    assert (plan.rounds_done, plan.cut_short, bool(plan.placed)) == (40, True, True)
    assert heard[-1] == (40, len(plan.placed) + len(plan.unplaced))


def test_another_word_from_the_watcher_goes_through() -> None:
    def watch(*_so_far: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        a_plan(some_calls(5), weeks(1), watch=watch)


def test_after_a_drag_the_rest_stays_where_it_was() -> None:
    plan = a_plan(some_calls(30), weeks(3), rounds=300)
    moved = plan.placed[5]
    call = pinned(plan, moved.call_id, moved.number, Pin(on(9)))
    after = replan(plan, [call])
    before = {(each.call_id, each.number): each.day for each in plan.placed}
    same = [each for each in after.placed if before.get((each.call_id, each.number)) == each.day]
    assert any(each.call_id == moved.call_id and each.day == on(9) for each in after.placed)
    assert len(same) >= len(plan.placed) - 3


@pytest.mark.parametrize("seed", [1, 3])
def test_planning_again_leaves_full_days_as_they_are(seed: int) -> None:
    travel = TravelModel(traffic=DEFAULT_TRAFFIC)
    plan = plan_period(some_calls(90, seed), weeks(2), travel, rounds=500)
    after = replan(plan, travel=travel, rounds=100)
    before = {(each.call_id, each.number): each.day for each in plan.placed}
    left = [key for key, day in before.items() if (*key, day) not in
            {(each.call_id, each.number, each.day) for each in after.placed}]  # fmt: skip
    assert len(plan.placed) > 40
    assert left == []


def test_a_pin_that_is_taken_off_makes_the_visit_free_again() -> None:
    plan = a_plan([a_call(pins=(Pin(on(3)),)), a_call(2)], weeks(2))
    freed = replan(plan, [pinned(plan, UUID(int=1), 0, None)], rounds=ROUNDS)
    assert not any(each.is_pinned for each in freed.placed)


def test_a_day_off_moves_only_its_own_visits() -> None:
    plan = a_plan(some_calls(24), weeks(3), rounds=300)
    off = next(day.day for day in plan.days if len(day.visits) >= 2)
    after = replan(plan, days=[day for day in plan.work_days if day.day != off])
    stayed = {(each.call_id, each.number, each.day) for each in after.placed}
    others = [each for each in plan.placed if each.day != off]
    assert sum((each.call_id, each.number, each.day) in stayed for each in others) >= len(others) - 3


def test_a_relation_that_is_gone_leaves_the_plan() -> None:
    plan = a_plan([a_call(1), a_call(2)], weeks(2))
    assert {each.call_id.int for each in replan(plan, gone=[UUID(int=1)]).placed} == {2}


@pytest.mark.parametrize("is_announced", [True, False])
def test_a_visit_far_from_its_day_is_proposed_to_move_and_stays(is_announced: bool) -> None:
    lone = a_visit(1, on(0), time(10), point=LEIDEN, is_announced=is_announced)
    held = a_visit(2, on(1), time(9), point=LEIDEN, earliest_on=on(1), latest_on=on(1))
    plan = a_plan([lone, held, a_visit(3, on(0), time(13), point=AMERSFOORT)], weeks(1))
    move = next(each for each in worthwhile_moves(plan) if each.call_id == lone.id)
    assert (move.from_day, move.to_day) == (on(0), on(1))
    assert move.saves_minutes > 40
    assert next(each.day for each in plan.placed if each.call_id == lone.id) == on(0)


def test_a_visit_is_not_proposed_to_move_out_of_its_window() -> None:
    visits = [
        a_visit(1, on(0), time(10), point=LEIDEN, latest_on=on(0)),
        a_visit(2, on(1), time(9), point=LEIDEN, earliest_on=on(1)),
    ]
    assert worthwhile_moves(a_plan(visits, weeks(1, most_visits=2))) == ()


@pytest.mark.parametrize(("is_announced", "count"), [(True, 0), (False, 1)])
def test_for_half_an_hour_nobody_is_called_who_knows_his_day(is_announced: bool, count: int) -> None:
    near = Point(52.155, 5.25)
    lone = a_visit(1, on(0), time(10), point=near, is_announced=is_announced)
    plan = a_plan([lone, a_visit(2, on(1), time(9), point=near, is_announced=True)], weeks(1))
    assert 20 <= plan.days[0].drive_minutes < 40
    assert sum(move.call_id == lone.id for move in worthwhile_moves(plan)) == count
