"""What the forecast reads of offers: amount, chance and month, how far they have come, their slips."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from salesdesk.domain.forecast import ForecastOffer
from salesdesk.domain.offer_slips import Slip, slip_of
from salesdesk.domain.offer_stages import stage_of
from salesdesk.domain.offers import LineKind, OfferState
from salesdesk.domain.visits import VisitState
from salesdesk.storage.offers import is_highest
from salesdesk.storage.rows.offers import OfferLineRow, OfferOutlookRow, OfferRow
from salesdesk.storage.rows.relations import RelationRow
from salesdesk.storage.rows.visits import VisitRow

OPEN = (OfferState.DRAFT, OfferState.RELEASED)
NEVER = Slip()


def forecast_offers(session: Session, today: date) -> list[ForecastOffer]:
    """Every offer in its highest revision; of removed relations the decided ones only."""
    slips = _slips(session, today)
    found = []
    for *figures, talked, against in session.execute(_offers()):
        number, state = figures[1], figures[3]
        stage = stage_of(state, talked=bool(talked), is_against_advice=bool(against))
        values = [*figures, stage, slips.get(number, NEVER)]
        found.append(ForecastOffer(*values))
    return found


def _offers() -> Any:
    first_code = (
        select(OfferLineRow.product_code)
        .where(
            OfferLineRow.offer_id == OfferRow.id,
            or_(
                OfferLineRow.kind == LineKind.PRODUCT,
                (OfferLineRow.kind == LineKind.ALTERNATIVE) & OfferLineRow.is_chosen,
            ),
            OfferLineRow.deleted.is_(False),
        )
        .order_by(OfferLineRow.position, OfferLineRow.id)
        .limit(1)
        .correlate(OfferRow)
        .scalar_subquery()
    )
    talked = exists().where(
        VisitRow.relation_id == OfferRow.relation_id,
        VisitRow.state == VisitState.HELD,
        VisitRow.deleted.is_(False),
        VisitRow.visit_on >= OfferRow.sent_on,
    )
    is_sent = and_(OfferRow.state == OfferState.RELEASED, OfferRow.sent_on.is_not(None))
    return (
        select(
            OfferRow.id,
            OfferRow.number,
            OfferRow.revision,
            OfferRow.state,
            OfferRow.volume,
            OfferRow.net,
            OfferRow.chance_percent,
            OfferRow.decision_month,
            OfferRow.decided_on,
            RelationRow.name,
            func.coalesce(first_code, ""),
            OfferRow.relation_id,
            case((is_sent, talked), else_=False),
            OfferRow.override_reason != "",
        )
        .join(RelationRow, RelationRow.id == OfferRow.relation_id)
        .where(
            OfferRow.deleted.is_(False),
            is_highest(),
            RelationRow.deleted.is_(False) | OfferRow.state.not_in(OPEN),
        )
        .order_by(OfferRow.number)
    )


def _slips(session: Session, today: date) -> dict[int, Slip]:
    """Of open offers, from the months that were noted and the one that counts now."""
    is_open = (OfferRow.deleted.is_(False), is_highest(), OfferRow.state.in_(OPEN))
    now = select(OfferRow.number, OfferRow.decision_month).where(*is_open)
    named: dict[int, list[date]] = {}
    noted = (
        select(OfferOutlookRow.number, OfferOutlookRow.decision_month)
        .where(
            OfferOutlookRow.number.in_(now.with_only_columns(OfferRow.number)),
            OfferOutlookRow.deleted.is_(False),
        )
        .order_by(OfferOutlookRow.number, OfferOutlookRow.noted_at, OfferOutlookRow.id)
    )
    for statement in (noted, now):
        for number, month in session.execute(statement):
            if month is not None:
                named.setdefault(number, []).append(month)
    return {number: slip_of(months, today) for number, months in named.items()}
