"""What the planner of weeks is told of relations and of what stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesdesk.domain.relations import Status
from salesdesk.domain.visits import VisitState
from salesdesk.services.due_visits import due_visit
from salesdesk.services.week_board import board_of
from salesdesk.services.week_calls import call_of_block, call_of_due
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import TODAY, a_relation, a_visit, an_address, some_settings

BELGIAN_HOLIDAY = date(2027, 7, 21)


@pytest.mark.parametrize(("country", "postcode", "is_shut"), [("BE", "2000", True), ("NL", "3511 AB", False)])
def test_on_a_holiday_of_its_own_country_nobody_is_visited(
    database: Database, country: str, postcode: str, is_shut: bool
) -> None:
    firm = a_relation(
        status=Status.CUSTOMER, address=an_address(country=country, postcode=postcode, place="")
    )
    with database.write() as session:
        save_settings(session, some_settings())
        records.save(session, firm)
        due = due_visit(session, firm, TODAY)
    call = call_of_due(due, date(2027, 7, 1), date(2027, 7, 31))
    assert (call.spans(BELGIAN_HOLIDAY) == ()) is is_shut


@pytest.mark.parametrize(
    ("state", "is_announced"), [(VisitState.CONFIRMED, True), (VisitState.PLANNED, False)]
)
def test_what_a_customer_confirmed_is_known_to_him(
    database: Database, state: VisitState, is_announced: bool
) -> None:
    firm = a_relation(status=Status.CUSTOMER)
    with database.write() as session:
        save_settings(session, some_settings())
        records.save_all(session, [firm, a_visit(relation_id=firm.id, visit_on=TODAY, state=state)])
        board = board_of(session, TODAY - timedelta(days=TODAY.weekday()), TODAY)
    (block,) = board.blocks
    call = call_of_block(block)
    assert (call.is_announced, call.pins[0].day) == (is_announced, TODAY)
