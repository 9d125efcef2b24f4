"""The report at the screen: quick, complete, nothing overwritten in silence, frozen in the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.domain.preparation import Outcome
from salesdesk.domain.relations import Role
from salesdesk.domain.reports import Usefulness
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.services.visits import VisitLine
from salesdesk.ui.autosave import Saved
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.paper_window import PaperWindow
from salesdesk.ui.places import Place
from salesdesk.ui.visits.report import ReportScreen
from salesdesk.ui.visits.talk import AnswerRow
from tests.answers import Answers
from tests.offer_desk import Rooms, type_into


def first_line(sample: SellerFile) -> VisitLine:
    return sample.visits.day(sample.clock.today())[0]


@pytest.fixture
def screen(sample: SellerFile, rooms: Rooms) -> ReportScreen:
    made = rooms.open(Place(Noun.REPORT, first_line(sample).id), ReportScreen)
    rooms.settle()
    return made


def row_of(screen: ReportScreen, keyword: str) -> AnswerRow:
    return next(made for made in screen.talk.rows.values() if made.answer.accessibleName() == keyword)


def answer(screen: ReportScreen, keyword: str, text: str) -> AnswerRow:
    made = row_of(screen, keyword)
    made.answer.clear()
    type_into(made.answer, text)
    return made


def save(screen: ReportScreen, rooms: Rooms) -> None:
    screen.autosave.flush()
    rooms.settle()


def finish_questions(screen: ReportScreen) -> None:
    """The manager's three questions, by hand."""
    screen.questions.useful.chosen.emit(0)
    type_into(screen.questions.chance, "45")
    screen.questions.month.set_value(date(2027, 2, 1))
    screen.questions.month.edited.emit()
    type_into(screen.questions.next_step, "Opname ter plaatse")
    type_into(screen.questions.next_on, "1-12")


def press(screen: ReportScreen, words: str) -> None:
    buttons = [*screen.side.findChildren(Button), *screen.side.findChildren(Pressable)]
    next(each for each in buttons if words in (each.text() or each.accessibleName())).click()


def papers() -> list[PaperWindow]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, PaperWindow)]


def test_the_title_is_the_name_alone(screen: ReportScreen) -> None:
    assert screen.header.title.full_text() == screen.draft.view.card.relation.name


def test_what_is_typed_is_kept(sample: SellerFile, rooms: Rooms, screen: ReportScreen) -> None:
    finish_questions(screen)
    screen.needs.inputs["economic_needs"].setPlainText("Eén factuur <b")
    QTest.qWait(900)
    rooms.settle()
    view = sample.reports.view(first_line(sample).id)
    assert view is not None
    report = view.report
    assert (report.usefulness, report.chance_percent) == (Usefulness.YES, 45)
    assert (report.decision_month, report.next_step_on) == (date(2027, 2, 1), date(2026, 12, 1))
    assert report.economic_needs == "Eén factuur <b"
    assert screen.autosave.now is Saved.SAVED


def test_an_answer_scores_its_objective_and_fills_the_competitor(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    answer(screen, "huidige leverancier", "Schoonfix")
    answer(screen, "einde contract", "31-03-2027")
    save(screen, rooms)
    view = sample.reports.view(first_line(sample).id)
    assert view is not None
    reached = {item.keyword for item in view.preparation.objectives if item.outcome is Outcome.REACHED}
    assert {"lev", "afl. contr."} <= reached
    assert view.report.competitor == "Schoonfix"
    assert view.report.competitor_contract_ends_on == date(2027, 3, 31)
    assert screen.competitor.inputs["competitor"].value() == "Schoonfix"


def test_enter_goes_to_the_next_answer_and_the_next_note(rooms: Rooms, screen: ReportScreen) -> None:
    for fields in (
        [made.answer for made in screen.talk.rows.values()],
        [made.note for made in screen.goals.rows.values()],
    ):
        fields[0].setFocus()
        type_into(fields[0], "34", Qt.Key.Key_Return)
        assert rooms.holder.focusWidget() is fields[1]
        fields[-1].setFocus()
        QTest.keyClick(fields[-1], Qt.Key.Key_Return)
        assert rooms.holder.focusWidget() is fields[-1]


def test_an_empty_field_is_ticked_a_differing_one_is_not(rooms: Rooms, screen: ReportScreen) -> None:
    supplier = answer(screen, "huidige leverancier", "Schoonfix")
    area = answer(screen, "vierkante meters", "980 m2")
    people = answer(screen, "bedrijf/organisatie", "34")
    rooms.settle()
    assert supplier.take.isChecked()
    assert area.now.full_text() == "850 m²"
    assert not area.take.isChecked()
    assert people.said.text() == "gelijk"


def test_closing_without_the_three_answers_says_so_at_the_questions(
    rooms: Rooms, screen: ReportScreen
) -> None:
    screen.finish.click()
    rooms.settle()
    assert screen.questions.rows["usefulness"].error.isVisible()
    assert screen.questions.rows["next_step"].error.isVisible()
    assert not screen.draft.report.is_closed


def test_closing_freezes_everything_and_takes_over_what_was_ticked(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    finish_questions(screen)
    answer(screen, "huidige leverancier", "Schoonfix")
    area = answer(screen, "vierkante meters", "980 m2")
    area.take.click()
    rooms.settle()
    screen.finish.click()
    rooms.settle()
    assert screen.draft.report.is_closed
    assert not screen.finish.isVisible()
    assert screen.for_customer.isVisible()
    assert rooms.holder.focusWidget() is screen.for_customer
    assert not screen.questions.next_step.isEnabled()
    assert not area.answer.isEnabled()
    card = sample.relations.card(first_line(sample).relation_id)
    assert card.relation.current_supplier == "Schoonfix"
    assert "980 m2" in {fact.text for fact in card.facts}


def test_a_date_that_cannot_be_read_keeps_the_seller_here(
    rooms: Rooms, screen: ReportScreen, answers: Answers
) -> None:
    type_into(screen.questions.next_on, "31-02")
    type_into(screen.questions.next_step, "Bellen")
    answers.confirm = False
    assert not screen.leave()
    answers.confirm = True
    assert screen.leave()


def test_the_rest_is_kept_while_a_date_is_half_typed(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    type_into(screen.questions.next_step, "Bellen")
    type_into(screen.questions.next_on, "1-")
    save(screen, rooms)
    view = sample.reports.view(first_line(sample).id)
    assert view is not None
    assert view.report.next_step == "Bellen"
    assert screen.questions.next_on.text() == "1-"


def test_agreements_are_typed_in_a_line_that_always_waits(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    screen.desk.actions.run("report.agreement")
    for number, what in enumerate(("Plattegronden mailen", "Ploegleider voorstellen")):
        waiting = list(screen.agreements.rows.values())[-1]
        type_into(waiting.what, what)
        type_into(waiting.due_on, f"{27 + number}-11")
        if number:
            waiting.for_customer.click()
    save(screen, rooms)
    view = sample.reports.view(first_line(sample).id)
    assert view is not None
    assert [(line.what, line.due_on, line.for_customer) for line in view.report.agreements] == [
        ("Plattegronden mailen", date(2026, 11, 27), True),
        ("Ploegleider voorstellen", date(2026, 11, 28), False),
    ]
    assert len(screen.agreements.rows) == 3


def test_an_agreement_is_taken_away_and_comes_back(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    def agreed() -> list[str]:
        return [line.what for line in screen.draft.report.agreements]

    waiting = next(iter(screen.agreements.rows.values()))
    type_into(waiting.what, "Bellen")
    screen.agreements._remove(waiting)
    rooms.settle()
    assert agreed() == []
    rooms.said[-1][1]()
    rooms.settle()
    assert agreed() == ["Bellen"]


def test_objectives_are_scored_by_press_and_by_key(rooms: Rooms, screen: ReportScreen) -> None:
    row = next(iter(screen.goals.rows.values()))

    def outcome() -> Outcome:
        return screen.draft.preparation.objectives[0].outcome

    row.mark.click()
    assert outcome() is Outcome.REACHED
    QTest.keyClick(row.mark, Qt.Key.Key_M)
    assert outcome() is Outcome.MISSED
    type_into(row.note, "niet gevraagd")
    assert screen.draft.preparation.objectives[0].note == "niet gevraagd"
    QTest.keyClick(row.mark, Qt.Key.Key_O)
    rooms.settle()
    assert outcome() is Outcome.OPEN


def test_the_next_visit_is_planned_in_one_go_and_takes_what_was_missed(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    objective = next(item for item in screen.draft.preparation.objectives if item.keyword == "nw. contract")
    screen.goals.rows[objective.id].mark.click()
    screen.goals.rows[objective.id].mark.click()
    rooms.settle()
    press(screen, "Meenemen")
    assert "Plan eerst" in rooms.said[-1][0]
    assert screen.next_visit.time.value() is not None
    screen.next_visit.plan.click()
    rooms.settle()
    card = sample.relations.card(first_line(sample).relation_id)
    coming = max(card.visits, key=lambda visit: visit.visit_on)
    assert coming.visit_on > sample.clock.today()
    press(screen, "Meenemen")
    rooms.settle()
    carried = sample.preparations.kept(coming.id)
    assert carried is not None
    assert "nw. contract" in {item.keyword for item in carried.objectives}


def test_who_was_there_is_ticked_and_added(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen, answers: Answers
) -> None:
    answers.text = "Kuipers"
    press(screen, "Wie nog meer")
    rooms.settle()
    rooms.settle()
    view = sample.reports.view(first_line(sample).id)
    assert view is not None
    assert len(view.report.present) == 2


def test_a_function_that_is_also_a_role_is_said_once(
    sample: SellerFile, rooms: Rooms, screen: ReportScreen
) -> None:
    contact = screen.draft.view.card.contacts[0]
    roles = frozenset({Role.BUYER, Role.INITIATOR})
    sample.relations.save_contact(replace(contact, function="Inkoper", roles=roles))
    screen.reload()
    rooms.settle()
    said = [each.full_text() for each in screen.side.findChildren(ElidedLabel)]
    assert "Inkoper, initiatiefnemer" in said


def test_both_papers_open(rooms: Rooms, screen: ReportScreen) -> None:
    press(screen, "Intern verslag")
    press(screen, "Verslag voor de klant")
    rooms.settle()
    assert len(papers()) == 2
    for paper in papers():
        paper.close()
    rooms.settle()


def test_an_offer_is_one_press_away(sample: SellerFile, rooms: Rooms, screen: ReportScreen) -> None:
    screen.offer.click()
    rooms.settle()
    place = rooms.went[-1]
    assert place.noun is Noun.OFFER
    assert place.id is not None
    assert sample.offers.view(place.id).offer.visit_id == first_line(sample).id


def test_what_is_missing_leads_to_its_input(rooms: Rooms, screen: ReportScreen) -> None:
    press(screen, "Hoe groot is de kans?")
    assert rooms.holder.focusWidget() is screen.questions.chance


def test_a_visit_still_to_come_can_be_written_about_but_not_closed(sample: SellerFile, rooms: Rooms) -> None:
    coming = next(line for line in sample.visits.overview().coming if line.visit_on > sample.clock.today())
    screen = rooms.open(Place(Noun.REPORT, coming.id), ReportScreen)
    rooms.settle()
    assert screen.early.isVisible()
    finish_questions(screen)
    screen.finish.click()
    rooms.settle()
    assert "een verslag van vóór het bezoek kan niet" in rooms.said[-1][0]
    assert not screen.draft.report.is_closed
