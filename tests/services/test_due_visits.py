"""Who is to be visited, and how pressing that is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from salesdesk.domain.relations import Importance, Relation, Status
from salesdesk.domain.visit_frequency import Due
from salesdesk.domain.visits import VisitState
from salesdesk.services.due_visits import due_visits, still_to_plan
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import TODAY, a_complaint, a_relation, a_visit, an_address, some_settings
from tests.planning_builders import an_area

Keep = Callable[..., None]


def customer(name: str, **over: object) -> Relation:
    filled = {"name": name, "status": Status.CUSTOMER, "importance": Importance.A}
    return a_relation(**{**filled, "address": an_address(postcode="1211 AB", place=""), **over})


def held(relation: Relation, days: int) -> object:
    return a_visit(relation_id=relation.id, visit_on=TODAY - timedelta(days=days), state=VisitState.HELD)


@pytest.fixture
def keep(database: Database) -> Keep:
    def kept(*values: object) -> None:
        with database.write() as session:
            save_settings(session, some_settings())
            records.save_all(session, values)

    return kept


def test_the_most_urgent_stands_first(database: Database, keep: Keep) -> None:
    late, new, due = customer("Laat"), customer("Nieuw"), customer("Tijd")
    recent, key = customer("Pas"), customer("Sleutel", importance=Importance.KEY)
    keep(recent, due, new, late, key, held(late, 200), held(due, 60), held(recent, 5), held(key, 100))
    with database.read() as session:
        found = due_visits(session, TODAY)
    assert [(one.relation.name, one.turn.due) for one in found] == [
        ("Sleutel", Due.OVERDUE), ("Laat", Due.OVERDUE), ("Nieuw", Due.NEVER_VISITED),
        ("Tijd", Due.DUE), ("Pas", Due.NOT_YET),
    ]  # fmt: skip


def test_one_knows_where_it_lies_how_often_it_was_visited_and_what_presses(
    database: Database, keep: Keep
) -> None:
    gooi, firm = an_area(name="Gooi", postcodes=("NL 12",)), customer("Bakker", visit_minutes=25)
    keep(gooi, firm, held(firm, 80), held(firm, 400), a_complaint(relation_id=firm.id, solved_at=None))
    with database.read() as session:
        (one,) = due_visits(session, TODAY)
    assert (one.area, one.minutes, one.held, one.visits_per_year) == (gooi, 25, 1, 6)
    assert (one.has_complaint, one.has_offer, one.point is not None) == (True, False, True)


def test_who_has_an_appointment_or_a_proposal_needs_no_plan(database: Database, keep: Keep) -> None:
    booked, proposed, free, later = (customer(name) for name in "ABCD")
    later = customer("Later", visit_from_on=date(2027, 6, 1))
    keep(booked, proposed, free, later, a_visit(relation_id=booked.id, visit_on=TODAY + timedelta(days=9)))
    with database.read() as session:
        left = still_to_plan(due_visits(session, TODAY), {proposed.id}, TODAY + timedelta(days=28))
    assert [one.relation.name for one in left] == ["C"]


def test_who_has_no_address_is_due_all_the_same(database: Database, keep: Keep) -> None:
    keep(customer("Nergens", address=an_address(street="", postcode="", place="")))
    with database.read() as session:
        (one,) = due_visits(session, TODAY)
    assert (one.located, one.area) == (None, None)
