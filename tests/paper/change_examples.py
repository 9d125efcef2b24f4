"""A second and a third revision of one offer, and the sheet between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from salesdesk.domain.offer_changes import OfferChanges, offer_changes
from salesdesk.domain.offer_totals import offer_totals
from salesdesk.domain.offers import LineKind, Offer, Period
from salesdesk.domain.vat import DEFAULT_RATES
from salesdesk.paper.change_sheet import ChangeSheet
from tests.paper import examples
from tests.paper.examples import a_line, uid

_DAILY, _GLASS, _HEADING, _MACHINE, _BOOK, _OPTION = examples.LINES
BEFORE = replace(examples.OFFER, offered_on=date(2026, 11, 10), valid_until=date(2026, 12, 10))
AFTER = replace(
    examples.OFFER,
    id=uid(4),
    revision=3,
    payment_terms="14 dagen netto na factuurdatum",
    discount_percent=Decimal("1.5"),
    chance_percent=71,
    introduction="Wij spraken elkaar opnieuw en pasten het voorstel aan. " * 3,
    lines=(
        replace(_DAILY, unit_price=Decimal(960)),
        replace(_OPTION, kind=LineKind.PRODUCT, position=2),
        replace(_GLASS, quantity=Decimal(6), discount_percent=Decimal(4), position=3),
        replace(_HEADING, position=4),
        replace(_BOOK, position=5),
        a_line(7, product_code="ON-50", description="Onderhoud van de schrobzuigmachine",
               quantity=Decimal(1), unit="mnd", unit_price=Decimal(45), period=Period.MONTHLY, position=6),
    ),
)  # fmt: skip


def changes_between(before: Offer, after: Offer) -> OfferChanges:
    sums = [
        offer_totals(each.lines, DEFAULT_RATES, "NL", examples.DAY, each.discount_percent)
        for each in (before, after)
    ]
    return offer_changes(before, after, sums[0], sums[1])


CHANGES = changes_between(BEFORE, AFTER)
CHANGE_SHEET = ChangeSheet(
    CHANGES, examples.WHOLESALE, examples.COMPANY, examples.SELLER, examples.MADE_AT, examples.BUYER
)
