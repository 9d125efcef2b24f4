"""What was noted of the chances of offers, and which offers stand otherwise than their last note says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from salesdesk.domain.offers import OfferState
from salesdesk.storage.offers import is_highest
from salesdesk.storage.rows.offers import OfferOutlookRow, OfferRow


@dataclass(frozen=True, slots=True)
class Standing:
    """An offer as its highest revision stands now, with its last note: None when there is none."""

    number: int
    chance_percent: int | None
    decision_month: date | None
    amount: Decimal
    state: OfferState
    note_id: UUID | None = None
    noted_at: datetime | None = None
    noted_state: OfferState | None = None


_NOW = (OfferRow.chance_percent, OfferRow.decision_month, OfferRow.net, OfferRow.state)


def _is_last(note: Any) -> Any:
    later = aliased(OfferOutlookRow)
    return ~exists().where(
        later.number == note.number,
        later.deleted.is_(False),
        or_(later.noted_at > note.noted_at, and_(later.noted_at == note.noted_at, later.id > note.id)),
    )


def unnoted(session: Session, numbers: Collection[int] | None = None) -> list[Standing]:
    """Offers whose chance, month, amount or state differs from the last note; of these numbers, or of all.

    An offer of which nothing is expected yet has nothing to note.
    """
    note = aliased(OfferOutlookRow)
    noted = (note.chance_percent, note.decision_month, note.amount, note.state)
    says_something = or_(
        OfferRow.chance_percent.is_not(None), OfferRow.decision_month.is_not(None), OfferRow.net != 0
    )
    differs = or_(*(now.is_distinct_from(then) for now, then in zip(_NOW, noted, strict=True)))
    statement = (
        select(OfferRow.number, *_NOW, note.id, note.noted_at, note.state)
        .outerjoin(note, and_(note.number == OfferRow.number, note.deleted.is_(False), _is_last(note)))
        .where(OfferRow.deleted.is_(False), is_highest())
        .where(or_(and_(note.id.is_(None), says_something), and_(note.id.is_not(None), differs)))
        .order_by(OfferRow.number)
    )
    if numbers is not None:
        statement = statement.where(OfferRow.number.in_(numbers))
    return [Standing(*row) for row in session.execute(statement)]
