"""Rows of organisations, their people and what is known about them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from salesdesk.domain.relations import BuyingMotive, Importance, Role, Salutation, Status, ValueStrategy
from salesdesk.storage.columns import CENTS, TEXTS, THOUSANDTHS, Listed
from salesdesk.storage.rows.base import Base, Exchanged, reference


class RelationRow(Exchanged, Base):
    __tablename__ = "relation"
    __table_args__ = (
        Index(None, "status", "name"),
        Index(None, "importance"),
        Index(None, "name"),
        Index(None, "number"),
    )

    name: Mapped[str]
    status: Mapped[Status]
    importance: Mapped[Importance]
    importance_reason: Mapped[str]
    is_hot: Mapped[bool]
    number: Mapped[str]
    street: Mapped[str]
    postcode: Mapped[str]
    place: Mapped[str]
    country: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    website: Mapped[str]
    kvk_number: Mapped[str]
    vat_number: Mapped[str]
    branch: Mapped[str]
    sbi_code: Mapped[str]
    employees: Mapped[int | None]
    sites: Mapped[str]
    revenue_potential: Mapped[Decimal | None] = mapped_column(CENTS)
    current_supplier: Mapped[str]
    contract_ends_on: Mapped[date | None]
    customer_since: Mapped[date | None]
    origin: Mapped[str]
    value_strategy: Mapped[ValueStrategy]
    language: Mapped[str]
    area: Mapped[str]
    notes: Mapped[str]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    opening_hours: Mapped[str]
    visits_per_year: Mapped[int | None]
    visit_minutes: Mapped[int | None]
    visit_from_on: Mapped[date | None]
    news_every_weeks: Mapped[int | None]
    news_seen_on: Mapped[date | None]
    is_reference: Mapped[bool]
    reference_agreed_on: Mapped[date | None]


class ContactRow(Exchanged, Base):
    __tablename__ = "contact"

    relation_id: Mapped[UUID] = reference("relation")
    surname: Mapped[str]
    salutation: Mapped[Salutation]
    title: Mapped[str]
    initials: Mapped[str]
    first_name: Mapped[str]
    function: Mapped[str]
    phone: Mapped[str]
    mobile: Mapped[str]
    email: Mapped[str]
    profile_url: Mapped[str]
    education: Mapped[str]
    interests: Mapped[str]
    roles: Mapped[frozenset[Role]] = mapped_column(Listed(Role, frozenset))
    newsletter: Mapped[bool | None]
    notes: Mapped[str]
    shared_with_us: Mapped[str]
    mailing_lists: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    motives: Mapped[frozenset[BuyingMotive]] = mapped_column(Listed(BuyingMotive, frozenset))


class PsuMemberRow(Exchanged, Base):
    __tablename__ = "psu_member"

    relation_id: Mapped[UUID] = reference("relation")
    name: Mapped[str]
    function: Mapped[str]


class FactRow(Exchanged, Base):
    __tablename__ = "fact"

    relation_id: Mapped[UUID] = reference("relation")
    subject: Mapped[str]
    text: Mapped[str]
    source: Mapped[str]
    noted_on: Mapped[date | None]
    corrects_id: Mapped[UUID | None]


class StatusChangeRow(Exchanged, Base):
    __tablename__ = "status_change"

    relation_id: Mapped[UUID] = reference("relation")
    before: Mapped[Status]
    after: Mapped[Status]
    changed_at: Mapped[datetime]
    changed_by: Mapped[str]
    reason: Mapped[str]


class ContactMomentRow(Exchanged, Base):
    __tablename__ = "contact_moment"
    __table_args__ = (Index(None, "relation_id", "happened_at"),)

    relation_id: Mapped[UUID] = reference("relation", index=False)
    contact_id: Mapped[UUID | None] = reference("contact")
    text: Mapped[str]
    happened_at: Mapped[datetime]
    kind: Mapped[str]


class ComplaintRow(Exchanged, Base):
    __tablename__ = "complaint"
    __table_args__ = (Index(None, "relation_id", "received_at"), Index(None, "solved_at"))

    relation_id: Mapped[UUID] = reference("relation", index=False)
    number: Mapped[int]
    subject: Mapped[str]
    received_at: Mapped[datetime]
    text: Mapped[str]
    received_by: Mapped[str]
    answered_at: Mapped[datetime | None]
    solved_at: Mapped[datetime | None]


class NpsSurveyRow(Exchanged, Base):
    __tablename__ = "nps_survey"
    __table_args__ = (Index(None, "relation_id", "asked_on"),)

    relation_id: Mapped[UUID] = reference("relation", index=False)
    asked_on: Mapped[date]
    score: Mapped[int]
    improve: Mapped[str]


class SalesLineRow(Exchanged, Base):
    __tablename__ = "sales_line"
    __table_args__ = (
        Index(None, "relation_id", "sold_on"),
        Index(None, "sold_on"),
        # all that the price look-out reads, so that it never opens the lines themselves
        Index(None, "product_code", "relation_id", "amount", "quantity", "deleted"),
    )

    relation_id: Mapped[UUID] = reference("relation", index=False)
    sold_on: Mapped[date]
    product_code: Mapped[str]
    product_name: Mapped[str]
    quantity: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    amount: Mapped[Decimal] = mapped_column(CENTS)
    group: Mapped[str]
    discount_percent: Mapped[Decimal] = mapped_column(THOUSANDTHS)
    order_number: Mapped[str]
    terms: Mapped[str]
