"""Rows from a spreadsheet as lines of an offer; a row that cannot be read is handed back with the reason."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from typing import Any

from salesdesk.domain.money import parse_amount
from salesdesk.domain.offer_line_rules import line_problems
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.products import Product
from salesdesk.domain.vat import VatClass
from salesdesk.errors import N_, Reason, Refused

# What columns are called above rows, in the languages of our customers; `-` is known and not used.
TITLES: Mapping[str, tuple[str, ...]] = {
    "product_code": ("artikel", "artikelnummer", "artikelcode", "code", "article", "item", "sku", "nummer",
                     "artikelnr", "item no", "référence", "artikelnummern"),
    "description": ("omschrijving", "naam", "product", "description", "name", "désignation", "bezeichnung",
                    "beschreibung"),
    "note": ("toelichting", "note", "notes", "remark", "opmerking"),
    "quantity": ("aantal", "hoeveelheid", "quantity", "qty", "quantité", "menge", "anzahl"),
    "unit": ("per", "eenheid", "unit", "unité", "einheit"),
    "unit_price": ("prijs", "stukprijs", "price", "unit price", "prix", "preis", "prijs per stuk", "tarief"),
    "discount_percent": ("korting", "korting %", "discount", "discount %", "remise", "rabatt"),
    "vat_class": ("btw", "btw %", "vat", "vat %", "tva", "mwst"),
    "period": ("betaling", "betaald", "period", "periode", "termijn"),
    "-": ("netto", "bedrag", "totaal", "net", "amount", "total", "montant", "betrag", "subtotaal"),
}  # fmt: skip
_KEYS = {title: key for key, titles in TITLES.items() for title in titles}
_WIDE = ("product_code", "description", "quantity", "unit", "unit_price", "discount_percent", "-")
_KNOWN_CODE = ("product_code", "quantity", "unit_price", "discount_percent")
_NARROW = ("description", "quantity", "unit_price")
NUMBERS = {"quantity", "unit_price", "discount_percent"}
_PERIODS = {
    Period.ONCE: ("eenmalig", "once", "one-off", "une seule fois", "einmalig"),
    Period.MONTHLY: ("per maand", "maand", "mnd", "monthly", "per month", "month", "par mois", "pro monat"),
    Period.YEARLY: ("per jaar", "jaar", "yearly", "per year", "year", "annual", "par an", "pro jahr"),
}


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row as it was copied, counted from 1, and why it is no line."""

    number: int
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of the rows; nothing is lost between the two."""

    lines: tuple[OfferLine, ...]
    unread: tuple[UnreadRow, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How rows are read: articles by code, an article on a line, an empty line, rates and decimal sign."""

    find: Callable[[str], Product | None]
    fill: Callable[[OfferLine, Product], OfferLine]
    new_line: Callable[[], OfferLine]
    rates: Mapping[VatClass, Decimal]
    decimal_sign: str = ","


def read_rows(text: str, reading: Reading) -> Pasted:
    """The lines that these rows mean.

    The first row may name the columns, in any order. Without it they are article, description, quantity,
    per, price, discount; or article, quantity, price; or description, quantity, price. A row of words only
    between rows with figures is a line of text.
    """
    rows = [
        (number, [cell.strip() for cell in cells]) for number, cells in enumerate(cells_of(text), start=1)
    ]
    rows = [(number, cells) for number, cells in rows if any(cells)]
    names = titles_of(rows[0][1]) if rows else ()
    body = rows[1:] if names else rows
    reading = replace(
        reading, decimal_sign=decimal_sign_of((cells for _n, cells in body), reading.decimal_sign)
    )
    broad = any(len([cell for cell in cells if cell]) > 1 for _number, cells in body)
    lines: list[OfferLine] = []
    unread: list[UnreadRow] = []
    for number, cells in body:
        try:
            lines.append(_line_of(number, cells, names, reading, broad=broad))
        except Refused as no:
            unread.append(UnreadRow(number, "\t".join(cells), no.reasons[0]))
    return Pasted(tuple(lines), tuple(unread))


def cells_of(text: str) -> list[list[str]]:
    """Cells as spreadsheets copy them: tabs between, one with a line break inside in quotes."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    quoted = re.search(r'(^|\t|\n)"', plain) is not None and plain.count('"') % 2 == 0
    limit = csv.field_size_limit(max(len(plain), 131_072))
    try:
        if quoted:
            return list(csv.reader(io.StringIO(plain), delimiter="\t"))
        return [row.split("\t") if row else [] for row in plain.split("\n")]
    finally:
        csv.field_size_limit(limit)


def titles_of(cells: Sequence[str]) -> tuple[str, ...]:
    """The fields this row names, in its order (`-`: one we do not use); empty when it is no head."""
    names = tuple(_KEYS.get(_bare(cell), "-") for cell in cells)
    known = [name for name in names if name != "-"]
    is_head = len(set(known)) >= 2 and len(known) == len(set(known))
    return names if is_head and {"description", "product_code"} & set(known) else ()


def _bare(cell: str) -> str:
    return " ".join(re.sub(r"[.:*()€]", " ", cell).casefold().split())


def decimal_sign_of(rows: Any, usual: str) -> str:
    """The decimal sign of this block, where a figure in it leaves no doubt; `1.234` alone leaves it."""
    for cell in chain.from_iterable(rows):
        digits = re.sub(r"[\s\u00a0\u202f€%-]", "", cell)
        if re.fullmatch(r"\d+([.,]\d{1,2}|[.,]\d{4,})", digits):
            return "." if "." in digits else ","
        if re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+|\d{1,3}(\.\d{3})+,\d+", digits):
            return "." if digits.rfind(".") > digits.rfind(",") else ","
    return usual


def _line_of(
    number: int, cells: Sequence[str], names: tuple[str, ...], reading: Reading, *, broad: bool
) -> OfferLine:
    line = reading.new_line()
    filled = [cell for cell in cells if cell]
    if broad and len(filled) == 1 and reading.find(filled[0]) is None and not _is_number(filled[0], reading):
        return _checked(replace(line, kind=LineKind.TEXT, description=filled[0]), number)
    fields = names or _names_for(cells, reading)
    given = {name: cell for name, cell in zip(fields, cells, strict=False) if cell and name != "-"}
    known = reading.find(given.get("product_code", "")) or reading.find(given.get("description", ""))
    if known is not None:
        if "quantity" in given:  # the price goes with the quantity
            line = replace(line, quantity=_value_of("quantity", given["quantity"], reading, number))
        line = reading.fill(line, known)
        given.pop("product_code" if given.get("product_code") else "description")
    for name, cell in given.items():
        line = replace(line, **{name: _value_of(name, cell, reading, number)})
    return _checked(line, number)


def _names_for(cells: Sequence[str], reading: Reading) -> tuple[str, ...]:
    """The columns of a row without a head, by what stands in it."""
    known = reading.find(cells[0]) is not None
    if known and len(cells) > 1 and _is_number(cells[1], reading):
        return _KNOWN_CODE
    return _WIDE if known or len(cells) > len(_NARROW) else _NARROW


def _is_number(cell: str, reading: Reading) -> bool:
    try:
        parse_amount(cell, reading.decimal_sign)
    except ValueError:
        return False
    return True


def _value_of(name: str, cell: str, reading: Reading, number: int) -> Any:
    told = {"number": number, "text": cell[:40]}
    if name in NUMBERS:
        try:
            return parse_amount(cell, reading.decimal_sign)
        except ValueError:
            raise Refused(Reason(N_("Regel {number}: „{text}” is geen getal."), name, told)) from None
    if name == "vat_class":
        vat_class = vat_class_of(cell, reading)
        if vat_class is None:
            raise Refused(Reason(N_("Regel {number}: „{text}” is hier geen btw-tarief."), name, told))
        return vat_class
    if name == "period":
        period = period_of(cell)
        if period is None:
            text = N_("Regel {number}: „{text}” is niet eenmalig, per maand of per jaar.")
            raise Refused(Reason(text, name, told))
        return period
    return cell


def vat_class_of(cell: str, reading: Reading) -> VatClass | None:
    """`21`, `21 %`, `0,21` or `verlegd`, where this customer can have it."""
    wanted = cell.replace("%", "").strip()
    if wanted.casefold().startswith(("verlegd", "revers")) and VatClass.REVERSE in reading.rates:
        return VatClass.REVERSE
    if _is_number(wanted, reading):
        asked = parse_amount(wanted, reading.decimal_sign)
        for vat_class, percent in reading.rates.items():
            if asked in {percent, percent / 100} and vat_class is not VatClass.REVERSE:
                return vat_class
    return None


def period_of(cell: str) -> Period | None:
    """`per maand`, `maand` or `monthly`; None when it is none of the three."""
    wanted = cell.strip().casefold()
    for period, words in _PERIODS.items():
        if wanted and any(each.startswith(wanted) for each in words):
            return period
    return None


def _checked(line: OfferLine, number: int) -> OfferLine:
    problems = tuple(line_problems(line, number - 1))
    if not problems and not line.description.strip():
        problems = (
            Reason(N_("Regel {number}: de omschrijving is leeg."), "description", {"number": number}),
        )
    if problems:
        raise Refused(*problems)
    return line
