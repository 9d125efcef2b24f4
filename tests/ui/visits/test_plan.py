"""Planning a visit by keys: a name, a day, a time that is free; overlapping is said, not forbidden."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.visits import VisitKind
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.buttons import Button
from salesdesk.ui.places import Place
from salesdesk.ui.visits.list import VisitList
from salesdesk.ui.visits.plan import PlanScreen
from tests.offer_desk import Rooms, type_into

NEW = Place(Noun.VISIT, None, "new")


def pick(rooms: Rooms, screen: PlanScreen, text: str) -> None:
    """Type some of a name and take the first that is found."""
    screen.form.relation.setFocus()
    type_into(screen.form.relation, text)
    rooms.settle()
    QTest.keyClick(screen.form.relation, Qt.Key.Key_Down)
    QTest.keyClick(screen.form.relation, Qt.Key.Key_Return)
    rooms.settle()


def test_a_visit_is_planned_by_typing(sample: SellerFile, rooms: Rooms) -> None:
    screen = rooms.open(NEW, PlanScreen)
    pick(rooms, screen, "Duinrand")
    assert screen.form.kind.value() is not VisitKind.FIRST
    assert screen.form.contact.value() is not None
    screen.form.day.selectAll()
    type_into(screen.form.day, "2-12")
    rooms.settle()
    assert screen.form.start.value() is not None
    type_into(screen.form.subject, "Jaargesprek")
    screen.save_button.click()
    rooms.settle()
    place = rooms.went[-1]
    assert place.noun is Noun.PREPARATION
    assert place.id is not None
    visit = sample.visits.visit(place.id)
    assert (visit.visit_on, visit.subject) == (date(2026, 12, 2), "Jaargesprek")


def test_planning_is_taken_back_with_one_press(sample: SellerFile, rooms: Rooms) -> None:
    line = sample.visits.day(sample.clock.today())[0]
    screen = rooms.open(Place(Noun.VISIT, line.relation_id, "new"), PlanScreen)
    screen.save_button.click()
    rooms.settle()
    visit_id = rooms.went[-1].id
    assert visit_id is not None
    rooms.said[-1][1]()
    rooms.settle()
    assert sample.visits.visit(visit_id).deleted


def test_the_time_proposed_is_free_and_follows_the_day(sample: SellerFile, rooms: Rooms) -> None:
    screen = rooms.open(NEW, PlanScreen)
    screen.form.day.selectAll()
    type_into(screen.form.day, "24-11")
    rooms.settle()
    assert screen.form.start.value() == sample.visits.free_time(date(2026, 11, 24))
    screen.form.start.selectAll()
    type_into(screen.form.start, "1130")
    rooms.settle()
    assert "Zorggroep Duinrand" in screen.overlap.text.text()
    assert screen.overlap.isVisible()
    screen.form.day.selectAll()
    type_into(screen.form.day, "12-12")
    rooms.settle()
    assert screen.form.start.value() == time(11, 30)
    assert not screen.overlap.isVisible()


def test_an_overlapping_visit_may_be_planned(sample: SellerFile, rooms: Rooms) -> None:
    line = sample.visits.day(sample.clock.today())[0]
    screen = rooms.open(Place(Noun.VISIT, line.relation_id, "new"), PlanScreen)
    screen.form.day.selectAll()
    type_into(screen.form.day, "24-11")
    screen.form.start.selectAll()
    type_into(screen.form.start, "8:45")
    rooms.settle()
    screen.save_button.click()
    rooms.settle()
    assert len(sample.visits.day(date(2026, 11, 24))) == 5


@pytest.mark.parametrize(
    ("field", "typed"), [("day", "31-02"), ("day", ""), ("start", "25:00"), ("start", "ochtend")]
)
def test_what_cannot_be_read_is_refused_at_its_field(
    sample: SellerFile, rooms: Rooms, field: str, typed: str
) -> None:
    line = sample.visits.day(sample.clock.today())[0]
    screen = rooms.open(Place(Noun.VISIT, line.relation_id, "new"), PlanScreen)
    widget = getattr(screen.form, field)
    widget.setText(typed)
    screen.save_button.click()
    rooms.settle()
    assert widget.error_text
    assert rooms.went == []


def test_without_a_relation_nothing_is_planned(rooms: Rooms) -> None:
    screen = rooms.open(NEW, PlanScreen)
    screen.save_button.click()
    rooms.settle()
    assert screen.form.relation.error_text
    assert rooms.went == []


def test_what_was_typed_is_still_there_on_coming_back(rooms: Rooms) -> None:
    screen = rooms.open(NEW, PlanScreen)
    type_into(screen.form.subject, "Half getypt")
    rooms.open(Place(Noun.VISIT), VisitList)
    assert rooms.open(NEW, PlanScreen).form.subject.value() == "Half getypt"


def test_a_visit_is_moved_and_moved_back(sample: SellerFile, rooms: Rooms) -> None:
    line = sample.visits.day(sample.clock.today())[1]
    screen = rooms.open(Place(Noun.VISIT, line.id, "edit"), PlanScreen)
    assert screen.form.relation.text() == line.relation_name
    screen.form.day.selectAll()
    type_into(screen.form.day, "25-11")
    screen.save_button.click()
    rooms.settle()
    assert sample.visits.visit(line.id).visit_on == date(2026, 11, 25)
    assert rooms.went[-1] == Place(Noun.VISIT)
    rooms.said[-1][1]()
    rooms.settle()
    assert sample.visits.visit(line.id).visit_on == date(2026, 11, 24)


def test_the_free_time_of_the_day_is_one_press_away(sample: SellerFile, rooms: Rooms) -> None:
    line = sample.visits.day(sample.clock.today())[1]
    screen = rooms.open(Place(Noun.VISIT, line.id, "edit"), PlanScreen)
    take = next(button for button in screen.side.findChildren(Button) if button.text().startswith("Neem "))
    take.click()
    rooms.settle()
    assert screen.form.start.value() == sample.visits.free_time(date(2026, 11, 24), 60)


def test_a_relation_with_a_nasty_name_is_shown_as_it_is(fresh: SellerFile, empty_rooms: Rooms) -> None:
    relation = fresh.relations.start("<b>Łukasz & Zoë</b> – € " + "x" * 100).value
    screen = empty_rooms.open(Place(Noun.VISIT, relation.id, "new"), PlanScreen)
    assert screen.form.relation.text() == relation.name
    screen.save_button.click()
    empty_rooms.settle()
    assert empty_rooms.went[-1].noun is Noun.PREPARATION


def test_a_visit_on_a_chosen_day_is_planned_with_one_key(sample: SellerFile, rooms: Rooms) -> None:
    near = sample.routes.day(rooms.desk.today()).fits[0]
    screen = rooms.open(Place(Noun.VISIT, near.relation_id, "new 2026-12-03"), PlanScreen)
    rooms.desk.actions.run("visit.save")
    rooms.settle()
    place = rooms.went[-1]
    assert place.noun is Noun.PREPARATION
    assert place.id is not None
    assert sample.visits.visit(place.id).visit_on == date(2026, 12, 3)
    assert not screen.overlap.isVisible()
