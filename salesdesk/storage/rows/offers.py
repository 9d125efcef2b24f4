"""Rows of the price list, of offers and their lines."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from salesdesk.domain.offer_approval import ApprovalState
from salesdesk.domain.offer_sending import Way
from salesdesk.domain.offers import LineKind, OfferState, Period
from salesdesk.domain.relations import Importance
from salesdesk.domain.vat import VatClass, VatRate
from salesdesk.storage.columns import CENTS, IDS, PRICE, RATES, THOUSANDTHS
from salesdesk.storage.rows.base import DERIVED, Base, Exchanged, reference


class ProductRow(Exchanged, Base):
    __tablename__ = "product"
    __table_args__ = (Index(None, "code"),)

    code: Mapped[str]
    name: Mapped[str]
    unit: Mapped[str]
    price: Mapped[Decimal] = mapped_column(PRICE)
    vat_class: Mapped[VatClass]
    group: Mapped[str]
    purchase_price: Mapped[Decimal | None] = mapped_column(PRICE)
    replaced_by: Mapped[str]
    expires_on: Mapped[date | None]


class PriceTierRow(Exchanged, Base):
    __tablename__ = "price_tier"

    product_id: Mapped[UUID] = reference("product")
    from_quantity: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    price: Mapped[Decimal] = mapped_column(PRICE)
    position: Mapped[int]


class PriceAgreementRow(Exchanged, Base):
    __tablename__ = "price_agreement"

    relation_id: Mapped[UUID | None] = reference("relation")
    importance: Mapped[Importance | None]
    product_code: Mapped[str]
    group: Mapped[str]
    price: Mapped[Decimal | None] = mapped_column(PRICE)
    discount_percent: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    from_quantity: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    is_fixed: Mapped[bool]
    note: Mapped[str]


class OfferRow(Exchanged, Base):
    __tablename__ = "offer"
    __table_args__ = (Index(None, "state", "decision_month"), Index(None, "number", "revision"))

    relation_id: Mapped[UUID] = reference("relation")
    contact_id: Mapped[UUID | None] = reference("contact")
    visit_id: Mapped[UUID | None] = reference("visit")
    number: Mapped[int]
    revision: Mapped[int]
    state: Mapped[OfferState]
    subject: Mapped[str]
    introduction: Mapped[str]
    customer_reference: Mapped[str]
    language: Mapped[str]
    offered_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    payment_terms: Mapped[str]
    delivery_terms: Mapped[str]
    benefits: Mapped[str]
    promised_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    chance_percent: Mapped[int | None]
    decision_month: Mapped[date | None]
    budget: Mapped[Decimal | None] = mapped_column(CENTS)
    has_solution: Mapped[bool | None]
    solution_evidence: Mapped[str]
    override_reason: Mapped[str]
    discount_reason: Mapped[str]
    decided_on: Mapped[date | None]
    lost_reason: Mapped[str]
    competitor: Mapped[str]
    vat_country: Mapped[str]
    released_at: Mapped[datetime | None]
    released_sha256: Mapped[str]
    arguments: Mapped[tuple[UUID, ...]] = mapped_column(IDS)
    attachments: Mapped[tuple[UUID, ...]] = mapped_column(IDS)
    discount_percent: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    references: Mapped[tuple[UUID, ...]] = mapped_column(IDS)
    layout: Mapped[str]
    with_ubl: Mapped[bool]
    late_reason: Mapped[str]
    approval: Mapped[str]
    approved_percent: Mapped[Decimal | None] = mapped_column(THOUSANDTHS)
    ordered_at: Mapped[datetime | None]
    order_reference: Mapped[str]
    deliver_on: Mapped[date | None]
    vat_rates: Mapped[tuple[VatRate, ...]] = mapped_column(RATES)
    net: Mapped[Decimal] = mapped_column(CENTS, info=DERIVED)
    volume: Mapped[Decimal] = mapped_column(THOUSANDTHS, info=DERIVED)


class OfferLineRow(Exchanged, Base):
    __tablename__ = "offer_line"

    offer_id: Mapped[UUID] = reference("offer")
    kind: Mapped[LineKind]
    product_code: Mapped[str]
    description: Mapped[str]
    note: Mapped[str]
    quantity: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    unit: Mapped[str]
    unit_price: Mapped[Decimal] = mapped_column(PRICE)
    discount_percent: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    vat_class: Mapped[VatClass]
    period: Mapped[Period]
    choice: Mapped[str]
    variant: Mapped[str]
    is_chosen: Mapped[bool]
    position: Mapped[int]
    net: Mapped[Decimal] = mapped_column(CENTS, info=DERIVED)


class OfferOutlookRow(Exchanged, Base):
    __tablename__ = "offer_outlook"
    __table_args__ = (Index(None, "number", "noted_at"),)

    number: Mapped[int]
    noted_at: Mapped[datetime]
    chance_percent: Mapped[int | None]
    decision_month: Mapped[date | None]
    amount: Mapped[Decimal] = mapped_column(CENTS)
    state: Mapped[OfferState]


class OfferDispatchRow(Exchanged, Base):
    __tablename__ = "offer_dispatch"

    offer_id: Mapped[UUID] = reference("offer")
    way: Mapped[Way]
    sent_on: Mapped[date]
    noted_at: Mapped[datetime]
    to_whom: Mapped[str]
    cc: Mapped[str]
    subject: Mapped[str]
    enclosed: Mapped[str]


class ApprovalRequestRow(Exchanged, Base):
    __tablename__ = "approval_request"

    offer_id: Mapped[UUID] = mapped_column(index=True)  # no reference: who decides has no such offer
    label: Mapped[str]
    digest: Mapped[str]
    net: Mapped[Decimal] = mapped_column(CENTS)
    discount_percent: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    reason: Mapped[str]
    asked_at: Mapped[datetime | None]
    asked_by: Mapped[str]
    state: Mapped[ApprovalState]
    most_percent: Mapped[Decimal | None] = mapped_column(THOUSANDTHS)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str]
    answer: Mapped[str]
    signature: Mapped[str]


class ApprovalCodeRow(Exchanged, Base):
    __tablename__ = "approval_code"

    number: Mapped[int]
    salt: Mapped[str]
    code_hash: Mapped[str]
    most_percent: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    valid_until: Mapped[date | None]
    made_by: Mapped[str]
    signed_by: Mapped[str]
    used_at: Mapped[datetime | None]
    used_for: Mapped[str]
