"""Status moves through the customer's cycle."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

import pytest

from salesdesk.domain.customer_cycle import (
    changed_status,
    is_lapsed,
    months_before,
    statuses_after_winning,
)
from salesdesk.domain.relations import ALLOWED_MOVES, Role, Status, check_move, may_move, missing_roles
from salesdesk.errors import Refused
from tests.builders import NOW, a_contact, a_relation, an_id

SUSPECT, PROSPECT, CUSTOMER = Status.SUSPECT, Status.PROSPECT, Status.CUSTOMER
FORMER, DEAD = Status.FORMER, Status.DEAD
ALLOWED = {
    (SUSPECT, PROSPECT), (PROSPECT, CUSTOMER), (CUSTOMER, FORMER), (FORMER, PROSPECT), (FORMER, CUSTOMER),
    (DEAD, SUSPECT), (SUSPECT, DEAD), (PROSPECT, DEAD), (CUSTOMER, DEAD), (FORMER, DEAD),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), list(product(Status, Status)))
def test_only_the_moves_of_the_cycle_are_allowed(before: Status, after: Status) -> None:
    allowed = before is after or (before, after) in ALLOWED
    assert may_move(before, after) is allowed
    if allowed:
        check_move(before, after, "reden")
    else:
        with pytest.raises(Refused):
            check_move(before, after, "reden")


def test_waking_a_dead_relation_asks_a_reason() -> None:
    with pytest.raises(Refused) as refused:
        check_move(DEAD, SUSPECT, "  ")
    assert refused.value.reasons[0].at == "status_reason"


@pytest.mark.parametrize("status", Status)
def test_winning_an_order_leads_to_klant_by_allowed_moves(status: Status) -> None:
    way = [status, *statuses_after_winning(status)]
    assert way[-1] is CUSTOMER
    assert all(after in ALLOWED_MOVES[before] for before, after in pairwise(way))


@pytest.mark.parametrize(
    ("status", "last_order", "since", "lapsed"),
    [
        (CUSTOMER, date(2024, 11, 23), None, True),
        (CUSTOMER, date(2024, 11, 24), None, False),
        (CUSTOMER, None, date(2020, 1, 1), True),
        (CUSTOMER, date(2026, 1, 1), date(2020, 1, 1), False),
        (CUSTOMER, None, None, False),
        (PROSPECT, date(2020, 1, 1), None, False),
        (FORMER, date(2020, 1, 1), None, False),
    ],
)
def test_ex_klant_is_proposed_after_two_years_of_silence(
    status: Status, last_order: date | None, since: date | None, lapsed: bool
) -> None:
    relation = a_relation(status=status, customer_since=since)
    assert is_lapsed(relation, last_order, 24, date(2026, 11, 24)) is lapsed


@pytest.mark.parametrize(
    ("day", "count", "before"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 11, 24), 24, date(2024, 11, 24)),
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
    ],
)
def test_months_back_end_on_a_day_that_exists(day: date, count: int, before: date) -> None:
    assert months_before(day, count) == before


def test_a_change_is_logged_with_who_when_and_why() -> None:
    relation = a_relation(status=PROSPECT)
    change = changed_status(relation, CUSTOMER, an_id(), NOW, "Sanne de Wit", " eerste order ")
    assert (change.relation_id, change.before, change.after) == (relation.id, PROSPECT, CUSTOMER)
    assert (change.changed_at, change.changed_by, change.reason) == (NOW, "Sanne de Wit", "eerste order")


def test_a_change_that_does_not_follow_is_refused() -> None:
    with pytest.raises(Refused):
        changed_status(a_relation(status=SUSPECT), CUSTOMER, an_id(), NOW, "Sanne de Wit")


def test_the_roles_nobody_fills_are_listed_in_order() -> None:
    contacts = (
        a_contact(roles=frozenset({Role.DECIDER, Role.USER})),
        a_contact(roles=frozenset({Role.BUYER}), deleted=True),
    )
    expected = (Role.INITIATOR, Role.BUYER, Role.INFLUENCER, Role.GATEKEEPER, Role.ADVISER)
    assert missing_roles(contacts) == expected
