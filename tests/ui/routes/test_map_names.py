from __future__ import annotations

from itertools import combinations
from uuid import uuid4

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QApplication

from salesdesk.charts.base_map import BaseMap, from_mercator, km_per_unit, mercator
from salesdesk.paths import resources
from salesdesk.planning.geography import Gazetteer
from salesdesk.planning.map_shapes import load_base_map
from salesdesk.ui import theme
from salesdesk.ui.routes.map.furniture import BAR_PX, legend_box
from salesdesk.ui.routes.map.ground import smooth
from salesdesk.ui.routes.map.names import Room, shields, town_names
from salesdesk.ui.routes.map.plane import place
from salesdesk.ui.routes.map.scene import DotKind, Layers, MapDot, MapScene

FOLDER = resources() / "geo"


@pytest.fixture(scope="module")
def base() -> BaseMap:
    return load_base_map(FOLDER, Gazetteer.load(FOLDER).towns)


def region(px_per_km: float) -> tuple[QRectF, float]:
    scale = px_per_km * km_per_unit(mercator(52.09, 5.12)[1])
    middle = place(52.09, 5.12) * scale
    return QRectF(middle.x() - 600, middle.y() - 400, 1200, 800), scale


@pytest.mark.parametrize("px_per_km", [1.5, 4, 10, 26])
def test_no_two_names_overlap_at_any_scale(qapp: QApplication, base: BaseMap, px_per_km: float) -> None:
    window, scale = region(px_per_km)
    room = Room()
    names = [
        *shields(base.roads(), room, window, scale, Room()),
        *town_names(base.towns, room, window, scale, px_per_km),
    ]
    assert len(names) > 20
    assert not [(a.text, b.text) for a, b in combinations(names, 2) if a.box.intersects(b.box)]


def test_large_towns_come_before_small_ones(qapp: QApplication, base: BaseMap) -> None:
    window, scale = region(1.5)
    names = {name.text for name in town_names(base.towns, Room(), window, scale, 1.5)}
    assert {"Amsterdam", "Rotterdam", "Den Haag", "Utrecht"} <= names
    assert "Bunnik" not in names


def test_shields_of_one_road_stand_well_apart(qapp: QApplication, base: BaseMap) -> None:
    window, scale = region(20)
    spots = [name.base for name in shields(base.roads(), Room(), window, scale, Room()) if name.text == "A2"]
    gaps = [(a - b).manhattanLength() for a, b in combinations(spots, 2)]
    assert all(gap > 400 for gap in gaps)


def test_no_shield_lies_under_a_dot(qapp: QApplication, base: BaseMap) -> None:
    window, scale = region(20)
    first = shields(base.roads(), Room(), window, scale, Room())[0]
    dots = Room()
    dots.take(first.box)
    assert not [one for one in shields(base.roads(), Room(), window, scale, dots) if one.box == first.box]


def test_a_town_whose_place_is_covered_has_no_dot(qapp: QApplication, base: BaseMap) -> None:
    window, scale = region(4)
    town = next(town for town in base.towns if town.name == "Utrecht")
    spot, room = place(town.lat, town.lon) * scale, Room()
    room.take(QRectF(spot.x() - 8, spot.y() - 8, 16, 16))
    (name,) = [one for one in town_names(base.towns, room, window, scale, 4) if one.text == "Utrecht"]
    assert name.dot is None


LAYERS = Layers()
KINDS = tuple(
    MapDot(uuid4(), 52.0, 5.0, kind, "Hotel De Poel", is_overdue=kind is DotKind.A) for kind in DotKind
)


@pytest.mark.parametrize("wide", [420, 560, 700, 1000])
def test_the_legend_never_reaches_the_scale_bar(qapp: QApplication, wide: int) -> None:
    scene = MapScene(dots=KINDS)
    box = legend_box(QSize(wide, 600), scene, LAYERS)
    assert box.right() <= wide - theme.F(BAR_PX + 20)
    assert box.bottom() <= 600


def test_a_taken_box_cannot_be_claimed_again() -> None:
    room = Room()
    assert room.claim(QRectF(0, 0, 200, 20))
    assert not room.claim(QRectF(190, 10, 50, 50))
    assert room.claim(QRectF(201, 0, 20, 20))


def test_a_smooth_line_goes_through_its_points_and_a_ring_closes() -> None:
    points = ((52.0, 5.0), (52.1, 5.2), (52.0, 5.4))
    line, ring = smooth(points), smooth(points, closed=True)
    assert (line.elementCount(), ring.elementCount()) == (7, 10)
    assert line.currentPosition() == place(52.0, 5.4)
    assert ring.contains(QPointF(place(52.03, 5.2)))


@pytest.mark.parametrize(("lat", "lon"), [(50.7, 3.3), (52.09, 5.12), (53.5, 7.2)])
def test_the_plane_and_back(lat: float, lon: float) -> None:
    assert from_mercator(*mercator(lat, lon)) == pytest.approx((lat, lon))
