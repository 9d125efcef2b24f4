"""Lines of the sales history (VIS) from a file of the bookkeeping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesdesk.domain.money import cents
from salesdesk.errors import N_
from salesdesk.exchange.columns import Mapping as ColumnMapping
from salesdesk.exchange.fields import Kind
from salesdesk.exchange.reading import QUANTITY_PLACES, Columns, RowReader, cut
from salesdesk.exchange.sheet import Parsed, Row, Sheet


@dataclass(frozen=True, slots=True)
class SalesEntry:
    """What was sold to whom; the relation by number or name, `amount` net in euros without VAT."""

    relation_number: str
    relation_name: str
    sold_on: date
    product_code: str
    product_name: str
    quantity: Decimal
    amount: Decimal
    group: str = ""
    discount_percent: Decimal = Decimal(0)
    order_number: str = ""
    terms: str = ""


def read_sales(sheet: Sheet, mapping: ColumnMapping) -> list[Parsed[SalesEntry]]:
    """Every row as a sales line, or as the reason why not."""
    columns = Columns(sheet, mapping, Kind.SALES)
    return [_parsed(row, columns) for row in sheet.rows]


def _parsed(row: Row, columns: Columns) -> Parsed[SalesEntry]:
    reader = RowReader(row, columns)
    number, name = reader.text("relation_number", 60), reader.text("relation_name", 200)
    if not number and not name:
        reader.wrong("relation_name", N_("Er staat niet bij aan wie is verkocht."))
    sold_on = reader.day("sold_on")
    if sold_on is None and not reader.is_blocked:
        reader.wrong("sold_on", N_("De datum ontbreekt."))
    amount = reader.number("amount")
    if amount is None and not reader.is_blocked:
        reader.wrong("amount", N_("Het bedrag ontbreekt."))
    code, product = reader.text("product_code", 60), reader.text("product_name", 300)
    if not code and not product:
        reader.wrong("product_code", N_("Er staat niet bij wat is verkocht."))
    quantity = reader.number("quantity")
    discount = reader.number("discount_percent", blocks=False)
    if discount is not None and not 0 <= discount <= 100:
        reader.wrong("discount_percent", N_("Een korting ligt tussen 0 en 100 %."), False)
        discount = None
    if sold_on is None or amount is None or reader.is_blocked:
        return Parsed(row.line, None, tuple(reader.problems))
    entry = SalesEntry(
        relation_number=number,
        relation_name=name,
        sold_on=sold_on,
        product_code=code or product[:60],
        product_name=product or code,
        quantity=Decimal(1) if quantity is None else cut(quantity, QUANTITY_PLACES),
        amount=cents(amount),
        group=reader.text("group", 100),
        discount_percent=cut(discount or Decimal(0), QUANTITY_PLACES),
        order_number=reader.text("order_number", 60),
        terms=reader.text("terms", 200),
    )
    return Parsed(row.line, entry, tuple(reader.problems))
