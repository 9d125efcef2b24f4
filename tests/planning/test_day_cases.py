"""A day of places: opening hours, leeway, lunch, suggestions, traffic, and what is wrong with a day."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest

from salesdesk.domain.geography import Point
from salesdesk.domain.planning_rules import TrafficSlot
from salesdesk.planning.day_model import MOST_STOPS, LeftOut
from salesdesk.planning.day_reasons import StopReason, Why
from salesdesk.planning.day_route import (
    Concern,
    DayFrame,
    DayPlan,
    DayWarning,
    Stop,
    WhyNot,
    explain,
    plan_day,
)
from salesdesk.planning.travel import Leg, TravelModel

HOME = Point(52.0, 5.0)
ANY = Point(52.1, 5.0)
TUESDAY = date(2026, 11, 24)
MORNING, AFTERNOON = (time(9), time(12)), (time(13), time(17))


def quarter(origin: Point | None, target: Point | None) -> Leg:
    """Everywhere is a quarter of an hour away."""
    return Leg(15, 12.0, is_known=origin is not None and target is not None)


def a_stop(number: int, **changed: object) -> Stop:
    return Stop(**{"id": UUID(int=number), "point": ANY, "minutes": 60} | changed)  # type: ignore[arg-type]


def planned(*stops: Stop, **frame: object) -> DayPlan:
    return plan_day(stops, DayFrame(HOME, HOME, **frame), travel=quarter)  # type: ignore[arg-type]


def starts(plan: DayPlan) -> dict[int, time]:
    return {each.stop.id.int: each.start_time for each in plan.stops}


def kinds(plan: DayPlan) -> list[Concern]:
    return [warning.kind for warning in plan.warnings]


def test_a_visit_begins_and_ends_while_the_customer_is_open() -> None:
    shut_at_half_past_ten = ((time(8), time(10, 30)),)
    plan = planned(a_stop(1), a_stop(2, windows=shut_at_half_past_ten, minutes=90))
    assert starts(plan) == {2: time(8, 30), 1: time(10, 15)}
    assert plan.fits


def test_a_visit_waits_for_the_afternoon_when_the_morning_is_too_short_for_it() -> None:
    plan = planned(a_stop(1, minutes=150), a_stop(2, windows=(MORNING, AFTERNOON)), depart_time=time(8))
    assert starts(plan) == {1: time(8, 15), 2: time(11)}
    late = planned(a_stop(1, fixed_time=time(8, 30), minutes=165), a_stop(2, windows=(MORNING, AFTERNOON)))
    assert starts(late)[2] == time(13)


def test_an_appointment_with_leeway_shifts_as_far_as_it_may_inside_opening_hours() -> None:
    first = a_stop(1, fixed_time=time(9), minutes=80)
    plan = planned(first, a_stop(2, fixed_time=time(10, 15), leeway_minutes=30, windows=(MORNING,)))
    assert starts(plan)[2] == time(10, 35)
    assert plan.fits
    assert kinds(planned(first, a_stop(2, fixed_time=time(10, 15), leeway_minutes=15))) == [Concern.LATE]


def test_an_appointment_outside_opening_hours_stands_and_is_said() -> None:
    plan = planned(a_stop(1, fixed_time=time(11, 30), windows=(MORNING,)))
    assert starts(plan)[1] == time(11, 30)
    assert plan.warnings == (DayWarning(Concern.CLOSED, UUID(int=1), 30),)


@pytest.mark.parametrize("windows", [(), ((time(9), time(9, 30)),)])
def test_a_customer_who_is_never_open_long_enough_is_said_and_a_suggestion_of_it_left_out(
    windows: tuple[tuple[time, time], ...],
) -> None:
    assert kinds(planned(a_stop(1, windows=windows))) == [Concern.CLOSED]
    suggested = a_stop(2, windows=windows, is_suggestion=True, value=500)
    assert planned(a_stop(1), suggested).left_out == (LeftOut(suggested, WhyNot.CLOSED),)


def test_lunch_lies_inside_its_span_where_it_costs_nobody_his_appointment() -> None:
    plan = planned(
        a_stop(1, fixed_time=time(10, 45)), a_stop(2, fixed_time=time(12)), lunch_minutes=30,
        lunch_from=time(11, 45), lunch_until=time(13, 40),
    )  # fmt: skip
    assert starts(plan)[2] == time(12)
    assert (plan.lunch_time, plan.home_lunch_minutes, plan.home_time) == (time(13), 30, time(13, 45))
    assert plan.fits


def test_a_long_drive_may_hold_lunch_and_a_wait_is_lunch_enough() -> None:
    frame = DayFrame(HOME, HOME, lunch_minutes=30, lunch_from=time(11, 40))
    stops = [a_stop(1, fixed_time=time(10, 30)), a_stop(2, minutes=90)]
    drive = plan_day(stops, frame, travel=quarter, keep_order=True)
    assert (drive.lunch_time, drive.stops[1].lunch_minutes) == (time(11, 40), 30)
    assert starts(drive)[2] == time(12, 15)
    wait = planned(a_stop(1), a_stop(2, fixed_time=time(13)), lunch_minutes=30, lunch_from=time(12))
    assert (wait.lunch_time, wait.stops[1].lunch_minutes, wait.stops[1].spare_minutes) == (time(12), 0, 195)


def test_no_lunch_is_had_on_a_day_that_ends_before_it_or_begins_after_it() -> None:
    assert planned(a_stop(1), lunch_minutes=30).lunch_time is None
    assert planned(a_stop(1, fixed_time=time(15)), lunch_minutes=30).warnings == ()


@pytest.mark.parametrize("minutes", [150, 24 * 60])
def test_a_break_longer_than_its_span_is_said(minutes: int) -> None:
    plan = planned(a_stop(1), lunch_minutes=minutes)
    assert plan.warnings == (DayWarning(Concern.NO_LUNCH, None, minutes),)


def test_appointments_right_through_noon_leave_no_lunch() -> None:
    plan = planned(
        a_stop(1, fixed_time=time(10, 30), minutes=90), a_stop(2, fixed_time=time(12, 15), minutes=90),
        lunch_minutes=35,
    )  # fmt: skip
    assert kinds(plan) == [Concern.NO_LUNCH]
    assert not plan.fits


def test_a_suggestion_stays_out_when_it_is_not_worth_its_detour_and_a_must_never() -> None:
    far = a_stop(2, is_suggestion=True, value=14)
    assert planned(a_stop(1), far).left_out == (LeftOut(far, WhyNot.DETOUR, 15),)
    assert planned(a_stop(1), a_stop(2, is_suggestion=True, value=16)).left_out == ()
    assert planned(a_stop(1), a_stop(2, is_suggestion=True, is_must=True)).left_out == ()


def test_a_suggestion_stays_out_when_it_makes_another_one_late_or_the_day_too_full() -> None:
    worth = a_stop(2, is_suggestion=True, value=500)
    tight = planned(a_stop(1, fixed_time=time(8, 30)), worth, home_before=time(10, 30))
    assert tight.left_out == (LeftOut(worth, WhyNot.NO_ROOM, 30),)
    assert planned(a_stop(1), worth, most_visits=1).left_out == (LeftOut(worth, WhyNot.ENOUGH),)


def test_a_day_of_suggestions_that_are_worth_nothing_is_empty() -> None:
    plan = planned(a_stop(1, is_suggestion=True), a_stop(2, is_suggestion=True, value=29))
    assert (plan.stops, plan.depart_time, len(plan.left_out)) == ((), None, 2)


def test_more_visits_than_are_wanted_are_counted() -> None:
    plan = planned(*(a_stop(number) for number in range(4)), most_visits=3)
    assert DayWarning(Concern.TOO_MANY, None, 1) in plan.warnings


def test_two_thousand_stops_get_an_answer_and_a_word() -> None:
    stops = [a_stop(number, point=Point(51 + number / 1000, 5)) for number in range(2000)]
    plan = plan_day(stops, DayFrame(HOME, HOME), rounds=5)
    assert len(plan.stops) == MOST_STOPS
    assert DayWarning(Concern.TOO_MANY, None, 2000 - MOST_STOPS) in plan.warnings
    assert Concern.NEXT_DAY in kinds(plan)


def test_a_day_in_the_past_is_said() -> None:
    frame = DayFrame(HOME, HOME, day=TUESDAY, today=date(2026, 11, 25))
    assert kinds(plan_day([a_stop(1)], frame)) == [Concern.PAST]


def test_the_night_the_clock_changes_is_planned_as_it_stands_on_the_clock() -> None:
    frame = DayFrame(HOME, HOME, depart_time=time(1, 30), day=date(2026, 3, 29))
    plan = plan_day([a_stop(1, fixed_time=time(4), point=ANY)], frame, travel=quarter)
    assert (plan.stops[0].start_time, plan.home_time) == (time(4), time(5, 15))


@pytest.mark.parametrize("wrong", [{"minutes": -5}, {"leeway_minutes": -1}])
def test_a_visit_of_less_than_nothing_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="minutes, leeway"):
        planned(a_stop(1, **wrong))


def test_a_frame_or_a_list_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter than nothing"):
        planned(a_stop(1), lunch_minutes=-1)
    with pytest.raises(ValueError, match="twice"):
        planned(a_stop(1), a_stop(1))


JAM = TrafficSlot((1,), time(7), time(9, 30), 100, 100, 100)


def test_traffic_makes_the_day_begin_earlier_and_is_told_apart() -> None:
    plan = plan_day([a_stop(1)], DayFrame(HOME, HOME, day=TUESDAY), travel=TravelModel(traffic=(JAM,)))
    quiet = plan_day([a_stop(1)], DayFrame(HOME, HOME, day=TUESDAY), travel=TravelModel())
    first, bare = plan.stops[0], quiet.stops[0]
    assert first.start_time == bare.start_time == time(8, 30)
    assert first.leg is not None
    assert bare.leg is not None
    assert first.leg.minutes == 2 * bare.leg.minutes
    assert first.traffic_minutes == bare.leg.minutes
    assert plan.set_out_time is not None
    assert quiet.set_out_time is not None
    assert plan.set_out_time < quiet.set_out_time
    assert plan.home_traffic_minutes == 0


def test_no_traffic_is_counted_without_a_day_or_on_a_quiet_one() -> None:
    jammed = TravelModel(traffic=(JAM,), quiet_days=frozenset({TUESDAY}))
    for day in (None, TUESDAY, date(2026, 11, 25)):
        assert (
            plan_day([a_stop(1)], DayFrame(HOME, HOME, day=day), travel=jammed).stops[0].traffic_minutes == 0
        )


def whys(plan: DayPlan, number: int) -> list[Why | WhyNot]:
    return [reason.why for reason in explain(plan) if reason.stop_id == UUID(int=number)]


def test_every_stop_says_why_it_lies_there_and_every_other_one_why_not() -> None:
    plan = planned(
        a_stop(1, fixed_time=time(11)),
        a_stop(2, windows=((time(8), time(10)),)),
        a_stop(3, fixed_time=time(14), leeway_minutes=20, is_must=True),
        a_stop(4, is_suggestion=True, value=20, windows=(AFTERNOON,)),
        a_stop(5, is_suggestion=True, value=5),
    )
    assert whys(plan, 1) == [Why.APPOINTMENT]
    assert whys(plan, 2) == [Why.CLOSES, Why.BEFORE_APPOINTMENT]
    assert whys(plan, 3) == [Why.LEEWAY, Why.MUST]
    assert whys(plan, 4)[-1] is Why.WORTH_IT
    assert whys(plan, 5) == [WhyNot.DETOUR]
    assert StopReason(UUID(int=2), Why.CLOSES, time(10)) in explain(plan)


def test_a_stop_without_another_reason_lies_on_the_shortest_way_and_a_kept_order_was_given() -> None:
    far = [a_stop(1), a_stop(2)]
    plan = plan_day(far, DayFrame(HOME, HOME), travel=quarter)
    assert whys(plan, 1) == [Why.SHORTEST]
    kept = plan_day(far, DayFrame(HOME, HOME), travel=quarter, keep_order=True)
    assert whys(kept, 1) == [Why.GIVEN]


def test_a_wait_for_the_door_and_a_drive_against_the_traffic_are_reasons() -> None:
    wait = planned(a_stop(1, windows=((time(11), time(17)),)), depart_time=time(8))
    assert whys(wait, 1) == [Why.OPENS]
    east = plan_day(
        [a_stop(1), a_stop(2, fixed_time=time(15))], DayFrame(HOME, HOME),
        travel=lambda _a, _b: Leg(15, 12.0, flow=2),
    )  # fmt: skip
    assert Why.AGAINST_TRAFFIC in whys(east, 1)
