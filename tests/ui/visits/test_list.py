"""The list of visits: what must be reported first, the days after it, and one press to go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import VisitLine
from salesdesk.ui.buttons import Button
from salesdesk.ui.empty import Empty
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.places import Place
from salesdesk.ui.visit_reasons import ReasonField
from salesdesk.ui.visits.absent import AbsentForm
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


def test_the_filters_show_what_is_to_be_reported_and_what_was_held(sample: SellerFile, rooms: Rooms) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    screen.filter.chosen.emit(2)
    assert rooms.went[-1] == Place(Noun.VISIT, None, "held")
    rooms.open(rooms.went[-1], VisitList)
    held = next(line for line in sample.visits.overview().held if line.report_closed_at)
    press(screen, f"Verslag: {held.relation_name}")
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


def says(reason: str) -> Callable[[QWidget, str], bool]:
    """The seller who presses a chip, or types, and agrees."""

    def answer(body: QWidget, _yes: str) -> bool:
        field = body if isinstance(body, ReasonField) else body.findChild(ReasonField)
        assert isinstance(field, ReasonField)
        chip = next((each for each in field.chips if each.text() == reason), None)
        chip.click() if chip else field.text.setText(reason)
        return True

    return answer


def test_confirming_and_cancelling_are_said_and_taken_back(
    sample: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    line = first_line(sample)
    answers.sheet = says("klant heeft afgezegd")
    choose(screen, line, "Afzeggen…")
    rooms.settle()
    visit = sample.visits.visit(line.id)
    assert (visit.state, visit.state_reason) == (VisitState.CANCELLED, "klant heeft afgezegd")
    said, undo = rooms.said[-1]
    assert "Van Rhijn" in said
    undo()
    rooms.settle()
    assert sample.visits.visit(line.id).state is VisitState.CONFIRMED


def test_thinking_better_of_cancelling_changes_nothing(
    sample: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    answers.sheet = False
    choose(screen, first_line(sample), "Afzeggen…")
    rooms.settle()
    assert first_line(sample).state is VisitState.CONFIRMED


def test_a_cancelled_visit_is_put_back_from_its_own_list(sample: SellerFile, rooms: Rooms) -> None:
    line = first_line(sample)
    sample.visits.cancel(line.id, "ziek")
    screen = rooms.open(Place(Noun.VISIT, None, "cancelled"), VisitList)
    press(screen, f"Terugzetten: {line.relation_name}")
    rooms.settle()
    assert sample.visits.visit(line.id).state is VisitState.PLANNED
    assert "weer in de agenda" in rooms.said[-1][0]
    assert line.id not in {each.id for each in sample.visits.overview().cancelled}


def test_absence_and_removal_are_in_the_menu_too(sample: SellerFile, rooms: Rooms, answers: Answers) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    first, second, *_rest = sample.visits.day(sample.clock.today())
    answers.sheet = says("in vergadering")
    choose(screen, first, "Niemand aanwezig…")
    choose(screen, second, "Verwijderen")
    rooms.settle()
    visit = sample.visits.visit(first.id)
    assert (visit.state, visit.state_reason) == (VisitState.ABSENT, "in vergadering")
    assert sample.visits.visit(second.id).deleted
    next(undo for said, undo in rooms.said if "verwijderd" in said)()
    rooms.settle()
    assert not sample.visits.visit(second.id).deleted


def test_nobody_there_asks_for_a_new_appointment_until_that_is_not_wanted(
    sample: SellerFile, rooms: Rooms
) -> None:
    line = first_line(sample)
    sample.visits.absent(line.id, "ziek")
    for other in sample.visits.overview().coming:
        if other.relation_id == line.relation_id:
            sample.visits.remove(other.id)
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    press(screen, f"Nieuwe afspraak: {line.relation_name}")
    assert rooms.went[-1] == Place(Noun.VISIT, line.relation_id, "new")
    choose(screen, sample.visits.line(line.id), "Geen nieuwe afspraak nodig")
    rooms.settle()
    assert line.id not in {each.id for each in sample.visits.asking_again()}
    rooms.said[-1][1]()
    rooms.settle()
    assert line.id in {each.id for each in sample.visits.asking_again()}


def test_plan_b_is_one_press_and_opens_the_visit_it_makes(
    sample: SellerFile, rooms: Rooms, answers: Answers
) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    line = first_line(sample)
    chosen = sample.visit_instead.choices(line.id)[0]

    def goes_there(body: AbsentForm, _yes: str) -> bool:
        body.reason.chips[0].click()
        body.rows[1].click()
        return True

    answers.sheet = goes_there
    choose(screen, line, "Niemand aanwezig…")
    rooms.settle()
    place = rooms.went[-1]
    assert place.noun is Noun.PREPARATION
    assert place.id is not None
    made = sample.visits.line(place.id)
    assert (made.relation_id, made.visit_on) == (chosen.relation_id, sample.clock.today())
    assert sample.visits.line(line.id).plan_b_name == chosen.name
    rooms.said[-1][1]()
    rooms.settle()
    assert sample.visits.line(line.id).is_open
    assert sample.visits.visit(made.id).deleted


def test_a_visit_goes_to_another_calendar_as_a_file(
    sample: SellerFile, rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    line = first_line(sample)
    answers.save_file = tmp_path / "bezoek.ics"
    choose(screen, line, "In agenda zetten (.ics)…")
    rooms.settle()
    assert f"UID:{line.id}@salesdesk" in (tmp_path / "bezoek.ics").read_text().replace("\n ", "")
    assert "bezoek.ics" in rooms.said[-1][0]


def test_the_menu_of_the_header_takes_the_week_and_all_that_is_coming(
    sample: SellerFile, rooms: Rooms, answers: Answers, tmp_path: Path
) -> None:
    screen = rooms.open(Place(Noun.VISIT), VisitList)
    button = next(each for each in screen.findChildren(Button) if each.menu() is not None)
    answers.save_file = [tmp_path / "week.ics", tmp_path / "alles.ics"]
    entry_of(button.menu(), "Deze week naar je agenda (.ics)…").trigger()
    rooms.settle()
    entry_of(button.menu(), "Alle komende naar je agenda (.ics)…").trigger()
    rooms.settle()
    counts = [(tmp_path / name).read_text().count("BEGIN:VEVENT") for name in ("week.ics", "alles.ics")]
    assert counts == [sample.calendar_files.of_week(sample.clock.today()).count,
                      sample.calendar_files.coming().count]  # fmt: skip
    entry_of(button.menu(), "Afspraken inlezen (.ics)…").trigger()
    assert rooms.went[-1] == Place(Noun.VISIT, None, "ics")


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
