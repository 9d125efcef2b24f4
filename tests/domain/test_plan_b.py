from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.opening_hours import parse_opening_hours
from salesdesk.domain.plan_b import (
    Door,
    Doorstep,
    arrival,
    doorstep,
    in_order,
    stay_minutes,
)
from salesdesk.domain.relations import Importance
from salesdesk.domain.visit_frequency import Due, Turn

TUESDAY = date(2026, 11, 24)


def days_ago(days: int) -> date:
    return TUESDAY - timedelta(days=days)


HOURS = "ma-vr 09:00-12:00 en 13:00-17:00; za 10-12; zo gesloten"


@pytest.mark.parametrize(
    ("arrive", "door", "at"),
    [
        (time(8, 50), Door.CLOSED, time(9)),
        (time(9), Door.OPEN, time(12)),
        (time(11, 30), Door.OPEN, time(12)),
        (time(11, 31), Door.CLOSING, time(12)),
        (time(12, 30), Door.CLOSED, time(13)),
        (time(16, 45), Door.CLOSING, time(17)),
        (time(18), Door.CLOSED, None),
    ],
)
def test_the_door_is_seen_at_the_minute_of_arriving(arrive: time, door: Door, at: time | None) -> None:
    found = doorstep(parse_opening_hours(HOURS), TUESDAY, arrive)
    assert (found.door, found.at) == (door, at)


def test_hours_nobody_knows_are_no_closed_door() -> None:
    assert doorstep(parse_opening_hours(""), TUESDAY, time(3)) == Doorstep(Door.UNKNOWN)


def test_open_until_midnight_is_open_late() -> None:
    assert doorstep(parse_opening_hours("ma-zo 08:00-24:00"), TUESDAY, time(23, 15)).door is Door.OPEN


def test_he_waits_ten_minutes_before_he_drives_on() -> None:
    assert arrival(TUESDAY, time(8, 30), 12) == time(8, 52)
    assert arrival(TUESDAY, time(23, 50), 12) is None


def test_the_stay_ends_in_time_for_the_next_visit() -> None:
    assert stay_minutes(time(9), 20, time(10, 30)) == 70
    assert stay_minutes(time(10), 20, time(10)) == -20
    assert stay_minutes(time(9), 20, None) is None


@dataclass(frozen=True)
class Candidate:
    name: str
    turn: Turn = Turn(Due.DUE)
    importance: Importance = Importance.B
    doorstep: Doorstep = Doorstep(Door.UNKNOWN)
    extra_minutes: int = 10
    is_reachable: bool = True


def test_the_order_is_door_then_turn_then_class_close_by_then_detour_then_name() -> None:
    candidates = [
        Candidate("dicht", doorstep=Doorstep(Door.CLOSED), extra_minutes=0),
        Candidate("te krap", is_reachable=False, extra_minutes=0),
        Candidate("nog niet", Turn(Due.NOT_YET), extra_minutes=1),
        Candidate("ver", Turn(Due.OVERDUE), Importance.KEY, Doorstep(Door.OPEN), 20),
        Candidate("grote klant", importance=Importance.A),
        Candidate("Bos"),
        Candidate("aanbod", Turn(Due.NEVER_VISITED)),
    ]
    assert [one.name for one in in_order(candidates)] == [
        "grote klant", "aanbod", "Bos", "ver", "nog niet", "dicht", "te krap",
    ]  # fmt: skip


def test_of_two_alike_the_least_detour_stands_first() -> None:
    far, near = Candidate("Aalbers", extra_minutes=9), Candidate("Zijlstra", extra_minutes=2)
    assert in_order([far, near]) == [near, far]


@given(
    st.lists(
        st.builds(
            Candidate,
            st.text(max_size=5),
            st.builds(Turn, st.sampled_from(Due)),
            st.sampled_from(Importance),
            st.builds(Doorstep, st.sampled_from(Door)),
            st.integers(0, 90),
            st.booleans(),
        )
    )
)
def test_a_closed_door_never_stands_before_an_open_one(candidates: list[Candidate]) -> None:
    locked = [
        one.doorstep.door in {Door.CLOSED, Door.CLOSING} or not one.is_reachable
        for one in in_order(candidates)
    ]
    assert locked == sorted(locked)
    assert len(locked) == len(candidates)
