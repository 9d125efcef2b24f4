"""What was agreed about prices: with one relation, with a class, for an article or a group, for some time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.relations import Importance


@dataclass(frozen=True, slots=True)
class PriceAgreement:
    """A price or a discount for whom and what it names; empty means everybody, or everything.

    `price` in euros without VAT for one unit goes above `discount_percent`; both days count. A fixed one
    holds even where another would be cheaper.
    """

    id: UUID
    relation_id: UUID | None = None
    importance: Importance | None = None
    product_code: str = ""
    group: str = ""
    price: Decimal | None = None
    discount_percent: Decimal = Decimal(0)
    from_quantity: Decimal = Decimal(0)
    valid_from: date | None = None
    valid_until: date | None = None
    is_fixed: bool = False
    note: str = ""
    deleted: bool = False
