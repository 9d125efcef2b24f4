"""The board of the weeks by mouse and by keys: carried with the detour in sight, agreed, pinned, put off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from salesdesk.domain.rayon import AreaDay
from salesdesk.domain.relations import Importance, Relation, Status
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit, VisitMove, VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.ui.desk import Desk
from salesdesk.ui.doors import Door
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.places import Place
from salesdesk.ui.routes.weeks.block import BlockView
from salesdesk.ui.routes.weeks.due_list import DueRow
from salesdesk.ui.routes.weeks.menus import block_menu, day_menu, due_menu
from salesdesk.ui.routes.weeks.put_off import _Sheet
from salesdesk.ui.routes.weeks.screen import WeeksScreen
from salesdesk.words import use_language
from tests.answers import Answers
from tests.builders import TODAY, a_relation, a_visit, an_address
from tests.offer_desk import Rooms, seller_file
from tests.planning_builders import a_visit_proposal, an_area
from tests.ui.audit import audit

WEEKS = Place(Noun.ROUTE, None, "weeks")
MONDAY = TODAY - timedelta(days=TODAY.weekday())
THURSDAY = MONDAY + timedelta(days=3)
NEXT_TUESDAY = MONDAY + timedelta(days=8)
ARROWS = {"left": Qt.Key.Key_Left, "right": Qt.Key.Key_Right, "up": Qt.Key.Key_Up, "down": Qt.Key.Key_Down}


def firm(name: str, postcode: str = "3811 AB") -> Relation:
    address = an_address(postcode=postcode, place="Amersfoort")
    return a_relation(name=name, status=Status.CUSTOMER, importance=Importance.A, address=address)


AGREED, PROPOSED, WAITING = firm("Afgesproken"), firm("Voorgesteld"), firm("Wachtend")
CONFIRMED = a_visit(relation_id=AGREED.id, visit_on=THURSDAY, start_time=time(9), state=VisitState.CONFIRMED)
PROPOSAL = a_visit_proposal(relation_id=PROPOSED.id, visit_on=THURSDAY, start_time=time(11))


@pytest.fixture
def file(database: Database, desk: Desk) -> SellerFile:
    file = seller_file(database, desk)
    eemland = an_area(name="Eemland", postcodes=("NL 38",), days=(AreaDay(1, 3), AreaDay(2, 3)))
    with database.write() as session:
        records.save_all(session, (eemland, AGREED, PROPOSED, WAITING, CONFIRMED, PROPOSAL))
    return file


@pytest.fixture
def rooms(file: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, [Door(Noun.ROUTE, lambda desk: WeeksScreen(desk, file), view="weeks")])
    yield made
    made.close()


@pytest.fixture
def screen(rooms: Rooms) -> WeeksScreen:
    return rooms.open(WEEKS, WeeksScreen)


def proposals(file: SellerFile) -> list[VisitProposal]:
    with file.database.read() as session:
        return records.find(session, VisitProposal)


def view_of(screen: WeeksScreen, name: str) -> BlockView:
    return next(view for view in screen.board.blocks.values() if view.block.name == name)


def middle(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())


def drag(screen: WeeksScreen, rooms: Rooms, source: QWidget, day: date, *, drops: bool = True) -> None:
    """Press, carry over a day, and let go there."""
    QTest.mousePress(source, Qt.MouseButton.LeftButton)
    inside = source.mapFromGlobal(middle(screen.board.cells[day]))
    QTest.mouseMove(source, source.rect().center() + QPoint(30, 0))
    rooms.settle()
    QTest.mouseMove(source, inside)
    rooms.settle()
    if drops:
        QTest.mouseRelease(source, Qt.MouseButton.LeftButton, pos=inside)
        rooms.settle()


def test_the_board_says_what_stands_where_and_who_waits(screen: WeeksScreen) -> None:
    assert {view.block.name for view in screen.board.blocks.values()} == {"Afgesproken", "Voorgesteld"}
    assert "bevestigd" in view_of(screen, "Afgesproken").accessibleName()
    assert "Eemland" in screen.board.cells[THURSDAY].accessibleName()
    (row,) = screen.findChildren(DueRow)
    assert row.accessibleName() == "Wachtend, nooit bezocht"


def test_an_empty_board_says_why_who_was_just_brought_in_is_not_asked_for(
    rooms: Rooms, database: Database
) -> None:
    with database.write() as session:
        for relation in (AGREED, PROPOSED, WAITING):
            records.save(session, replace(relation, status=Status.SUSPECT))
        for visit in (CONFIRMED, PROPOSAL):
            records.save(session, replace(visit, visit_on=MONDAY - timedelta(days=30)))
    screen = rooms.open(WEEKS, WeeksScreen)
    said = " ".join(each.text() for each in screen.findChildren(TextBlock) if each.isVisible())
    assert "Suspects tellen mee" in said


def test_nothing_is_cut_off_or_unnamed(screen: WeeksScreen) -> None:
    view_of(screen, "Voorgesteld").setFocus()
    assert audit(screen) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_cut_off_in_large_letters_either(large_type: None, rooms: Rooms, language: str) -> None:
    use_language(language)
    assert audit(rooms.open(WEEKS, WeeksScreen)) == []


def test_dragging_shows_the_detour_on_every_day_and_puts_it_there(
    screen: WeeksScreen, rooms: Rooms, file: SellerFile
) -> None:
    source = view_of(screen, "Voorgesteld")
    drag(screen, rooms, source, NEXT_TUESDAY, drops=False)
    offer = screen.board.cells[NEXT_TUESDAY].offer
    assert offer is not None
    assert offer.extra_minutes > 0
    assert "min" in screen.foot.words.full_text()
    QTest.mouseRelease(source, Qt.MouseButton.LeftButton)
    rooms.settle()
    (moved,) = proposals(file)
    assert (moved.visit_on, moved.start_time, moved.is_pinned) == (NEXT_TUESDAY, offer.start_time, True)
    rooms.said[-1][1]()
    rooms.settle()
    assert proposals(file) == [PROPOSAL]


def test_whoever_waits_is_dragged_onto_a_day(screen: WeeksScreen, rooms: Rooms, file: SellerFile) -> None:
    drag(screen, rooms, screen.findChildren(DueRow)[0], THURSDAY)
    made = [each for each in proposals(file) if each.relation_id == WAITING.id]
    assert [(each.visit_on, each.is_pinned) for each in made] == [(THURSDAY, True)]


def test_the_keys_carry_a_block_over_days_and_weeks(
    screen: WeeksScreen, rooms: Rooms, file: SellerFile
) -> None:
    view_of(screen, "Voorgesteld").setFocus()
    QTest.keyClick(view_of(screen, "Voorgesteld"), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    rooms.settle()
    QTest.keyClick(screen.board, Qt.Key.Key_Left)
    QTest.keyClick(screen.board, Qt.Key.Key_Return)
    rooms.settle()
    assert proposals(file)[0].visit_on == THURSDAY + timedelta(days=6)


def test_escape_leaves_everything_where_it_was(screen: WeeksScreen, rooms: Rooms, file: SellerFile) -> None:
    QTest.keyClick(view_of(screen, "Voorgesteld"), Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    rooms.settle()
    QTest.keyClick(screen.board, Qt.Key.Key_Escape)
    rooms.settle()
    assert (screen.board.carry, proposals(file)) == (None, [PROPOSAL])


def test_enter_on_who_waits_carries_it_to_the_best_day_first(
    screen: WeeksScreen, rooms: Rooms, file: SellerFile
) -> None:
    (row,) = screen.findChildren(DueRow)
    QTest.keyClick(row, Qt.Key.Key_Return)
    rooms.settle()
    QTest.keyClick(screen.board, Qt.Key.Key_Return)
    rooms.settle()
    (made,) = [each for each in proposals(file) if each.relation_id == WAITING.id]
    assert made.visit_on == THURSDAY


@pytest.mark.parametrize(
    ("key", "start", "end"), [("down", "Afgesproken", "Voorgesteld"), ("up", "Voorgesteld", "Afgesproken")]
)
def test_the_arrows_choose_another_block(screen: WeeksScreen, key: str, start: str, end: str) -> None:
    view_of(screen, start).setFocus()
    QTest.keyClick(view_of(screen, start), ARROWS[key])
    assert view_of(screen, end).chosen


def test_a_confirmed_appointment_moves_only_with_a_reason(
    screen: WeeksScreen, rooms: Rooms, file: SellerFile, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.sheet = False
    drag(screen, rooms, view_of(screen, "Afgesproken"), NEXT_TUESDAY)
    assert file.visits.visit(CONFIRMED.id).visit_on == THURSDAY
    asked = "salesdesk.ui.routes.weeks.deeds.ask_reason"
    monkeypatch.setattr(asked, lambda *_words: "op verzoek van de klant")
    drag(screen, rooms, view_of(screen, "Afgesproken"), NEXT_TUESDAY)
    assert file.visits.visit(CONFIRMED.id).visit_on == NEXT_TUESDAY
    with file.database.read() as session:
        (move,) = records.find(session, VisitMove)
    assert move.reason == "op verzoek van de klant"


def test_a_day_that_speaks_against_it_asks_first(
    screen: WeeksScreen, rooms: Rooms, file: SellerFile, answers: Answers
) -> None:
    file.time_off.add(NEXT_TUESDAY, NEXT_TUESDAY, "Beurs")
    screen.reload()
    rooms.settle()
    answers.confirm = [False, True]
    drag(screen, rooms, view_of(screen, "Voorgesteld"), NEXT_TUESDAY)
    assert proposals(file) == [PROPOSAL]
    drag(screen, rooms, view_of(screen, "Voorgesteld"), NEXT_TUESDAY)
    assert (proposals(file)[0].visit_on, proposals(file)[0].start_time) == (NEXT_TUESDAY, time(11))


def test_a_takes_over_space_pins_and_both_can_be_undone(
    screen: WeeksScreen, rooms: Rooms, file: SellerFile
) -> None:
    QTest.keyClick(view_of(screen, "Voorgesteld"), Qt.Key.Key_Space)
    rooms.settle()
    assert proposals(file)[0].is_pinned
    QTest.keyClick(view_of(screen, "Voorgesteld"), Qt.Key.Key_A)
    rooms.settle()
    assert proposals(file) == []
    assert [line.relation_name for line in file.visits.day(THURSDAY)] == ["Afgesproken", "Voorgesteld"]
    rooms.said[-1][1]()
    rooms.settle()
    assert proposals(file) == [replace(PROPOSAL, is_pinned=True)]


def test_not_now_asks_until_when(
    screen: WeeksScreen, rooms: Rooms, file: SellerFile, answers: Answers
) -> None:
    def until_march(sheet: _Sheet, *_rest: object) -> bool:
        sheet.how.set_value("until")
        sheet.day.set_value(date(2027, 3, 1))
        return True

    answers.sheet = until_march
    QTest.keyClick(view_of(screen, "Voorgesteld"), Qt.Key.Key_Delete)
    rooms.settle()
    with file.database.read() as session:
        relation = records.load(session, Relation, PROPOSED.id)
    assert relation is not None
    assert (relation.visit_from_on, proposals(file)) == (date(2027, 3, 1), [])


def test_all_proposals_of_a_day_are_agreed_after_one_question(
    screen: WeeksScreen, rooms: Rooms, file: SellerFile, answers: Answers
) -> None:
    file.weeks.propose(WAITING.id, THURSDAY, time(14))
    screen.reload()
    rooms.settle()
    answers.confirm = True
    assert screen.shown is not None
    day = screen.shown.day(THURSDAY)
    assert day is not None
    action = next(one for one in day_menu(screen, day).actions() if one.text().startswith("Voorstellen"))
    action.trigger()
    rooms.settle()
    assert len(file.visits.day(THURSDAY)) == 3


def test_the_menus_offer_what_the_keys_do(screen: WeeksScreen) -> None:
    proposal, agreed = view_of(screen, "Voorgesteld").block, view_of(screen, "Afgesproken").block
    said = [action.text().split("\t")[0] for action in block_menu(screen, proposal).actions()]
    assert said[:4] == ["Afspreken", "Vastzetten op deze dag", "Niet nu…", "Naar een andere dag…"]
    assert "Afspraak wijzigen…" in [action.text() for action in block_menu(screen, agreed).actions()]
    (row,) = screen.findChildren(DueRow)
    assert due_menu(screen, row.due).actions()[0].text().startswith("Op een dag zetten")


def test_enter_opens_the_relation_of_a_proposal_and_the_preparation_of_an_appointment(
    screen: WeeksScreen, rooms: Rooms
) -> None:
    QTest.keyClick(view_of(screen, "Voorgesteld"), Qt.Key.Key_Return)
    QTest.keyClick(view_of(screen, "Afgesproken"), Qt.Key.Key_Return)
    assert rooms.went == [Place(Noun.RELATION, PROPOSED.id), Place(Noun.PREPARATION, CONFIRMED.id)]


def test_a_board_without_anything_says_so(database: Database, desk: Desk) -> None:
    file = seller_file(database, desk)
    rooms = Rooms(desk, [Door(Noun.ROUTE, lambda desk: WeeksScreen(desk, file), view="weeks")])
    screen = rooms.open(Place(Noun.ROUTE, None, "weeks 2027-02-30"), WeeksScreen)
    assert (screen.board.blocks, screen.monday) == ({}, MONDAY)
    assert audit(screen) == []
    rooms.close()


def test_hundreds_who_wait_are_shown_by_the_handful(database: Database, desk: Desk) -> None:
    file = seller_file(database, desk)
    with database.write() as session:
        records.save_all(session, [firm(f"Klant {number}") for number in range(200)])
    rooms = Rooms(desk, [Door(Noun.ROUTE, lambda desk: WeeksScreen(desk, file), view="weeks")])
    screen = rooms.open(WEEKS, WeeksScreen)
    assert len(screen.findChildren(DueRow)) == 30
    rooms.close()


def test_what_has_been_stays_where_it_was(screen: WeeksScreen, rooms: Rooms, file: SellerFile) -> None:
    been = a_visit(relation_id=WAITING.id, visit_on=MONDAY, state=VisitState.HELD)
    with file.database.write() as session:
        records.save(session, been)
    screen.reload()
    rooms.settle()
    drag(screen, rooms, view_of(screen, "Wachtend"), NEXT_TUESDAY)
    with file.database.read() as session:
        assert records.load(session, Visit, been.id) == been
