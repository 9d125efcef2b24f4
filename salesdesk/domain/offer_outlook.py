"""What was expected of an offer at some moment, to be held against the outcome (Susan §1.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.offers import OfferState


@dataclass(frozen=True, slots=True)
class OfferOutlook:
    """The chance, the month and the amount of offer `number` as they were noted at a moment."""

    id: UUID
    number: int
    noted_at: datetime
    chance_percent: int | None = None
    decision_month: date | None = None
    amount: Decimal = Decimal(0)
    state: OfferState = OfferState.DRAFT
    deleted: bool = False
