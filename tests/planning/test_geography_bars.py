"""How well addresses are placed without a network: codes, islands, just over the border, not beyond."""

from __future__ import annotations

import csv
from statistics import median

import pytest

from salesdesk.domain.geography import Absence, Point, Precision
from salesdesk.paths import resources
from salesdesk.planning.cells import load_cells
from salesdesk.planning.geography import Gazetteer, distance_km

FOLDER = resources() / "geo"
FLAGGED = {
    "3062",
    "4944",
    "5449",
    "6431",
}  # more than 10 km off in the source; measured against address means


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(FOLDER)


def dutch_codes() -> list[dict[str, str]]:
    with (FOLDER / "postcodes_nl.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_of_all_dutch_postcodes_nearly_every_one_is_placed(gazetteer: Gazetteer) -> None:
    """4,073 are in use; those in the table are placed by themselves, all others by their like."""
    rows = dutch_codes()
    assert len(rows) >= 4_073 * 0.999
    assert all(gazetteer.locate(row["code"]) for row in rows)


def test_the_codes_that_the_source_has_wrong_are_flagged(gazetteer: Gazetteer) -> None:
    for code in FLAGGED:
        found = gazetteer.locate(code)
        assert found is not None
        assert found.is_rough


def test_a_sure_code_lies_among_its_town(gazetteer: Gazetteer) -> None:
    """Without address means to measure against: a code and its town by name lie close, in the usual case."""
    off = []
    for row in dutch_codes():
        town = gazetteer.locate("", row["place"])
        if row["precision"] == "postcode" and town is not None:
            off.append(distance_km(Point(float(row["lat"]), float(row["lon"])), town.point))
    assert median(off) < 2.5


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("1791", 53.05, 4.80), ("8899", 53.29, 5.06), ("8881", 53.38, 5.29), ("9161", 53.44, 5.66),
        ("9166", 53.48, 6.16),
    ],
    ids=["Texel", "Vlieland", "Terschelling", "Ameland", "Schiermonnikoog"],
)  # fmt: skip
def test_the_islands_are_on_the_map(gazetteer: Gazetteer, code: str, lat: float, lon: float) -> None:
    found = gazetteer.locate(code)
    assert found is not None
    assert found.precision is Precision.POSTCODE
    assert distance_km(found.point, Point(lat, lon)) < 12
    here = load_cells(FOLDER).at(found.lat, found.lon)
    assert here is not None


@pytest.mark.parametrize(
    ("postcode", "place", "country", "absence"),
    [
        ("", "", "NL", Absence.EMPTY),
        ("75001", "Paris", "FR", Absence.ABROAD),
        ("SW1A 1AA", "London", "GB", Absence.ABROAD),
        ("10115", "Berlin", "DE", Absence.ABROAD),
        ("31535", "Neustadt", "DE", Absence.ABROAD),
        ("", "Nergenshuizen", "NL", Absence.UNKNOWN),
        ("0000 AA", "", "NL", Absence.UNKNOWN),
    ],
)
def test_who_is_off_the_map_is_told_why(
    gazetteer: Gazetteer, postcode: str, place: str, country: str, absence: Absence
) -> None:
    assert gazetteer.locate(postcode, place, country) is None
    assert gazetteer.absence(postcode, place, country) is absence


@pytest.mark.parametrize(
    ("code", "country"), [("47533", "DE"), ("52062", "DE"), ("1111", "LU"), ("L-4010", "LU")]
)
def test_just_over_the_border_is_on_the_map(gazetteer: Gazetteer, code: str, country: str) -> None:
    found = gazetteer.locate(code, "", country)
    assert found is not None
    assert found.precision is Precision.POSTCODE
