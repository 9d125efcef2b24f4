"""A beginner prepares a first visit in full; the same visit becomes an offer talk; a year later it pays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest

from salesdesk.domain.company import Experience
from salesdesk.domain.offers import OfferState
from salesdesk.domain.preparation import Step, StepState, kept_objectives
from salesdesk.domain.relations import Status
from salesdesk.domain.reports import Usefulness
from salesdesk.domain.smart import is_smart
from salesdesk.domain.visits import Visit, VisitKind
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.seller_file import SellerFile
from salesdesk.storage import records
from salesdesk.ui.desk import Desk
from salesdesk.ui.figures import preparing
from salesdesk.ui.figures.preparing import PreparingScreen
from salesdesk.ui.places import Place
from salesdesk.ui.visits import doors as visits
from salesdesk.ui.visits.preparation import PreparationScreen
from tests.answers import Answers
from tests.builders import a_relation, a_visit, an_id, an_offer
from tests.offer_desk import Rooms

TOLD: dict[str, Any] = {
    "usefulness": Usefulness.YES,
    "chance_percent": 60,
    "decision_month": date(2027, 2, 1),
    "next_step": "Offerte maken",
}


@pytest.fixture
def rooms(fresh: SellerFile, desk: Desk) -> Iterator[Rooms]:
    made = Rooms(desk, [*visits.doors(fresh), *preparing.doors(fresh)])
    yield made
    made.close()


@pytest.fixture
def visit(fresh: SellerFile) -> Visit:
    """Tomorrow at ten, at a prospect nobody has met."""
    settings = fresh.settings.view()
    fresh.settings.save_company(replace(settings.company, name="Vechtster", question_template="cleaning"))
    seller = replace(settings.seller, name="Sanne de Boer", experience=Experience.STARTING)
    fresh.settings.save_seller(seller)
    relation = a_relation(status=Status.PROSPECT, sites="Haarlem en Beverwijk")
    made = a_visit(
        id=an_id(),
        relation_id=relation.id,
        contact_id=None,
        visit_on=fresh.clock.today() + timedelta(days=1),
        start_time=time(10),
        kind=VisitKind.FIRST,
        subject="De nieuwe vleugel",
    )
    with fresh.database.write() as session:
        records.save_all(session, [relation, made])
    return made


def finish_all(screen: PreparationScreen, rooms: Rooms) -> None:
    for step in Step:
        screen.open_step(step)
        if screen.card.finish.isVisible():
            screen.card.finish.click()
            rooms.settle()


def test_a_first_visit_is_prepared_in_full_made_smart_and_then_becomes_an_offer_talk(
    fresh: SellerFile, rooms: Rooms, visit: Visit
) -> None:
    screen = rooms.open(Place(Noun.PREPARATION, visit.id), PreparationScreen)
    assert "rond de nieuwe vleugel in Haarlem en Beverwijk" in screen.objective.external.value()
    assert screen.steps._left.text() == "nog 10 nodig"
    screen.open_step(Step.WRITING_MATERIAL)
    assert not screen.card.skip.isVisible()
    smart = screen.objective.smart
    for _letter in ("A", "R"):
        smart.confirm.click()
    smart.rewrite.click()
    QTest.keyClicks(screen.objective.external, "15 januari")
    screen.autosave.flush()
    finish_all(screen, rooms)
    kept = fresh.preparations.view(visit.id)
    assert kept is not None
    assert is_smart(kept.smart)
    assert kept.preparation.ready_at == fresh.clock.now()
    fresh.visits.save(replace(visit, kind=VisitKind.OFFER_TALK))
    screen.reload()
    rooms.settle()
    screen.kind_note.follow()
    rooms.settle()
    after = fresh.preparations.kept(visit.id)
    assert after is not None
    assert "15 januari" in after.external_objective
    assert "bezwaar" in [item.keyword for item in kept_objectives(after)]
    assert {record.state for record in after.steps} == {StepState.DONE}


def test_what_was_prepared_in_time_stands_in_the_figures_of_the_year(
    fresh: SellerFile, rooms: Rooms, visit: Visit, answers: Answers
) -> None:
    screen = rooms.open(Place(Noun.PREPARATION, visit.id), PreparationScreen)
    finish_all(screen, rooms)
    others = [
        replace(visit, id=an_id(), visit_on=visit.visit_on - timedelta(days=1 + days)) for days in range(5)
    ]
    with fresh.database.write() as session:
        records.save_all(session, others)
    later = datetime.combine(visit.visit_on + timedelta(days=2), time(9), fresh.clock.now().tzinfo)
    next_week = SellerFile(fresh.profile, fresh.database, Clock(lambda: later, an_id))
    for each in (visit, *others):
        report = replace(next_week.reports.open(each.id).value.report, **TOLD)
        next_week.reports.close(next_week.reports.save(report).value.report)
    won = an_offer(
        relation_id=visit.relation_id, contact_id=None, visit_id=visit.id, state=OfferState.WON, number=7
    )
    with fresh.database.write() as session:
        records.save(session, won)
    rooms.doors = preparing.doors(next_week)
    worth = rooms.open(Place(Noun.PREPARATION), PreparingScreen)
    assert worth.view is not None
    assert (worth.view.prepared.visits, worth.view.others.visits) == (1, 5)
    assert worth.view.prepared.revenue == won.net
    assert "vergelijken kan nog niet" in worth.caution.accessibleName()
    assert answers.asked == []
