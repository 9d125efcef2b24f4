"""The visit report: was it useful, what are the chances, what are the next steps (Susan §1.3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.visits import SalesMethod


class Usefulness(StrEnum):
    UNKNOWN = ""
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something agreed: what, by whom, when; `for_customer` puts it on the customer's version too."""

    id: UUID
    what: str
    who: str = ""
    due_on: date | None = None
    for_customer: bool = True
    position: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class VisitReport:
    """The report of one visit; frozen once `closed_at` is set. `decision_month` is the first of that month.

    `seconds_spent` is the time the seller worked on it.

    Objective outcomes and answers are kept with the preparation of the same visit.
    """

    id: UUID
    visit_id: UUID
    method: SalesMethod = SalesMethod.NEEDS
    usefulness: Usefulness = Usefulness.UNKNOWN
    chance_percent: int | None = None
    decision_month: date | None = None
    next_step: str = ""
    next_step_on: date | None = None
    summary: str = ""
    economic_needs: str = ""
    functional_needs: str = ""
    psychological_needs: str = ""
    demands_on_product: str = ""
    demands_on_supplier: str = ""
    budget: str = ""
    competitor: str = ""
    competitor_price_level: str = ""
    competitor_contract_ends_on: date | None = None
    competitor_dissatisfaction: str = ""
    present: tuple[UUID, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    closed_at: datetime | None = None
    seconds_spent: int = 0

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None
