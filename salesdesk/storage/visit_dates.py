"""When relations were visited last and will be visited next, without loading their visits."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from salesdesk.domain.visits import OPEN_STATES, VisitState
from salesdesk.storage.rows.visits import VisitRow


def last_held(session: Session, until: date) -> dict[UUID, date]:
    """The day of the last visit that took place, per relation."""
    statement = (
        select(VisitRow.relation_id, func.max(VisitRow.visit_on))
        .where(VisitRow.deleted.is_(False), VisitRow.state == VisitState.HELD, VisitRow.visit_on <= until)
        .group_by(VisitRow.relation_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def next_planned(session: Session, since: date) -> dict[UUID, date]:
    """The day of the first visit that is still to come, per relation."""
    statement = (
        select(VisitRow.relation_id, func.min(VisitRow.visit_on))
        .where(VisitRow.deleted.is_(False), VisitRow.state.in_(OPEN_STATES), VisitRow.visit_on >= since)
        .group_by(VisitRow.relation_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def times_held(session: Session, since: date, until: date) -> dict[UUID, int]:
    """How many visits took place between these days, both included, per relation."""
    statement = (
        select(VisitRow.relation_id, func.count())
        .where(
            VisitRow.deleted.is_(False),
            VisitRow.state == VisitState.HELD,
            VisitRow.visit_on.between(since, until),
        )
        .group_by(VisitRow.relation_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def held_moments(session: Session, since: date, until: date) -> list[tuple[date, time, int]]:
    """Day, begin and minutes of every visit that took place, in the order of the clock."""
    statement = (
        select(VisitRow.visit_on, VisitRow.start_time, VisitRow.minutes)
        .where(
            VisitRow.deleted.is_(False),
            VisitRow.state == VisitState.HELD,
            VisitRow.visit_on.between(since, until),
        )
        .order_by(VisitRow.visit_on, VisitRow.start_time)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(statement)]
