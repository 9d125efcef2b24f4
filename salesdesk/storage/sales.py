"""The sales history: lines as an import compares them, and sums made where the lines are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, extract, func, select
from sqlalchemy.orm import Session

from salesdesk.domain.relations import Importance
from salesdesk.storage.rows import RelationRow, SalesLineRow

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class SalesFigures:
    """What a relation bought, in euros without VAT: the sums a card shows."""

    count: int = 0
    first_on: date | None = None
    last_on: date | None = None
    total: Decimal = NOTHING
    this_year: Decimal = NOTHING
    same_days_last_year: Decimal = NOTHING
    past_year: Decimal = NOTHING

    def __bool__(self) -> bool:
        return self.count > 0


@dataclass(frozen=True, slots=True)
class MonthSum:
    """What was sold in one month."""

    year: int
    month: int
    volume: Decimal
    revenue: Decimal


@dataclass(frozen=True, slots=True)
class ProductSum:
    """What was sold of one article; `price` is what one of them cost the last time."""

    code: str
    name: str
    group: str
    volume: Decimal
    revenue: Decimal
    volume_before: Decimal
    revenue_before: Decimal
    total: Decimal
    last_on: date
    price: Decimal
    discount_percent: Decimal


@dataclass(frozen=True, slots=True)
class OrderSum:
    """An order with its conditions."""

    number: str
    sold_on: date
    lines: int
    revenue: Decimal
    least_discount_percent: Decimal
    most_discount_percent: Decimal
    terms: str


@dataclass(frozen=True, slots=True)
class CustomerSum:
    """What one relation of the territory bought in a period."""

    relation_id: UUID
    importance: Importance
    branch: str
    revenue: Decimal


def sales_keys(session: Session) -> list[tuple[UUID, str, str, date, Decimal]]:
    """Customer, order, article, date and amount of every line that is kept."""
    row = SalesLineRow
    query = select(row.relation_id, row.order_number, row.product_code, row.sold_on, row.amount)
    return [
        (relation_id, order, code, sold_on, amount)
        for relation_id, order, code, sold_on, amount in session.execute(query.where(row.deleted.is_(False)))
    ]


def sales_figures(session: Session, relation_id: UUID, today: date, year_ago: date) -> SalesFigures:
    """The sums of one relation; `year_ago` is the day twelve months before today."""
    row = SalesLineRow
    this_year = row.sold_on >= date(today.year, 1, 1)
    same_days = row.sold_on.between(date(today.year - 1, 1, 1), year_ago)
    query = select(
        func.count(),
        func.min(row.sold_on),
        func.max(row.sold_on),
        func.sum(row.amount),
        func.sum(row.amount).filter(this_year),
        func.sum(row.amount).filter(same_days),
        func.sum(row.amount).filter(row.sold_on > year_ago, row.sold_on <= today),
    ).where(*_of(relation_id))
    count, first_on, last_on, *sums = session.execute(query).one()
    return SalesFigures(count, first_on, last_on, *(amount or NOTHING for amount in sums))


def month_sums(session: Session, relation_id: UUID) -> list[MonthSum]:
    """The oldest month first; months without sales are left out."""
    row = SalesLineRow
    year, month = extract("year", row.sold_on), extract("month", row.sold_on)
    query = select(year, month, func.sum(row.quantity), func.sum(row.amount)).where(*_of(relation_id))
    return [MonthSum(*line) for line in session.execute(query.group_by(year, month).order_by(year, month))]


def product_sums(session: Session, relation_id: UUID, year: int) -> list[ProductSum]:
    """Per article this year and the year before, most revenue of the two together first."""
    row = SalesLineRow
    key = func.coalesce(func.nullif(row.product_code, ""), row.product_name)
    now, before = _in_year(year), _in_year(year - 1)
    sums = (
        select(
            key.label("key"),
            func.sum(row.quantity).filter(now).label("volume"),
            func.sum(row.amount).filter(now).label("revenue"),
            func.sum(row.quantity).filter(before).label("volume_before"),
            func.sum(row.amount).filter(before).label("revenue_before"),
            func.sum(row.amount).label("total"),
        )
        .where(*_of(relation_id))
        .group_by(key)
        .subquery()
    )
    newest = func.row_number().over(partition_by=key, order_by=(row.sold_on.desc(), row.id.desc()))
    last = (
        select(
            key.label("key"), newest.label("place"), row.product_code, row.product_name, row.group,
            row.sold_on, row.quantity, row.amount, row.discount_percent,
        )
        .where(*_of(relation_id))
        .subquery()
    )  # fmt: skip
    query = select(last, sums).join(sums, sums.c.key == last.c.key).where(last.c.place == 1)
    found = [_product(line) for line in session.execute(query).mappings()]
    return sorted(found, key=lambda one: (-(one.revenue + one.revenue_before), one.name))


def _product(line: Any) -> ProductSum:
    quantity, amount = line["quantity"], line["amount"]
    return ProductSum(
        line["product_code"],
        line["product_name"] or line["product_code"],
        line["group"],
        line["volume"] or NOTHING,
        line["revenue"] or NOTHING,
        line["volume_before"] or NOTHING,
        line["revenue_before"] or NOTHING,
        line["total"],
        line["sold_on"],
        amount / quantity if quantity else amount,
        line["discount_percent"],
    )


def last_orders(session: Session, relation_id: UUID, most: int) -> list[OrderSum]:
    """The newest first; lines without an order number are one order a day."""
    row = SalesLineRow
    query = (
        select(
            row.order_number,
            row.sold_on,
            func.count(),
            func.sum(row.amount),
            func.min(row.discount_percent),
            func.max(row.discount_percent),
            func.max(row.terms),
        )
        .where(*_of(relation_id))
        .group_by(row.order_number, row.sold_on)
        .order_by(row.sold_on.desc(), row.order_number.desc())
        .limit(most)
    )
    return [OrderSum(*line) for line in session.execute(query)]


def newest_lines(session: Session, relation_id: UUID, most: int) -> list[UUID]:
    """The last lines by their ids, the newest first."""
    row = SalesLineRow
    query = select(row.id).where(*_of(relation_id)).order_by(row.sold_on.desc(), row.id.desc())
    return list(session.scalars(query.limit(most)))


def customer_sums(session: Session, after: date, until: date) -> list[CustomerSum]:
    """What everybody in the territory bought after the one day, up to and including the other."""
    row = SalesLineRow
    query = (
        select(row.relation_id, RelationRow.importance, RelationRow.branch, func.sum(row.amount))
        .join(RelationRow, RelationRow.id == row.relation_id)
        .where(
            row.deleted.is_(False), RelationRow.deleted.is_(False), row.sold_on > after, row.sold_on <= until
        )
        .group_by(row.relation_id, RelationRow.importance, RelationRow.branch)
    )
    return [CustomerSum(*line) for line in session.execute(query)]


def _of(relation_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return SalesLineRow.relation_id == relation_id, SalesLineRow.deleted.is_(False)


def _in_year(year: int) -> ColumnElement[bool]:
    return SalesLineRow.sold_on.between(date(year, 1, 1), date(year, 12, 31))
