"""Sales lines in bulk, as an import compares them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from salesdesk.storage.rows import SalesLineRow


def sales_keys(session: Session) -> list[tuple[UUID, str, str, date, Decimal]]:
    """Customer, order, article, date and amount of every line that is kept."""
    row = SalesLineRow
    query = select(row.relation_id, row.order_number, row.product_code, row.sold_on, row.amount)
    return [
        (relation_id, order, code, sold_on, amount)
        for relation_id, order, code, sold_on, amount in session.execute(query.where(row.deleted.is_(False)))
    ]
