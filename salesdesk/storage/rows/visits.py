"""Rows of visits, their preparation, their report and what follows from them."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from salesdesk.domain.preparation import (
    Approach,
    Moment,
    Outcome,
    QuestionType,
    Side,
    Step,
    StepState,
    Target,
)
from salesdesk.domain.reports import Usefulness
from salesdesk.domain.visits import Freedom, SalesMethod, VisitKind, VisitState
from salesdesk.storage.columns import IDS, TEXTS, Listed
from salesdesk.storage.rows.base import Base, Exchanged, reference


class VisitRow(Exchanged, Base):
    __tablename__ = "visit"
    __table_args__ = (Index(None, "visit_on", "start_time"), Index(None, "relation_id", "visit_on"))

    relation_id: Mapped[UUID] = reference("relation", index=False)
    contact_id: Mapped[UUID | None] = reference("contact")
    visit_on: Mapped[date]
    start_time: Mapped[time]
    minutes: Mapped[int]
    kind: Mapped[VisitKind]
    state: Mapped[VisitState]
    subject: Mapped[str]
    made_by: Mapped[str]
    state_reason: Mapped[str]
    sequence: Mapped[int]
    calendar_uid: Mapped[str]
    plan_b_id: Mapped[UUID | None]
    freedom: Mapped[Freedom]
    is_must: Mapped[bool]


class VisitMoveRow(Exchanged, Base):
    __tablename__ = "visit_move"

    visit_id: Mapped[UUID] = reference("visit")
    from_on: Mapped[date]
    from_time: Mapped[time]
    to_on: Mapped[date]
    to_time: Mapped[time]
    moved_at: Mapped[datetime]
    moved_by: Mapped[str]
    reason: Mapped[str]


class PreparationRow(Exchanged, Base):
    __tablename__ = "preparation"

    visit_id: Mapped[UUID] = reference("visit")
    method: Mapped[SalesMethod]
    external_objective: Mapped[str]
    agreed_smart: Mapped[frozenset[str]] = mapped_column(Listed(str, frozenset))
    alternatives: Mapped[tuple[UUID, ...]] = mapped_column(IDS)
    template: Mapped[str]
    approaches: Mapped[frozenset[Approach]] = mapped_column(Listed(Approach, frozenset))
    arguments: Mapped[tuple[UUID, ...]] = mapped_column(IDS)
    seconds_spent: Mapped[int]
    declined: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    taken_along: Mapped[tuple[UUID, ...]] = mapped_column(IDS)
    prepared_for: Mapped[VisitKind | None]
    ready_at: Mapped[datetime | None]


class StepRow(Exchanged, Base):
    __tablename__ = "preparation_step"

    preparation_id: Mapped[UUID] = reference("preparation")
    step: Mapped[Step]
    state: Mapped[StepState]
    note: Mapped[str]
    skip_reason: Mapped[str]


class CheckItemRow(Exchanged, Base):
    __tablename__ = "check_item"

    preparation_id: Mapped[UUID] = reference("preparation")
    step: Mapped[Step]
    label: Mapped[str]
    done: Mapped[bool]
    document_id: Mapped[UUID | None]


class ObjectiveRow(Exchanged, Base):
    __tablename__ = "objective"

    preparation_id: Mapped[UUID] = reference("preparation")
    side: Mapped[Side]
    keyword: Mapped[str]
    text: Mapped[str]
    outcome: Mapped[Outcome]
    note: Mapped[str]
    position: Mapped[int]


class QuestionRow(Exchanged, Base):
    __tablename__ = "question"

    preparation_id: Mapped[UUID] = reference("preparation")
    keyword: Mapped[str]
    text: Mapped[str]
    insight: Mapped[str]
    serves: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    kind: Mapped[QuestionType]
    target: Mapped[Target]
    position: Mapped[int]
    asked: Mapped[bool]
    answer: Mapped[str]
    moment: Mapped[Moment]


class VisitReportRow(Exchanged, Base):
    __tablename__ = "visit_report"

    visit_id: Mapped[UUID] = reference("visit")
    method: Mapped[SalesMethod]
    usefulness: Mapped[Usefulness]
    chance_percent: Mapped[int | None]
    decision_month: Mapped[date | None]
    next_step: Mapped[str]
    next_step_on: Mapped[date | None]
    summary: Mapped[str]
    economic_needs: Mapped[str]
    functional_needs: Mapped[str]
    psychological_needs: Mapped[str]
    demands_on_product: Mapped[str]
    demands_on_supplier: Mapped[str]
    budget: Mapped[str]
    competitor: Mapped[str]
    competitor_price_level: Mapped[str]
    competitor_contract_ends_on: Mapped[date | None]
    competitor_dissatisfaction: Mapped[str]
    present: Mapped[tuple[UUID, ...]] = mapped_column(IDS)
    closed_at: Mapped[datetime | None]
    seconds_spent: Mapped[int]


class AgreementRow(Exchanged, Base):
    __tablename__ = "agreement"

    report_id: Mapped[UUID] = reference("visit_report")
    what: Mapped[str]
    who: Mapped[str]
    due_on: Mapped[date | None]
    for_customer: Mapped[bool]
    position: Mapped[int]


class FollowUpRow(Exchanged, Base):
    __tablename__ = "follow_up"
    __table_args__ = (Index(None, "due_on"),)

    text: Mapped[str]
    due_on: Mapped[date]
    relation_id: Mapped[UUID | None] = reference("relation")
    visit_id: Mapped[UUID | None] = reference("visit")
    offer_id: Mapped[UUID | None] = reference("offer")
    done_at: Mapped[datetime | None]
