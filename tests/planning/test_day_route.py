from __future__ import annotations

from datetime import time
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.domain.geography import Point
from salesdesk.planning import orders
from salesdesk.planning.day_roads import Roads
from salesdesk.planning.day_route import Concern, DayFrame, DayPlan, DayWarning, Stop, best_order, plan_day
from salesdesk.planning.day_task import task_of
from salesdesk.planning.exact_orders import exact_order, lateness_to_come, shortest_rest
from salesdesk.planning.near_orders import long_order, neighbours
from salesdesk.planning.travel import Leg, drive

HOME = Point(52.505, 4.9597)  # Purmerend
HAARLEM, BEVERWIJK = Point(52.3808, 4.6368), Point(52.4833, 4.6569)
HEEMSKERK, ZAANDAM = Point(52.5117, 4.6722), Point(52.4385, 4.8264)
ROUND_TRIP = DayFrame(start=HOME, end=HOME)


def a_stop(number: int, point: Point | None, fixed: time | None = None, minutes: int = 60) -> Stop:
    return Stop(UUID(int=number), point, minutes, fixed)


def numbers(plan: DayPlan) -> list[int]:
    return [planned.stop.id.int for planned in plan.stops]


def random_points(count: int) -> st.SearchStrategy[list[Point]]:
    return st.lists(
        st.builds(Point, st.floats(51.5, 52.8), st.floats(4.5, 6.5)),
        min_size=count,
        max_size=count,
        unique=True,
    )


times = st.none() | st.builds(time, st.integers(8, 16), st.sampled_from([0, 30]))


@st.composite
def some_stops(draw: st.DrawFn, least: int = 1, most: int = 6) -> list[Stop]:
    count = draw(st.integers(least, most))
    places = draw(random_points(count))
    return [
        a_stop(number, place, draw(times), draw(st.sampled_from([30, 60])))
        for number, place in enumerate(places)
    ]


def test_a_day_without_visits_is_an_empty_plan() -> None:
    assert plan_day([]) == DayPlan()
    assert plan_day([]).visit_share_percent == 0


def test_a_day_in_kennemerland_goes_round() -> None:
    stops = [a_stop(1, ZAANDAM), a_stop(2, HAARLEM), a_stop(3, HEEMSKERK), a_stop(4, BEVERWIJK)]
    plan = plan_day(stops, ROUND_TRIP)
    assert numbers(plan) in ([1, 2, 4, 3], [3, 4, 2, 1])
    assert plan.visit_minutes == 240
    assert plan.drive_minutes == sum(p.leg.minutes for p in plan.stops if p.leg) + 19
    assert plan.warnings == ()


def test_the_first_visit_starts_at_half_past_eight_and_decides_when_to_leave() -> None:
    plan = plan_day([a_stop(1, HAARLEM)], ROUND_TRIP)
    assert (plan.depart_time, plan.stops[0].start_time, plan.stops[0].leave_time) == (
        time(7, 55), time(8, 30), time(9, 30),
    )  # fmt: skip
    assert plan.home_time == time(10, 5)
    assert plan.stops[0].leave_by_time == plan.set_out_time == time(7, 48)


def test_an_appointment_keeps_its_time_and_free_visits_go_around_it() -> None:
    stops = [a_stop(1, ZAANDAM), a_stop(2, HAARLEM, time(10, 0)), a_stop(3, BEVERWIJK)]
    plan = plan_day(stops, ROUND_TRIP)
    fixed = next(planned for planned in plan.stops if planned.stop.id.int == 2)
    assert (fixed.start_time, fixed.late_minutes) == (time(10, 0), 0)
    assert plan.warnings == ()


def test_two_appointments_that_cannot_both_be_met_give_a_warning_not_a_failure() -> None:
    plan = plan_day([a_stop(1, HAARLEM, time(9, 0)), a_stop(2, ZAANDAM, time(9, 30))], ROUND_TRIP)
    assert numbers(plan) == [1, 2]
    assert plan.stops[1].late_minutes == 52
    assert plan.warnings == (
        DayWarning(Concern.LATE, UUID(int=2), 52),
        DayWarning(Concern.OVERLAP, UUID(int=2), 30, UUID(int=1)),
    )


def test_a_visit_that_is_not_on_the_map_takes_part_with_a_guess() -> None:
    plan = plan_day([a_stop(1, None, time(13, 0)), a_stop(2, HAARLEM)], ROUND_TRIP)
    assert numbers(plan) == [2, 1]
    assert plan.stops[1].leg == Leg(20, 0.0, is_known=False)
    assert plan.warnings == (DayWarning(Concern.NOT_ON_MAP, UUID(int=1)),)


def test_the_order_the_seller_gave_can_be_kept() -> None:
    stops = [a_stop(1, ZAANDAM), a_stop(2, HEEMSKERK), a_stop(3, HAARLEM), a_stop(4, BEVERWIJK)]
    kept = plan_day(stops, ROUND_TRIP, keep_order=True)
    assert numbers(kept) == [1, 2, 3, 4]
    assert kept.drive_minutes > plan_day(stops, ROUND_TRIP).drive_minutes


def test_lunch_comes_after_noon_and_only_once() -> None:
    stops = [a_stop(number, place) for number, place in enumerate((ZAANDAM, HAARLEM, BEVERWIJK, HEEMSKERK))]
    plan = plan_day(stops, DayFrame(HOME, HOME, lunch_minutes=30))
    assert [planned.lunch_minutes for planned in plan.stops] == [0, 0, 0, 30]
    assert plan.stops[3].arrive_time > time(12, 30)


def test_a_long_wait_at_noon_is_lunch_enough() -> None:
    stops = [a_stop(1, HAARLEM, time(10, 30)), a_stop(2, BEVERWIJK, time(14, 0)), a_stop(3, ZAANDAM)]
    plan = plan_day(stops, DayFrame(HOME, HOME, lunch_minutes=30, first_visit=time(10, 30)), keep_order=True)
    assert plan.stops[1].spare_minutes > 90
    assert [planned.lunch_minutes for planned in plan.stops] == [0, 0, 0]


def test_a_visit_without_appointment_begins_at_a_time_for_the_diary() -> None:
    plan = plan_day([a_stop(1, ZAANDAM), a_stop(2, HAARLEM), a_stop(3, BEVERWIJK)], ROUND_TRIP)
    assert {planned.start_time.minute % 5 for planned in plan.stops} == {0}
    assert any(planned.arrive_time != planned.start_time for planned in plan.stops)


def test_coming_home_too_late_is_said() -> None:
    frame = DayFrame(HOME, HOME, depart_time=time(15, 0), home_before=time(17, 0))
    plan = plan_day([a_stop(1, HAARLEM)], frame)
    assert plan.depart_time == time(15, 0)
    assert plan.warnings == (DayWarning(Concern.HOME_LATE, None, 10),)


def test_without_start_and_end_only_the_legs_between_visits_count() -> None:
    plan = plan_day([a_stop(1, HAARLEM), a_stop(2, BEVERWIJK)])
    assert plan.stops[0].leg is None
    assert plan.way_home is None
    assert plan.drive_minutes == (plan.stops[1].leg or Leg(0, 0)).minutes
    assert plan.visit_share_percent == round(100 * 120 / (120 + plan.drive_minutes))


def test_another_estimate_of_driving_can_be_brought() -> None:
    plan = plan_day([a_stop(1, HAARLEM)], ROUND_TRIP, travel=lambda _a, _b: Leg(10, 5.0))
    assert (plan.drive_minutes, plan.drive_km, plan.depart_time) == (20, 10.0, time(8, 20))


@settings(max_examples=60, deadline=None)
@given(some_stops(), st.sampled_from([0, 30]))
def test_no_order_of_a_short_day_is_better(stops: list[Stop], lunch: int) -> None:
    plan = plan_day(stops, DayFrame(HOME, HOME, lunch_minutes=lunch))
    order = tuple(planned.stop.id.int for planned in plan.stops)
    task = _task_of(stops, lunch)
    best = min(orders.cost(task, other) for other in permutations(range(len(stops))))
    assert orders.cost(task, order) == best


def _task_of(stops: list[Stop], lunch: int) -> orders.Task:
    frame = DayFrame(HOME, HOME, lunch_minutes=lunch)
    return task_of(stops, frame, Roads(stops, frame, drive))


@settings(max_examples=40, deadline=None)
@given(some_stops(most=7))
def test_the_clock_never_runs_back_and_the_sums_agree(stops: list[Stop]) -> None:
    plan = plan_day(stops, ROUND_TRIP)
    assert sorted(numbers(plan)) == sorted(stop.id.int for stop in stops)
    assert plan.visit_minutes == sum(stop.minutes for stop in stops)
    for planned in plan.stops:
        assert planned.late_minutes == 0 or planned.spare_minutes == 0
        fixed = planned.stop.fixed_time
        assert fixed is None or planned.late_minutes or planned.start_time == fixed


@settings(max_examples=10, deadline=None)
@given(some_stops(least=9, most=13), st.sampled_from([0, 30]))
def test_a_full_day_is_never_worse_than_its_neighbours_and_the_same_twice(
    stops: list[Stop], lunch: int
) -> None:
    task = _task_of(stops, lunch)
    order = best_order(task)
    assert order == best_order(task)
    assert all(orders.cost(task, order) <= orders.cost(task, other) for other in neighbours(task, order))


@settings(max_examples=15, deadline=None)
@given(some_stops(least=5, most=7))
def test_the_bounds_never_promise_too_much(stops: list[Stop]) -> None:
    """What the way home takes at least, and the lateness still to come, along every best order."""
    task = _task_of(stops, 0)
    order = best_order(task)
    home, owed = shortest_rest(task), lateness_to_come(task)
    late, _missed, _home_late, driven, _end = orders.cost(task, order)
    visited, made, already = 0, 0.0, 0.0
    before = len(stops)
    for timing in orders.timings(task, order)[:-1]:
        visited |= 1 << timing.index
        made += task.drives[before][timing.index]
        already += timing.late
        before = timing.index
        assert made + home[visited][timing.index] <= driven
        assert already + owed(visited, timing.leave) <= late


@settings(max_examples=8, deadline=None)
@given(random_points(14))
def test_a_day_too_long_to_solve_is_near_the_best(places: list[Point]) -> None:
    stops = [a_stop(number, place) for number, place in enumerate(places)]
    task = _task_of(stops, 0)
    long = long_order(task)
    assert orders.cost(task, long)[3] <= 1.01 * orders.cost(task, exact_order(task, long))[3]


@pytest.mark.parametrize("count", [1, 2, 9, 10, 13, 16])
def test_every_length_of_day_gets_a_plan(count: int) -> None:
    stops = [a_stop(number, Point(52 + number * 0.03, 5 + number % 3 * 0.1)) for number in range(count)]
    assert len(plan_day(stops, ROUND_TRIP).stops) == count
