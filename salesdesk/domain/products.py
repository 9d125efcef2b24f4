"""Articles of the price list and lines of the sales history (VIS)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.vat import VatClass


@dataclass(frozen=True, slots=True)
class PriceTier:
    """From so many pieces another list price, in euros without VAT for one unit."""

    id: UUID
    from_quantity: Decimal
    price: Decimal
    position: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """An article; `price` is the list price in euros without VAT for one `unit`.

    `replaced_by` is the code of its successor; after `expires_on` it is no longer sold.
    """

    id: UUID
    code: str
    name: str
    unit: str = "stuk"
    price: Decimal = Decimal(0)
    vat_class: VatClass = VatClass.STANDARD
    group: str = ""
    purchase_price: Decimal | None = None
    replaced_by: str = ""
    expires_on: date | None = None
    tiers: tuple[PriceTier, ...] = ()
    deleted: bool = False

    @property
    def discreet(self) -> Product:
        """The article without what we pay for it ourselves."""
        return self if self.purchase_price is None else replace(self, purchase_price=None)


@dataclass(frozen=True, slots=True)
class SalesLine:
    """What was sold, to whom, when, on which terms; `amount` is net in euros without VAT."""

    id: UUID
    relation_id: UUID
    sold_on: date
    product_code: str
    product_name: str
    quantity: Decimal
    amount: Decimal
    group: str = ""
    discount_percent: Decimal = Decimal(0)
    order_number: str = ""
    terms: str = ""
    deleted: bool = False
