"""The check is asked before an offer is made; against advice it asks a reason and shows other ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtTest import QTest

from salesdesk.domain.demand_answers import Answer
from salesdesk.domain.offer_check import Point, Verdict
from salesdesk.domain.relations import Relation
from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Noun
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.offers import beginning
from salesdesk.ui.offers.beginning import NewOffer
from salesdesk.ui.offers.demand_rows import ANSWERS
from salesdesk.ui.offers.editor import OfferEditor
from tests.builders import NOW, VISIT_ID, a_report, a_visit, an_argument
from tests.offer_desk import Rooms, a_customer, offer_place
from tests.ui.audit import audit


def visited(file: SellerFile, chance: int = 60, budget: str = "5000", **over: Any) -> Relation:
    """A customer whose last talk said what he expects to buy."""
    customer = a_customer(file)
    visit = a_visit(id=VISIT_ID, relation_id=customer.id, visit_on=date(2026, 11, 20), state=VisitState.HELD)
    report = a_report(chance_percent=chance, budget=budget, closed_at=NOW, **over)
    with file.database.write() as session:
        records.save_all(session, [visit, report])
    return customer


def opened(file: SellerFile, rooms: Rooms, customer: Relation) -> NewOffer:
    return rooms.open(offer_place(customer.id, "new"), NewOffer)


def test_the_name_of_the_customer_takes_the_room_there_is(file: SellerFile, rooms: Rooms) -> None:
    screen = opened(file, rooms, visited(file))
    assert screen.panel.view is not None
    name = screen.panel.view.relation.name
    (shown,) = [each for each in screen.side.findChildren(ElidedLabel) if each.full_text() == name]
    assert shown.text() == name


def test_what_the_talk_said_is_the_evidence(file: SellerFile, rooms: Rooms) -> None:
    screen = opened(file, rooms, visited(file))
    verdicts = {point: cell.mark._verdict for point, cell in screen.panel.cells.items()}
    assert verdicts[Point.CHANCE] is verdicts[Point.BUDGET] is verdicts[Point.TERM] is Verdict.OK
    assert verdicts[Point.SOLUTION] is Verdict.UNKNOWN
    assert file.offers.lines() == []
    assert audit(screen) == []


def test_answers_given_before_are_in_the_offer_that_is_begun(file: SellerFile, rooms: Rooms) -> None:
    screen = opened(file, rooms, visited(file))
    assert screen.panel.answers is not None
    screen.panel._answer(replace(screen.panel.answers, has_solution=True, solution_evidence="opname"))
    assert not screen.panel.other.isVisibleTo(screen)
    screen.choose.click()
    rooms.settle()
    editor = rooms.follow(OfferEditor)
    assert editor.draft is not None
    assert (editor.draft.has_solution, editor.draft.budget) == (True, Decimal(5000))
    assert all(cell.mark._verdict is Verdict.OK for cell in editor.strip.cells.values())


def test_ctrl_enter_begins_the_offer_too(file: SellerFile, rooms: Rooms) -> None:
    screen = opened(file, rooms, visited(file, chance=10))
    QTest.keyClicks(screen.panel.reason, "vaste klant")
    deed = screen.desk.actions.find("offer.begin")
    assert deed.shortcut == "Ctrl+Return"
    deed.run()
    rooms.settle()
    assert rooms.follow(OfferEditor).draft is not None


def test_against_advice_it_asks_a_reason_that_stays_with_the_offer(file: SellerFile, rooms: Rooms) -> None:
    screen = opened(file, rooms, visited(file, chance=10))
    assert screen.panel.against.isVisibleTo(screen)
    screen.choose.click()
    rooms.settle()
    assert file.offers.lines() == []
    assert "reden" in screen.panel.reason_row.error.text()
    QTest.keyClicks(screen.panel.reason, "vaste klant")
    screen.choose.click()
    rooms.settle()
    [line] = file.offers.lines()
    assert file.offers.view(line.id).offer.override_reason == "vaste klant"


def test_an_offer_that_does_not_pay_says_so_in_euros(file: SellerFile, rooms: Rooms) -> None:
    screen = opened(file, rooms, visited(file, chance=40, budget="500"))
    words = screen.panel.worth.text.text().replace("\xa0", " ")
    assert words == "Maken kost je ongeveer € 100, verwacht mag je € 52 marge: dat loont niet."
    assert screen.panel.other.isVisibleTo(screen)


@pytest.mark.parametrize(
    ("way", "done"), [("call", "030 555 01 24"), ("mail", "f.elamrani@delinde.example"), ("visit", "visit")]
)
def test_there_are_other_ways_than_an_offer(
    file: SellerFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch, way: str, done: str
) -> None:
    reached: list[str] = []
    monkeypatch.setattr(beginning, "call", reached.append)
    monkeypatch.setattr(beginning, "write_mail", reached.append)
    customer = visited(file, chance=10)
    screen = opened(file, rooms, customer)
    screen.panel.ways[way].click()
    if way == "visit":
        assert (rooms.went[-1].noun, rooms.went[-1].id) == (Noun.VISIT, customer.id)
    else:
        assert reached == [done]


def test_the_draft_that_lies_empty_is_judged_and_taken_up(file: SellerFile, rooms: Rooms) -> None:
    customer = visited(file)
    known = file.offers.start(customer.id).value
    screen = opened(file, rooms, customer)
    assert screen.panel.view is not None
    assert screen.panel.view.offer.id == known.id
    screen.choose.click()
    rooms.settle()
    assert [line.id for line in file.offers.lines()] == [known.id]


def test_a_customer_whose_points_all_pass_is_not_held_up(file: SellerFile, rooms: Rooms) -> None:
    customer = visited(file)
    known = file.offers.start(customer.id).value
    file.offers.save(replace(known, has_solution=True, solution_evidence="opname gedaan"))
    opened(file, rooms, customer)
    assert rooms.went[-1] == offer_place(known.id)


def test_each_demand_is_answered_yes_partly_or_no(file: SellerFile, rooms: Rooms) -> None:
    customer = visited(file, demands_on_product="Stil werken\nBinnen een week")
    silent = an_argument(title="Avondploeg", words=("stil",))
    with file.database.write() as session:
        records.save(session, silent)
    screen = opened(file, rooms, customer)
    screen.panel.cells[Point.SOLUTION].click()
    question = screen.panel.question
    assert question is not None
    quiet, quick = question.demands
    assert quiet.solution == "Avondploeg"
    for row, answer in ((quiet, Answer.YES), (quick, Answer.PARTLY)):
        row.answer.set_on(ANSWERS.index(answer))
        row.answer.chosen.emit(ANSWERS.index(answer))
    assert screen.panel.answers is not None
    assert screen.panel.answers.solution_evidence == "Stil werken → Avondploeg\n± Binnen een week"
    assert screen.panel.cells[Point.SOLUTION].mark._verdict is Verdict.WARN
    for row in (quiet, quick):
        row.answer.set_on(ANSWERS.index(Answer.NO))
        row.answer.chosen.emit(ANSWERS.index(Answer.NO))
    assert screen.panel.cells[Point.SOLUTION].mark._verdict is Verdict.FAIL
    assert screen.panel.against.isVisibleTo(screen)
