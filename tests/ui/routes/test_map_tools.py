"""The map in hand: cells picked and drawn, points moved, a walk with Tab, clusters and areas."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from salesdesk.charts.base_map import BaseMap
from salesdesk.charts.map_cells import Cell, CellMap
from salesdesk.ui.routes.map.clusters import Crowd
from salesdesk.ui.routes.map.picture import Hit
from salesdesk.ui.routes.map.plane import Plane, fitted, place
from salesdesk.ui.routes.map.printing import sheet_of
from salesdesk.ui.routes.map.scene import DotKind, Layers, MapArea, MapDot, MapHome, MapScene, MapStop
from salesdesk.ui.routes.map.spoken import in_words
from salesdesk.ui.routes.map.view import MapView, Tool

SPOTS = {"NL 1000": (52.05, 5.05), "NL 1001": (52.05, 5.15), "NL 1002": (52.15, 5.05)}
AREA = MapArea(UUID(int=70), "Stad", ("NL 1000", "NL 1001"), 2, "di A")
STOP = MapStop(UUID(int=1), 52.07, 5.06, "Houten", "Bakkerij Vonk\nop postcodegebied")
DOT = MapDot(UUID(int=9), 52.12, 5.12, DotKind.A, "Een relatie", is_overdue=True)
SCENE = MapScene((STOP,), None, (DOT,), areas=(AREA,))


def block(code: str, lat: float, lon: float) -> Cell:
    south, north, west, east = lat - 0.05, lat + 0.05, lon - 0.05, lon + 0.05
    return Cell((code,), lat, lon, (((south, west), (south, east), (north, east), (north, west)),))


CELLS = CellMap(block(code, *spot) for code, spot in SPOTS.items())


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> MapView:
    made = MapView(BaseMap())
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.set_cells(CELLS)
    made.show_scene(SCENE)
    made.show()
    made.look_at([(52.0, 5.0), (52.2, 5.2)])
    made.setFocus()
    made.grab()
    return made


def spot(view: MapView, lat: float, lon: float) -> QPoint:
    return (place(lat, lon) * view.plane().scale + view.plane().shift).toPoint()


def click(view: MapView, lat: float, lon: float) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot(view, lat, lon))


def drag(view: MapView, *path: QPoint, key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mousePress(view, Qt.MouseButton.LeftButton, key, path[0])
    for step in path[1:]:
        QTest.mouseMove(view, step)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, key, path[-1])


def test_a_click_on_an_area_picks_it_and_one_beside_picks_nothing(view: MapView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.areaPicked) as picked:
        click(view, 52.03, 5.03)
    assert picked.args == [AREA.id]
    with qtbot.assertNotEmitted(view.areaPicked):
        click(view, 52.17, 5.03)


def test_cells_are_picked_by_mouse_and_by_enter(view: MapView, qtbot: QtBot) -> None:
    view.set_tool("cells")
    with qtbot.waitSignal(view.cellPicked) as picked:
        click(view, 52.15, 5.05)
    assert picked.args == ["NL 1002"]
    view.look_at([(52.05, 5.15), (52.06, 5.16)])
    with qtbot.waitSignal(view.cellPicked) as picked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert picked.args == ["NL 1001"]


def test_a_rectangle_takes_the_cells_whose_points_it_holds(view: MapView, qtbot: QtBot) -> None:
    view.set_tool(Tool.RECTANGLE)
    with qtbot.waitSignal(view.cellsDrawn) as drawn:
        drag(view, spot(view, 52.09, 5.01), spot(view, 52.05, 5.1), spot(view, 52.01, 5.19))
    assert set(drawn.args[0]) == {"NL 1000", "NL 1001"}


def test_a_lasso_takes_what_it_goes_around_and_a_mere_click_nothing(view: MapView, qtbot: QtBot) -> None:
    view.set_tool(Tool.LASSO)
    around = [(52.18, 5.01), (52.18, 5.09), (52.01, 5.09), (52.01, 5.01), (52.18, 5.01)]
    with qtbot.waitSignal(view.cellsDrawn) as drawn:
        drag(view, *(spot(view, *corner) for corner in around))
    assert set(drawn.args[0]) == {"NL 1000", "NL 1002"}
    with qtbot.assertNotEmitted(view.cellsDrawn):
        click(view, 52.05, 5.05)


def test_escape_puts_the_tool_down(view: MapView, qtbot: QtBot) -> None:
    view.set_tool(Tool.LASSO)
    with qtbot.waitSignal(view.toolEnded):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.tool is Tool.PAN


def test_a_point_is_dragged_with_alt(view: MapView, qtbot: QtBot) -> None:
    there = spot(view, 52.15, 5.15)
    with qtbot.waitSignal(view.pointDragged) as dragged:
        drag(view, spot(view, DOT.lat, DOT.lon), there, key=Qt.KeyboardModifier.AltModifier)
    assert dragged.args[0] == DOT.id
    assert dragged.args[1:] == pytest.approx([52.15, 5.15], abs=0.001)
    assert view.tool is Tool.PAN


def test_a_point_is_moved_with_the_arrows_and_kept_with_enter(view: MapView, qtbot: QtBot) -> None:
    assert view.begin_moving(STOP.id)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(view.pointDragged) as moved:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert moved.args[0] == STOP.id
    assert moved.args[1] > STOP.lat
    assert moved.args[2] > STOP.lon


def test_escape_leaves_a_point_where_it_was(view: MapView, qtbot: QtBot) -> None:
    view.begin_moving(STOP.id)
    QTest.keyClick(view, Qt.Key.Key_Right)
    with qtbot.assertNotEmitted(view.pointDragged):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.moving is None
    assert not view.begin_moving(UUID(int=404))


def test_the_pin_can_be_dragged_while_it_is_moved(view: MapView, qtbot: QtBot) -> None:
    view.begin_moving(STOP.id)
    with qtbot.waitSignal(view.pointDragged) as moved:
        drag(view, spot(view, STOP.lat, STOP.lon), spot(view, 52.1, 5.1))
    assert moved.args[1:] == pytest.approx([52.1, 5.1], abs=0.001)


def test_a_point_moved_over_the_edge_takes_the_map_along(view: MapView) -> None:
    view.begin_moving(STOP.id)
    before = view.plane().middle
    for _step in range(60):
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.plane().middle.x() < before.x()


def test_tab_walks_over_the_marks_and_then_leaves(view: MapView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.ring is not None
    assert (view.ring.kind, view.ring.id) == ("stop", STOP.id)
    assert view.accessibleDescription() == STOP.tip
    QTest.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.dotPicked) as picked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert picked.args == [DOT.id]
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.ring is None


def test_escape_forgets_where_tab_stood(view: MapView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert not view.grab().isNull()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.ring is None


def test_the_menu_key_opens_the_menu_of_what_tab_stands_on(view: MapView) -> None:
    asked: list[tuple[UUID | None, float]] = []

    def menu(hit: Hit | None, lat: float, lon: float) -> QMenu | None:
        asked.append((hit.id if hit else None, lat))
        return None

    view.set_menu(menu)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        event = QContextMenuEvent(reason, spot(view, 52.17, 5.17), QPoint())
        QApplication.sendEvent(view, event)
    assert asked[0][0] == STOP.id
    assert asked[1][0] is None
    assert asked[1][1] == pytest.approx(52.17, abs=0.001)


def many(count: int) -> tuple[MapDot, ...]:
    return tuple(MapDot(UUID(int=100 + at), 52.1, 5.1 + at * 1e-4, DotKind.B) for at in range(count))


def plane_at(px_per_km: float) -> Plane:
    whole = fitted(QSizeF(800, 600), [(52.1, 5.1)], QRectF(0, 0, 800, 600))
    return whole.zoomed(px_per_km / whole.px_per_km, QPointF(400, 300))


@pytest.mark.parametrize(("px_per_km", "clusters"), [(1.5, 1), (40.0, 0)])
def test_many_together_are_one_disc_with_their_number_until_they_can_be_told_apart(
    qapp: QApplication, px_per_km: float, clusters: int
) -> None:
    plane = plane_at(px_per_km)
    loose, found = Crowd(many(12), Layers()).laid_out(plane.window(), plane.scale, px_per_km)
    assert len(found) == clusters
    assert len(loose) + sum(len(cluster.dots) for cluster in found) == 12


def test_two_at_one_postcode_stand_beside_each_other(qapp: QApplication) -> None:
    plane, same = plane_at(30), [MapDot(UUID(int=at), 52.1, 5.1) for at in (1, 2, 3)]
    loose, _clusters = Crowd(same, Layers()).laid_out(plane.window(), plane.scale, 30)
    assert len({(placed.spot.x(), placed.spot.y()) for placed in loose}) == 3


def test_a_click_on_a_cluster_zooms_in_on_it(view: MapView) -> None:
    view.show_scene(MapScene(dots=many(60)))
    view.look(plane_at(2))
    view.grab()
    (cluster,) = (hit for hit in view.picture.hits(view.plane()) if hit.kind == "cluster")
    assert cluster.tip.startswith("60 relaties")
    before = view.plane().scale
    view.pick(cluster)
    assert view.plane().scale > before


@pytest.mark.parametrize(
    ("layers", "count"),
    [
        (Layers(), 2),
        (Layers(frozenset({DotKind.A})), 1),
        (Layers(only_overdue=True), 1),
        (Layers(frozenset()), 0),
    ],
)
def test_layers_show_whom_the_seller_wants_to_see(view: MapView, layers: Layers, count: int) -> None:
    other = MapDot(UUID(int=8), 52.16, 5.16, DotKind.C)
    view.show_scene(MapScene(dots=(DOT, other)))
    view.look_at([(52.0, 5.0), (52.2, 5.2)])
    view.set_layers(layers)
    view.grab()
    assert len(view.picture.hits(view.plane())) == count
    assert len(sheet_of(view, "", "").dots) == count


def test_areas_are_coloured_and_can_be_switched_off(view: MapView) -> None:
    there = spot(view, 52.03, 5.18)
    coloured = view.grab().toImage().pixelColor(there)
    view.set_layers(Layers(areas=False))
    assert view.grab().toImage().pixelColor(there) != coloured


def test_the_areas_can_be_heard(view: MapView) -> None:
    assert in_words(SCENE) == "1 bezoek: 1 Houten. 1 gebied: Stad."


def test_what_is_in_sight_goes_to_paper(view: MapView) -> None:
    home, end = MapHome(52.1, 5.1, "Thuis"), MapHome(52.15, 5.15, "Elders")
    view.show_scene(MapScene((STOP,), home, (DOT,), areas=(AREA,), end=end))
    view.look_at([(52.0, 5.0), (52.2, 5.2)])
    sheet = sheet_of(view, "Rayon", "")
    assert [house.name for house in sheet.houses] == ["Thuis", "Elders"]
    assert sheet.south_west[0] < 52.0
    assert sheet.north_east[0] > 52.2
    assert sheet.stops[0].about == "Bakkerij Vonk"
    assert (sheet.areas[0].name, len(sheet.areas[0].rings), len(sheet.areas[0].sides)) == ("Stad", 2, 6)
    assert sheet.dots[0].is_overdue
