"""The list of visits: what must be reported first, the days after it, and one press to go on."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import VisitLine
from salesdesk.ui.buttons import Button
from salesdesk.ui.empty import Empty
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.places import Place
from salesdesk.ui.visits.list import VisitList
from tests.answers import Answers
from tests.offer_desk import Rooms


def press(screen: VisitList, name: str) -> None:
    next(button for button in screen.findChildren(Button) if button.accessibleName() == name).click()


def choose(screen: VisitList, line: VisitLine, words: str) -> None:
    menu = screen._life.menu(line)
    entry_of(menu, words).trigger()


def entry_of(menu: QMenu, words: str) -> QAction:
    return next(entry for entry in menu.actions() if entry.text() == words)


def first_line(file: SellerFile) -> VisitLine:
    return file.visits.day(file.clock.today())[0]


def test_a_row_leads_to_its_preparation_and_a_late_one_to_its_report(
    sample: SellerFile, rooms: Rooms
) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    press(screen, "Voorbereiden: Notariskantoor Van Rhijn")
    assert rooms.went[-1] == Place(Noun.PREPARATION, first_line(sample).id)
    press(screen, "Verslag maken: Basisschool De Vlieger")
    assert rooms.went[-1].noun is Noun.REPORT


def test_the_filters_show_what_is_to_be_reported_and_what_was_held(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    screen.filter.chosen.emit(2)
    assert rooms.went[-1] == Place(Noun.VISIT, None, "held")
    rooms.open(rooms.went[-1], VisitList)
    press(screen, "Verslag: Kindercentrum Lommerrijk")
    assert rooms.went[-1].noun is Noun.REPORT
    rooms.open(Place(Noun.VISIT, None, "report"), VisitList)
    names = [button.accessibleName() for button in screen.findChildren(Button) if button.isVisible()]
    assert "Verslag maken: Basisschool De Vlieger" in names
    assert "Voorbereiden: Notariskantoor Van Rhijn" not in names


def test_searching_keeps_what_holds_every_word(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    screen.search.setText("rhijn haarlem")
    screen.search.edited.emit()
    rooms.settle()
    names = [button.accessibleName() for button in screen.findChildren(Button) if button.isVisible()]
    assert "Voorbereiden: Notariskantoor Van Rhijn" in names
    assert "Voorbereiden: Drukkerij Zaanstreek" not in names
    screen.search.setText("bestaat niet <b>")
    screen.search.edited.emit()
    rooms.settle()
    assert any("<b>" in block.text() for block in screen.findChildren(TextBlock) if block.isVisible())


def test_a_long_list_is_shown_in_parts(rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.VISIT, None, "held"), VisitList)
    before = len([button for button in screen.findChildren(Button) if button.text() == "Verslag"])
    more = next(button for button in screen.findChildren(Button) if button.text().startswith("Nog "))
    more.click()
    after = len([button for button in screen.findChildren(Button) if button.text() == "Verslag"])
    assert after > before


def test_confirming_and_cancelling_are_said_and_taken_back(
    sample: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    line = first_line(sample)
    answers.text = "klant belde af"
    choose(screen, line, "Afzeggen…")
    rooms.settle()
    visit = sample.visits.visit(line.id)
    assert (visit.state, visit.state_reason) == (VisitState.CANCELLED, "klant belde af")
    said, undo = rooms.said[-1]
    assert "Van Rhijn" in said
    undo()
    rooms.settle()
    assert sample.visits.visit(line.id).state is VisitState.CONFIRMED


def test_thinking_better_of_cancelling_changes_nothing(
    sample: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    answers.text = None
    choose(screen, first_line(sample), "Afzeggen…")
    rooms.settle()
    assert first_line(sample).state is VisitState.CONFIRMED


def test_absence_and_removal_are_in_the_menu_too(sample: SellerFile, rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    first, second, *_rest = sample.visits.day(sample.clock.today())
    choose(screen, first, "Niemand aanwezig")
    choose(screen, second, "Verwijderen")
    rooms.settle()
    assert sample.visits.visit(first.id).state is VisitState.ABSENT
    assert sample.visits.visit(second.id).deleted
    rooms.said[-1][1]()
    rooms.settle()
    assert not sample.visits.visit(second.id).deleted


def test_the_menu_leads_to_moving_and_to_the_card(sample: SellerFile, rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    line = first_line(sample)
    choose(screen, line, "Verzetten of wijzigen…")
    assert rooms.went[-1] == Place(Noun.VISIT, line.id, "edit")
    choose(screen, line, "Relatiekaart")
    assert rooms.went[-1] == Place(Noun.RELATION, line.relation_id)


def test_an_empty_file_says_what_belongs_here(empty_rooms: Rooms) -> None:
    screen = empty_rooms.open(Place(Noun.VISIT), VisitList)
    empty = screen.findChild(Empty)
    assert empty is not None
    next(button for button in empty.findChildren(Button) if button.kind() == "primary").click()
    assert empty_rooms.went[-1] == Place(Noun.VISIT, None, "new")
    assert not screen.strip.isVisible()
