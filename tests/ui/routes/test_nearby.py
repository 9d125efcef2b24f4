"""The list of who is near: what a row leads to, plan B in one press, around somewhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.nearby_list import NearbyList
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.routes.nearby.screen import NearbyScreen
from tests.builders import an_id
from tests.sample_fixtures import settle
from tests.ui.audit import audit
from tests.ui.outside import outside_programs

__all__ = ["outside_programs"]
AT_TEN = datetime(2026, 11, 24, 10, 15, tzinfo=ZoneInfo("Europe/Amsterdam"))


def a_screen(desk: Desk, sample: SellerFile) -> NearbyScreen:
    screen = NearbyScreen(desk, sample)
    screen.resize(1072, 680)
    screen.show()
    return around(screen, Place(Noun.ROUTE, None, "near"))


def around(screen: NearbyScreen, place: Place) -> NearbyScreen:
    screen.arrive(place)
    settle(screen)
    return screen


def test_the_first_row_is_chosen_and_planned_at_the_hour_he_can_be_there(
    desk: Desk, sample: SellerFile
) -> None:
    went: list[Place] = []
    desk.going.connect(went.append)
    screen = a_screen(desk, sample)
    one = screen.table.line()
    assert one is not None
    assert one.arrive is not None
    desk.actions.run("near.plan")
    (place,) = went
    assert (place.noun, place.id) == (Noun.VISIT, one.relation_id)
    day, at = place.view.split(" ")[1:]
    assert day == "2026-11-24"
    assert time.fromisoformat(at) >= one.arrive


def test_enter_opens_the_card(desk: Desk, sample: SellerFile) -> None:
    went: list[Place] = []
    desk.going.connect(went.append)
    screen = a_screen(desk, sample)
    one = screen.table.line()
    assert one is not None
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert went == [Place(Noun.RELATION, one.relation_id)]


def test_plan_b_is_made_in_one_press_and_taken_back(desk: Desk, sample: SellerFile) -> None:
    undone: list[object] = []
    desk.said.connect(lambda _text, undo: undone.append(undo))
    sample.nearby = NearbyList(sample.database, Clock(lambda: AT_TEN, an_id), sample.routes)
    screen = a_screen(desk, sample)
    view, one = screen._view, screen.table.line()
    assert view is not None
    assert view.present is not None
    assert one is not None
    screen.instead(one)
    settle(screen)
    here = sample.visits.visit(view.present.id)
    assert (here.state, here.plan_b_id) == (VisitState.ABSENT, one.relation_id)
    undone[0]()  # type: ignore[operator]
    settle(screen)
    assert sample.visits.visit(view.present.id).is_open


def test_home_a_postcode_and_a_relation_are_places_to_look_around(desk: Desk, sample: SellerFile) -> None:
    screen = a_screen(desk, sample)
    around(screen, Place(Noun.ROUTE, None, "near home"))
    assert "Thuis" in screen.header.sub.full_text()
    around(screen, Place(Noun.ROUTE, None, "near ? 2011 AB"))
    assert "2011 AB" in screen.header.sub.full_text()
    relation = sample.relations.lines("Spaarnzicht")[0]
    around(screen, Place(Noun.ROUTE, relation.id, "near"))
    assert relation.name in screen.header.sub.full_text()
    assert relation.id not in {one.relation_id for one in screen.model.lines()}


def test_nonsense_and_a_lost_relation_are_said(desk: Desk, sample: SellerFile) -> None:
    screen = around(a_screen(desk, sample), Place(Noun.ROUTE, None, "near ? Nergens"))
    assert "kennen we niet" in screen.note.text.text()
    line = sample.relations.lines("Spaarnzicht")[0]
    relation = sample.relations.card(line.id).relation
    sample.relations.save(replace(relation, address=replace(relation.address, postcode="", place="Nergens")))
    around(screen, Place(Noun.ROUTE, line.id, "near"))
    assert "staat niet op de kaart" in screen.note.text.text()


def test_everybody_can_use_it(desk: Desk, sample: SellerFile) -> None:
    assert audit(a_screen(desk, sample)) == []


@pytest.mark.usefixtures("large_type")
def test_everybody_can_use_it_a_quarter_larger(desk: Desk, sample: SellerFile) -> None:
    assert audit(a_screen(desk, sample)) == []
