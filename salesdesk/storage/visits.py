"""Lists of visits with what a seller wants to see of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from salesdesk.domain.preparation import StepState
from salesdesk.domain.relations import Importance, Status
from salesdesk.domain.visits import OPEN_STATES, Freedom, VisitKind, VisitState
from salesdesk.storage.rows.relations import ComplaintRow, ContactRow, RelationRow
from salesdesk.storage.rows.visits import (
    FollowUpRow,
    PreparationRow,
    StepRow,
    VisitMoveRow,
    VisitReportRow,
    VisitRow,
)


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit as one line; `finished_steps` of ten, `complaint_since` the oldest open complaint.

    `moves` counts how often it was put on another day or hour; `plan_b_name` is who was visited instead.
    """

    id: UUID
    relation_id: UUID
    visit_on: date
    start_time: time
    minutes: int
    kind: VisitKind
    state: VisitState
    subject: str
    made_by: str
    relation_name: str
    place: str
    street: str
    phone: str
    importance: Importance
    status: Status
    is_hot: bool
    contact_name: str
    contact_function: str
    contact_phone: str
    external_objective: str
    has_preparation: bool
    finished_steps: int
    report_closed_at: datetime | None
    has_report: bool
    complaint_since: datetime | None
    state_reason: str = ""
    moves: int = 0
    plan_b_name: str = ""
    freedom: Freedom = Freedom.BY_STATE
    is_must: bool = False

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


def _steps(*states: StepState) -> Any:
    return (
        select(func.count())
        .select_from(StepRow)
        .where(StepRow.preparation_id == PreparationRow.id, StepRow.state.in_(states))
        .correlate(PreparationRow)
        .scalar_subquery()
    )


def _moves() -> Any:
    return (
        select(func.count())
        .select_from(VisitMoveRow)
        .where(VisitMoveRow.visit_id == VisitRow.id, VisitMoveRow.deleted.is_(False))
        .correlate(VisitRow)
        .scalar_subquery()
    )


def _plan_b() -> Any:
    """The name of who was visited instead."""
    elsewhere = aliased(RelationRow)
    named = select(elsewhere.name).where(elsewhere.id == VisitRow.plan_b_id)
    return named.correlate(VisitRow).scalar_subquery()


def _statement() -> Select[*tuple[Any, ...]]:
    name = func.trim(
        func.coalesce(func.nullif(ContactRow.initials, ""), ContactRow.first_name, "")
        + " "
        + ContactRow.surname
    )
    complaint = (
        select(func.min(ComplaintRow.received_at))
        .where(
            ComplaintRow.relation_id == VisitRow.relation_id,
            ComplaintRow.solved_at.is_(None),
            ComplaintRow.deleted.is_(False),
        )
        .correlate(VisitRow)
        .scalar_subquery()
    )
    phone = func.coalesce(func.nullif(ContactRow.phone, ""), func.nullif(ContactRow.mobile, ""), "")
    return (
        select(
            VisitRow.id,
            VisitRow.relation_id,
            VisitRow.visit_on,
            VisitRow.start_time,
            VisitRow.minutes,
            VisitRow.kind,
            VisitRow.state,
            VisitRow.subject,
            VisitRow.made_by,
            RelationRow.name,
            RelationRow.place,
            RelationRow.street,
            RelationRow.phone,
            RelationRow.importance,
            RelationRow.status,
            RelationRow.is_hot,
            func.coalesce(name, ""),
            func.coalesce(ContactRow.function, ""),
            phone,
            func.coalesce(PreparationRow.external_objective, ""),
            PreparationRow.id.is_not(None),
            _steps(StepState.DONE, StepState.SKIPPED),
            VisitReportRow.closed_at,
            VisitReportRow.id.is_not(None),
            complaint,
            VisitRow.state_reason,
            _moves(),
            func.coalesce(_plan_b(), ""),
            VisitRow.freedom,
            VisitRow.is_must,
        )
        .join(RelationRow, RelationRow.id == VisitRow.relation_id)
        .outerjoin(ContactRow, ContactRow.id == VisitRow.contact_id)
        .outerjoin(PreparationRow, PreparationRow.visit_id == VisitRow.id)
        .outerjoin(VisitReportRow, VisitReportRow.visit_id == VisitRow.id)
        .where(VisitRow.deleted.is_(False), RelationRow.deleted.is_(False))
    )


def _lines(session: Session, statement: Select[*tuple[Any, ...]]) -> list[VisitLine]:
    return [VisitLine(*row) for row in session.execute(statement)]


def visits_between(session: Session, first: date, last: date) -> list[VisitLine]:
    """Visits from the first to the last day, both included, in the order of the clock."""
    within = _statement().where(VisitRow.visit_on.between(first, last))
    return _lines(session, within.order_by(VisitRow.visit_on, VisitRow.start_time))


def visits_to_report(session: Session, before: date) -> list[VisitLine]:
    """Visits of before that day without a closed report: planned still, or held; the oldest first."""
    late = _statement().where(
        VisitRow.visit_on < before,
        VisitRow.state.in_([*OPEN_STATES, VisitState.HELD]),
        VisitReportRow.closed_at.is_(None),
    )
    return _lines(session, late.order_by(VisitRow.visit_on, VisitRow.start_time))


def visits_asking_again(session: Session, since: date, until: date) -> list[VisitLine]:
    """Where nobody was there, with no later visit and nothing ticked off for it; the latest first."""
    later, ticked = aliased(VisitRow), FollowUpRow
    has_later = (
        select(later.id)
        .where(
            later.relation_id == VisitRow.relation_id,
            later.deleted.is_(False),
            later.state.in_([*OPEN_STATES, VisitState.HELD]),
            (later.visit_on > VisitRow.visit_on)
            | ((later.visit_on == VisitRow.visit_on) & (later.start_time > VisitRow.start_time)),
        )
        .correlate(VisitRow)
        .exists()
    )
    is_settled = (
        select(ticked.id)
        .where(ticked.visit_id == VisitRow.id, ticked.done_at.is_not(None), ticked.deleted.is_(False))
        .correlate(VisitRow)
        .exists()
    )
    asking = _statement().where(
        VisitRow.visit_on.between(since, until), VisitRow.state == VisitState.ABSENT, ~has_later, ~is_settled
    )
    return _lines(session, asking.order_by(VisitRow.visit_on.desc(), VisitRow.start_time.desc()))


def visit_line(session: Session, visit_id: UUID) -> VisitLine | None:
    rows = _lines(session, _statement().where(VisitRow.id == visit_id))
    return rows[0] if rows else None
