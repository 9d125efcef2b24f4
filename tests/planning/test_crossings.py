"""Water on the way: boats to the islands, dikes and tunnels where a straight line would swim."""

from __future__ import annotations

import csv

import pytest

from salesdesk import paths
from salesdesk.domain.geography import Point
from salesdesk.planning.crossings import MAINLAND, NO_WATER, load_waters
from salesdesk.planning.geography import Gazetteer, distance_km
from salesdesk.planning.pace import FREE
from salesdesk.planning.travel import TravelModel, drive

GEO = Gazetteer.load(paths.resources() / "geo")
FILE = paths.resources() / "geo" / "crossings.csv"
WATERS = load_waters(FILE)
MODEL = TravelModel(waters=WATERS)


def at(where: str) -> Point:
    found = GEO.locate_words(where)
    assert found is not None, where
    return found.point


@pytest.mark.parametrize(
    ("here", "there", "least_km", "most_km"),
    [
        ("Enkhuizen", "Stavoren", 65, 130),  # over one of the two dikes
        ("Enkhuizen", "Lelystad", 30, 38),  # the dike is the straight line
        ("1779", "Harlingen", 35, 60),
        ("Almere", "Volendam", 32, 60),
        ("Breskens", "Vlissingen", 45, 75),  # the tunnel lies twenty kilometres east
        ("Terneuzen", "Goes", 25, 42),
        ("Zierikzee", "Goes", 20, 30),  # the bridge lies on the way
        ("Renesse", "Ouddorp", 15, 28),
        ("Numansdorp", "Willemstad", 8, 18),
        ("Maassluis", "Rozenburg", 7, 16),
        ("Delfzijl", "Emden", 60, 100),
    ],
)
def test_the_way_round_water_in_kilometres(here: str, there: str, least_km: float, most_km: float) -> None:
    assert least_km <= MODEL.leg(at(here), at(there)).km <= most_km


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Utrecht", "Amersfoort"),
        ("Rotterdam", "Breda"),
        ("Goes", "Vlissingen"),
        ("Terneuzen", "Hulst"),
        ("Hoorn", "Enkhuizen"),
        ("Lemmer", "Urk"),
        ("Zierikzee", "Renesse"),
        ("Antwerpen", "Mechelen"),
        ("Groningen", "Delfzijl"),
        ("Den Helder", "Alkmaar"),
    ],
)
def test_on_one_side_of_the_water_nothing_changes(here: str, there: str) -> None:
    assert MODEL.leg(at(here), at(there)) == drive(at(here), at(there))


@pytest.mark.parametrize(
    ("island", "harbour", "least", "most"),
    [
        ("Den Burg", "Den Helder", 50, 80),
        ("Vlieland", "Harlingen", 150, 190),
        ("West-Terschelling", "Harlingen", 165, 200),
        ("9163", "9151", 85, 115),
        ("Schiermonnikoog", "Lauwersoog", 90, 120),
    ],
)
def test_an_island_costs_the_boat_and_its_wait(island: str, harbour: str, least: int, most: int) -> None:
    leg = MODEL.leg(at(harbour), at(island))
    assert least <= leg.minutes <= most
    assert leg.flow == FREE
    assert leg.km < distance_km(at(harbour), at(island)) * 1.6


def test_on_an_island_one_just_drives() -> None:
    here, there = Point(53.055, 4.80), Point(53.155, 4.85)
    assert WATERS.island_of(here) == WATERS.island_of(there) != MAINLAND
    assert MODEL.leg(here, there) == drive(here, there)


def test_from_island_to_island_two_boats_are_taken() -> None:
    texel, ameland = Point(53.055, 4.80), Point(53.445, 5.77)
    both = sum(island.minutes for island in WATERS.islands if island.name in {"Texel", "Ameland"})
    assert MODEL.leg(texel, ameland).minutes > both + 60


def test_every_crossing_belongs_to_a_water_and_every_water_has_one() -> None:
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    waters = {row["name"] for row in rows if row["kind"] == "water"}
    assert {row["of"] for row in rows if row["kind"] == "gate"} == waters


def test_every_harbour_lies_on_its_own_side() -> None:
    for at_place, island in enumerate(WATERS.islands):
        assert WATERS.island_of(island.harbour) == at_place, island.name
        assert WATERS.island_of(island.mainland) == MAINLAND, island.name


def test_without_waters_nothing_is_an_island() -> None:
    assert NO_WATER.island_of(Point(53.055, 4.80)) == MAINLAND
