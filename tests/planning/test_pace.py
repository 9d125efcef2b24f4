"""Driving over the hours of a day: never earlier by leaving later, and back again to the minute."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.planning_rules import TrafficSlot
from salesdesk.planning.pace import AGAINST, FREE, NEITHER, WITH, Pace, paces
from salesdesk.planning.traffic_table import DEFAULT_TRAFFIC, FRIDAY, MONDAY, THURSDAY, TUESDAY

MORNING = TrafficSlot((TUESDAY,), time(7), time(9), 50, 10, 20)
EVENING = TrafficSlot((TUESDAY,), time(16), time(18), 50, 10, 20)
minutes = st.floats(-120, 1700)
drives = st.floats(0, 300)
percents = st.lists(st.integers(0, 150), min_size=288, max_size=288)


@given(percents, minutes, minutes, drives)
def test_who_leaves_later_never_arrives_earlier(table: list[int], a: float, b: float, drive: float) -> None:
    pace = Pace(table)
    early, late = sorted((a, b))
    assert pace.arrive(early, drive) <= pace.arrive(late, drive) + 1e-6


@given(percents, minutes, drives)
def test_leaving_is_the_inverse_of_arriving(table: list[int], minute: float, drive: float) -> None:
    pace = Pace(table)
    assert pace.leave(pace.arrive(minute, drive), drive) == pytest.approx(minute, abs=1e-6)
    assert pace.arrive(pace.leave(minute, drive), drive) == pytest.approx(minute, abs=1e-6)


@given(percents, minutes, drives)
def test_traffic_never_makes_a_drive_shorter(table: list[int], minute: float, drive: float) -> None:
    assert Pace(table).arrive(minute, drive) >= minute + drive - 1e-6


@pytest.mark.parametrize(
    ("leave", "kind", "arrive"),
    [
        (6 * 60, WITH, 6 * 60 + 30),  # before the jams
        (7 * 60, WITH, 7 * 60 + 45),
        (7 * 60, AGAINST, 7 * 60 + 33),
        (7 * 60, NEITHER, 7 * 60 + 36),
        (7 * 60, FREE, 7 * 60 + 30),
        (8 * 60 + 45, WITH, 9 * 60 + 20),  # ten of its minutes in a quarter, twenty in twenty
        (16 * 60, WITH, 16 * 60 + 33),  # the afternoon runs the other way
        (16 * 60, AGAINST, 16 * 60 + 45),
    ],
)
def test_half_an_hour_on_an_empty_road(leave: float, kind: int, arrive: float) -> None:
    pace = paces((MORNING, EVENING), TUESDAY)[kind]
    assert pace.arrive(leave, 30) == pytest.approx(arrive)


def test_other_days_have_other_jams() -> None:
    assert paces((MORNING,), MONDAY)[WITH].arrive(420, 30) == 450


def test_of_overlapping_hours_the_last_line_counts() -> None:
    over = TrafficSlot((TUESDAY,), time(7), time(8), 100, 100, 100)
    assert paces((MORNING, over), TUESDAY)[WITH].arrive(420, 30) == pytest.approx(480)


@pytest.mark.parametrize("weekday", [5, 6])
def test_weekends_have_no_jams(weekday: int) -> None:
    assert paces(DEFAULT_TRAFFIC, weekday)[WITH].arrive(480, 40) == 520


def test_tuesday_and_thursday_are_worst_and_friday_begins_early() -> None:
    def at(weekday: int, hour: int, kind: int) -> float:
        return paces(DEFAULT_TRAFFIC, weekday)[kind].arrive(hour * 60, 40) - hour * 60

    mornings = [at(day, 8, WITH) for day in range(5)]
    assert mornings[TUESDAY] == mornings[THURSDAY] == max(mornings)
    assert at(FRIDAY, 14, AGAINST) > at(TUESDAY, 14, AGAINST)
    assert at(FRIDAY, 18, AGAINST) < at(TUESDAY, 17, AGAINST)


def test_the_tables_that_come_along_lie_in_their_hours() -> None:
    assert all(slot.from_time < slot.until_time for slot in DEFAULT_TRAFFIC)
    assert all(slot.from_time.minute % 5 == slot.until_time.minute % 5 == 0 for slot in DEFAULT_TRAFFIC)
