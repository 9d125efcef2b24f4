"""The price list from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from salesdesk.domain.vat import VatClass
from salesdesk.errors import N_
from salesdesk.exchange import figures
from salesdesk.exchange.columns import Mapping as ColumnMapping
from salesdesk.exchange.fields import MOST_TIERS, Kind
from salesdesk.exchange.reading import PRICE_PLACES, QUANTITY_PLACES, Columns, RowReader, cut
from salesdesk.exchange.sheet import Parsed, Row, Sheet
from salesdesk.exchange.tier_columns import quantity_in

_VAT_WORDS = {
    "hoog": VatClass.STANDARD, "h": VatClass.STANDARD, "laag": VatClass.REDUCED, "l": VatClass.REDUCED,
    "nul": VatClass.ZERO, "geen": VatClass.ZERO, "vrijgesteld": VatClass.ZERO, "verlegd": VatClass.REVERSE,
    "standard": VatClass.STANDARD, "reduced": VatClass.REDUCED, "zero": VatClass.ZERO,
}  # fmt: skip
_VAT_PERCENTS = {
    Decimal(21): VatClass.STANDARD, Decimal(12): VatClass.MIDDLE, Decimal(9): VatClass.REDUCED,
    Decimal(6): VatClass.REDUCED, Decimal(0): VatClass.ZERO,
}  # fmt: skip


Tiers = Mapping[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """What a row says about an article: only filled fields, named as in Product.

    `tiers` are all prices by quantity that the file gives for this code; None: it does not speak of tiers.
    """

    code: str
    fields: Mapping[str, object] = field(default_factory=dict)
    tiers: Tiers | None = None


def read_products(sheet: Sheet, mapping: ColumnMapping) -> list[Parsed[ProductEntry]]:
    """Every row as an article, or as the reason why not."""
    columns = Columns(sheet, mapping, Kind.PRODUCTS)
    parsed = [_parsed(row, columns) for row in sheet.rows]
    return _gathered(parsed) if "from_quantity" in columns.places else parsed


def _gathered(parsed: list[Parsed[ProductEntry]]) -> list[Parsed[ProductEntry]]:
    """Every row of an article knows the tiers of all its rows."""
    known: dict[str, dict[Decimal, Decimal]] = {}
    for each in parsed:
        if each.value is not None:
            known.setdefault(each.value.code.casefold(), {}).update(each.value.tiers or {})
    return [
        replace(each, value=replace(each.value, tiers=known[each.value.code.casefold()]))
        if each.value is not None
        else each
        for each in parsed
    ]


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
        "replaced_by": reader.text("replaced_by", 40),
        "expires_on": reader.day("expires_on", blocks=False),
        "vat_class": reader.read("vat_class", _vat_class, N_("Het btw-tarief ‘{cell}’ ken ik niet.")),
    }
    tiers = _tiers(reader, columns)
    begins = reader.number("from_quantity")
    if begins is not None and begins > 1:  # a row of its own for this quantity
        listed = values.pop("price")
        tiers = {cut(begins, QUANTITY_PLACES): listed} if isinstance(listed, Decimal) else {}
    kept = {name: value for name, value in values.items() if value not in {None, ""}}
    entry = None if reader.is_blocked else ProductEntry(code, kept, tiers)
    return Parsed(row.line, entry, tuple(reader.problems))


def _tiers(reader: RowReader, columns: Columns) -> dict[Decimal, Decimal] | None:
    """The prices in the tier columns of this row; None when the file has no such columns."""
    steps = [step for step in range(1, MOST_TIERS + 1) if f"tier_{step}" in columns.places]
    found: dict[Decimal, Decimal] = {}
    for step in steps:
        name = f"tier_{step}"
        price = reader.number(name, blocks=False)
        begins = reader.number(f"{name}_from", blocks=False) or quantity_in(
            columns.header[columns.places[name]]
        )
        if price is None:
            continue
        if price < 0:
            reader.wrong(name, N_("Een prijs kan niet negatief zijn."), False)
        elif begins is None or begins <= 0:
            reader.wrong(name, N_("Bij deze staffel staat niet vanaf welk aantal."), False)
        else:
            found[cut(begins, QUANTITY_PLACES)] = cut(price, PRICE_PLACES)
    return found if steps else None


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
