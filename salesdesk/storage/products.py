"""The price list as it is searched while a line is typed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from salesdesk.domain.products import PriceTier, Product
from salesdesk.storage.matching import holds
from salesdesk.storage.rows.offers import PriceTierRow, ProductRow

_FIELDS = (
    "id", "code", "name", "unit", "price", "vat_class", "group", "purchase_price", "replaced_by",
    "expires_on", "deleted",
)  # fmt: skip
_COLUMNS = tuple(getattr(ProductRow, name) for name in _FIELDS)
_MOST_NAMED = 500


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
    return _products(session, statement)


def product_by_code(session: Session, code: str) -> Product | None:
    """The article with this code, capitals or not; the oldest when two carry it."""
    statement = _kept().where(_bare_code() == code.strip().lower()).order_by(ProductRow.id).limit(1)
    return next(iter(_products(session, statement)), None)


def products_by_code(session: Session, codes: Iterable[str]) -> dict[str, Product]:
    """The articles with these codes, by the code in small letters."""
    wanted = sorted({code.strip().lower() for code in codes} - {""})
    found: list[Product] = []
    for start in range(0, len(wanted), _MOST_NAMED):
        some = wanted[start : start + _MOST_NAMED]
        found += _products(session, _kept().where(_bare_code().in_(some)).order_by(ProductRow.id.desc()))
    return {product.code.lower(): product for product in found}


def replaced_by(session: Session, code: str) -> list[Product]:
    """The articles whose successor this is."""
    successor = func.lower(func.trim(ProductRow.replaced_by)) == code.strip().lower()
    return _products(session, _kept().where(successor).order_by(ProductRow.code))


def _bare_code() -> Any:
    return func.lower(ProductRow.code)


def _products(session: Session, statement: Any) -> list[Product]:
    rows = session.execute(statement).all()
    tiers = _tiers(session, [row[0] for row in rows])
    return [Product(**dict(zip(_FIELDS, row, strict=True)), tiers=tiers.get(row[0], ())) for row in rows]


def _tiers(session: Session, products: list[UUID]) -> dict[UUID, tuple[PriceTier, ...]]:
    """By article, from few to many; asked by name for a few articles, all at once for many."""
    row = PriceTierRow
    statement = (
        select(row.product_id, row.id, row.from_quantity, row.price, row.position)
        .where(row.deleted.is_(False))
        .order_by(row.position, row.id)
    )
    if len(products) <= _MOST_NAMED:
        statement = statement.where(row.product_id.in_(products))
    found: dict[UUID, list[PriceTier]] = {}
    for product_id, tier_id, from_quantity, price, position in session.execute(statement):
        tier = PriceTier(tier_id, from_quantity, price, position)
        found.setdefault(product_id, []).append(tier)
    return {product_id: tuple(tiers) for product_id, tiers in found.items()}


def purchase_prices(session: Session) -> dict[str, Decimal]:
    """What we pay ourselves, by code, as far as it is known."""
    statement = select(ProductRow.code, ProductRow.purchase_price).where(
        ProductRow.deleted.is_(False), ProductRow.purchase_price.is_not(None)
    )
    return {code: price for code, price in session.execute(statement) if price is not None}
