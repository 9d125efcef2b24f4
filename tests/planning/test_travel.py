from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.geography import Point
from salesdesk.planning.travel import Band, Leg, band, drive, drive_minutes, road_km

UTRECHT, HAARLEM = Point(52.0908, 5.1222), Point(52.3808, 4.6368)


@pytest.mark.parametrize(
    ("km", "minutes"),
    [(0, 0), (2, 4.2), (5, 8.7), (10, 15.1), (20, 26.0), (30, 35.7), (60, 61.6), (120, 106.2)],
)
def test_the_curve_of_driving_minutes(km: float, minutes: float) -> None:
    assert drive_minutes(km) == pytest.approx(minutes, abs=0.1)


@pytest.mark.parametrize(("km", "by_road"), [(0, 0), (1, 1.6), (10, 14.3), (40, 53.3), (100, 127.2)])
def test_the_curve_of_road_kilometres(km: float, by_road: float) -> None:
    assert road_km(km) == pytest.approx(by_road, abs=0.1)


@given(st.floats(0, 400), st.floats(0, 400))
def test_farther_is_never_quicker_nor_shorter(a: float, b: float) -> None:
    near, far = sorted((a, b))
    assert drive_minutes(near) <= drive_minutes(far)
    assert road_km(near) <= road_km(far)
    assert road_km(near) >= near


@pytest.mark.parametrize(("minutes", "expected"), [(0, Band(0, 0)), (10, Band(9, 12)), (25, Band(22, 30))])
def test_the_band_runs_from_ten_percent_under_to_twenty_over(minutes: int, expected: Band) -> None:
    assert band(minutes) == expected


def test_a_planned_drive_has_eight_percent_in_hand() -> None:
    leg = drive(UTRECHT, HAARLEM)
    assert (leg.minutes, leg.km, leg.is_known) == (55, 61.1, True)


def test_two_addresses_of_one_postcode_are_still_a_drive_apart() -> None:
    assert drive(UTRECHT, UTRECHT).minutes == 3
    assert drive(UTRECHT, UTRECHT).km > 0


def test_a_drive_to_nowhere_known_is_a_guess_that_says_so() -> None:
    assert drive(UTRECHT, None) == drive(None, UTRECHT) == Leg(20, 0.0, is_known=False)
