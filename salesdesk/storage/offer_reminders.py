"""Offers that ask for a word with the customer: promised and not gone out, or about to end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from salesdesk.domain.offers import OfferState
from salesdesk.storage.offers import is_highest
from salesdesk.storage.rows.offers import OfferRow
from salesdesk.storage.rows.relations import ContactRow, RelationRow
from salesdesk.storage.rows.visits import FollowUpRow


@dataclass(frozen=True, slots=True)
class OfferAlert:
    """An offer that asks for attention: promised and not sent, or about to expire.

    `phone` and `email` are of whom it is addressed to, else of the customer.
    """

    id: UUID
    label: str
    relation_id: UUID
    relation_name: str
    amount: Decimal
    due_on: date
    contact_name: str = ""
    phone: str = ""
    email: str = ""


def late_promises(session: Session, today: date) -> list[OfferAlert]:
    """Offers promised before today that have not gone out, laid down or not, the latest promise last."""
    return _promised(session, OfferRow.promised_on < today)


def promises_due(session: Session, today: date) -> list[OfferAlert]:
    """Offers promised for today that have not gone out."""
    return _promised(session, OfferRow.promised_on == today)


def _promised(session: Session, condition: ColumnElement[bool]) -> list[OfferAlert]:
    waits = and_(
        condition, OfferRow.sent_on.is_(None), OfferRow.state.in_((OfferState.DRAFT, OfferState.RELEASED))
    )
    return _alerts(session, OfferRow.promised_on, waits)


def expiring_offers(session: Session, today: date, days: int) -> list[OfferAlert]:
    """Sent offers whose last day is today or at most so many days away, the first to end first.

    Each is told once: not when a follow-up for it is due, when it was dealt with, or when the next revision
    is in the making.
    """
    since = datetime.combine(today - timedelta(days=days + 1), time(0), UTC)
    told = exists().where(
        FollowUpRow.offer_id == OfferRow.id,
        FollowUpRow.deleted.is_(False),
        or_(
            and_(FollowUpRow.done_at.is_(None), FollowUpRow.due_on <= today),
            FollowUpRow.done_at >= since,
        ),
    )
    ending = and_(
        OfferRow.valid_until.between(today, today + timedelta(days=days)),
        OfferRow.state == OfferState.RELEASED,
        is_highest(),
        ~told,
    )
    return _alerts(session, OfferRow.valid_until, ending)


def _alerts(session: Session, day: Any, condition: ColumnElement[bool]) -> list[OfferAlert]:
    statement = (
        select(
            OfferRow.id, OfferRow.number, OfferRow.revision, OfferRow.relation_id, RelationRow.name,
            OfferRow.net, day, ContactRow.initials, ContactRow.first_name, ContactRow.surname,
            ContactRow.phone, ContactRow.mobile, RelationRow.phone, ContactRow.email, RelationRow.email,
        )
        .join(RelationRow, RelationRow.id == OfferRow.relation_id)
        .outerjoin(ContactRow, and_(ContactRow.id == OfferRow.contact_id, ContactRow.deleted.is_(False)))
        .where(condition, OfferRow.deleted.is_(False), RelationRow.deleted.is_(False))
        .order_by(day, OfferRow.number, OfferRow.revision)
    )  # fmt: skip
    return [_alert(row) for row in session.execute(statement)]


def _alert(row: Any) -> OfferAlert:
    (id_, number, revision, relation_id, name, net, day, initials, first, surname, *reach) = row
    phone, mobile, office, email, general = reach
    person = " ".join(part for part in (initials or first, surname) if part)
    return OfferAlert(
        id_, f"OV{number}-{revision}", relation_id, name, net, day, person,
        phone or mobile or office or "", email or general or "",
    )  # fmt: skip
