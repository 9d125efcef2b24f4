"""What asks for attention today: things to do, complaints that came in, news to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from salesdesk.domain.relations import Importance
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
