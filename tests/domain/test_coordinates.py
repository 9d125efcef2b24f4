from __future__ import annotations

import re

import pytest

from salesdesk.domain.coordinates import (
    from_dutch_grid,
    is_near_home,
    is_swapped,
    placed,
    read_coordinate,
    read_pair,
)
from salesdesk.domain.geography import Point


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("52,0907", 52.0907),
        (" 52.0907 ", 52.0907),
        ("52.091", 52.091),
        ("N 52.0907", 52.0907),
        ("5.1214 O", 5.1214),
        ("-0,5", -0.5),
        ("52°", 52.0),
        ("52°05'26\"", 52.090556),
        ("5° 7,5'", 5.125),
        ("155.000", 155000.0),
        ("463 000", 463000.0),
        ("120700,723", 120700.723),
    ],
)
def test_a_coordinate_is_read_however_it_is_written(text: str, value: float) -> None:
    assert read_coordinate(text) == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize("text", ["ergens", "52,0,9", "1,234.5", "52°90"])
def test_what_is_no_coordinate_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        read_coordinate(text)


@pytest.mark.parametrize(
    ("x", "y", "lat", "lon"),
    [
        (155_000.0, 463_000.0, 52.15517440, 5.38720621),
        (120_700.723, 487_525.502, 52.37453253, 4.88352559),
        (233_883.131, 582_065.167, 53.21937867, 6.56820053),
        (176_331.0, 317_462.0, 50.8485, 5.6916),
    ],
    ids=["Amersfoort", "Amsterdam", "Groningen", "Maastricht"],
)
def test_the_dutch_grid_lies_where_it_should(x: float, y: float, lat: float, lon: float) -> None:
    found = from_dutch_grid(x, y)
    assert (found.lat, found.lon) == pytest.approx((lat, lon), abs=0.003)
    assert placed(x, y) == placed(y, x) == found


def test_the_middle_of_the_grid_is_exact() -> None:
    found = from_dutch_grid(120_700.723, 487_525.502)
    assert (found.lat, found.lon) == pytest.approx((52.37453253, 4.88352559), abs=1e-6)


@pytest.mark.parametrize(
    ("first", "second", "swapped"), [(52.1, 5.1, False), (5.1, 52.1, True), (48.9, 2.35, False)]
)
def test_figures_that_changed_places_are_turned_back(first: float, second: float, swapped: bool) -> None:
    assert is_swapped(first, second) is swapped
    assert placed(first, second) == (Point(second, first) if swapped else Point(first, second))


def test_off_the_earth_is_refused() -> None:
    with pytest.raises(ValueError, match="95"):
        placed(95.0, 200.0)


def test_paris_is_not_near_home() -> None:
    assert not is_near_home(Point(48.86, 2.35))
    assert is_near_home(Point(50.85, 4.35))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("52.0907, 5.1214", Point(52.0907, 5.1214)),
        ("52,0907; 5,1214", Point(52.0907, 5.1214)),
        ("5.1214 52.0907", Point(52.0907, 5.1214)),
        ("3511 AB Utrecht", None),
        ("3511, 3512", None),
    ],
)
def test_a_pair_is_known_as_a_map_app_copies_it(text: str, point: Point | None) -> None:
    assert read_pair(text) == point
