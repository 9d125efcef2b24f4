"""Price agreements as they are read: for one customer while he is offered something, and in a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.relations import Importance
from salesdesk.storage import records
from salesdesk.storage.rows.offers import PriceAgreementRow
from salesdesk.storage.rows.relations import RelationRow


def agreements_for(
    session: Session, relation_id: UUID | None, importance: Importance | None, day: date | None = None
) -> list[PriceAgreement]:
    """Those that concern this relation, itself or by its class or as everybody; on a day: that hold then."""
    row = PriceAgreementRow
    conditions = [
        or_(row.relation_id.is_(None), row.relation_id == relation_id),
        or_(row.importance.is_(None), row.importance == importance),
    ]
    if day is not None:
        conditions += [
            or_(row.valid_from.is_(None), row.valid_from <= day),
            or_(row.valid_until.is_(None), row.valid_until >= day),
        ]
    return _agreements(session, *conditions)


def agreements_about(session: Session, code: str, group: str) -> list[PriceAgreement]:
    """Those that name this article, its group, or everything."""
    row = PriceAgreementRow
    code_row, group_row = func.lower(func.trim(row.product_code)), func.lower(func.trim(row.group))
    return _agreements(
        session,
        or_(row.product_code == "", code_row == code.strip().lower()),
        or_(row.group == "", group_row == group.strip().lower()),
    )


def all_agreements(session: Session) -> list[PriceAgreement]:
    """Every agreement that was not thrown away."""
    return _agreements(session)


def relation_names(session: Session, agreements: Iterable[PriceAgreement]) -> dict[UUID, str]:
    """The names of the relations these agreements were made with."""
    named = {agreement.relation_id for agreement in agreements if agreement.relation_id}
    if not named:
        return {}
    with_agreement = select(PriceAgreementRow.relation_id).where(PriceAgreementRow.deleted.is_(False))
    rows = session.execute(select(RelationRow.id, RelationRow.name).where(RelationRow.id.in_(with_agreement)))
    return {row.id: row.name for row in rows if row.id in named}


def _agreements(session: Session, *conditions: object) -> list[PriceAgreement]:
    return records.where(session, PriceAgreement, PriceAgreementRow.deleted.is_(False), *conditions)
