"""Lists of offers, and what the forecast reads of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, and_, cast, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from salesdesk.domain.offers import OfferState
from salesdesk.domain.visits import VisitState
from salesdesk.storage.matching import holds
from salesdesk.storage.rows.offers import OfferLineRow, OfferRow
from salesdesk.storage.rows.relations import RelationRow
from salesdesk.storage.rows.visits import VisitReportRow, VisitRow


@dataclass(frozen=True, slots=True)
class OfferListLine:
    """An offer as one line of a list: its highest revision; `net` in euros without VAT."""

    id: UUID
    number: int
    revision: int
    state: OfferState
    relation_id: UUID
    relation_name: str
    subject: str
    net: Decimal
    chance_percent: int | None
    decision_month: date | None
    valid_until: date | None
    promised_on: date | None
    sent_on: date | None
    decided_on: date | None
    lost_reason: str

    @property
    def label(self) -> str:
        return f"OV{self.number}-{self.revision}"


_COLUMNS = (
    OfferRow.id,
    OfferRow.number,
    OfferRow.revision,
    OfferRow.state,
    OfferRow.relation_id,
    RelationRow.name,
    OfferRow.subject,
    OfferRow.net,
    OfferRow.chance_percent,
    OfferRow.decision_month,
    OfferRow.valid_until,
    OfferRow.promised_on,
    OfferRow.sent_on,
    OfferRow.decided_on,
    OfferRow.lost_reason,
)


def is_highest() -> Any:
    """A condition on offers: no later revision of the same number that is not thrown away."""
    later = aliased(OfferRow)
    return ~exists().where(
        later.number == OfferRow.number,
        later.revision > OfferRow.revision,
        later.deleted.is_(False),
    )


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(*_COLUMNS)
        .join(RelationRow, RelationRow.id == OfferRow.relation_id)
        .where(OfferRow.deleted.is_(False))
        .order_by(OfferRow.number.desc(), OfferRow.revision.desc())
    )


def _matches(text: str) -> Any:
    """Every word stands in the number, the customer, the subject, the customer's reference or a line."""
    label = "OV" + cast(OfferRow.number, String) + "-" + cast(OfferRow.revision, String)
    return and_(
        *(
            or_(
                holds(label, word),
                holds(RelationRow.name, word),
                holds(OfferRow.subject, word),
                holds(OfferRow.customer_reference, word),
                exists().where(
                    OfferLineRow.offer_id == OfferRow.id,
                    OfferLineRow.deleted.is_(False),
                    or_(
                        holds(OfferLineRow.description, word),
                        OfferLineRow.product_code.istartswith(word, autoescape=True),
                    ),
                ),
            )
            for word in text.split()
        )
    )


def offer_list_lines(
    session: Session,
    text: str = "",
    states: frozenset[OfferState] = frozenset(),
    relation_id: UUID | None = None,
) -> list[OfferListLine]:
    """The highest revision of each offer that matches, newest number first; an empty set filters nothing.

    Offers to removed relations are out of sight.
    """
    statement = _lines().where(is_highest(), RelationRow.deleted.is_(False))
    if text.strip():
        statement = statement.where(_matches(text))
    if states:
        statement = statement.where(OfferRow.state.in_(states))
    if relation_id is not None:
        statement = statement.where(OfferRow.relation_id == relation_id)
    return [OfferListLine(*row) for row in session.execute(statement)]


def matching_offers(session: Session, text: str) -> frozenset[UUID]:
    """The offers in their highest revision that hold every word of the text."""
    statement = (
        select(OfferRow.id)
        .join(RelationRow, RelationRow.id == OfferRow.relation_id)
        .where(OfferRow.deleted.is_(False), RelationRow.deleted.is_(False), is_highest(), _matches(text))
    )
    return frozenset(session.scalars(statement))


def revisions(session: Session, number: int) -> list[OfferListLine]:
    """Every revision of one offer, the latest first."""
    statement = _lines().where(OfferRow.number == number)
    return [OfferListLine(*row) for row in session.execute(statement)]


def highest_number(session: Session) -> int:
    """The highest number ever given out here, thrown away or not; 0 when there is none."""
    return session.scalar(select(func.max(OfferRow.number))) or 0


def highest_revision(session: Session, number: int) -> int:
    return session.scalar(select(func.max(OfferRow.revision)).where(OfferRow.number == number)) or 0


def due_to_expire(session: Session, today: date) -> list[UUID]:
    """Sent offers whose last valid day has passed and of which nobody knows the outcome."""
    statement = select(OfferRow.id).where(
        OfferRow.state == OfferState.RELEASED, OfferRow.valid_until < today, OfferRow.deleted.is_(False)
    )
    return list(session.scalars(statement.order_by(OfferRow.number, OfferRow.revision)))


def latest_report(session: Session, relation_id: UUID) -> UUID | None:
    """The closed report of the last visit to this relation."""
    statement = (
        select(VisitReportRow.id)
        .join(VisitRow, VisitRow.id == VisitReportRow.visit_id)
        .where(
            VisitRow.relation_id == relation_id,
            VisitRow.deleted.is_(False),
            VisitRow.state == VisitState.HELD,
            VisitReportRow.deleted.is_(False),
            VisitReportRow.closed_at.is_not(None),
        )
        .order_by(VisitRow.visit_on.desc(), VisitRow.start_time.desc())
        .limit(1)
    )
    return session.scalar(statement)
