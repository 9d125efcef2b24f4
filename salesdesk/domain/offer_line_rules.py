"""What a line of an offer may hold, and what it lacks before a customer may see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from salesdesk.domain.offer_totals import choices, chosen_variants, variants
from salesdesk.domain.offers import LineKind, Offer, OfferLine
from salesdesk.domain.relations import Relation
from salesdesk.domain.vat import VatClass, VatRate, rate_on
from salesdesk.errors import N_, Reason, Refused

LONGEST_TEXT = 20_000
# Twelve digits before the point: what a column of millionths of a euro holds without overflowing.
LARGEST_AMOUNT = Decimal(10) ** 9
SMALLEST_PRICE = Decimal("0.000001")
THOUSANDTH = Decimal("0.001")


def line_field(place: int, name: str) -> str:
    """The name under which an input of a line is known: `lines.2.quantity`, counted from 0."""
    return f"lines.{place}.{name}"


def line_problems(line: OfferLine, place: int) -> Iterable[Reason]:
    """Figures of one line that are out of bounds; `place` counts from 0."""
    number = {"number": place + 1}
    if not 0 <= line.discount_percent <= 100:
        text = N_("Regel {number}: een korting ligt tussen 0 en 100 %.")
        yield Reason(text, line_field(place, "discount_percent"), number)
    if line.unit_price < 0:
        text = N_("Regel {number}: een prijs is nooit negatief; geef bij inruil een negatief aantal.")
        yield Reason(text, line_field(place, "unit_price"), number)
    if max(abs(line.quantity), line.unit_price, abs(line.quantity * line.unit_price)) >= LARGEST_AMOUNT:
        yield Reason(N_("Regel {number}: dit bedrag is te groot."), line_field(place, "unit_price"), number)
    for name, value in (("quantity", line.quantity), ("discount_percent", line.discount_percent)):
        if value % THOUSANDTH:
            text = N_("Regel {number}: hoogstens drie cijfers achter de komma.")
            yield Reason(text, line_field(place, name), number)
    if line.unit_price % SMALLEST_PRICE:
        text = N_("Regel {number}: hoogstens zes cijfers achter de komma.")
        yield Reason(text, line_field(place, "unit_price"), number)
    words = (line.description, line.note, line.unit, line.product_code, line.choice, line.variant)
    if max(map(len, words)) > LONGEST_TEXT:
        text = N_("Regel {number}: houd een tekst onder {most} tekens.")
        yield Reason(text, line_field(place, "description"), {**number, "most": LONGEST_TEXT})


def unfinished(line: OfferLine, place: int) -> Iterable[Reason]:
    """What a line that goes to a customer still lacks."""
    number = {"number": place + 1}
    if line.kind is not LineKind.SUBTOTAL and not line.description.strip():
        text = N_("Regel {number}: de omschrijving is leeg.")
        yield Reason(text, line_field(place, "description"), number)
    if line.has_amounts and line.quantity == 0:
        text = N_("Regel {number}: een aantal van nul levert de klant niets.")
        yield Reason(text, line_field(place, "quantity"), number)


def vat_problems(
    line: OfferLine, place: int, offer: Offer, relation: Relation, rates: tuple[VatRate, ...], today: date
) -> Iterable[Reason]:
    """No rate known on the offer's date, or VAT shifted to a customer without a VAT number."""
    number = {"number": place + 1}
    if line.vat_class is VatClass.REVERSE and not relation.vat_number.strip():
        text = N_("Regel {number}: btw verleggen kan alleen naar een klant met een btw-nummer.")
        yield Reason(text, line_field(place, "vat_class"), number)
    try:
        rate_on(rates, offer.vat_country, line.vat_class, offer.offered_on or today)
    except Refused:
        text = N_("Regel {number}: voor deze datum is geen btw-tarief bekend.")
        yield Reason(text, line_field(place, "vat_class"), number)


def choice_problems(lines: Sequence[OfferLine]) -> Iterable[Reason]:
    """A choice offers at least two alternatives, of which exactly one is in the total."""
    for choice in choices(lines):
        place = next(at for at, line in enumerate(lines) if line.choice == choice and not line.deleted)
        at, named = line_field(place, "description"), {"choice": choice}
        if len(variants(lines, choice)) < 2:
            text = N_("Keuze „{choice}”: één alternatief is geen keuze; voeg er een toe.")
            yield Reason(text, at, named)
        if len(chosen_variants(lines, choice)) != 1:
            text = N_("Keuze „{choice}”: kies één alternatief dat meetelt in het totaal.")
            yield Reason(text, at, named)
