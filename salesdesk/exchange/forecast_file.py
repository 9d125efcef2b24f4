"""Offers with their chance and decision month, as a sales manager keeps them in a sheet (DOMAIN §9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from salesdesk.domain.money import cents
from salesdesk.errors import N_
from salesdesk.exchange import figures
from salesdesk.exchange.columns import Mapping as ColumnMapping
from salesdesk.exchange.fields import Kind
from salesdesk.exchange.reading import PRICE_PLACES, QUANTITY_PLACES, Columns, RowReader, cut
from salesdesk.exchange.sheet import Cell, Parsed, Row, Sheet, cell_text

_LABEL = re.compile(r"[A-Z]{0,4}[- ]?([0-9]{1,9})(?:[-/.]([0-9]{1,3}))?", re.IGNORECASE)
_LOST = frozenset({"verloren", "lost", "afgewezen", "vervallen"})
_WON = frozenset({"gewonnen", "won", "order", "opdracht"})


@dataclass(frozen=True, slots=True)
class ForecastEntry:
    """One revision of an offer; `unit_price` times `quantity` rounds to `amount` exactly."""

    relation_name: str
    number: int
    revision: int
    product_code: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    chance_percent: int | None
    decision_month: date | None
    is_lost: bool = False
    is_won: bool = False


def read_forecast(sheet: Sheet, mapping: ColumnMapping, year: int) -> list[Parsed[ForecastEntry]]:
    """Every row as an offer, or as the reason why not; months without a year fall in `year`."""
    columns = Columns(sheet, mapping, Kind.FORECAST)
    chances = mapping.column("chance_percent")
    has_fractions = chances is not None and _are_fractions([row.cells[chances] for row in sheet.rows])
    return [_parsed(row, columns, mapping.year or year, has_fractions) for row in sheet.rows]


def year_that_lies_ahead(sheet: Sheet, mapping: ColumnMapping, today: date) -> int:
    """The first year in which no month of the file has passed yet; months with a year do not count."""
    column = mapping.column("decision")
    cells = [] if column is None else [cell_text(row.cells[column]) for row in sheet.rows]
    months = set()
    for cell in cells:
        try:
            # a month that names its own year reads the same in both
            first, second = figures.month(cell, today.year), figures.month(cell, today.year + 1)
        except (ValueError, OverflowError):
            continue
        if first != second:
            months.add(first.month)
    return today.year + 1 if any(month < today.month for month in months) else today.year


def unit_price(amount: Decimal, quantity: Decimal) -> Decimal | None:
    """The price of one with at most six decimals, so that quantity × price rounds to the amount again."""
    if not quantity:
        return None
    price = cut(amount / quantity, PRICE_PLACES)
    return price if cents(price * quantity) == cents(amount) else None


def _parsed(row: Row, columns: Columns, year: int, has_fractions: bool) -> Parsed[ForecastEntry]:
    reader = RowReader(row, columns)
    name = reader.text("relation_name", 200)
    if not name:
        reader.wrong("relation_name", N_("De naam van de klant ontbreekt."))
    label = reader.read(
        "offer_number", _number_and_revision, N_("‘{cell}’ is geen offertenummer."), blocks=True
    )
    if label is None and not reader.is_blocked:
        reader.wrong("offer_number", N_("Het offertenummer ontbreekt."))
    amount = reader.number("amount")
    if amount is None and not reader.is_blocked:
        reader.wrong("amount", N_("Het bedrag ontbreekt."))
    quantity = reader.number("quantity")
    word = reader.text("decision").casefold()
    is_lost, is_won = word in _LOST, word in _WON
    month = None if is_lost or is_won or not word else reader.month("decision", year)
    chance = _chance(reader, has_fractions)
    if label is None or amount is None or reader.is_blocked:
        return Parsed(row.line, None, tuple(reader.problems))
    quantity = Decimal(1) if quantity is None else cut(quantity, QUANTITY_PLACES)
    if amount < 0 < quantity:
        quantity = -quantity  # a credit: prices are never negative
    quantity, price = _priced(reader, cents(amount), quantity)
    entry = ForecastEntry(
        relation_name=name,
        number=label[0],
        revision=label[1],
        product_code=reader.text("product_code", 60),
        quantity=quantity,
        unit_price=price,
        amount=cents(amount),
        chance_percent=0 if is_lost else 100 if is_won else chance,
        decision_month=month,
        is_lost=is_lost or chance == 0,
        is_won=is_won or chance == 100,
    )
    return Parsed(row.line, entry, tuple(reader.problems))


def _priced(reader: RowReader, amount: Decimal, quantity: Decimal) -> tuple[Decimal, Decimal]:
    price = unit_price(amount, quantity)
    if price is None:
        reader.wrong("quantity", N_("Bedrag en aantal passen niet bij elkaar; het aantal wordt 1."), False)
        return Decimal(1), amount
    return quantity, price


def _chance(reader: RowReader, has_fractions: bool) -> int | None:
    cell = reader.cell("chance_percent")
    chance = reader.number("chance_percent", blocks=False)
    if chance is None:
        return None
    if has_fractions and "%" not in cell_text(cell):
        chance *= 100
    whole = int(chance.to_integral_value(ROUND_HALF_UP))
    if not 0 <= whole <= 100:
        reader.wrong("chance_percent", N_("Een kans ligt tussen 0 en 100 %."), False)
        return None
    return whole


def _are_fractions(cells: Sequence[Cell]) -> bool:
    """Whether chances stand as 0,35: nothing above one, and something in between."""
    figures_found = []
    for cell in cells:
        if "%" in cell_text(cell):
            return False
        try:
            figures_found.append(figures.number(cell))
        except ValueError:
            continue
    return max(figures_found, default=Decimal(0)) <= 1 and any(0 < chance < 1 for chance in figures_found)


def _number_and_revision(text: str) -> tuple[int, int]:
    match = _LABEL.fullmatch(text.strip())
    if not match:
        raise ValueError(text)
    return int(match[1]), int(match[2] or 1)
