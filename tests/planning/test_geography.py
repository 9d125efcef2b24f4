from __future__ import annotations

import csv
from itertools import pairwise
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.geography import Point, Precision
from salesdesk.paths import resources
from salesdesk.planning.geography import Gazetteer, distance_km

FOLDER = resources() / "geo"
UTRECHT = Point(52.0908, 5.1222)
GRONINGEN = Point(53.2192, 6.5667)

points = st.builds(Point, st.floats(49, 54), st.floats(2, 8))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(FOLDER)


def codes_of(country: str) -> list[dict[str, str]]:
    with (FOLDER / f"postcodes_{country}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_distance_of_a_degree_of_latitude_is_111_km() -> None:
    assert distance_km(Point(52, 5), Point(53, 5)) == pytest.approx(111.195, abs=0.01)


@given(points, points, points)
def test_a_detour_is_never_shorter(a: Point, b: Point, c: Point) -> None:
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-6
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))


@pytest.mark.parametrize(
    ("postcode", "place", "country", "lat", "lon", "precision"),
    [
        ("3511 AB", "Utrecht", "NL", 52.09, 5.12, Precision.POSTCODE),
        ("3511ab", "", "", 52.09, 5.12, Precision.POSTCODE),
        ("2011", "Utrecht", "Nederland", 52.38, 4.64, Precision.POSTCODE),
        ("B-2000", "Antwerpen", "BE", 51.22, 4.40, Precision.POSTCODE),
        ("1000", "Brussel", "België", 50.85, 4.35, Precision.POSTCODE),
        ("L-1111", "", "LU", 49.60, 6.12, Precision.POSTCODE),
        ("52062", "Aachen", "DE", 50.78, 6.09, Precision.POSTCODE),
        ("3062", "Rotterdam", "NL", 51.92, 4.48, Precision.PLACE),
        ("", "den haag", "NL", 52.08, 4.30, Precision.PLACE),
        ("", "'s Gravenhage", "NL", 52.08, 4.30, Precision.PLACE),
        ("", "'s-Hertogenbosch", "NL", 51.70, 5.30, Precision.PLACE),
        ("", "Den Bosch", "NL", 51.70, 5.30, Precision.PLACE),
        ("", "Bruxelles", "BE", 50.85, 4.35, Precision.PLACE),
        ("", "Liège", "BE", 50.63, 5.57, Precision.PLACE),
        ("", "LUIK", "BE", 50.63, 5.57, Precision.PLACE),
        ("", "Hengelo", "NL", 52.27, 6.79, Precision.PLACE),
        ("7259 XX", "Hengelo", "NL", 52.05, 6.30, Precision.PLACE),
        ("1010", "", "NL", 52.37, 4.90, Precision.NEIGHBOURS),
    ],
)
def test_an_address_is_found_however_it_is_spelled(
    gazetteer: Gazetteer,
    postcode: str,
    place: str,
    country: str,
    lat: float,
    lon: float,
    precision: Precision,
) -> None:
    found = gazetteer.locate(postcode, place, country)
    assert found is not None
    assert (found.lat, found.lon) == pytest.approx((lat, lon), abs=0.02)
    assert found.precision is precision


@pytest.mark.parametrize(("postcode", "place"), [("", ""), ("0000", "Nergenshuizen"), ("geen", "?")])
def test_an_unknown_address_is_not_on_the_map(gazetteer: Gazetteer, postcode: str, place: str) -> None:
    assert gazetteer.locate(postcode, place, "NL") is None
    assert gazetteer.locate("3511", "Utrecht", "XX") is None


def test_the_seller_knows_better_than_any_table(gazetteer: Gazetteer) -> None:
    found = gazetteer.locate("3511 AB", "Utrecht", "NL", own=GRONINGEN)
    assert found is not None
    assert (found.point, found.precision) == (GRONINGEN, Precision.OWN)


def test_nearly_every_dutch_postcode_has_a_point_of_its_own() -> None:
    codes = codes_of("nl")
    sure = [row for row in codes if row["precision"] == "postcode"]
    assert len(codes) >= 4073
    assert len(sure) / len(codes) >= 0.99


def test_no_unflagged_postcode_lies_far_from_its_neighbours() -> None:
    rows = [row for row in codes_of("nl") if row["precision"] == "postcode"]
    located = [Point(float(row["lat"]), float(row["lon"])) for row in rows]
    steps = [distance_km(a, b) for a, b in pairwise(located)]
    assert quantiles(steps, n=20)[18] < 15
    near = [min(before, after) for before, after in pairwise(steps)]
    assert max(near) < 25


def test_the_tables_stay_within_the_countries() -> None:
    for row in [*codes_of("nl"), *codes_of("be"), *codes_of("lu"), *codes_of("de")]:
        assert 49.4 < float(row["lat"]) < 53.8
        assert 2.5 < float(row["lon"]) < 7.8


def test_every_place_in_the_postcode_table_can_be_found_by_name(gazetteer: Gazetteer) -> None:
    names = {(country, row["place"]) for country in ("nl", "be") for row in codes_of(country)}
    missing = [name for country, name in names if gazetteer.locate("", name, country) is None]
    assert missing == []
