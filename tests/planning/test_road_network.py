"""Own roads behind the estimate: asked when they are there, passed by when they are not."""

from __future__ import annotations

import json
import pickle
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest

from salesdesk.domain.geography import Point
from salesdesk.planning.road_network import RoadNetwork
from salesdesk.planning.travel import TravelModel, drive, planned

HERE, THERE, FAR, NOWHERE = Point(52.0, 5.0), Point(52.1, 5.1), Point(52.2, 5.2), Point(50.0, 2.0)


class Engine:
    """Stands in for the engine: every drive takes ten minutes over eight kilometres, one has no road."""

    asked: ClassVar[list[int]] = []
    fault: ClassVar[Exception | None] = None

    def __init__(self, settings: Any) -> None:
        self.settings = settings

    def matrix(self, question: str) -> str:
        if Engine.fault is not None:
            raise Engine.fault
        said = json.loads(question)
        if any(place["lat"] == NOWHERE.lat for place in (*said["sources"], *said["targets"])):
            raise RuntimeError("No suitable edges near location")
        Engine.asked.append(len(said["sources"]) * len(said["targets"]))
        rows = [
            [
                None if target["lat"] == FAR.lat else {"time": 600, "distance": 8.0}
                for target in said["targets"]
            ]
            for _source in said["sources"]
        ]
        return json.dumps({"sources_to_targets": rows})


@pytest.fixture
def roads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RoadNetwork:
    """A road network whose engine is installed."""
    engine, config = ModuleType("valhalla"), ModuleType("valhalla.config")
    engine.__dict__["Actor"] = Engine
    config.__dict__["get_config"] = lambda **options: options
    monkeypatch.setitem(sys.modules, "valhalla", engine)
    monkeypatch.setitem(sys.modules, "valhalla.config", config)
    monkeypatch.setattr(Engine, "asked", [])
    monkeypatch.setattr(Engine, "fault", None)
    return RoadNetwork(tmp_path)


def test_a_drive_by_road_goes_before_the_estimate_and_is_asked_once(roads: RoadNetwork) -> None:
    model = TravelModel(network=roads)
    leg = model.leg(HERE, THERE)
    assert (leg.minutes, leg.km) == (planned(10), 8.0)
    assert model.leg(HERE, THERE) == leg
    assert Engine.asked == [1]


def test_where_no_road_leads_the_estimate_stays(roads: RoadNetwork) -> None:
    assert TravelModel(network=roads).leg(HERE, FAR) == drive(HERE, FAR)
    assert not roads.trouble


def test_a_table_is_asked_in_large_questions(roads: RoadNetwork) -> None:
    places = [Point(51 + number / 1000, 5.0) for number in range(120)]
    table = TravelModel(network=roads).matrix(places)
    assert len(Engine.asked) == 9
    assert table[0][119].km == 8.0


def test_the_first_failure_is_told_and_the_estimate_takes_over(roads: RoadNetwork) -> None:
    Engine.fault = RuntimeError("No tile found")
    model = TravelModel(network=roads)
    assert model.leg(HERE, THERE) == drive(HERE, THERE)
    assert roads.trouble == "No tile found"
    Engine.fault = None
    assert roads.between(HERE, FAR) is None
    assert Engine.asked == []


def test_a_place_without_roads_keeps_its_estimate_and_leaves_the_others_theirs(roads: RoadNetwork) -> None:
    roads.prepare([HERE, NOWHERE, THERE])
    assert not roads.trouble
    assert roads.between(THERE, HERE) == (10.0, 8.0)
    assert TravelModel(network=roads).leg(HERE, NOWHERE) == drive(HERE, NOWHERE)


def test_without_the_package_there_is_trouble_and_no_answer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "valhalla", None)
    roads = RoadNetwork(tmp_path)
    assert not roads.is_ready()
    assert roads.trouble
    assert TravelModel(network=roads).leg(HERE, THERE) == drive(HERE, THERE)


@pytest.mark.parametrize(
    ("name", "is_folder", "setting"), [("tiles", True, "tile_dir"), ("tiles.tar", False, "tile_extract")]
)
def test_tiles_are_a_folder_or_an_archive(
    roads: RoadNetwork, tmp_path: Path, name: str, setting: str, *, is_folder: bool
) -> None:
    place = tmp_path / name
    place.mkdir() if is_folder else place.write_bytes(b"")
    own = RoadNetwork(place)
    assert own.is_ready()
    assert own._actor().settings[setting] == str(place)


def test_a_ready_configuration_is_handed_on(roads: RoadNetwork, tmp_path: Path) -> None:
    own = RoadNetwork(tmp_path / "valhalla.json")
    assert own._actor().settings == str(tmp_path / "valhalla.json")


def test_it_travels_without_its_engine(roads: RoadNetwork) -> None:
    assert roads.is_ready()
    again = pickle.loads(pickle.dumps(roads))  # noqa: S301 (our own bytes)
    assert again.tiles == roads.tiles
