"""The customer's cycle: what a won order or a long silence makes of a relation (DOMAIN §2, Renkema §1.4)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from uuid import UUID

from salesdesk.domain.relations import Relation, Status, StatusChange, check_move

# Winning an order makes a customer of whoever may become one; a suspect passes through prospect.
_WAY_TO_CUSTOMER: dict[Status, tuple[Status, ...]] = {
    Status.SUSPECT: (Status.PROSPECT, Status.CUSTOMER),
    Status.PROSPECT: (Status.CUSTOMER,),
    Status.CUSTOMER: (),
    Status.FORMER: (Status.CUSTOMER,),
    Status.DEAD: (Status.SUSPECT, Status.PROSPECT, Status.CUSTOMER),
}


def months_before(day: date, count: int) -> date:
    """The same day so many months earlier, or that month's last day."""
    years, month = divmod(day.month - 1 - count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_lapsed(relation: Relation, last_order_on: date | None, former_after_months: int, today: date) -> bool:
    """Propose ex-klant: a customer without an order for the period that the organisation set.

    Without any known order the day it became a customer counts; without that nothing is proposed.
    """
    since = last_order_on or relation.customer_since
    if relation.status is not Status.CUSTOMER or since is None:
        return False
    return since < months_before(today, former_after_months)


def statuses_after_winning(status: Status) -> tuple[Status, ...]:
    """The steps from here to klant, each an allowed move; none for a customer."""
    return _WAY_TO_CUSTOMER[status]


def changed_status(
    relation: Relation, after: Status, identity: UUID, moment: datetime, by: str, reason: str = ""
) -> StatusChange:
    """One logged move; refused when it does not follow on the present status."""
    check_move(relation.status, after, reason)
    return StatusChange(identity, relation.id, relation.status, after, moment, by, reason.strip())
