"""What every table shares: names of constraints, types of columns, identity and soft deletion."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

from salesdesk.domain.library import DocumentKind
from salesdesk.domain.offer_approval import ApprovalState
from salesdesk.domain.offer_sending import Way
from salesdesk.domain.offers import LineKind, OfferState, Period
from salesdesk.domain.preparation import Moment, Outcome, QuestionType, Side, Step, StepState, Target
from salesdesk.domain.relations import Importance, Salutation, Status, ValueStrategy
from salesdesk.domain.reports import Usefulness
from salesdesk.domain.value_proposition import Fit, NeedKind, Standing
from salesdesk.domain.vat import VatClass
from salesdesk.domain.visits import Freedom, SalesMethod, VisitKind, VisitState
from salesdesk.storage.columns import Code, Ordinal, UtcMoment

CODES: tuple[type[StrEnum], ...] = (
    Period,
    ApprovalState,
    Way,
    LineKind,
    OfferState,
    Moment,
    Outcome,
    QuestionType,
    Side,
    StepState,
    Target,
    Importance,
    Salutation,
    Status,
    ValueStrategy,
    Usefulness,
    VatClass,
    SalesMethod,
    VisitKind,
    Freedom,
    VisitState,
    DocumentKind,
    NeedKind,
    Fit,
    Standing,
)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it once
        datetime: UtcMoment(),
        Step: Ordinal(Step),
        **{codes: Code(codes) for codes in CODES},
    }


class Exchanged:
    """A row that travels to head office: known by its UUIDv7, never removed, only `deleted`."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    deleted: Mapped[bool] = mapped_column(default=False)


def reference(table: str, *, index: bool = True) -> MappedColumn[UUID]:
    """A column that points at a row of another table; checked at commit, so order within a change is free."""
    return mapped_column(ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED"), index=index)


DERIVED = {"derived": True}
"""Mark (`info=`) of a column reckoned from the value at every save; it is never exchanged."""
