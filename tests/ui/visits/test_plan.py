"""Planning a visit by keys: a name, a day, a time that is free; overlapping is said, not forbidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.domain.visits import Freedom, VisitKind, VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visit_conflicts import Slot
from salesdesk.services.visit_drafts import VisitDraft
from salesdesk.storage import records
from salesdesk.ui.buttons import Button
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.places import Place
from salesdesk.ui.visits.doors import doors
from salesdesk.ui.visits.list import VisitList
from salesdesk.ui.visits.plan import PlanScreen
from salesdesk.ui.work import Work
from tests.answers import Answers
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


def test_someone_new_is_added_where_the_visit_is_planned(
    fresh: SellerFile, empty_rooms: Rooms, answers: Answers
) -> None:
    relation = fresh.relations.start("Bakkerij Lievens").value
    screen = empty_rooms.open(Place(Noun.VISIT, relation.id, "new"), PlanScreen)
    empty_rooms.settle()
    answers.text = "Claes"
    screen.form.new_person.click()
    empty_rooms.settle()
    assert "Claes" in screen.form.contact.currentText()
    screen.save_button.click()
    empty_rooms.settle()
    (contact,) = fresh.relations.card(relation.id).contacts
    place = empty_rooms.went[-1]
    assert place.id is not None
    assert fresh.visits.visit(place.id).contact_id == contact.id


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
    assert "Zorggroep Duinrand" in screen.conflicts.text.text()
    assert screen.conflicts.isVisible()
    screen.form.day.selectAll()
    type_into(screen.form.day, "11-12")
    rooms.settle()
    assert screen.form.start.value() == time(11, 30)
    assert not screen.conflicts.isVisible()


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


def test_a_holiday_has_no_free_time_so_the_next_day_is_offered(sample: SellerFile, rooms: Rooms) -> None:
    relation_id = sample.visits.day(sample.clock.today())[0].relation_id
    screen = rooms.open(Place(Noun.VISIT, relation_id, "new"), PlanScreen)
    screen.form.day.setText("25-12-2026")
    screen.form.day.edited.emit()
    rooms.settle()
    take = next(button for button in screen.side.findChildren(Button) if button.text().startswith("Neem "))
    assert take.text() == "Neem ma 28-12 08:30"
    take.click()
    rooms.settle()
    assert screen.form.day.value() == date(2026, 12, 28)
    assert screen.form.start.value() == time(8, 30)


def test_the_free_time_of_the_day_is_one_press_away(sample: SellerFile, rooms: Rooms) -> None:
    line = sample.visits.day(sample.clock.today())[1]
    screen = rooms.open(Place(Noun.VISIT, line.id, "edit"), PlanScreen)
    take = next(button for button in screen.side.findChildren(Button) if button.text().startswith("Neem "))
    take.click()
    rooms.settle()
    took = screen.form.start.value()
    assert took is not None
    look = sample.visit_conflicts.at(Slot(date(2026, 11, 24), took, 60), line.relation_id, but=line.id)
    assert look.conflicts == ()


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
    assert not screen.conflicts.isVisible()


def set_moment(screen: PlanScreen, day: str, at: str) -> None:
    for field, text in ((screen.form.day, day), (screen.form.start, at)):
        field.selectAll()
        type_into(field, text)


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        ("23-11-2026", "9:00", "al voorbij"),
        ("24-11-2026", "10:15", "Overlapt met Kennemer Techniek"),
        ("24-11-2026", "14:05", "rit duurt"),
        ("25-12-2026", "9:00", "Eerste kerstdag"),
        ("28-11-2026", "9:00", "weekend"),
        ("30-11-2026", "16:30", "Buiten de openingstijden: open 09:00 – 16:00"),
        ("02-12-2026", "10:00", "Die dag is de klant dicht"),
    ],
)
def test_what_speaks_against_a_moment_is_said_with_a_better_one_a_press_away(
    sample: SellerFile, rooms: Rooms, day: str, at: str, words: str
) -> None:
    line = sample.visits.day(sample.clock.today())[0]
    with sample.database.write() as session:
        relation = sample.relations.card(line.relation_id).relation
        records.save(session, replace(relation, opening_hours="ma, di, do, vr 9-16"))
    screen = rooms.open(Place(Noun.VISIT, line.relation_id, "new"), PlanScreen)
    set_moment(screen, day, at)
    rooms.settle()
    assert screen.conflicts.isVisible()
    assert words in screen.conflicts.text.text()
    screen.conflicts.better.click()
    rooms.settle()
    assert not screen.conflicts.isVisible()
    screen.save_button.click()
    rooms.settle()
    assert rooms.went[-1].noun is Noun.PREPARATION


def test_a_moved_visit_is_asked_why_and_shows_its_log(sample: SellerFile, rooms: Rooms) -> None:
    line = sample.visits.day(sample.clock.today())[1]
    place = Place(Noun.VISIT, line.id, "edit")
    screen = rooms.open(place, PlanScreen)
    assert not screen.form.reason_row.isVisible()
    set_moment(screen, "26-11-2026", "14:00")
    rooms.settle()
    assert screen.form.reason_row.isVisible()
    screen.form.reason.chips[0].click()
    screen.save_button.click()
    rooms.settle()
    (move,) = sample.visits.moves(line.id)
    assert move.reason == "op verzoek van de klant"
    screen = rooms.open(place, PlanScreen)
    shown = [one.full_text() for one in screen.side.findChildren(ElidedLabel) if one.isVisible()]
    assert "di 24-11 10:00 → do 26-11 14:00" in shown


def test_the_form_puts_its_visit_in_another_calendar(
    sample: SellerFile, rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    line = sample.visits.day(sample.clock.today())[1]
    screen = rooms.open(Place(Noun.VISIT, line.id, "edit"), PlanScreen)
    answers.save_file = tmp_path / "een.ics"
    screen.calendar_button.click()
    rooms.settle()
    assert (tmp_path / "een.ics").read_bytes().count(b"BEGIN:VEVENT") == 1
    assert not rooms.open(NEW, PlanScreen).calendar_button.isVisible()


def test_a_cancelled_visit_opens_with_its_reason_and_the_way_back(sample: SellerFile, rooms: Rooms) -> None:
    line = sample.visits.day(sample.clock.today())[1]
    sample.visits.cancel(line.id, "dubbele afspraak")
    screen = rooms.open(Place(Noun.VISIT, line.id, "edit"), PlanScreen)
    assert "dubbele afspraak" in screen.ended.text.text()
    assert not screen.form.isEnabled()
    rooms.desk.actions.run("visit.change")
    screen.ended.back.click()
    rooms.settle()
    assert sample.visits.visit(line.id).state is VisitState.PLANNED
    assert screen.form.isEnabled()
    assert not screen.ended.isVisible()


def test_half_a_plan_is_offered_again_after_a_crash(sample: SellerFile, desk: Desk) -> None:
    near = sample.routes.day(desk.today()).fits[0]
    place = Place(Noun.VISIT, near.relation_id, "new")
    before = Rooms(desk, doors(sample))
    screen = before.open(place, PlanScreen)
    set_moment(screen, "3-12", "9:")
    type_into(screen.form.subject, "Half getypt")
    QTest.qWait(1000)
    before.close()  # the window is gone, nobody left the screen
    after = Rooms(Desk(Work(), desk.clock), doors(sample))
    screen = after.open(place, PlanScreen)
    assert "Half getypt" in screen.draft.note.text.text()
    screen.draft.go_on.click()
    after.settle()
    assert (screen.form.subject.value(), screen.form.start.text()) == ("Half getypt", "9:")
    set_moment(screen, "3-12", "9:00")
    screen.save_button.click()
    after.settle()
    assert sample.visit_drafts.of(near.relation_id) is None
    after.close()


def test_a_draft_about_nobody_yet_brings_its_relation_back(sample: SellerFile, desk: Desk) -> None:
    line = sample.visits.day(sample.clock.today())[0]
    draft = VisitDraft("", str(line.relation_id), line.relation_name, "3-12-2026", "10:00", 45, "demo_expert")
    sample.visit_drafts.keep(draft, None)
    rooms = Rooms(desk, doors(sample))
    screen = rooms.open(NEW, PlanScreen)
    screen.draft.go_on.click()
    rooms.settle()
    screen.save_button.click()
    rooms.settle()
    place = rooms.went[-1]
    assert place.id is not None
    made = sample.visits.visit(place.id)
    assert (made.relation_id, made.minutes, made.kind) == (line.relation_id, 45, VisitKind.DEMO_EXPERT)
    assert made.contact_id is not None
    rooms.close()


def test_an_empty_place_on_the_board_plans_at_that_time(sample: SellerFile, rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.VISIT, None, "new 2026-12-03 14:30"), PlanScreen)
    assert (screen.form.day.value(), screen.form.start.value()) == (date(2026, 12, 3), time(14, 30))
    assert sample.visits.day(date(2026, 12, 3)) is not None


def test_how_free_a_visit_is_stands_under_more_and_comes_back(sample: SellerFile, rooms: Rooms) -> None:
    line = sample.visits.day(sample.clock.today())[1]
    place = Place(Noun.VISIT, line.id, "edit")
    screen = rooms.open(place, PlanScreen)
    assert not screen.form.may_move.freedom.isVisible()
    screen.form.may_move.more.click()
    screen.form.may_move.freedom.set_value(Freedom.LEEWAY)
    screen.form.may_move.must.click()
    screen.save_button.click()
    rooms.settle()
    kept = sample.visits.visit(line.id)
    assert (kept.freedom, kept.is_must) == (Freedom.LEEWAY, True)
    screen = rooms.open(place, PlanScreen)
    assert screen.form.may_move.freedom.isVisible()
    assert screen.form.may_move.freedom.value() is Freedom.LEEWAY
