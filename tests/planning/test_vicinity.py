from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.geography import Point
from salesdesk.planning.travel import drive
from salesdesk.planning.vicinity import Candidate, detours, nearby, side_trips

HOME, ZAANDAM, WORMER = Point(52.505, 4.9597), Point(52.4385, 4.8264), Point(52.4936, 4.8128)
GRONINGEN = Point(53.2192, 6.5667)
CANDIDATES = [Candidate(UUID(int=1), GRONINGEN), Candidate(UUID(int=2), WORMER), Candidate(UUID(int=3), HOME)]


def test_the_nearest_relations_come_first_and_the_far_ones_not_at_all() -> None:
    found = nearby(ZAANDAM, CANDIDATES)
    assert [near.id.int for near in found] == [2, 3]
    assert found[0].km < found[1].km <= 25


def test_no_more_are_shown_than_asked() -> None:
    assert [near.id.int for near in nearby(ZAANDAM, CANDIDATES, k=1)] == [2]
    assert len(nearby(ZAANDAM, CANDIDATES, max_km=1000)) == 3


def test_a_candidate_along_the_way_adds_little() -> None:
    found = detours((HOME, ZAANDAM, HOME), CANDIDATES)
    assert [detour.id.int for detour in found] == [3, 2, 1]
    assert found[1].km < 8
    assert found[2].km > 150
    assert found[0].after in (0, 1)


def test_a_route_of_one_point_has_no_detours() -> None:
    assert detours((HOME,), CANDIDATES) == ()


@given(st.lists(st.builds(Point, st.floats(51, 53), st.floats(4, 6)), min_size=1, max_size=6))
def test_a_detour_never_wins_time(places: list[Point]) -> None:
    found = detours((HOME, *places, HOME), CANDIDATES)
    assert all(detour.minutes >= 0 and detour.km >= 0 for detour in found)


def test_a_side_trip_tells_the_drive_there_and_the_detour_on_the_way_home() -> None:
    wormer, home = side_trips(ZAANDAM, HOME, CANDIDATES)
    straight, there, on = drive(ZAANDAM, HOME), drive(ZAANDAM, WORMER), drive(WORMER, HOME)
    assert (wormer.id.int, wormer.minutes, wormer.onward_minutes) == (2, there.minutes, on.minutes)
    assert wormer.extra_minutes == there.minutes + on.minutes - straight.minutes
    assert home.extra_minutes <= 4  # who lives next door to his own home costs no detour


def test_where_nothing_comes_after_the_detour_is_the_drive_there() -> None:
    (wormer,) = side_trips(ZAANDAM, None, CANDIDATES[1:2])
    assert (wormer.extra_minutes, wormer.onward_minutes) == (wormer.minutes, 0)


def test_side_trips_stay_within_reach() -> None:
    assert {trip.id.int for trip in side_trips(ZAANDAM, HOME, CANDIDATES)} == {2, 3}
    assert [trip.id.int for trip in side_trips(ZAANDAM, HOME, CANDIDATES, k=1)] == [2]
    assert len(side_trips(ZAANDAM, HOME, CANDIDATES, max_km=1000)) == 3
