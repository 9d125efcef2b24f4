"""With whom there is something to talk about: an open offer, an open complaint."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from salesdesk.domain.offers import OfferState
from salesdesk.storage.rows.offers import OfferRow
from salesdesk.storage.rows.relations import ComplaintRow


def with_open_offers(session: Session) -> frozenset[UUID]:
    """Relations that have an offer of ours and did not decide yet."""
    open_ones = select(OfferRow.relation_id).where(
        OfferRow.deleted.is_(False), OfferRow.state == OfferState.RELEASED
    )
    return frozenset(session.scalars(open_ones.distinct()))


def with_open_complaints(session: Session) -> frozenset[UUID]:
    """Relations with a complaint that is not solved yet."""
    open_ones = select(ComplaintRow.relation_id).where(
        ComplaintRow.deleted.is_(False), ComplaintRow.solved_at.is_(None)
    )
    return frozenset(session.scalars(open_ones.distinct()))
