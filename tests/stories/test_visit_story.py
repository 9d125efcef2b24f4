"""A visit from the calendar to the offer: planned, prepared, held, reported, followed up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.preparation import Outcome, Side
from salesdesk.domain.visits import VisitState
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.buttons import Button, Pressable
from salesdesk.ui.desk import Desk
from salesdesk.ui.places import Place
from salesdesk.ui.visits.doors import doors
from salesdesk.ui.visits.list import VisitList
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.report import ReportScreen
from tests.offer_desk import Rooms, type_into

SAID = {
    "huidige leverancier": "Schoonfix",
    "einde contract": "31-03-2027",
    "frequentie": "5x per week",
    "eisen product/dienst": "ecolabel op alle middelen",
}
SECRET = "directeur vertrekt, concurrent is goedkoper"


@pytest.fixture
def rooms(sample: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, doors(sample))
    yield made
    made.close()


def press(rooms: Rooms, words: str) -> None:
    assert rooms.screen is not None
    buttons = [*rooms.screen.findChildren(Button), *rooms.screen.findChildren(Pressable)]
    next(each for each in buttons if words in (each.accessibleName() or each.text())).click()
    rooms.settle()


def fill_in(report: ReportScreen) -> None:
    """What the seller types in the car park."""
    report.questions.useful.chosen.emit(0)
    type_into(report.questions.chance, "45")
    report.questions.month.set_value(date(2027, 2, 1))
    report.questions.month.edited.emit()
    type_into(report.questions.next_step, "Opname van beide vestigingen")
    type_into(report.questions.next_on, "1-12")
    for made in report.talk.rows.values():
        if made.answer.accessibleName() in SAID:
            type_into(made.answer, SAID[made.answer.accessibleName()])
    report.needs.inputs["psychological_needs"].setPlainText("vaste ploeg")
    report.summary.inputs["summary"].setPlainText(SECRET)
    line = list(report.agreements.rows.values())[-1]
    type_into(line.what, "Plattegronden mailen")
    type_into(line.due_on, "27-11")


def test_a_first_visit_goes_from_the_list_to_an_offer(sample: SellerFile, rooms: Rooms) -> None:
    rooms.open(Place(Noun.VISIT), VisitList)
    press(rooms, "Voorbereiden: Notariskantoor Van Rhijn")
    prepared = rooms.follow(PreparationScreen)
    rooms.settle()
    prepared.desk.actions.run("preparation.step7")
    prepared.desk.actions.run("preparation.done")
    rooms.settle()
    visit = prepared.draft.view.visit

    report = rooms.open(Place(Noun.REPORT, visit.id), ReportScreen)
    rooms.settle()
    fill_in(report)
    report.next_visit.plan.click()
    rooms.settle()
    report.finish.click()
    rooms.settle()

    assert report.draft.report.is_closed
    card = sample.relations.card(visit.relation_id)
    assert card.relation.current_supplier == "Schoonfix"
    assert card.relation.contract_ends_on == date(2027, 3, 31)
    assert next(one for one in card.visits if one.id == visit.id).state is VisitState.HELD
    with sample.database.read() as session:
        follow_ups = {one.text: one.due_on for one in records.find(session, FollowUp, visit_id=visit.id)}
    assert follow_ups == {
        "Plattegronden mailen": date(2026, 11, 27),
        "Opname van beide vestigingen": date(2026, 12, 1),
    }
    press(rooms, "Offerte maken")
    place = rooms.went[-1]
    assert place.id is not None
    offer = sample.offers.view(place.id).offer
    assert (offer.visit_id, offer.chance_percent, offer.decision_month) == (visit.id, 45, date(2027, 2, 1))


def test_head_office_reads_everything_and_the_customer_only_what_was_agreed(
    sample: SellerFile, rooms: Rooms
) -> None:
    line = sample.visits.day(sample.clock.today())[0]
    report = rooms.open(Place(Noun.REPORT, line.id), ReportScreen)
    rooms.settle()
    fill_in(report)
    report.finish.click()
    rooms.settle()
    internal = " ".join(whole_text(sample.papers.internal_report(line.id).value.content).split())
    customer = " ".join(whole_text(sample.papers.customer_report(line.id).value.content).split())
    for said in ("Schoonfix", "45", "Plattegronden mailen", SECRET):
        assert said in internal
    assert "Plattegronden mailen" in customer
    assert "Opname van beide vestigingen" in customer
    assert "Schoonfix" not in customer
    assert SECRET not in customer
    for item in report.draft.preparation.objectives:
        if item.side is Side.INTERNAL and len(item.keyword) > 3:
            assert item.keyword not in customer


def test_a_missed_objective_comes_back_at_the_next_visit(sample: SellerFile, rooms: Rooms) -> None:
    line = sample.visits.day(sample.clock.today())[0]
    report = rooms.open(Place(Noun.REPORT, line.id), ReportScreen)
    rooms.settle()
    price = next(item for item in report.draft.preparation.objectives if item.keyword == "€-CONC")
    mark = report.goals.rows[price.id].mark
    mark.setFocus(Qt.FocusReason.OtherFocusReason)
    mark.click()
    mark.click()
    report.next_visit.plan.click()
    rooms.settle()
    assert report.draft.view.missed_objectives[0].outcome is not Outcome.REACHED
    press(rooms, "Meenemen")
    coming = max(sample.relations.card(line.relation_id).visits, key=lambda visit: visit.visit_on)
    screen = rooms.open(Place(Noun.PREPARATION, coming.id), PreparationScreen)
    rooms.settle()
    assert "€-CONC" in {item.keyword for item in screen.draft.preparation.objectives}


def test_a_forgotten_report_stands_on_top_the_next_day(sample: SellerFile) -> None:
    today = sample.visits.day(sample.clock.today())
    moment = datetime(2026, 11, 25, 7, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
    object.__setattr__(sample.clock, "now", lambda: moment + timedelta(minutes=1))
    late = {line.id for line in sample.visits.overview().to_report}
    assert {line.id for line in today} <= late
