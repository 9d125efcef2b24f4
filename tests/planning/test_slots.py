"""Which day suits: the same answer as trying every place in every day."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, time
from math import inf
from random import Random
from uuid import UUID

import pytest

from salesdesk.domain.geography import Point
from salesdesk.domain.plan_reasons import Why, WhyNot
from salesdesk.planning.slots import HeldDay, Slot, propose_slots
from salesdesk.planning.travel import drive
from salesdesk.planning.week_model import Call
from tests.planning.week_builders import (
    AMERSFOORT,
    EAST,
    HILVERSUM,
    HOME,
    LEIDEN,
    MONDAY,
    MORNINGS,
    WEST,
    a_call,
    a_day,
    a_visit,
    on,
)


def the_slot(call: Call, *visits: Call, **over: object) -> Slot:
    (slot,) = propose_slots(call, [HeldDay(a_day(**over), visits)])  # type: ignore[arg-type]
    return slot


def around(random: Random) -> Point:
    return Point(random.gauss(52.1, 0.12), random.gauss(5.1, 0.2))


def some_day(seed: int) -> HeldDay:
    """A day with up to five visits, hourly agreed, reachable or not."""
    random = Random(seed)
    hours = sorted(random.sample(range(9, 17), random.randint(0, 5)))
    visits = tuple(
        a_visit(
            number,
            MONDAY,
            time(hour),
            minutes=45,
            point=Point(random.gauss(52.1, 0.12), random.gauss(5.1, 0.2)),
        )
        for number, hour in enumerate(hours)
    )
    return HeldDay(a_day(lunch_minutes=0), visits)


def brute(call: Call, held: HeldDay) -> float:
    """The fewest extra minutes over all places where nothing that stood gets later."""
    visits = sorted(held.visits, key=lambda visit: visit.pins[0].at or time.max)
    before = starts(visits, held)
    best = inf
    for at in range(len(visits) + 1):
        way = [*visits[:at], call, *visits[at:]]
        after = starts(way, held)
        others = [moment for place, moment in enumerate(after) if place not in {at, len(way)}]
        spans = call.spans(MONDAY)
        begin = after[at]
        fits = spans is None or any(
            opens.hour * 60 <= begin <= closes.hour * 60 - call.minutes for opens, closes in spans
        )
        in_time = after[-1] <= max(17.5 * 60, before[-1])
        if fits and in_time and all(b <= a for a, b in zip(before, others, strict=False)):
            best = min(best, driven(way) - driven(visits))
    return best


def starts(visits: list[Call], held: HeldDay) -> list[float]:
    """When each begins, appointments not before their hour; last when home is reached."""
    now, at, found = 360.0, HOME, []
    for visit in visits:
        now = max(now + drive(at, visit.point).minutes, 8.5 * 60)
        if visit.pins and visit.pins[0].at:
            now = max(now, visit.pins[0].at.hour * 60)
        elif (spans := visit.spans(MONDAY)) is not None:
            now = max(
                now, min((o.hour * 60 for o, c in spans if now <= c.hour * 60 - visit.minutes), default=inf)
            )
        found.append(now)
        now, at = now + visit.minutes, visit.point or HOME
    return [*found, now + (drive(at, HOME).minutes if visits else 0)]


def driven(visits: list[Call]) -> float:
    points = [HOME, *(visit.point for visit in visits), HOME]
    return sum(drive(a, b).minutes for a, b in itertools.pairwise(points)) if visits else 0.0


@pytest.mark.parametrize("seed", range(60))
def test_the_detour_is_that_of_trying_every_place(seed: int) -> None:
    random, held = Random(seed), some_day(seed)
    call = a_call(
        99, Point(random.gauss(52.1, 0.15), random.gauss(5.1, 0.25)), hours=MORNINGS if seed % 3 == 0 else {}
    )
    (slot,) = propose_slots(call, [held])
    best = brute(call, held)
    assert (slot.start_time is None) == (best == inf)
    if best < inf:
        assert slot.extra_minutes == best


def test_next_to_a_visit_in_the_same_town_it_hardly_costs_anything() -> None:
    near, far = the_slot(a_call(), a_visit(1, MONDAY)), the_slot(a_call(), a_visit(1, MONDAY, point=LEIDEN))
    assert near.extra_minutes < 6 < far.extra_minutes
    assert near.reasons[-1].code is Why.NEAR
    assert near.after or near.before


def test_an_empty_day_costs_the_trip_for_it_alone() -> None:
    slot = the_slot(a_call())
    assert slot.extra_minutes == 2 * drive(HOME, AMERSFOORT).minutes
    assert (slot.start_time, slot.reasons[-1].code) == (time(8, 30), Why.ALONE)


def test_what_lunch_makes_too_late_goes_elsewhere() -> None:
    until_two = {weekday: ((time(9), time(14)),) for weekday in range(5)}
    call, noon = a_call(99, HILVERSUM, hours=until_two), a_visit(1, MONDAY, time(11, 30))
    slot = the_slot(call, a_visit(2, MONDAY, time(8, 30)), noon, lunch_from=time(12), lunch_minutes=60)
    assert slot.start_time is not None
    assert slot.start_time < time(11)
    full = the_slot(call, a_visit(3, MONDAY, time(9), minutes=210), lunch_from=time(12), lunch_minutes=60)
    assert full.why_not is WhyNot.NO_ROOM


def test_it_begins_on_five_minutes_between_what_stands() -> None:
    slot = the_slot(a_call(99, HILVERSUM), a_visit(1, MONDAY, time(9)), a_visit(2, MONDAY, time(15)))
    assert slot.start_time is not None
    assert slot.start_time.minute % 5 == 0
    assert (slot.after, slot.before, slot.at) == (UUID(int=501), UUID(int=502), 1)


@pytest.mark.parametrize(
    ("call", "over", "why_not"),
    [
        (a_call(point=None), {}, WhyNot.NO_ADDRESS),
        (a_call(not_before=on(1)), {}, WhyNot.NOT_BEFORE),
        (a_call(hours={0: ()}), {}, WhyNot.NEVER_OPEN),
        (a_call(), {"most_visits": 1}, WhyNot.DAY_FULL),
        (a_call(minutes=8 * 60), {}, WhyNot.NO_ROOM),
    ],
)
def test_a_day_without_room_says_why(call: Call, over: dict[str, object], why_not: WhyNot) -> None:
    slot = the_slot(call, a_visit(1, MONDAY), **over)
    assert (slot.start_time, slot.why_not) == (None, why_not)


def test_who_lives_too_far_away_is_told_so_on_an_empty_day() -> None:
    assert the_slot(a_call(point=Point(57.7, 11.97))).why_not is WhyNot.TOO_FAR


@pytest.mark.parametrize(("areas", "told"), [((EAST,), True), ((WEST,), False), ((), None)])
def test_whether_it_is_a_day_of_its_area_is_told(areas: tuple[UUID, ...], told: bool | None) -> None:
    assert the_slot(a_call(area_id=EAST), area_ids=frozenset(areas)).in_area is told


def test_appointments_that_clash_already_leave_room_later_in_the_day() -> None:
    clash = (a_visit(1, MONDAY, time(9)), a_visit(2, MONDAY, time(9, 30)))
    slot = the_slot(a_call(), *clash)
    assert slot.start_time is not None
    assert slot.start_time >= time(11)


def test_a_visit_without_an_hour_takes_its_time_as_well() -> None:
    long = replace(a_visit(1, MONDAY, None), minutes=8 * 60)
    assert the_slot(a_call(), long).why_not is WhyNot.NO_ROOM


def test_every_day_gets_an_answer_in_the_order_given() -> None:
    days = [date(2027, 3, 26), date(2027, 3, 28), date(2027, 3, 29)]
    slots = propose_slots(a_call(), [HeldDay(a_day(day)) for day in days])
    assert [slot.day for slot in slots] == days
    assert len({(slot.start_time, slot.extra_minutes) for slot in slots}) == 1


@pytest.mark.parametrize(("leeway", "start"), [(0, None), (30, time(10, 5))])
def test_an_appointment_with_leeway_makes_room(leeway: int, start: time | None) -> None:
    stands = a_visit(1, MONDAY, time(9, 30), leeway_minutes=leeway)
    slot = the_slot(a_call(hours=MORNINGS), stands, lunch_minutes=0, home_by=time(11, 45))
    assert slot.start_time == start


def test_a_day_on_which_nobody_is_visited_is_full_however_far_it_is() -> None:
    assert the_slot(a_call(), most_visits=0).why_not is WhyNot.DAY_FULL
