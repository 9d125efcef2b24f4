from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest

from salesdesk.domain.geography import Point
from salesdesk.planning.day_moves import DayFit, OtherPlan, best_days, moves
from salesdesk.planning.day_route import DayFrame, Stop, plan_day
from salesdesk.planning.travel import Leg

HOME = Point(52.0, 5.0)
NEAR, FAR = Point(52.05, 5.0), Point(52.5, 5.0)
FRAME = DayFrame(HOME, HOME, home_before=time(12))
MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)


def by_latitude(origin: Point | None, target: Point | None) -> Leg:
    assert origin is not None
    assert target is not None
    return Leg(5 + round(abs(origin.lat - target.lat) * 100), 10.0)


def a_stop(number: int, point: Point = NEAR, **changed: object) -> Stop:
    return Stop(**{"id": UUID(int=number), "point": point, "minutes": 60} | changed)  # type: ignore[arg-type]


def leaving(*stops: Stop, frame: DayFrame = FRAME) -> list[int]:
    return [move.stop.id.int for move in moves(stops, frame, travel=by_latitude)]


def test_nobody_has_to_move_from_a_day_that_fits() -> None:
    assert leaving(a_stop(1), a_stop(2)) == []


@pytest.mark.parametrize(
    ("stays", "goes"),
    [
        (a_stop(1, fixed_time=time(9)), a_stop(2)),
        (a_stop(1, stays_today=True), a_stop(2)),
        (a_stop(1, fixed_time=time(9, 30)), a_stop(2, fixed_time=time(9), leeway_minutes=30)),
        (a_stop(1, value=50), a_stop(2, value=10)),
        (a_stop(1), a_stop(2, FAR)),
        (a_stop(1, is_must=True), a_stop(2, value=90, fixed_time=time(9))),
    ],
)
def test_the_visit_that_is_lost_least_goes_to_another_day(stays: Stop, goes: Stop) -> None:
    frame = DayFrame(HOME, HOME, home_before=time(10, 40))
    assert leaving(stays, goes, frame=frame) == [2]
    assert leaving(goes, stays, frame=frame) == [2]


def test_whoever_makes_the_rest_fit_goes_even_if_he_was_promised_more() -> None:
    long = a_stop(3, minutes=180, fixed_time=time(9))
    assert leaving(a_stop(1), a_stop(2), long) == [3]


def test_as_many_move_as_it_takes_and_the_day_they_leave_fits() -> None:
    found = moves([a_stop(number) for number in range(1, 7)], FRAME, travel=by_latitude)
    assert len(found) == 3
    assert found[-1].without.fits
    assert not found[0].without.fits


def test_nobody_moves_when_all_are_musts() -> None:
    assert leaving(*(a_stop(number, is_must=True) for number in range(1, 6))) == []


def test_a_long_day_is_mended_too() -> None:
    stops = [a_stop(number, minutes=15) for number in range(1, 15)]
    frame = DayFrame(HOME, HOME, home_before=time(13, 30))
    found = moves([*stops, a_stop(15, FAR)], frame, travel=by_latitude)
    assert [move.stop.id.int for move in found] == [15]


def test_the_two_days_with_the_least_detour_are_named_the_soonest_first() -> None:
    usual = DayFrame(HOME, HOME, home_before=time(17, 30))
    others = {
        FRIDAY: OtherPlan(usual, (a_stop(8, FAR, fixed_time=time(10)),)),
        MONDAY: OtherPlan(usual, (a_stop(9),)),
        TUESDAY: OtherPlan(usual, (a_stop(7, FAR),)),
    }
    fits = best_days(a_stop(1, FAR, minutes=45), others, travel=by_latitude)
    assert fits == (DayFit(TUESDAY, time(9, 35), 5, 1), DayFit(FRIDAY, time(8, 30), 5, 0))


def test_a_day_that_is_full_shut_or_would_run_late_is_not_named() -> None:
    stop = a_stop(1)
    usual = DayFrame(HOME, HOME, home_before=time(17, 30))
    others = {
        MONDAY: OtherPlan(usual, windows={stop.id: ()}),
        TUESDAY: OtherPlan(DayFrame(HOME, HOME, most_visits=1), (a_stop(2),)),
        FRIDAY: OtherPlan(DayFrame(HOME, HOME, home_before=time(9)), (a_stop(3, minutes=15),)),
        date(2026, 11, 30): OtherPlan(usual, (stop,)),
    }
    assert best_days(stop, others, travel=by_latitude) == ()


def test_the_hours_of_the_other_day_count_there() -> None:
    stop = a_stop(1, windows=())
    other = OtherPlan(DayFrame(HOME, HOME), windows={stop.id: ((time(14), time(16)),)})
    assert best_days(stop, {FRIDAY: other}, travel=by_latitude) == (DayFit(FRIDAY, time(14), 20, 0),)


def test_the_time_named_is_the_one_a_plan_of_that_day_gives() -> None:
    day = (a_stop(2, fixed_time=time(9)), a_stop(3, FAR, fixed_time=time(14)))
    fit = best_days(a_stop(1), {FRIDAY: OtherPlan(DayFrame(HOME, HOME), day)}, travel=by_latitude)[0]
    plan = plan_day([*day, a_stop(1)], DayFrame(HOME, HOME), travel=by_latitude)
    assert fit.start_time == next(each.start_time for each in plan.stops if each.stop.id.int == 1)
