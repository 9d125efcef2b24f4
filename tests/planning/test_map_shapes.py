from __future__ import annotations

import pytest

from salesdesk.charts.base_map import BaseMap, WayKind
from salesdesk.paths import resources
from salesdesk.planning.geography import Gazetteer
from salesdesk.planning.map_shapes import load_base_map

FOLDER = resources() / "geo"


@pytest.fixture(scope="module")
def base_map() -> BaseMap:
    return load_base_map(FOLDER, Gazetteer.load(FOLDER).towns)


def test_every_shape_is_there_and_lies_around_the_low_countries(base_map: BaseMap) -> None:
    lines = [*base_map.lands, *base_map.provinces, *base_map.lakes, *base_map.seams, *base_map.borders]
    assert len(base_map.provinces) > 12
    assert all(47.9 < lat < 55.6 and -1.6 < lon < 11.6 for line in lines for lat, lon in line)


def test_the_motorways_of_both_countries_can_be_named(base_map: BaseMap) -> None:
    names = {way.name for way in base_map.ways if way.kind is WayKind.MOTORWAY}
    assert {
        "A1",
        "A2",
        "A4",
        "A6",
        "A7",
        "A9",
        "A10",
        "A12",
        "A15",
        "A16",
        "A27",
        "A28",
        "A50",
        "A58",
    } <= names
    assert {"R0", "R1", "E17", "E19", "E40", "E313", "E411"} <= names


def test_waters_have_a_width_and_roads_have_none(base_map: BaseMap) -> None:
    for way in base_map.ways:
        assert (way.width_m > 0) is (way.kind is not WayKind.MOTORWAY)
        assert len(way.points) > 1


def test_towns_are_named_as_the_seller_does_and_their_parts_are_not(base_map: BaseMap) -> None:
    names = [town.name for town in base_map.towns]
    assert names[:3] == ["Brussel", "Rotterdam", "Amsterdam"]
    assert {"Den Haag", "Den Bosch", "Luik", "Purmerend", "Houten"} <= set(names)
    assert not {"The Hague", "Zaanstad", "Leidsche Rijn", "Lunetten"} & set(names)


def test_places_without_people_are_not_named(base_map: BaseMap) -> None:
    assert min(town.population for town in base_map.towns) >= 2500


def test_each_town_is_named_once_and_those_abroad_come_last(base_map: BaseMap) -> None:
    assert [town.name for town in base_map.towns].count("Rosmalen") == 1
    abroad = [town.is_abroad for town in base_map.towns]
    assert abroad == sorted(abroad)
    assert any(abroad)
