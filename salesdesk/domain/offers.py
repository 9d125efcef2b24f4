"""Offers with their lines, totals and revisions: a means, not a goal (Susan §1.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.money import cents
from salesdesk.domain.vat import VatClass, VatRate


class OfferState(StrEnum):
    DRAFT = "draft"
    RELEASED = "released"
    WON = "won"
    LOST = "lost"
    EXPIRED = "expired"
    REPLACED = "replaced"


class LineKind(StrEnum):
    """An OPTION stands on paper with its price but outside the total; TEXT has no amounts.

    A SECTION is a heading, a SUBTOTAL sums what stands above it; of the ALTERNATIVEs with the same `choice`
    the chosen one counts.
    """

    PRODUCT = "product"
    OPTION = "option"
    TEXT = "text"
    SECTION = "section"
    SUBTOTAL = "subtotal"
    ALTERNATIVE = "alternative"


class Period(StrEnum):
    """How often an amount is paid."""

    ONCE = "once"
    MONTHLY = "monthly"
    YEARLY = "yearly"

    @property
    def times_a_year(self) -> int:
        """How often it is paid in the first year."""
        return {Period.ONCE: 1, Period.MONTHLY: 12, Period.YEARLY: 1}[self]


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One line; `unit_price` in euros without VAT, `discount_percent` 0-100."""

    id: UUID
    kind: LineKind = LineKind.PRODUCT
    product_code: str = ""
    description: str = ""
    note: str = ""
    quantity: Decimal = Decimal(1)
    unit: str = "stuk"
    unit_price: Decimal = Decimal(0)
    discount_percent: Decimal = Decimal(0)
    vat_class: VatClass = VatClass.STANDARD
    period: Period = Period.ONCE
    choice: str = ""
    variant: str = ""
    is_chosen: bool = False
    position: int = 0
    deleted: bool = False

    @property
    def gross(self) -> Decimal:
        return cents(self.quantity * self.unit_price)

    @property
    def net(self) -> Decimal:
        """The line's net amount, rounded half-up to cents: the only place where a line is rounded."""
        return cents(self.quantity * self.unit_price * (100 - self.discount_percent) / 100)

    @property
    def has_amounts(self) -> bool:
        """Whether it has a quantity and a price; a heading, a text and a subtotal have none of their own."""
        return self.kind in {LineKind.PRODUCT, LineKind.OPTION, LineKind.ALTERNATIVE}

    @property
    def counts(self) -> bool:
        """Whether it is in the total."""
        if self.deleted:
            return False
        return self.kind is LineKind.PRODUCT or (self.kind is LineKind.ALTERNATIVE and self.is_chosen)


@dataclass(frozen=True, slots=True)
class Offer:
    """One revision of an offer; frozen once released. `decision_month` is the first of that month.

    `arguments` are the ids of the arguments that its annex tells the customer, `attachments` those of library
    documents behind it, `references` of customers named in it. `discount_percent` goes off the total;
    `approval` says who allowed the discount, up to `approved_percent`; `late_reason` why it was accepted
    after its last day, `ordered_at` when the order went to head office, with `order_reference` as its
    number at the customer, `vat_rates` are those it was sent
    with, which a later change of the rates leaves as they were.
    """

    id: UUID
    relation_id: UUID
    number: int
    revision: int = 1
    state: OfferState = OfferState.DRAFT
    contact_id: UUID | None = None
    visit_id: UUID | None = None
    subject: str = ""
    introduction: str = ""
    customer_reference: str = ""
    language: str = "nl"
    offered_on: date | None = None
    valid_until: date | None = None
    payment_terms: str = ""
    delivery_terms: str = ""
    benefits: str = ""
    promised_on: date | None = None
    sent_on: date | None = None
    chance_percent: int | None = None
    decision_month: date | None = None
    budget: Decimal | None = None
    has_solution: bool | None = None
    solution_evidence: str = ""
    override_reason: str = ""
    discount_reason: str = ""
    decided_on: date | None = None
    lost_reason: str = ""
    competitor: str = ""
    vat_country: str = "NL"
    released_at: datetime | None = None
    released_sha256: str = ""
    arguments: tuple[UUID, ...] = ()
    attachments: tuple[UUID, ...] = ()
    discount_percent: Decimal = Decimal(0)
    references: tuple[UUID, ...] = ()
    layout: str = ""
    with_ubl: bool = False
    late_reason: str = ""
    approval: str = ""
    approved_percent: Decimal | None = None
    ordered_at: datetime | None = None
    order_reference: str = ""
    deliver_on: date | None = None
    vat_rates: tuple[VatRate, ...] = ()
    lines: tuple[OfferLine, ...] = ()
    deleted: bool = False

    @property
    def label(self) -> str:
        """`OV87-3`: offer 87, revision 3."""
        return f"OV{self.number}-{self.revision}"

    @property
    def is_open(self) -> bool:
        return self.state in {OfferState.DRAFT, OfferState.RELEASED}

    @property
    def net(self) -> Decimal:
        """What the first year brings, after all discounts: once, twelve months and one year."""
        sums = sums_by_period(self.lines)
        return sum(
            (
                discounted(amount, self.discount_percent) * period.times_a_year
                for period, amount in sums.items()
            ),
            Decimal(0),
        )

    @property
    def volume(self) -> Decimal:
        return sum((line.quantity for line in self.lines if line.counts), Decimal(0))


def sums_by_period(lines: Iterable[OfferLine]) -> Mapping[Period, Decimal]:
    """The net amounts of the lines that count, per period; only periods that are there."""
    sums: dict[Period, Decimal] = {}
    for line in lines:
        if line.counts:
            sums[line.period] = sums.get(line.period, Decimal(0)) + line.net
    return sums


def discounted(amount: Decimal, percent: Decimal) -> Decimal:
    """An amount after the discount on the total, in whole cents."""
    return cents(amount * (100 - percent) / 100)
