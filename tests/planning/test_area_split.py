"""The rayon parted into areas: even, compact, the same every time."""

from __future__ import annotations

import random
from math import hypot

import pytest

from salesdesk.domain.geography import Point
from salesdesk.planning.area_split import Part, Spot, reach, split

HOME = Point(52.09, 5.12)


def _spots(count: int, seed: int = 1) -> list[Spot]:
    chance = random.Random(seed)
    return [
        Spot(
            f"NL {1000 + at}",
            Point(51.7 + chance.random() * 0.9, 4.5 + chance.random() * 1.4),
            chance.choice((1, 3, 6, 12)),
        )
        for at in range(count)
    ]


def _width(parts: tuple[Part, ...], spots: list[Spot]) -> float:
    by_key = {spot.key: spot for spot in spots}
    wide = 0.0
    for part in parts:
        for key in part.keys:
            one, middle = by_key[key].point, part.middle.point
            wide += by_key[key].hours * hypot((one.lat - middle.lat) * 111, (one.lon - middle.lon) * 68)
    return wide / sum(spot.hours for spot in spots)


@pytest.mark.parametrize("count", [2, 5, 8])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_areas_are_even_in_hours_within_a_fifth(count: int, seed: int) -> None:
    parts = split(_spots(160, seed), count, HOME)
    even = sum(part.hours for part in parts) / count
    assert len(parts) == count
    assert max(abs(part.hours / even - 1) for part in parts) < 0.2


def test_the_areas_are_compact_next_to_slices_of_the_list() -> None:
    spots = _spots(160)
    parts = split(spots, 6, HOME)
    loose = tuple(Part(tuple(spot.key for spot in spots[at::6]), 0, spots[at]) for at in range(6))
    assert _width(parts, spots) < 0.5 * _width(loose, spots)


def test_every_spot_lies_in_one_area_and_the_order_given_does_not_matter() -> None:
    spots = _spots(90)
    parts = split(spots, 4, HOME)
    assert sorted(key for part in parts for key in part.keys) == sorted(spot.key for spot in spots)
    assert split(list(reversed(spots)), 4, HOME) == parts


def test_areas_come_clockwise_from_the_north() -> None:
    around = [("n", 52.6, 5.12), ("e", 52.09, 5.9), ("s", 51.6, 5.12), ("w", 52.09, 4.4)]
    parts = split([Spot(key, Point(lat, lon), 5) for key, lat, lon in around], 4, HOME)
    assert [part.keys for part in parts] == [("n",), ("e",), ("s",), ("w",)]


@pytest.mark.parametrize(("spots", "count", "parts"), [(0, 3, 0), (2, 5, 2), (9, 0, 0), (1, 1, 1)])
def test_fewer_spots_than_areas_asked_gives_fewer(spots: int, count: int, parts: int) -> None:
    assert len(split(_spots(spots), count)) == parts


def test_spots_on_one_point_stay_together() -> None:
    same = [Spot(f"NL {at}", HOME, 4) for at in range(5)]
    assert len(split(same, 3, HOME)) == 1


def test_who_watches_can_stop_it() -> None:
    def stop(done: int, _whole: int) -> None:
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        split(_spots(40), 3, HOME, stop)


def test_codes_near_a_spot_go_along_and_far_ones_do_not() -> None:
    spots = [Spot("here", HOME, 1), Spot("there", Point(52.09, 5.42), 1)]
    codes = {"NL 1": Point(52.1, 5.2), "NL 2": Point(52.1, 5.35), "NL 3": Point(53.2, 6.6)}
    assert reach(spots, codes) == {"NL 1": "here", "NL 2": "there"}
