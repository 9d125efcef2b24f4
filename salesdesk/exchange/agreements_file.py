"""Price agreements from a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesdesk.domain.relations import Importance
from salesdesk.errors import N_
from salesdesk.exchange.columns import Mapping
from salesdesk.exchange.fields import Kind
from salesdesk.exchange.reading import PRICE_PLACES, QUANTITY_PLACES, Columns, RowReader, cut
from salesdesk.exchange.sheet import Parsed, Row, Sheet

_YES = {"ja", "j", "yes", "y", "x", "1", "vast", "waar", "true"}
_NO = {"nee", "n", "no", "0", "onwaar", "false"}


@dataclass(frozen=True, slots=True)
class AgreementEntry:
    """What a row says was agreed; without a relation and a class it holds for everybody."""

    relation_number: str = ""
    relation_name: str = ""
    importance: Importance | None = None
    product_code: str = ""
    group: str = ""
    price: Decimal | None = None
    discount_percent: Decimal = Decimal(0)
    from_quantity: Decimal = Decimal(0)
    valid_from: date | None = None
    valid_until: date | None = None
    is_fixed: bool = False
    note: str = ""


def read_agreements(sheet: Sheet, mapping: Mapping) -> list[Parsed[AgreementEntry]]:
    """Every row as an agreement, or as the reason why not."""
    columns = Columns(sheet, mapping, Kind.AGREEMENTS)
    return [_parsed(row, columns) for row in sheet.rows]


def _parsed(row: Row, columns: Columns) -> Parsed[AgreementEntry]:
    reader = RowReader(row, columns)
    price, discount = reader.number("price"), reader.number("discount_percent")
    begins = reader.number("from_quantity")
    entry = AgreementEntry(
        reader.text("relation_number", 40),
        reader.text("relation_name", 300),
        reader.read("importance", _importance, N_("De klasse ‘{cell}’ ken ik niet."), blocks=True),
        reader.text("product_code", 60),
        reader.text("group", 100),
        None if price is None else cut(price, PRICE_PLACES),
        cut(discount or Decimal(0), QUANTITY_PLACES),
        cut(begins or Decimal(0), QUANTITY_PLACES),
        reader.day("valid_from"),
        reader.day("valid_until"),
        reader.read("is_fixed", _yes, N_("‘{cell}’ is geen ja of nee.")) or False,
        reader.text("note", 1000),
    )
    return Parsed(row.line, None if reader.is_blocked else entry, tuple(reader.problems))


def _importance(text: str) -> Importance:
    word = text.strip().casefold().removeprefix("klasse ").removeprefix("class ")
    return Importance.KEY if word in {"key", "key account"} else Importance(word.upper())


def _yes(text: str) -> bool:
    word = text.strip().casefold()
    if word not in _YES | _NO:
        raise ValueError(text)
    return word in _YES
