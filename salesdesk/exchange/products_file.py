"""The price list from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from salesdesk.domain.vat import VatClass
from salesdesk.errors import N_
from salesdesk.exchange import figures
from salesdesk.exchange.columns import Mapping as ColumnMapping
from salesdesk.exchange.fields import Kind
from salesdesk.exchange.reading import PRICE_PLACES, Columns, RowReader, cut
from salesdesk.exchange.sheet import Parsed, Row, Sheet

_VAT_WORDS = {
    "hoog": VatClass.STANDARD, "h": VatClass.STANDARD, "laag": VatClass.REDUCED, "l": VatClass.REDUCED,
    "nul": VatClass.ZERO, "geen": VatClass.ZERO, "vrijgesteld": VatClass.ZERO, "verlegd": VatClass.REVERSE,
    "standard": VatClass.STANDARD, "reduced": VatClass.REDUCED, "zero": VatClass.ZERO,
}  # fmt: skip
_VAT_PERCENTS = {
    Decimal(21): VatClass.STANDARD, Decimal(12): VatClass.MIDDLE, Decimal(9): VatClass.REDUCED,
    Decimal(6): VatClass.REDUCED, Decimal(0): VatClass.ZERO,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """What a row says about an article: only filled fields, named as in Product."""

    code: str
    fields: Mapping[str, object] = field(default_factory=dict)


def read_products(sheet: Sheet, mapping: ColumnMapping) -> list[Parsed[ProductEntry]]:
    """Every row as an article, or as the reason why not."""
    columns = Columns(sheet, mapping, Kind.PRODUCTS)
    return [_parsed(row, columns) for row in sheet.rows]


def _parsed(row: Row, columns: Columns) -> Parsed[ProductEntry]:
    reader = RowReader(row, columns)
    code = reader.text("code", 60)
    if not code:
        reader.wrong("code", N_("De artikelcode ontbreekt."))
    price = reader.number("price")
    if price is not None and price < 0:
        reader.wrong("price", N_("Een prijs kan niet negatief zijn."))
    purchase_price = reader.number("purchase_price", blocks=False)
    values: dict[str, object | None] = {
        "name": reader.text("name", 300),
        "unit": reader.text("unit", 30),
        "group": reader.text("group", 100),
        "price": None if price is None else cut(price, PRICE_PLACES),
        "purchase_price": None if purchase_price is None else cut(purchase_price, PRICE_PLACES),
        "vat_class": reader.read("vat_class", _vat_class, N_("Het btw-tarief ‘{cell}’ ken ik niet.")),
    }
    kept = {name: value for name, value in values.items() if value not in {None, ""}}
    entry = None if reader.is_blocked else ProductEntry(code, kept)
    return Parsed(row.line, entry, tuple(reader.problems))


def _vat_class(text: str) -> VatClass:
    word = text.casefold().strip()
    if word in _VAT_WORDS:
        return _VAT_WORDS[word]
    percent = figures.number(text)
    if Decimal(0) < percent < 1:
        percent *= 100
    if percent not in _VAT_PERCENTS:
        raise ValueError(text)
    return _VAT_PERCENTS[percent]
