"""A relation that stands nowhere comes on the map; own coordinates go in and out again in one go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.geography import Precision
from salesdesk.services.changes import Noun
from salesdesk.services.imports import Kind
from salesdesk.services.sample.placing import NOWHERE
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.places import Place
from salesdesk.ui.relations.imports import ImportScreen
from salesdesk.ui.routes.day.screen import RouteScreen
from salesdesk.ui.routes.map.furnished import FurnishedMap
from salesdesk.ui.routes.places.unplaced import UnplacedScreen
from salesdesk.ui.routes.places.where import WhereScreen
from salesdesk.ui.window import Window
from tests.sample_fixtures import Furnish, settle

POINTS = "Postcode;Relatie;Lat;Lon\n3511 AB;;52,0903;5,1216\n;Autobedrijf Huisman;5,4260;52,1320\n9;;x;y\n"


def press(window: Window, words: str) -> None:
    found = (one for one in window.findChildren(Button) if one.text() == words and one.kind() != "crumb")
    next(one for one in found if one.isVisible()).click()
    settle(window)


def test_from_the_chip_on_the_map_to_a_place_of_its_own(furnish: Furnish, sample: SellerFile) -> None:
    window = furnish(sample)
    window.desk.go(Place(Noun.ROUTE))
    settle(window)
    route = window.current()
    assert isinstance(route, RouteScreen)
    shown = route.findChildren(FurnishedMap)[0]
    assert shown.missing.text() == "1 niet op de kaart"
    QTest.mouseClick(shown.missing, Qt.MouseButton.LeftButton)
    settle(window)
    screen = window.current()
    assert isinstance(screen, UnplacedScreen)
    screen.where.setText("3831 ZA Leusden")
    QTest.keyClick(screen.where, Qt.Key.Key_Return)
    settle(window)
    key = next(line.id for line in sample.relations.lines() if line.name == NOWHERE)
    assert sample.places.where(key) is not None
    window.desk.go(Place(Noun.RELATION, key))
    settle(window)
    window.desk.actions.run("relation.map")
    settle(window)
    lone = window.current()
    assert isinstance(lone, WhereScreen)
    assert [stop.name for stop in lone.map.scene().stops] == [NOWHERE]


def test_coordinates_go_in_as_seen_and_out_again(
    furnish: Furnish, sample: SellerFile, tmp_path: Path
) -> None:
    path = tmp_path / "punten.csv"
    path.write_text(POINTS, encoding="utf-8")
    window = furnish(sample)
    window.desk.go(Place(Noun.ROUTE, None, "unplaced"))
    settle(window)
    press(window, "Coördinaten inlezen")
    screen = window.current()
    assert isinstance(screen, ImportScreen)
    screen.open_path(path)
    settle(window)
    assert screen.preview is not None
    assert (screen.preview.kind, screen.preview.new, screen.preview.changed) == (Kind.COORDINATES, 1, 1)
    assert screen.preview.refused == 1
    press(window, "Inlezen")
    key = next(line.id for line in sample.relations.lines() if line.name == NOWHERE)
    placed = sample.places.where(key)
    assert placed is not None
    assert (placed.precision, placed.lat) == (Precision.OWN, 52.132)
    assert isinstance(window.current(), UnplacedScreen)
    press(window, "Ongedaan maken")
    assert sample.places.where(key) is None
