"""Own roads with the real engine over a made-up town; skipped where the engine isn't installed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from salesdesk.domain.geography import Point
from salesdesk.planning.geography import distance_km
from salesdesk.planning.road_network import RoadNetwork
from salesdesk.planning.travel import TravelModel, drive, planned

valhalla = pytest.importorskip("valhalla")
get_config = pytest.importorskip("valhalla.config").get_config
osmium = pytest.importorskip("osmium")
SOUTH, WEST, STEP, SIDE = 52.10, 5.30, 0.02, 6


@pytest.fixture(scope="module")
def tiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six streets by six, two kilometres apart, as an extract and then as tiles."""
    folder = tmp_path_factory.mktemp("roads")
    extract = folder / "town.osm.pbf"
    with osmium.SimpleWriter(str(extract)) as writer:
        for number in range(SIDE * SIDE):
            lon, lat = WEST + number % SIDE * STEP, SOUTH + number // SIDE * STEP
            writer.add_node(osmium.osm.mutable.Node(id=number + 1, location=(lon, lat), version=1))
        rows = [[row * SIDE + column + 1 for column in range(SIDE)] for row in range(SIDE)]
        for number, nodes in enumerate([*rows, *(list(column) for column in zip(*rows, strict=True))]):
            tags = {"highway": "primary", "maxspeed": "80", "name": f"Weg {number}"}
            writer.add_way(osmium.osm.mutable.Way(id=number + 1, nodes=nodes, tags=tags, version=1))
    made = folder / "tiles"
    made.mkdir()
    config = folder / "valhalla.json"
    config.write_text(json.dumps(get_config(tile_extract="", tile_dir=str(made))), encoding="utf-8")
    program = Path(valhalla.__file__).parent / "bin" / "valhalla_build_tiles"
    subprocess.run([program, "-c", config, extract], check=True, capture_output=True, cwd=folder)
    return made


def test_a_drive_follows_the_streets(tiles: Path) -> None:
    here, there = Point(SOUTH, WEST), Point(SOUTH + 4 * STEP, WEST + 4 * STEP)
    roads = RoadNetwork(tiles)
    found = roads.between(here, there)
    assert found is not None, roads.trouble
    minutes, km = found
    corner = Point(SOUTH, WEST + 4 * STEP)
    streets = distance_km(here, corner) + distance_km(corner, there)
    assert km == pytest.approx(streets, rel=0.03)
    assert 40 <= 60 * km / minutes <= 90
    assert TravelModel(network=roads).leg(here, there).minutes == planned(minutes)


def test_a_table_is_the_same_as_its_drives_and_beyond_the_tiles_the_estimate_stays(tiles: Path) -> None:
    places = [Point(SOUTH + n * STEP, WEST + (n * 3 % SIDE) * STEP) for n in range(SIDE)]
    table, single = RoadNetwork(tiles), RoadNetwork(tiles)
    table.prepare(places)
    assert all(table.between(a, b) == pytest.approx(single.between(a, b)) for a in places for b in places)
    far = Point(50.85, 5.69)
    assert TravelModel(network=single).leg(places[0], far) == drive(places[0], far)


def test_one_place_beyond_the_tiles_does_not_cost_the_others_their_roads(tiles: Path) -> None:
    near, also, far = Point(SOUTH, WEST), Point(SOUTH + STEP, WEST), Point(50.85, 5.69)
    roads = RoadNetwork(tiles)
    roads.prepare([near, far, also])
    assert not roads.trouble
    assert roads.between(near, also) is not None
    assert roads.between(near, far) is None
