"""The seller looks at his day on the map, takes the better order, and prints the route."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from salesdesk.domain.relations import Address
from salesdesk.domain.visits import VisitState
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.routes.day.screen import RouteScreen
from salesdesk.ui.window import Window
from tests.answers import Answers
from tests.sample_fixtures import MOMENT, Furnish, settle

TODAY = MOMENT.date()


def on_the_road(furnish: Furnish, file: SellerFile, day: str = "") -> tuple[Window, RouteScreen]:
    window = furnish(file)
    window.go(Place(Noun.ROUTE, view=day))
    settle(window)
    screen = window.current()
    assert isinstance(screen, RouteScreen)
    return window, screen


def press(root: QWidget, words: str) -> None:
    found = next(
        one
        for one in (*root.findChildren(Button), *root.findChildren(Pressable))
        if words in {one.text(), one.accessibleName()} and one.isVisible()
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def shown(root: QWidget) -> str:
    words = [one.full_text() for one in root.findChildren(ElidedLabel) if one.isVisible()]
    return "\n".join([*words, *(one.text() for one in root.findChildren(QLabel) if one.isVisible())])


@pytest.fixture
def criss_cross(sample: SellerFile) -> SellerFile:
    """Today's visits unconfirmed and in the clumsiest order of the clock."""
    lines = sample.visits.day(TODAY)
    far = [lines[0], lines[3], lines[1], lines[2]]
    for line, hour in zip(far, (8, 10, 13, 15), strict=True):
        visit = sample.visits.visit(line.id)
        sample.visits.save(replace(visit, state=VisitState.PLANNED, start_time=time(hour, 30)))
    return sample


def test_the_better_order_saves_driving_and_can_be_undone(furnish: Furnish, criss_cross: SellerFile) -> None:
    window, screen = on_the_road(furnish, criss_cross)
    before = criss_cross.routes.day(TODAY)
    assert "scheelt" in screen.header.sub.full_text()
    press(screen, "Betere volgorde")
    settle(window)
    assert "minder rijden" in screen.header.sub.full_text()
    assert criss_cross.routes.day(TODAY).plan == before.plan
    press(screen, "Zo houden")
    settle(window)
    after = criss_cross.routes.day(TODAY)
    assert after.plan.drive_minutes == before.plan.drive_minutes - before.saved_minutes
    assert "scheelt" not in screen.header.sub.full_text()
    assert "gewijzigd" in window.toast.text()
    window.toast.undo()
    settle(window)
    assert criss_cross.routes.day(TODAY).plan == before.plan


def test_the_route_sheet_holds_every_stop(furnish: Furnish, sample: SellerFile, answers: Answers) -> None:
    window, screen = on_the_road(furnish, sample)
    press(screen, "Routeblad")
    settle(window)
    (sheet,) = (
        one for one in QApplication.topLevelWidgets() if isinstance(one, PaperWindow) and one.isVisible()
    )
    words = whole_text(sheet.paper.content)
    for line in sample.visits.day(TODAY):
        assert line.relation_name in words
        assert f"{line.start_time:%H:%M}" in words
    answers.save_file = sample.profile.folder / "route.pdf"
    press(sheet, "Bewaren als…")
    settle(window)
    assert (sample.profile.folder / "route.pdf").read_bytes() == sheet.paper.content
    sheet.close()


def test_a_full_disk_is_said_once_and_nothing_is_lost(
    furnish: Furnish, sample: SellerFile, answers: Answers
) -> None:
    window, screen = on_the_road(furnish, sample)
    press(screen, "Routeblad")
    settle(window)
    (sheet,) = (
        one for one in QApplication.topLevelWidgets() if isinstance(one, PaperWindow) and one.isVisible()
    )
    in_the_way = sample.profile.folder / "bestand"
    in_the_way.write_text("geen map")
    answers.save_file = in_the_way / "route.pdf"
    press(sheet, "Bewaren als…")
    settle(window)
    assert len(answers.told) == 1
    assert "route.pdf kon niet worden bewaard" in answers.told[0]
    assert "maak ruimte" in answers.told[0]
    sheet.close()


def test_the_days_are_walked_and_come_back_to_today(furnish: Furnish, sample: SellerFile) -> None:
    window, screen = on_the_road(furnish, sample)
    press(screen, "Volgende dag")
    settle(window)
    assert screen.header.title.full_text() == "Woensdag 25 november"
    window.desk.actions.run("route.before")
    window.desk.actions.run("route.before")
    settle(window)
    assert screen.header.title.full_text() == "Maandag 23 november"
    window.desk.actions.run("route.today")
    settle(window)
    assert screen.header.title.full_text() == "Dinsdag 24 november"


def test_stops_and_neighbours_lead_on(furnish: Furnish, sample: SellerFile) -> None:
    window, screen = on_the_road(furnish, sample)
    route = sample.routes.day(TODAY)
    press(screen, route.fits[0].name)
    assert window.history.here == Place(Noun.RELATION, route.fits[0].relation_id)
    window.back()
    settle(window)
    first = route.visits[0].line
    press(screen, f"{first.relation_name}, {first.start_time:%H:%M}")
    assert window.history.here == Place(Noun.PREPARATION, first.id)


def test_an_empty_day_says_so_and_prints_nothing(furnish: Furnish, sample: SellerFile) -> None:
    _window, screen = on_the_road(furnish, sample, "2026-11-29")
    assert "Op deze dag staan geen bezoeken." in shown(screen)
    assert not next(
        one for one in screen.findChildren(Button) if one.accessibleName() == "Routeblad"
    ).isEnabled()


def test_without_a_home_and_off_the_map_the_day_is_still_told(furnish: Furnish, sample: SellerFile) -> None:
    seller = sample.settings.view().seller
    sample.settings.save_seller(replace(seller, home=Address()))
    line = sample.visits.day(TODAY)[0]
    relation = sample.relations.card(line.relation_id).relation
    sample.relations.save(replace(relation, address=Address(place="Nergenshuizen")))
    _window, screen = on_the_road(furnish, sample)
    words = shown(screen)
    assert "niet op de kaart" in words
    assert "Thuis" not in words
    assert f"{line.relation_name} staat niet op de kaart; vul postcode en plaats aan." in words


def test_visits_that_cannot_be_reached_in_time_are_warned_for(furnish: Furnish, sample: SellerFile) -> None:
    lines = sample.visits.day(TODAY)
    sample.visits.move(lines[3].id, TODAY, time(12, 5))
    _window, screen = on_the_road(furnish, sample)
    assert "min te laat" in shown(screen)
