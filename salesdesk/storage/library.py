"""Which preparations of visits to come carry a document of the library."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from salesdesk.domain.preparation import Preparation
from salesdesk.domain.visits import OPEN_STATES
from salesdesk.storage import records
from salesdesk.storage.rows import CheckItemRow, PreparationRow, VisitRow


def preparations_to_come(session: Session, document_id: UUID) -> list[Preparation]:
    """The preparations of open visits that have this document on their list."""
    query = (
        select(CheckItemRow.preparation_id)
        .join(PreparationRow, PreparationRow.id == CheckItemRow.preparation_id)
        .join(VisitRow, VisitRow.id == PreparationRow.visit_id)
        .where(
            CheckItemRow.document_id == document_id,
            CheckItemRow.deleted.is_(False),
            VisitRow.state.in_(OPEN_STATES),
            VisitRow.deleted.is_(False),
        )
        .distinct()
    )
    return list(records.load_many(session, Preparation, session.scalars(query)).values())
