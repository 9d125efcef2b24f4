"""What asks for attention today: things to do, promises, offers that end, complaints that came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Importance
from salesdesk.storage import records
from salesdesk.storage.rows.offers import OfferRow
from salesdesk.storage.rows.relations import ComplaintRow, RelationRow
from salesdesk.storage.rows.visits import FollowUpRow


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A thing to do, with the relation it is about (empty when it is about nobody)."""

    id: UUID
    text: str
    due_on: date
    relation_id: UUID | None
    relation_name: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class OfferAlert:
    """An offer that asks for attention: promised and not sent, or about to expire."""

    id: UUID
    label: str
    relation_id: UUID
    relation_name: str
    amount: Decimal
    due_on: date


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """An open complaint and who took it."""

    id: UUID
    number: int
    relation_id: UUID
    relation_name: str
    subject: str
    received_at: datetime
    received_by: str


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A relation whose news is to be looked at again; `seen_on` is None when nobody did before."""

    relation_id: UUID
    name: str
    every_weeks: int
    seen_on: date | None
    due_on: date


def news_due(session: Session, today: date) -> list[NewsLine]:
    """Relations whose news was last seen longer ago than the seller wants, the most important first."""
    row = RelationRow
    rank = case({code: place for place, code in enumerate(Importance)}, value=row.importance)
    query = (
        select(row.id, row.name, row.news_every_weeks, row.news_seen_on)
        .where(row.deleted.is_(False), row.news_every_weeks.is_not(None))
        .order_by(rank, row.name)
    )
    lines = [
        NewsLine(id_, name, weeks, seen_on, seen_on + timedelta(weeks=weeks) if seen_on else today)
        for id_, name, weeks, seen_on in session.execute(query)
        if weeks is not None
    ]
    return [line for line in lines if line.due_on <= today]


def follow_ups_due(session: Session, until: date, done_since: datetime) -> list[FollowUpLine]:
    """Open ones due up to and including that day, and those ticked off since a moment (to untick)."""
    due = (
        select(
            FollowUpRow.id,
            FollowUpRow.text,
            FollowUpRow.due_on,
            FollowUpRow.relation_id,
            RelationRow.name,
            FollowUpRow.done_at,
        )
        .outerjoin(RelationRow, RelationRow.id == FollowUpRow.relation_id)
        .where(
            FollowUpRow.deleted.is_(False),
            FollowUpRow.relation_id.is_(None) | RelationRow.deleted.is_(False),
            FollowUpRow.due_on <= until,
            FollowUpRow.done_at.is_(None) | (FollowUpRow.done_at >= done_since),
        )
        .order_by(FollowUpRow.done_at.is_not(None), FollowUpRow.due_on.desc(), FollowUpRow.id)
    )
    return [
        FollowUpLine(id_, text, due_on, relation_id, name or "", done_at)
        for id_, text, due_on, relation_id, name, done_at in session.execute(due)
    ]


def late_promises(session: Session, today: date) -> list[OfferAlert]:
    """Offers promised before today that were never sent, the latest promise last."""
    late = select(OfferRow.id, OfferRow.promised_on).where(
        OfferRow.promised_on < today,
        OfferRow.sent_on.is_(None),
        OfferRow.state == OfferState.DRAFT,
        OfferRow.deleted.is_(False),
    )
    return _alerts(session, {id_: day for id_, day in session.execute(late) if day is not None})


def expiring_offers(session: Session, today: date, until: date) -> list[OfferAlert]:
    """Released offers whose last valid day is today or soon, the first to end first."""
    ending = select(OfferRow.id, OfferRow.valid_until).where(
        OfferRow.valid_until.between(today, until),
        OfferRow.state == OfferState.RELEASED,
        OfferRow.deleted.is_(False),
    )
    return _alerts(session, {id_: day for id_, day in session.execute(ending) if day is not None})


def open_complaints(session: Session) -> list[ComplaintLine]:
    """The newest first."""
    still = (
        select(
            ComplaintRow.id,
            ComplaintRow.number,
            ComplaintRow.relation_id,
            RelationRow.name,
            ComplaintRow.subject,
            ComplaintRow.received_at,
            ComplaintRow.received_by,
        )
        .join(RelationRow, RelationRow.id == ComplaintRow.relation_id)
        .where(
            ComplaintRow.solved_at.is_(None), ComplaintRow.deleted.is_(False), RelationRow.deleted.is_(False)
        )
        .order_by(ComplaintRow.received_at.desc())
    )
    return [ComplaintLine(*row) for row in session.execute(still)]


def _alerts(session: Session, due: dict[UUID, date]) -> list[OfferAlert]:
    offers = records.load_many(session, Offer, due)
    named = select(RelationRow.id, RelationRow.name).where(
        RelationRow.id.in_([offer.relation_id for offer in offers.values()]), RelationRow.deleted.is_(False)
    )
    names = {row.id: row.name for row in session.execute(named)}
    alerts = [
        OfferAlert(
            offer.id, offer.label, offer.relation_id, names[offer.relation_id], offer.net, due[offer.id]
        )
        for offer in offers.values()
        if offer.relation_id in names
    ]
    return sorted(alerts, key=lambda alert: (alert.due_on, alert.label))
