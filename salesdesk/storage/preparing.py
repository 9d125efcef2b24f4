"""Held visits with what their preparation took, for what preparing is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from salesdesk.domain.visits import VisitKind, VisitState
from salesdesk.storage.rows.visits import PreparationRow, VisitReportRow, VisitRow


@dataclass(frozen=True, slots=True)
class HeldVisit:
    """A held visit; `prepared_for` is None without a preparation, or with one made before that was kept."""

    id: UUID
    visit_on: date
    start_time: time
    has_preparation: bool
    prepared_for: VisitKind | None
    ready_at: datetime | None
    seconds: int
    report_seconds: int


def held_visits(session: Session, first: date, last: date) -> list[HeldVisit]:
    """Both days included, oldest first; of two preparations after an exchange the oldest one counts."""
    oldest = (
        select(func.min(PreparationRow.id))
        .where(PreparationRow.visit_id == VisitRow.id, PreparationRow.deleted.is_(False))
        .correlate(VisitRow)
        .scalar_subquery()
    )
    reported = (
        select(func.max(VisitReportRow.seconds_spent))
        .where(VisitReportRow.visit_id == VisitRow.id, VisitReportRow.deleted.is_(False))
        .correlate(VisitRow)
        .scalar_subquery()
    )
    statement = (
        select(
            VisitRow.id,
            VisitRow.visit_on,
            VisitRow.start_time,
            PreparationRow.id.is_not(None),
            PreparationRow.prepared_for,
            PreparationRow.ready_at,
            func.coalesce(PreparationRow.seconds_spent, 0),
            func.coalesce(reported, 0),
        )
        .outerjoin(PreparationRow, PreparationRow.id == oldest)
        .where(
            VisitRow.state == VisitState.HELD,
            VisitRow.deleted.is_(False),
            VisitRow.visit_on.between(first, last),
        )
        .order_by(VisitRow.visit_on, VisitRow.start_time, VisitRow.id)
    )
    return [HeldVisit(*row) for row in session.execute(statement)]
