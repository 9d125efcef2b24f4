"""What was paid or offered for a unit of an article, gathered in the database and not line by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Integer, Select, String, and_, cast, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from salesdesk.domain.offers import LineKind, OfferState
from salesdesk.domain.price_look_out import Crowd
from salesdesk.storage.columns import THOUSANDTHS
from salesdesk.storage.offers import is_highest
from salesdesk.storage.rows.offers import OfferLineRow, OfferRow
from salesdesk.storage.rows.relations import RelationRow, SalesLineRow

# A cent in millionths of a euro, and a unit in thousandths.
_CENT, _UNIT, _WHOLE = 10_000, 1_000, 100_000


@dataclass(frozen=True, slots=True)
class PaidPrice:
    """What somebody paid or agreed to for one unit, net of discount; `offer_id` when it was an offer."""

    code: str
    relation_id: UUID
    price: Decimal
    quantity: Decimal
    on: date | None
    offer_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who bought an article: his last price for one unit, when, and how many he took in all."""

    relation_id: UUID
    name: str
    price: Decimal
    quantity: Decimal
    on: date
    taken: Decimal


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A counted line of an open offer with what one unit costs in it."""

    offer_id: UUID
    code: str
    relation_id: UUID
    price: Decimal
    quantity: Decimal


class Crowds:
    """Per article what many paid for it; read out only when an article is asked after."""

    def __init__(self, texts: Mapping[Any, list[tuple[str, str]]]) -> None:
        self._texts = texts
        self.of = cache(self._read)

    def _read(self, key: Any) -> Crowd:
        """The crowd of an article; empty when nobody ever bought it."""
        parts = self._texts.get(key, ())
        return Crowd(_sorted(part[0] for part in parts), _sorted(part[1] for part in parts))


def crowds_but(session: Session, relation_id: UUID) -> Crowds:
    """By article what all but this relation paid, or were offered in the highest revision."""
    sold, offered = SalesLineRow, OfferRow
    return _crowds(
        session.execute(_sold([sold.product_code]).where(sold.relation_id != relation_id)),
        session.execute(_offered([OfferLineRow.product_code]).where(offered.relation_id != relation_id)),
    )


def crowds(session: Session, codes: Iterable[str]) -> Crowds:
    """By article what everybody paid or was offered, for these articles."""
    wanted = frozenset(codes)
    return _crowds(
        session.execute(_sold([SalesLineRow.product_code]).where(SalesLineRow.product_code.in_(wanted))),
        session.execute(_offered([OfferLineRow.product_code]).where(OfferLineRow.product_code.in_(wanted))),
    )


def own_crowds(session: Session, codes: Iterable[str], relations: Iterable[UUID]) -> Crowds:
    """By article and relation what these relations themselves paid or were offered."""
    wanted, whom = frozenset(codes), frozenset(relations)
    sold, line = SalesLineRow, OfferLineRow
    bought = _sold([sold.product_code, sold.relation_id])
    offered = _offered([line.product_code, OfferRow.relation_id])
    # Unnamed to the index, which would otherwise look up every article with every relation.
    theirs = func.coalesce(sold.relation_id, sold.relation_id).in_(whom)
    return _crowds(
        session.execute(bought.where(sold.product_code.in_(wanted), theirs)),
        session.execute(offered.where(line.product_code.in_(wanted), OfferRow.relation_id.in_(whom))),
    )


def open_lines(session: Session) -> list[OpenLine]:
    """Counted lines with an article on the highest revision of open offers."""
    statement = (
        select(
            OfferRow.id,
            OfferLineRow.product_code,
            OfferRow.relation_id,
            OfferLineRow.unit_price,
            OfferLineRow.discount_percent,
            OfferLineRow.quantity,
        )
        .join(OfferLineRow, OfferLineRow.offer_id == OfferRow.id)
        .where(
            OfferRow.state.in_((OfferState.DRAFT, OfferState.RELEASED)),
            OfferRow.deleted.is_(False),
            is_highest(),
            *_counted(),
        )
        .order_by(OfferRow.number, OfferLineRow.position, OfferLineRow.id)
    )
    return [
        OpenLine(offer, code, relation, price * (100 - discount) / 100, quantity)
        for offer, code, relation, price, discount, quantity in session.execute(statement)
    ]


def last_prices(session: Session, relation_id: UUID, but_number: int = 0) -> dict[str, PaidPrice]:
    """By article what this relation paid last, as sold or as agreed to in an offer that was won.

    The offer `but_number` is left out: it is no former price to itself.
    """
    latest = {price.code: price for price in _last_sold(session, relation_id)}
    for won in _last_won(session, relation_id, but_number):
        known = latest.get(won.code)
        if known is None or (won.on or date.min) > (known.on or date.min):
            latest[won.code] = won
    return latest


def buyers(session: Session, code: str, most: int) -> list[Buyer]:
    """Who bought this article, the latest buyer first."""
    sold = SalesLineRow
    order = func.row_number().over(partition_by=sold.relation_id, order_by=(sold.sold_on.desc(), sold.id))
    taken = func.sum(_whole(sold.quantity)).over(partition_by=sold.relation_id)
    lines = (
        select(
            sold.relation_id,
            sold.amount,
            sold.quantity,
            sold.sold_on,
            type_coerce(taken, THOUSANDTHS).label("taken"),
            order.label("place"),
        )
        .where(sold.product_code == code, sold.deleted.is_(False), sold.quantity > 0, sold.amount > 0)
        .subquery()
    )
    statement = (
        select(RelationRow.id, RelationRow.name, lines)
        .join(lines, lines.c.relation_id == RelationRow.id)
        .where(lines.c.place == 1, RelationRow.deleted.is_(False))
        .order_by(lines.c.sold_on.desc(), RelationRow.name, RelationRow.id)
        .limit(most)
    )
    return [
        Buyer(row.id, row.name, row.amount / row.quantity, row.quantity, row.sold_on, row.taken)
        for row in session.execute(statement)
    ]


def _last_sold(session: Session, relation_id: UUID) -> list[PaidPrice]:
    sold = SalesLineRow
    order = func.row_number().over(partition_by=sold.product_code, order_by=(sold.sold_on.desc(), sold.id))
    lines = (
        select(sold.product_code, sold.amount, sold.quantity, sold.sold_on, order.label("place"))
        .where(
            sold.relation_id == relation_id,
            sold.deleted.is_(False),
            sold.quantity > 0,
            sold.amount > 0,
            sold.product_code != "",
        )
        .subquery()
    )
    columns = lines.c.product_code, lines.c.amount, lines.c.quantity, lines.c.sold_on
    return [
        PaidPrice(code, relation_id, amount / quantity, quantity, sold_on)
        for code, amount, quantity, sold_on in session.execute(select(*columns).where(lines.c.place == 1))
    ]


def _last_won(session: Session, relation_id: UUID, but_number: int) -> list[PaidPrice]:
    """Of one day the dearest last, so that the same comes out every time."""
    line = OfferLineRow
    statement = (
        select(
            line.product_code,
            line.unit_price,
            line.discount_percent,
            line.quantity,
            OfferRow.decided_on,
            OfferRow.id,
        )
        .join(OfferRow, OfferRow.id == line.offer_id)
        .where(
            OfferRow.relation_id == relation_id,
            OfferRow.state == OfferState.WON,
            OfferRow.deleted.is_(False),
            OfferRow.number != but_number,
            *_counted(),
        )
        .order_by(OfferRow.decided_on, OfferRow.number, line.position)
    )
    return [
        PaidPrice(code, relation_id, price * (100 - discount) / 100, quantity, decided_on, offer)
        for code, price, discount, quantity, decided_on, offer in session.execute(statement)
    ]


def _counted() -> tuple[Any, ...]:
    """Lines with an article that count in the amount."""
    line = OfferLineRow
    chosen = and_(line.kind == LineKind.ALTERNATIVE, line.is_chosen.is_(True))
    return (
        or_(line.kind == LineKind.PRODUCT, chosen),
        line.deleted.is_(False),
        line.product_code != "",
        line.quantity > 0,
    )


def _sold(keys: list[Any]) -> Select[Any]:
    sold = SalesLineRow
    amount, quantity = _whole(sold.amount), _whole(sold.quantity)
    price = _rounded(amount * (_CENT * _UNIT), quantity)
    return (
        select(_text(price), _text(quantity), *keys)
        .where(sold.deleted.is_(False), quantity > 0, price > 0, sold.product_code != "")
        .group_by(*keys)
    )


def _offered(keys: list[Any]) -> Select[Any]:
    line = OfferLineRow
    price, discount = _whole(line.unit_price), _whole(line.discount_percent)
    net = _rounded(price * (_WHOLE - discount), _WHOLE)
    highest = select(OfferRow.id).where(OfferRow.deleted.is_(False), is_highest())
    return (
        select(_text(net), _text(_whole(line.quantity)), *keys)
        .join(OfferRow, OfferRow.id == line.offer_id)
        .where(line.offer_id.in_(highest), net > 0, *_counted())
        .group_by(*keys)
    )


def _whole(column: Any) -> Any:
    """The whole number as it is kept."""
    return type_coerce(column, BigInteger)


def _rounded(above: Any, below: Any) -> Any:
    """A division of whole numbers, rounded half-up to a whole number."""
    return type_coerce((2 * above + below) // (2 * below), Integer)


def _text(number: Any) -> Any:
    return func.aggregate_strings(cast(number, String), ",")


def _crowds(*found: Iterable[Any]) -> Crowds:
    texts: dict[Any, list[tuple[str, str]]] = {}
    for lines in found:
        for prices, quantities, *key in lines:
            texts.setdefault(key[0] if len(key) == 1 else tuple(key), []).append((prices, quantities))
    return Crowds(texts)


def _sorted(texts: Iterable[str]) -> tuple[int, ...]:
    numbers = ",".join(texts).split(",")
    return tuple(sorted(map(int, numbers))) if numbers != [""] else ()
