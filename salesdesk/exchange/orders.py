"""An order for head office as CSV: one row per line, semicolons, commas in figures, UTF-8 with its mark."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO

from salesdesk.domain.offer_totals import PeriodTotals, offer_totals
from salesdesk.domain.offers import Offer, OfferLine, Period
from salesdesk.domain.vat import VatClass, VatRate, rate_on
from salesdesk.exchange.ubl import OrderHead, UblDocument
from salesdesk.words import _, word

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class _Amounts:
    """The figures of one row."""

    quantity: Decimal | None
    unit_price: Decimal | None
    discount_percent: Decimal | None
    net: Decimal
    vat_percent: Decimal
    period: Period


def order_csv(source: UblDocument, order: OrderHead) -> bytes:
    """The order as a spreadsheet reads it; the column Netto adds up to the net total, period by period."""
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(_heads())
    head = _head_cells(source, order)
    for number, row in enumerate(_rows(source), 1):
        writer.writerow([*head, str(number), *row])
    return file.getvalue().encode("utf-8-sig")


def _heads() -> list[str]:
    return [
        _("Order"), _("Besteld op"), _("Bestelnummer klant"), _("Leverdatum"), _("Klantnummer"), _("Klant"),
        _("Straat"), _("Postcode"), _("Plaats"), _("Land"), _("Contact"), _("Regel"), _("Artikel"),
        _("Omschrijving"), _("Toelichting"), _("Aantal"), _("Eenheid"), _("Prijs"), _("Korting %"),
        _("Netto"), _("Btw %"), _("Periode"),
    ]  # fmt: skip


def _head_cells(source: UblDocument, order: OrderHead) -> list[str]:
    relation, contact = source.relation, source.contact
    address = relation.address
    texts = [
        order.number,
        _day(order.ordered_on),
        order.reference,
        _day(order.deliver_on),
        relation.number,
        relation.name,
        address.street,
        address.postcode,
        address.place,
        address.country,
        contact.short_name if contact else "",
    ]
    return [safe_cell(text) for text in texts]


def _rows(source: UblDocument) -> Iterator[list[str]]:
    offer, day = source.offer, source.issued_on
    for line in offer.lines:
        if line.counts:
            percent = rate_on(source.rates, offer.vat_country, line.vat_class, day)
            yield _line_row(line, percent)
    totals = offer_totals(offer.lines, source.rates, offer.vat_country, day, offer.discount_percent)
    for each in totals.present:
        yield from _discount_rows(offer, each, source.rates, day)


def _line_row(line: OfferLine, vat_percent: Decimal) -> list[str]:
    amounts = _Amounts(
        line.quantity, line.unit_price, line.discount_percent, line.net, vat_percent, line.period
    )
    return _row((line.product_code, line.description, line.note), line.unit, amounts)


def _discount_rows(
    offer: Offer, totals: PeriodTotals, rates: Sequence[VatRate], day: date
) -> Iterator[list[str]]:
    """The discount on the total as rows of its own, one per VAT rate."""
    if not totals.total_discount:
        return
    before: dict[tuple[VatClass, Decimal], Decimal] = {}
    for line in offer.lines:
        if line.counts and line.period is totals.period:
            key = (line.vat_class, rate_on(rates, offer.vat_country, line.vat_class, day))
            before[key] = before.get(key, Decimal(0)) + line.net
    for entry in totals.vat:
        off = entry.base - before[entry.vat_class, entry.percent]
        if off:
            amounts = _Amounts(None, None, offer.discount_percent, off, entry.percent, totals.period)
            yield _row(("", _("Korting op het totaal"), ""), "", amounts)


def _row(texts: tuple[str, str, str], unit: str, amounts: _Amounts) -> list[str]:
    period = "" if amounts.period is Period.ONCE else word(amounts.period)
    return [
        *(safe_cell(text) for text in texts),
        _figure(amounts.quantity),
        safe_cell(unit),
        _figure(amounts.unit_price, least=2),
        _figure(amounts.discount_percent),
        _figure(amounts.net, least=2),
        _figure(amounts.vat_percent),
        period,
    ]


def safe_cell(text: str) -> str:
    """A text on one line that no spreadsheet takes for a formula: an apostrophe goes before such a sign."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line


def _figure(value: Decimal | None, *, least: int = 0) -> str:
    """`-12,50` as a Dutch spreadsheet reads a number."""
    if value is None:
        return ""
    exact = value.normalize()
    exponent = exact.as_tuple().exponent
    decimals = max(least, -exponent) if isinstance(exponent, int) else least
    return f"{exact:.{decimals}f}".replace(".", ",")


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""
