"""The price list as it is searched while a line is typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from salesdesk.domain.products import Product
from salesdesk.storage.matching import holds
from salesdesk.storage.rows.offers import ProductRow

_COLUMNS = (
    ProductRow.id,
    ProductRow.code,
    ProductRow.name,
    ProductRow.unit,
    ProductRow.price,
    ProductRow.vat_class,
    ProductRow.group,
    ProductRow.purchase_price,
    ProductRow.deleted,
)


def _kept() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).where(ProductRow.deleted.is_(False))


def search_products(session: Session, text: str = "", most: int = 0) -> list[Product]:
    """Articles of which every word stands in the code, name or group; codes that begin so first. 0: all."""
    words = text.split()
    statement = _kept().where(
        and_(
            True,
            *(
                or_(
                    ProductRow.code.istartswith(word, autoescape=True),
                    holds(ProductRow.name, word),
                    holds(ProductRow.group, word),
                )
                for word in words
            ),
        )
    )
    if words:
        first = case((ProductRow.code.istartswith(words[0], autoescape=True), 0), else_=1)
        statement = statement.order_by(first)
    statement = statement.order_by(func.lower(ProductRow.code), ProductRow.id)
    if most:
        statement = statement.limit(most)
    return [Product(*row) for row in session.execute(statement)]


def product_by_code(session: Session, code: str) -> Product | None:
    """The article with this code, capitals or not; the oldest when two carry it."""
    statement = (
        _kept().where(func.lower(ProductRow.code) == code.strip().lower()).order_by(ProductRow.id).limit(1)
    )
    row = session.execute(statement).first()
    return Product(*row) if row else None


def purchase_prices(session: Session) -> dict[str, Decimal]:
    """What we pay ourselves, by code, as far as it is known."""
    statement = select(ProductRow.code, ProductRow.purchase_price).where(
        ProductRow.deleted.is_(False), ProductRow.purchase_price.is_not(None)
    )
    return {code: price for code, price in session.execute(statement) if price is not None}
