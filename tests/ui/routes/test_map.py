from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip
from pytestqt.qtbot import QtBot

from salesdesk.charts.base_map import BaseMap, TownLabel, Way, WayKind
from salesdesk.ui import theme
from salesdesk.ui.routes.map.plane import MOST_PX_PER_KM, place
from salesdesk.ui.routes.map.scene import DotKind, MapDot, MapHome, MapScene, MapStop
from salesdesk.ui.routes.map.view import MapView, in_words

HAARLEM = MapStop(UUID(int=1), 52.3808, 4.6368, "Haarlem", "Notariskantoor, op postcodegebied")
ZAANDAM = MapStop(UUID(int=2), 52.4385, 4.8264, "Zaandam")
HOME = MapHome(52.505, 4.9597, "Purmerend")
DOT = MapDot(UUID(int=9), 52.30, 5.0, DotKind.A, "Een relatie")
DAY = MapScene((HAARLEM, ZAANDAM), HOME, (DOT,))
LAND = ((53.2, 3.2), (53.2, 7.0), (51.0, 7.0), (51.0, 3.2), (53.2, 3.2))
BASE = BaseMap(
    provinces=(LAND,),
    ways=(
        Way(WayKind.MOTORWAY, "A7", 0, ((52.3, 4.7), (52.4, 4.9), (52.6, 5.0))),
        Way(WayKind.RIVER, "Noordzeekanaal", 300, ((52.46, 4.55), (52.42, 4.8))),
    ),
    towns=(TownLabel("Amsterdam", 52.374, 4.89, 741_636), TownLabel("Haarlem", 52.38, 4.64, 160_000)),
)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> MapView:
    made = MapView(BASE)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show_scene(DAY)
    made.show()
    made.setFocus()
    return made


def spot_of(view: MapView, lat: float, lon: float) -> QPointF:
    return place(lat, lon) * view.plane().scale + view.plane().shift


def picture_of(view: MapView) -> QImage:
    return view.grab().toImage()


def test_the_whole_route_is_in_sight(view: MapView) -> None:
    for lat, lon in DAY.positions():
        assert view.rect().adjusted(40, 40, -40, -40).contains(spot_of(view, lat, lon).toPoint())


def test_a_click_on_a_stop_picks_its_visit(view: MapView, qtbot: QtBot) -> None:
    view.grab()
    with qtbot.waitSignal(view.stopPicked) as picked:
        QTest.mouseClick(
            view, Qt.MouseButton.LeftButton, pos=spot_of(view, HAARLEM.lat, HAARLEM.lon).toPoint()
        )
    assert picked.args == [HAARLEM.id]


def test_a_click_beside_a_small_dot_still_picks_the_relation(view: MapView, qtbot: QtBot) -> None:
    view.grab()
    near = spot_of(view, DOT.lat, DOT.lon).toPoint() + QPoint(6, 6)
    with qtbot.waitSignal(view.dotPicked) as picked:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=near)
    assert picked.args == [DOT.id]


def test_dragging_moves_the_ground_along_and_picks_nothing(view: MapView, qtbot: QtBot) -> None:
    start = spot_of(view, HAARLEM.lat, HAARLEM.lon).toPoint()
    with qtbot.assertNotEmitted(view.stopPicked):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(view, start + QPoint(60, 30))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 30))
    assert spot_of(view, HAARLEM.lat, HAARLEM.lon).toPoint() == start + QPoint(60, 30)


@pytest.mark.parametrize(
    ("key", "across", "down"),
    [(Qt.Key.Key_Left, 80, 0), (Qt.Key.Key_Right, -80, 0), (Qt.Key.Key_Up, 0, 80), (Qt.Key.Key_Down, 0, -80)],
)
def test_the_arrows_pan(view: MapView, key: Qt.Key, across: int, down: int) -> None:
    before = spot_of(view, HOME.lat, HOME.lon)
    QTest.keyClick(view, key)
    moved = spot_of(view, HOME.lat, HOME.lon) - before
    assert (round(moved.x()), round(moved.y())) == (across, down)


def test_plus_minus_and_nought_zoom_and_come_back(view: MapView) -> None:
    begin = view.plane().scale
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.plane().scale == pytest.approx(begin * 1.5)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.plane().scale == pytest.approx(begin / 1.5)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.plane().scale == pytest.approx(begin)


def test_zooming_ends_somewhere(view: MapView) -> None:
    for _turn in range(30):
        view.zoom_in()
    assert view.plane().px_per_km <= MOST_PX_PER_KM * 1.05
    for _turn in range(40):
        view.zoom_out()
    assert view.plane().px_per_km > 1


def test_the_wheel_keeps_the_place_under_the_mouse(view: MapView, qtbot: QtBot) -> None:
    view.grab()
    mouse = QPointF(200, 150)
    before = view.plane().at(mouse)
    turn = QWheelEvent(
        mouse, mouse, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, turn)
    assert view.plane().at(mouse) == pytest.approx(before)
    hurried = picture_of(view)
    qtbot.wait(150)
    assert picture_of(view) != hurried


def test_a_view_of_ones_own_survives_a_resize_but_not_another_day(view: MapView) -> None:
    view.zoom_in()
    chosen = view.plane()
    view.resize(900, 640)
    assert view.plane().middle == chosen.middle
    view.show_scene(MapScene((ZAANDAM,), HOME))
    assert view.plane().middle != chosen.middle


def test_choosing_a_stop_leaves_the_view_alone(view: MapView) -> None:
    view.zoom_in()
    chosen, before = view.plane(), picture_of(view)
    view.show_scene(MapScene(DAY.stops, HOME, DAY.dots, chosen=ZAANDAM.id))
    assert view.plane() == chosen
    assert picture_of(view) != before


def test_two_visits_at_one_address_both_show(view: MapView) -> None:
    twin = MapStop(UUID(int=3), HAARLEM.lat, HAARLEM.lon, "Haarlem")
    view.show_scene(MapScene((HAARLEM, twin), HOME))
    view.grab()
    spots = {hit.id for x in range(0, 800, 6) for y in range(0, 600, 6)
             if (hit := view.picture.hit(QPointF(x, y), view.plane()))}  # fmt: skip
    assert {HAARLEM.id, twin.id} <= spots


def test_the_colours_follow_the_theme(view: MapView, qapp: QApplication) -> None:
    corner = spot_of(view, 52.53, 4.68).toPoint()
    assert picture_of(view).pixelColor(corner) == QColor(theme.hex_of("land"))
    light = QColor(theme.hex_of("land"))
    theme.apply_theme(qapp, dark=True, motion=False)
    try:
        assert picture_of(view).pixelColor(corner) == QColor(theme.hex_of("land")) != light
    finally:
        theme.apply_theme(qapp, motion=False)


def test_the_route_can_be_heard(view: MapView) -> None:
    assert view.accessibleName() == "Kaart van de dag"
    assert view.accessibleDescription() == "2 bezoeken: 1 Haarlem, 2 Zaandam."
    assert in_words(MapScene()) == "Geen bezoeken op de kaart."


def test_panning_far_never_loses_the_country(view: MapView) -> None:
    for _step in range(200):
        QTest.keyClick(view, Qt.Key.Key_Left)
    lat, lon = view.plane().at(QPointF(400, 300))
    assert 50 < lat < 54
    assert lon == pytest.approx(2.2)


def test_an_empty_map_shows_the_country(qtbot: QtBot, qapp: QApplication) -> None:
    empty = MapView()
    qtbot.addWidget(empty)
    empty.resize(500, 500)
    empty.set_base_map(BASE)
    lat, lon = empty.plane().at(QPointF(250, 250))
    assert (round(lat), round(lon)) == (52, 5)
    assert not empty.grab().isNull()


def test_hovering_a_stop_tells_what_it_is(view: MapView) -> None:
    view.grab()
    spot = spot_of(view, HAARLEM.lat, HAARLEM.lon).toPoint()
    QTest.mouseMove(view, spot)
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, spot, view.mapToGlobal(spot)))
    assert QToolTip.text() == HAARLEM.tip
    QTest.mouseMove(view, QPoint(5, 300))
    assert view.cursor().shape() is Qt.CursorShape.OpenHandCursor
    QToolTip.hideText()


def test_the_zoom_buttons_have_names_and_work(view: MapView) -> None:
    begin = view.plane().scale
    names = {button.accessibleName(): button for button in view.findChildren(QAbstractButton)}
    names["Inzoomen"].click()
    assert view.plane().scale > begin
    names["Uitzoomen"].click()
    assert view.plane().scale == pytest.approx(begin)


def test_without_a_route_the_relations_are_in_sight(view: MapView) -> None:
    other = MapDot(UUID(int=8), 51.44, 5.48, DotKind.PROSPECT)
    view.show_scene(MapScene(dots=(DOT, other)))
    for dot in (DOT, other):
        assert view.rect().contains(spot_of(view, dot.lat, dot.lon).toPoint())


def test_a_small_map_still_shows_its_route(view: MapView) -> None:
    view.resize(view.minimumSizeHint())
    for lat, lon in DAY.positions():
        assert view.rect().contains(spot_of(view, lat, lon).toPoint())
    assert not view.grab().isNull()
