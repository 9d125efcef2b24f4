"""The weeks ahead: turns, windows, areas, pins, what stands already, and a reason for each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain.geography import Point
from salesdesk.domain.plan_reasons import Why, WhyNot
from salesdesk.planning.week_model import Call, PeriodPlan, Pin, Placed, Weights, WorkDay
from salesdesk.planning.weeks import explain, plan_period
from tests.planning.week_builders import (
    AMERSFOORT,
    EAST,
    HILVERSUM,
    LEIDEN,
    MONDAY,
    MORNINGS,
    WEST,
    a_call,
    a_day,
    a_visit,
    on,
    some_calls,
    weeks,
)  # fmt: skip

ROUNDS = 60


def a_plan(calls: list[Call], days: list[WorkDay], **over: object) -> PeriodPlan:
    return plan_period(calls, days, **{"rounds": ROUNDS, **over})  # type: ignore[arg-type]


def the_only(plan: PeriodPlan) -> Placed:
    (placed,) = plan.placed
    return placed


def codes(plan: PeriodPlan, number: int = 1) -> list[str]:
    return [reason.code.value for _day, reasons in explain(plan, UUID(int=number)) for reason in reasons]


def why_not(plan: PeriodPlan) -> list[WhyNot | Why]:
    return [each.reasons[0].code for each in plan.unplaced]


def test_a_relation_is_visited_round_the_day_it_is_due() -> None:
    placed = the_only(a_plan([a_call(due_on=on(9))], weeks(3)))
    assert placed.day == on(9)
    assert Why.DUE in {reason.code for reason in placed.reasons}


def test_who_is_overdue_comes_first() -> None:
    late = a_call(due_on=on(-40), every_days=91)
    assert the_only(a_plan([late], weeks(4))).day == MONDAY
    assert "overdue" in codes(a_plan([late], weeks(4)))


def test_with_too_little_room_the_least_worth_is_left_out() -> None:
    calls = [a_call(number, worth=100.0 + number) for number in range(1, 6)]
    plan = a_plan(calls, [a_day(on(7), most_visits=3)])
    assert {each.call_id.int for each in plan.placed} == {3, 4, 5}
    assert [each.reasons[-1].code for each in plan.unplaced] == [WhyNot.DAY_FULL] * 2


def test_a_relation_in_an_area_waits_for_its_day() -> None:
    days = [a_day(on(day), area_ids=frozenset({EAST if day % 2 else WEST})) for day in range(14)]
    placed = the_only(a_plan([a_call(due_on=on(6), area_id=EAST)], days))
    assert placed.day.weekday() in {1, 3, 5} if placed.day < on(7) else placed.day in {on(7), on(9)}
    assert Why.AREA_DAY in {reason.code for reason in placed.reasons}
    assert not placed.is_exception


def test_a_visit_outside_the_area_of_the_day_is_counted() -> None:
    plan = a_plan([a_call(area_id=EAST)], weeks(2, area_ids=frozenset({WEST})))
    assert plan.exceptions == 1
    assert "out_of_area" in codes(plan)


def test_a_pin_keeps_its_day_and_its_hour() -> None:
    plan = a_plan([a_call(pins=(Pin(on(2), time(14)),)), a_call(2), a_call(3)], weeks(2))
    held = next(each for each in plan.placed if each.call_id.int == 1)
    assert (held.day, held.start_time, held.is_pinned) == (on(2), time(14), True)


def test_visits_that_stand_already_are_kept_and_the_others_laid_around_them() -> None:
    visits = [a_visit(1, on(7), time(9, 30)), a_visit(2, on(7), time(13))]
    plan = a_plan([*visits, *some_calls(12)], weeks(2))
    kept = {
        each.call_id: (each.day, each.start_time, each.late_minutes) for each in plan.placed if each.is_visit
    }
    assert kept == {visits[0].id: (on(7), time(9, 30), 0), visits[1].id: (on(7), time(13), 0)}


def test_visits_that_cannot_both_be_kept_stay_and_say_how_late() -> None:
    visits = [a_visit(1, MONDAY, time(10)), a_visit(2, MONDAY, time(10, 30), point=LEIDEN)]
    plan = a_plan(visits, weeks(1))
    assert [each.call_id for each in plan.placed] == [visits[0].id, visits[1].id]
    assert plan.days[0].late_minutes > 30
    assert not plan.unplaced


def test_an_evening_visit_stands_though_home_is_reached_late() -> None:
    plan = a_plan([a_visit(1, MONDAY, time(19)), a_call(due_on=MONDAY)], weeks(1))
    assert [each.start_time for each in plan.days[0].visits][-1] == time(19)


def test_a_visit_on_a_day_off_is_told_and_not_moved() -> None:
    sunday = a_visit(1, on(6), time(11))
    plan = a_plan([sunday], weeks(2))
    assert the_only(plan).day == on(6)
    assert [day.day for day in plan.days].count(on(6)) == 1


@pytest.mark.parametrize(
    "spans", [((time(9), time(10, 30)),), ((time(8), time(8, 50)), (time(13), time(14)))]
)
def test_the_whole_visit_lies_in_the_opening_hours(spans: tuple[tuple[time, time], ...]) -> None:
    placed = the_only(a_plan([a_call(hours=dict.fromkeys(range(5), spans))], weeks(2)))
    begin, end = minutes(placed.start_time), minutes(placed.start_time) + placed.minutes
    assert any(minutes(opens) <= begin and end <= minutes(closes) for opens, closes in spans)


def minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def test_the_one_day_it_is_open_is_named_as_the_reason() -> None:
    hours = {**dict.fromkeys(range(5), ()), 3: ((time(9), time(17)),)}
    plan = a_plan([a_call(every_days=40, hours=hours)], weeks(2))
    assert the_only(plan).day.weekday() == 3
    assert "only_open" in codes(plan)


def test_who_comes_monthly_is_seen_three_times_a_quarter_with_room_between() -> None:
    plan = a_plan([a_call(due_on=on(3), every_days=28)], weeks(12))
    days = [each.day for each in plan.placed]
    assert len(days) == 3
    assert all(timedelta(days=14) <= after - before for before, after in pairwise(days))


def test_a_pin_takes_the_place_of_the_nearest_turn() -> None:
    plan = a_plan([a_call(due_on=on(3), every_days=28, pins=(Pin(on(35)),))], weeks(12))
    days = [each.day for each in plan.placed]
    assert on(35) in days
    assert len(days) == 3


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (a_call(point=None), WhyNot.NO_ADDRESS),
        (a_call(hours=dict.fromkeys(range(7), ())), WhyNot.NEVER_OPEN),
        (a_call(hours=dict.fromkeys(range(7), ((time(9), time(9, 30)),))), WhyNot.NEVER_OPEN),
        (a_call(not_before=on(300)), WhyNot.NOT_BEFORE),
        (a_call(due_on=on(4), every_days=8, hours={3: (), 4: (), 0: (), 2: ()}, hours_on={on(8): ()}),
         WhyNot.NO_DAY_IN_WINDOW),
        (a_call(point=Point(57.7, 11.97)), WhyNot.TOO_FAR),
        (a_call(pins=(Pin(on(5)),)), WhyNot.PIN_IMPOSSIBLE),
        (a_call(due_on=on(80)), WhyNot.CAN_WAIT),
        (a_call(worth=10.0), WhyNot.NOT_WORTH_IT),
    ],
)  # fmt: skip
def test_what_has_no_day_says_why(call: Call, reason: WhyNot) -> None:
    plan = a_plan([call], weeks(2))
    assert not plan.placed
    assert reason in {each.code for unplaced in plan.unplaced for each in unplaced.reasons}


def test_the_detour_is_not_blamed_where_the_area_of_the_days_is_the_reason() -> None:
    call, days = a_call(worth=150.0, area_id=EAST), weeks(2, area_ids=frozenset({WEST}))
    (left,) = a_plan([call], days, weights=Weights(out_of_area=500)).unplaced
    assert left.reasons[-1].code is WhyNot.NO_GOOD_DAY


def test_without_working_days_nothing_is_planned_and_it_says_so() -> None:
    plan = a_plan([a_call()], [])
    assert why_not(plan) == [WhyNot.NO_DAYS]


def test_without_a_home_the_weeks_are_planned_as_well() -> None:
    assert the_only(a_plan([a_call()], weeks(2, start=None, end=None)))


def test_two_in_one_postcode_lie_next_to_each_other() -> None:
    calls = [a_call(1), a_call(2), a_call(3, LEIDEN), a_call(4, LEIDEN)]
    by_day = Counter((each.day, each.call_id.int in {1, 2}) for each in a_plan(calls, weeks(2)).placed)
    assert sorted(by_day.values()) == [2, 2]


def test_a_lunch_longer_than_the_day_leaves_the_visits_and_plans_no_lunch() -> None:
    plan = a_plan([a_call()], weeks(2, lunch_minutes=700))
    assert plan.placed or plan.unplaced


def test_a_day_that_begins_elsewhere_begins_there() -> None:
    near = a_plan([a_call(due_on=MONDAY)], [a_day(start=AMERSFOORT)])
    far = a_plan([a_call(due_on=MONDAY)], [a_day()])
    assert the_only(near).drive_minutes < the_only(far).drive_minutes


def test_visits_are_spread_over_the_days() -> None:
    calls = [a_call(number, Point(52.1, 5.13), due_on=on(2), every_days=30) for number in range(1, 11)]
    plan = a_plan(calls, weeks(1, most_visits=6))
    assert sorted(len(day.visits) for day in plan.days) == [2, 2, 2, 2, 2]


def test_the_week_the_clock_changes_is_a_week_like_any_other() -> None:
    def times(first: date) -> list[tuple[int, time]]:
        days = [a_day(first + timedelta(days=day)) for day in range(-3, 5)]
        calls = [a_call(1, due_on=first), a_call(2, HILVERSUM, due_on=first)]
        return [((each.day - first).days, each.start_time) for each in a_plan(calls, days).placed]

    assert times(date(2027, 3, 29)) == times(date(2027, 4, 5)) == times(date(2026, 10, 26))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 99), count=st.integers(1, 25), span=st.integers(1, 3))
def test_no_rule_is_ever_broken(seed: int, count: int, span: int) -> None:
    calls, days = some_calls(count, seed), weeks(span, most_visits=4)
    plan = a_plan([*calls, a_visit(1, on(1)), a_visit(2, on(1), time(15))], days, rounds=25)
    by_id = {call.id: call for call in calls}
    for day in plan.days:
        assert len(day.visits) <= 4
        assert day.late_minutes == 0
        assert day.home_time is None or day.home_time <= time(17, 30)
        for placed in day.visits:
            assert is_within(by_id.get(placed.call_id), placed)
    asked = Counter([each.call_id for each in plan.placed] + [each.call_id for each in plan.unplaced])
    assert set(asked) >= set(by_id)
    assert len({(each.call_id, each.number) for each in plan.placed}) == len(plan.placed)


def is_within(call: Call | None, placed: Placed) -> bool:
    """Its window and the opening hours."""
    if call is None:
        return True
    spans, begin = call.spans(placed.day), minutes(placed.start_time)
    in_hours = spans is None or any(
        minutes(opens) <= begin and begin + call.minutes <= minutes(closes) for opens, closes in spans
    )
    assert call.due_on is not None
    assert call.every_days is not None
    first = call.due_on + timedelta(days=placed.number * call.every_days)
    late = call.due_on < MONDAY
    return (
        in_hours
        and begin >= minutes(time(8, 30))
        and (late or abs((placed.day - first).days) <= call.every_days / 4 + 1)
    )


def test_the_same_calls_give_the_same_plan() -> None:
    assert a_plan(some_calls(30), weeks(3)) == a_plan(some_calls(30), weeks(3))


def test_after_its_window_a_visit_is_not_made_up_for() -> None:
    shut = {on(day): () for day in range(2, 17)}
    plan = a_plan([a_call(due_on=on(9), every_days=28, hours_on=shut)], weeks(4))
    assert plan.placed == ()
    assert plan.unplaced[0].reasons[0].code is WhyNot.NO_DAY_IN_WINDOW


@pytest.mark.parametrize(("late_days", "week"), [(0, 3), (200, 0)])
def test_who_waits_long_comes_first_even_when_somebody_near_is_visited_later(
    late_days: int, week: int
) -> None:
    call = a_call(due_on=on(21 - late_days), every_days=91)
    plan = a_plan([a_visit(1, on(21), time(10)), call], weeks(4))
    assert [(each.day - MONDAY).days // 7 for each in plan.placed if each.call_id == call.id] == [week]


def test_after_a_pinned_visit_half_its_interval_goes_by() -> None:
    call = a_call(due_on=MONDAY, every_days=28, pins=(Pin(on(14)),))
    plan = a_plan([call, a_visit(1, on(22))], weeks(5))
    days = [each.day for each in plan.placed if each.call_id == call.id]
    assert days[0] == on(14)
    assert on(28) <= days[1]


def test_a_day_of_its_area_goes_before_a_day_of_no_area() -> None:
    call = a_call(due_on=MONDAY, area_id=EAST)
    plan = a_plan([call], [a_day(MONDAY), a_day(on(1), area_ids=frozenset({EAST}))])
    assert [each.day for each in plan.placed] == [on(1)]


@pytest.mark.parametrize(("leeway", "count"), [(0, 0), (30, 1)])
def test_an_appointment_with_leeway_makes_room_for_another_visit(leeway: int, count: int) -> None:
    stands = a_visit(1, MONDAY, time(9, 30), leeway_minutes=leeway)
    call = a_call(hours=MORNINGS, due_on=MONDAY)
    plan = a_plan([stands, call], [a_day(lunch_minutes=0, home_by=time(11, 45))])
    assert sum(each.call_id == call.id for each in plan.placed) == count
    assert plan.days[0].late_minutes == 0


def test_bare_minutes_instead_of_places() -> None:
    calls = [replace(a_call(number), point=None) for number in (1, 2, 3)]
    matrix = [[0, 5, 60, 20], [5, 0, 60, 20], [60, 60, 0, 20], [20, 20, 20, 0]]
    plan = a_plan(calls, weeks(2, most_visits=2), matrix=matrix)
    together = [{each.call_id.int for each in day.visits} for day in plan.days if len(day.visits) == 2]
    assert together == [{1, 2}]
    assert plan.drive_minutes == 45 + 40


def test_sets_of_days_are_kept_together() -> None:
    sets = ((on(0), on(2)), (on(1), on(3)))
    plan = a_plan([a_call(on_days=sets), a_call(2, LEIDEN, on_days=sets)], weeks(1))
    days = {
        number: tuple(each.day for each in plan.placed if each.call_id.int == number) for number in (1, 2)
    }
    assert set(days.values()) <= set(sets)


def test_morning_openings_come_in_the_morning() -> None:
    calls = [
        a_call(number, due_on=on(2), every_days=20, hours=MORNINGS if number < 4 else {})
        for number in range(1, 9)
    ]
    plan = a_plan(calls, weeks(1))
    mornings = [each for each in plan.placed if each.call_id.int < 4]
    assert len(mornings) == 3
    assert all(minutes(each.start_time) + each.minutes <= 12 * 60 for each in mornings)


def test_two_thousand_visits_in_a_fortnight_are_answered_with_the_most_worth() -> None:
    calls = [replace(call, every_days=30, due_on=on(3)) for call in some_calls(2000)]
    plan = a_plan(calls, weeks(2), rounds=5)
    assert len(plan.placed) + len(plan.unplaced) >= 2000
    assert 30 <= len(plan.placed) <= 60
    assert {call.worth for call in calls if call.id in {each.call_id for each in plan.placed}} == {300.0}
