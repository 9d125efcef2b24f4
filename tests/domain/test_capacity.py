"""Need against room: Σ class x frequency x (minutes + driving) in the days that can be worked."""

from __future__ import annotations

from datetime import date, time

import pytest

from salesdesk.domain.capacity import Limit, Need, Room, capacity, day_minutes, visiting_days, what_if
from salesdesk.domain.relations import Importance
from tests.planning_builders import a_time_off

KEY, A, B, C = Importance
WORKDAYS = (0, 1, 2, 3, 4)


def some_needs() -> list[Need]:
    """Two As six times an hour, twenty Cs four times three quarters; half an hour's drive to each."""
    return [Need(A, 6, 60, 30)] * 2 + [Need(C, 4, 45, 30)] * 20


def test_the_need_is_visits_times_minutes_and_driving_per_class() -> None:
    found = capacity(some_needs(), Room(200))
    by_class = {each.importance: (each.relations, each.visits, each.hours) for each in found.classes}
    assert by_class[A] == (2, 12, 18.0)
    assert by_class[C] == (20, 80, 100.0)
    assert by_class[KEY] == (0, 0, 0.0)
    assert (found.relations, found.visits, found.minutes) == (22, 92, 118 * 60)


def test_visiting_c_twice_instead_of_four_times_halves_what_c_asks() -> None:
    before, after = some_needs(), what_if(some_needs(), {C: 2})
    assert capacity(before, Room(10)).visits - capacity(after, Room(10)).visits == 40


def test_what_was_agreed_with_one_relation_does_not_follow_its_class() -> None:
    own = Need(C, 12, 90, own_visits=True, own_minutes=True)
    assert what_if([own], {C: 2}, {C: 30}) == (own,)
    assert what_if([Need(C, 4, 45)], {C: 2}, {C: 30}) == (Need(C, 2, 30),)


@pytest.mark.parametrize(
    ("room", "limit", "free_days", "short", "percent"),
    [
        (Room(20, most_visits=6, day_minutes=480), Limit.VISITS, 20 - 92 / 6, False, 77),
        (Room(20, most_visits=8, day_minutes=300), Limit.HOURS, 20 - 118 / 5, True, 118),
        (Room(0), Limit.VISITS, -92 / 6, True, None),
    ],
)
def test_what_runs_out_first_decides(
    room: Room, limit: Limit, free_days: float, short: bool, percent: int | None
) -> None:
    found = capacity(some_needs(), room)
    if room.days:
        assert found.limit is limit
    assert found.free_days == pytest.approx(free_days)
    assert (found.is_short, found.load_percent) == (short, percent)


@pytest.mark.parametrize(("days", "free"), [(20, 27), (10, -33)])
def test_the_room_left_is_said_in_visits_as_well(days: int, free: int) -> None:
    assert capacity(some_needs(), Room(days, 6, 480)).free_visits == pytest.approx(free, abs=1)


def test_without_relations_all_the_room_is_free() -> None:
    found = capacity([], Room(100, 6, 480))
    assert (found.visits, found.free_days, found.load_percent, found.free_visits) == (0, 100, 0, 600)


def test_holidays_days_off_and_weekends_are_no_visiting_days() -> None:
    off = [a_time_off(), a_time_off(first_on=date(2026, 12, 1), last_on=date(2026, 12, 31), deleted=True)]
    holidays = {date(2026, 12, 25), date(2026, 12, 7)}
    found = visiting_days(date(2026, 12, 1), date(2026, 12, 31), WORKDAYS, holidays, off)
    assert found == 23 - 9 - 1
    assert visiting_days(date(2026, 12, 2), date(2026, 12, 1), WORKDAYS) == 0


@pytest.mark.parametrize(("lunch", "own", "minutes"), [(35, 0, 505), (35, 20, 525), (900, 0, 0)])
def test_a_day_runs_from_the_first_visit_till_home_without_lunch(lunch: int, own: int, minutes: int) -> None:
    assert day_minutes(time(8, 30), time(17, 30), lunch, own) == minutes
