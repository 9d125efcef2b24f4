from __future__ import annotations

import random
from collections import Counter

import pytest

from salesdesk.charts.map_cells import Cell, CellMap, holds
from salesdesk.domain.geography import Point
from salesdesk.paths import resources
from salesdesk.planning.cells import load_cells
from salesdesk.planning.geography import distance_km

FOLDER = resources() / "geo"
RING = ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0))


@pytest.fixture(scope="module")
def cells() -> CellMap:
    return load_cells(FOLDER)


def block(code: str, up: float, right: float) -> Cell:
    ring = tuple((lat + up, lon + right) for lat, lon in RING)
    return Cell((code,), up + 0.5, right + 0.5, (ring,))


THREE = CellMap([block("NL 3511", 52, 5), block("NL 3512", 52, 6), block("NL 3600", 53, 5)])


def test_every_country_on_the_map_has_cells(cells: CellMap) -> None:
    counts = Counter(code[:2] for cell in cells.cells for code in cell.codes)
    assert counts["NL"] > 4_000
    assert counts["BE"] > 1_100
    assert counts["LU"] > 50
    assert counts["DE"] > 300


def test_nearly_every_point_lies_in_its_own_cell(cells: CellMap) -> None:
    strays = [cell.code for cell in cells.cells if cells.at(cell.lat, cell.lon) is not cell]
    assert len(strays) <= 2


def test_a_cell_is_the_land_nearest_to_its_point(cells: CellMap) -> None:
    dutch = [cell for cell in cells.cells if cell.code.startswith("NL")]
    chance = random.Random(5)
    for _turn in range(60):
        lat, lon = chance.uniform(51.6, 52.9), chance.uniform(5.0, 6.6)
        here = cells.at(lat, lon)
        if here is None or not here.code.startswith("NL"):
            continue
        nearest = min(dutch, key=lambda cell: distance_km(Point(lat, lon), Point(cell.lat, cell.lon)))
        off = distance_km(Point(lat, lon), Point(here.lat, here.lon))
        assert off <= distance_km(Point(lat, lon), Point(nearest.lat, nearest.lon)) + 0.1


@pytest.mark.parametrize(
    ("lat", "lon", "prefix"),
    [
        (52.0907, 5.1214, "NL 351"),
        (51.2211, 4.3997, "BE 20"),
        (49.6106, 6.1319, "LU"),
        (51.788, 6.138, "DE 475"),
        (53.05, 4.80, "NL 179"),
        (51.4428, 3.5736, "NL 438"),
        (52.45, 3.90, ""),
        (48.85, 2.35, ""),
    ],
    ids=["Utrecht", "Antwerp", "Luxembourg", "over the border", "Texel", "Vlissingen", "the sea", "Paris"],
)
def test_a_position_lies_in_a_cell_or_beside_the_land(
    cells: CellMap, lat: float, lon: float, prefix: str
) -> None:
    found = cells.at(lat, lon)
    assert (found.code if found else "").startswith(prefix)
    assert (found is None) is (not prefix)


def test_cells_side_by_side_share_their_corners(cells: CellMap) -> None:
    around = cells.neighbours("NL 3511")
    assert {"NL 3512", "NL 3531"} <= set(around)
    assert all("NL 3511" in cells.neighbours(code) for code in around)


def test_only_the_outer_sides_are_drawn_around_an_area() -> None:
    sides = {frozenset(side) for side in THREE.outline(["NL 3511", "NL 3512"])}
    assert len(sides) == 6
    assert frozenset(((52.0, 6.0), (53.0, 6.0))) not in sides


def test_a_town_is_one_lump_inside_its_outline(cells: CellMap) -> None:
    codes = [code for cell in cells.cells for code in cell.codes if code.startswith("NL 35")]
    assert len(cells.outline(codes)) < sum(len(cell.parts[0]) for cell in cells.cells if cell.code in codes)
    middle = cells.middle(codes)
    assert middle is not None
    found = cells.at(*middle)
    assert found is not None
    assert found.code in codes


def test_of_two_lumps_the_name_stands_in_one() -> None:
    apart = CellMap([block("NL 1000", 52, 4), block("NL 2000", 52, 8)])
    middle = apart.middle(["NL 1000", "NL 2000"])
    assert middle in {(52.5, 4.5), (52.5, 8.5)}
    assert apart.middle(["NL 9999"]) is None


def test_a_drawn_line_takes_the_cells_whose_point_lies_within() -> None:
    drawn = ((51.9, 4.9), (51.9, 6.9), (52.9, 6.9), (52.9, 4.9))
    assert THREE.within(drawn) == ("NL 3511", "NL 3512")


def test_codes_on_one_spot_share_a_cell(cells: CellMap) -> None:
    shared = next(cell for cell in cells.cells if len(cell.codes) > 1)
    assert {cells.cell(code) for code in shared.codes} == {shared}
    assert cells.cell("NL 0000") is None
    assert cells.neighbours("NL 0000") == ()


@pytest.mark.parametrize(("spot", "inside"), [((0.5, 0.5), True), ((1.5, 0.5), False), ((0.5, -0.1), False)])
def test_a_ring_knows_what_it_holds(spot: tuple[float, float], inside: bool) -> None:
    assert holds(RING, *spot) is inside
