"""Onderweg: read at arm's length, ticked with one key or finger, nothing lost, on to the next visit."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from salesdesk.domain.preparation import Outcome
from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import VisitLine
from salesdesk.storage import records
from salesdesk.ui import theme
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.visits.report import ReportScreen
from salesdesk.ui.visits.underway import UnderwayScreen, underway_place
from salesdesk.ui.visits.underway_questions import QuestionRow
from salesdesk.words import use_language
from tests.builders import a_relation, a_visit, an_address
from tests.offer_desk import Rooms, type_into
from tests.ui.audit import audit


def lines(sample: SellerFile) -> list[VisitLine]:
    return sample.visits.day(sample.clock.today())


@pytest.fixture
def screen(sample: SellerFile, rooms: Rooms) -> UnderwayScreen:
    made = rooms.open(underway_place(lines(sample)[0].id), UnderwayScreen)
    rooms.settle()
    return made


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the system."""
    went: list[str] = []

    def take(url: QUrl) -> bool:
        went.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return went


def questions(screen: UnderwayScreen) -> list[QuestionRow]:
    return list(screen.questions.rows.values())


def named(screen: UnderwayScreen, keyword: str) -> QuestionRow:
    return next(made for made in questions(screen) if made.tick.text() == keyword)


def answer_of(sample: SellerFile, visit_id: UUID, keyword: str) -> tuple[bool, str]:
    preparation = sample.preparations.kept(visit_id)
    assert preparation is not None
    found = next(item for item in preparation.questions if item.keyword == keyword)
    return found.asked, found.answer


def test_where_who_and_what_to_say_stand_in_big_type(sample: SellerFile, screen: UnderwayScreen) -> None:
    line, view = lines(sample)[0], screen.draft.view
    assert screen.where.street.text() == view.card.relation.address.street
    assert "Vertrek uiterlijk" in screen.where.leave.text()
    assert line.contact_name in screen.who.name.text()
    assert screen.aloud.words.text() == view.preparation.external_objective
    for words in (screen.where.street, screen.who.name, screen.aloud.words):
        assert words.fontInfo().pixelSize() >= 20
    for button in (screen.where.navigate, *screen.who.phones, screen.neighbours.after):
        assert button.height() >= 48
    assert all(made.tick.height() >= 48 for made in questions(screen))


def test_the_phone_and_the_way_go_to_the_system(screen: UnderwayScreen, opened: list[str]) -> None:
    screen.who.phones[0].click()
    screen.desk.actions.run("underway.way")
    screen.desk.work.wait_idle()
    assert opened[0].startswith("tel:0")
    assert opened[1].startswith("https://www.google.com/maps/dir/")
    assert "Haarlem" in opened[1]


def test_space_ticks_and_the_tick_is_kept_at_once(
    sample: SellerFile, rooms: Rooms, screen: UnderwayScreen
) -> None:
    first = questions(screen)[0]
    assert not first.answer.isVisible()
    first.tick.setFocus()
    QTest.keyClick(first.tick, Qt.Key.Key_Space)
    rooms.settle()
    assert first.answer.isVisible()
    assert rooms.holder.focusWidget() is first.answer
    assert answer_of(sample, lines(sample)[0].id, first.tick.text()) == (True, "")


def test_keys_go_from_question_to_question(rooms: Rooms, screen: UnderwayScreen) -> None:
    first, second, third = questions(screen)[:3]
    first.tick.setFocus()
    QTest.keyClick(first.tick, Qt.Key.Key_Down)
    assert rooms.holder.focusWidget() is second.tick
    QTest.keyClick(second.tick, Qt.Key.Key_Return)
    assert rooms.holder.focusWidget() is second.answer
    QTest.keyClick(second.answer, Qt.Key.Key_Escape)
    assert rooms.holder.focusWidget() is second.tick
    QTest.keyClick(second.tick, Qt.Key.Key_Return)
    QTest.keyClick(second.answer, Qt.Key.Key_Return)
    assert rooms.holder.focusWidget() is third.tick
    QTest.keyClick(third.tick, Qt.Key.Key_Up)
    QTest.keyClick(second.tick, Qt.Key.Key_Up)
    QTest.keyClick(first.tick, Qt.Key.Key_Up)
    assert rooms.holder.focusWidget() is first.tick


def test_an_answer_is_in_the_report_that_is_made_next(
    sample: SellerFile, rooms: Rooms, screen: UnderwayScreen
) -> None:
    made = named(screen, "huidige leverancier")
    made.tick.click()
    type_into(made.answer, "Schoonfix")
    screen.report.click()
    report = rooms.follow(ReportScreen)
    rooms.settle()
    assert report.draft.report.competitor == "Schoonfix"
    answers = {each.answer.accessibleName(): each.answer.text() for each in report.talk.rows.values()}
    assert answers["huidige leverancier"] == "Schoonfix"
    reached = {
        item.keyword for item in report.draft.preparation.objectives if item.outcome is Outcome.REACHED
    }
    assert "lev" in reached


def test_an_unticked_question_keeps_its_answer(
    sample: SellerFile, rooms: Rooms, screen: UnderwayScreen
) -> None:
    made = questions(screen)[0]
    made.tick.click()
    type_into(made.answer, "34 mensen")
    made.tick.click()
    rooms.settle()
    assert made.answer.isVisible()
    assert answer_of(sample, lines(sample)[0].id, made.tick.text()) == (False, "34 mensen")


def test_it_goes_on_to_the_next_visit_and_back(
    sample: SellerFile, rooms: Rooms, screen: UnderwayScreen
) -> None:
    first, second, *_rest, last = lines(sample)
    made = questions(screen)[0]
    keyword = made.tick.text()
    made.tick.click()
    type_into(made.answer, "half getypt")
    screen.desk.actions.run("underway.after")
    again = rooms.follow(UnderwayScreen)
    assert rooms.went[-1] == underway_place(second.id)
    assert answer_of(sample, first.id, keyword)[1] == "half getypt"
    assert first.relation_name in again.neighbours.before.accessibleName()
    again.neighbours.before.click()
    assert rooms.went[-1] == underway_place(first.id)
    end = rooms.open(underway_place(last.id), UnderwayScreen)
    assert not end.neighbours.after.isVisible()


def test_nobody_there_leads_to_the_next_best_address(
    sample: SellerFile, rooms: Rooms, screen: UnderwayScreen
) -> None:
    first = lines(sample)[0]
    screen.nobody.click()
    rooms.settle()
    assert sample.visits.visit(first.id).state is not VisitState.ABSENT
    chosen = sample.visit_instead.choices(first.id)[0]
    assert chosen.name in screen.plan_b.choices[0].accessibleName()
    screen.plan_b.choices[0].click()
    rooms.settle()
    absent = sample.visits.visit(first.id)
    assert (absent.state, absent.plan_b_id) == (VisitState.ABSENT, chosen.relation_id)
    made = sample.visits.visit(rooms.went[-1].id or first.id)
    assert made.relation_id == chosen.relation_id
    said, undo = rooms.said[-1]
    assert chosen.name in said
    undo()
    rooms.settle()
    assert sample.visits.visit(first.id).is_open


def test_nobody_there_can_just_be_noted(sample: SellerFile, rooms: Rooms, screen: UnderwayScreen) -> None:
    first = lines(sample)[0]
    screen.nobody.click()
    rooms.settle()
    screen.plan_b.only_note.click()
    rooms.settle()
    assert sample.visits.visit(first.id).state is VisitState.ABSENT
    assert screen.ended.isVisible()
    assert not screen.report.isVisible()
    assert not screen.nobody.isVisible()
    rooms.said[-1][1]()
    rooms.settle()
    assert screen.report.isVisible()


def test_a_visit_without_address_or_person_says_what_to_do(fresh: SellerFile, empty_rooms: Rooms) -> None:

    relation = a_relation(address=an_address(street="", postcode="", place=""), phone="")
    visit = a_visit(relation_id=relation.id, contact_id=None)
    with fresh.database.write() as session:
        records.save_all(session, [relation, visit])
    made = empty_rooms.open(underway_place(visit.id), UnderwayScreen)
    empty_rooms.settle()
    assert made.where.missing.isVisible()
    assert made.who.missing.isVisible()
    assert not made.where.navigate.isVisible()
    assert not made.who.numbers.isVisible()
    assert not made.neighbours.isVisible()
    assert audit(made) == []


def test_a_reported_visit_is_only_read(sample: SellerFile, rooms: Rooms) -> None:
    held = next(line for line in sample.visits.overview().held if line.report_closed_at)
    made = rooms.open(underway_place(held.id), UnderwayScreen)
    rooms.settle()
    assert all(not each.tick.isEnabled() for each in questions(made))
    assert made.draft.view.is_reported


def test_the_dark_screen_ends_with_the_screen(
    sample: SellerFile, rooms: Rooms, screen: UnderwayScreen
) -> None:
    screen.darken()
    assert theme.is_dark()
    assert screen.leave()
    assert not theme.is_dark()


def test_it_is_one_key_from_the_preparation(sample: SellerFile, screen: UnderwayScreen, rooms: Rooms) -> None:
    screen.desk.actions.run("underway.prepare")
    assert rooms.went[-1] == Place(Noun.PREPARATION, lines(sample)[0].id)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("number", [0, 2])
def test_it_fits_and_every_part_is_named(desk: Desk, sample: SellerFile, language: str, number: int) -> None:
    use_language(language)
    assert_fits(desk, sample, number)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.usefixtures("large_type")
def test_it_fits_a_quarter_larger(desk: Desk, sample: SellerFile, language: str) -> None:
    use_language(language)
    assert_fits(desk, sample, 0)


def assert_fits(desk: Desk, sample: SellerFile, number: int) -> None:
    made = UnderwayScreen(desk, sample)
    made.arrive(underway_place(lines(sample)[number].id))
    desk.work.wait_idle()
    assert audit(made) == []
    made.ask_plan_b()
    desk.work.wait_idle()
    assert audit(made) == []


def test_leaving_and_arriving_are_one_press_each_and_come_back(
    sample: SellerFile, rooms: Rooms, screen: UnderwayScreen
) -> None:
    visit_id = lines(sample)[0].id
    assert screen.trip.left.height() >= 48
    assert not screen.trip.arrived.isVisible()
    screen.desk.actions.run("underway.trip")
    rooms.settle()
    assert "onderweg sinds 07:31" in screen.trip.said.text()
    screen.desk.actions.run("underway.trip")
    rooms.settle()
    assert "07:31 – 07:32" in screen.trip.said.text()
    drives = sample.driven_trips.drives(sample.clock.today())
    assert [drive.is_driven for drive in drives if drive.visit_id == visit_id] == [True]


def test_the_times_of_a_drive_are_changed_in_its_line(
    sample: SellerFile, rooms: Rooms, screen: UnderwayScreen
) -> None:
    screen.trip.change.click()
    for field, typed in ((screen.trip.left_at, "7:20"), (screen.trip.arrived_at, "7:10")):
        field.selectAll()
        type_into(field, typed)
    screen.trip.save.click()
    rooms.settle()
    assert "Aangekomen ligt na vertrokken" in screen.trip.error.text()
    screen.trip.arrived_at.selectAll()
    type_into(screen.trip.arrived_at, "8:05")
    QTest.keyClick(screen.trip.arrived_at, Qt.Key.Key_Return)
    rooms.settle()
    assert "07:20 – 08:05, 45" in screen.trip.said.text()
    assert not screen.trip.save.isVisible()


def test_after_the_last_visit_the_way_home_is_noted_too(sample: SellerFile, rooms: Rooms) -> None:
    drives = sample.driven_trips.drives(sample.clock.today())
    last = drives[-2]
    assert last.visit_id is not None
    sample.driven_trips.note(last, last.leave_time, last.arrive_time)
    screen = rooms.open(underway_place(last.visit_id), UnderwayScreen)
    rooms.settle()
    assert screen.home.isVisible()
    screen.trip_home.left.click()
    rooms.settle()
    assert sample.driven_trips.drives(sample.clock.today())[-1].is_underway
