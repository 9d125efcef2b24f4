"""What a draft must have before it may be kept, and before it may go to the customer (Susan §1.5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from salesdesk.domain.offers import LineKind, Offer, OfferLine
from salesdesk.domain.relations import Relation
from salesdesk.domain.vat import VatClass, VatRate, rate_on
from salesdesk.errors import N_, Reason, Refused

MOST_LINES = 1000
LONGEST_TEXT = 20_000
# Twelve digits before the point: what a column of millionths of a euro holds without overflowing.
LARGEST_AMOUNT = Decimal(10) ** 9
SMALLEST_PRICE = Decimal("0.000001")
THOUSANDTH = Decimal("0.001")


def draft_problems(offer: Offer) -> tuple[Reason, ...]:
    """Why this draft cannot even be kept: figures out of bounds. A half-finished draft can be kept."""
    reasons: list[Reason] = []
    if offer.chance_percent is not None and not 0 <= offer.chance_percent <= 100:
        reasons.append(Reason(N_("Een kans ligt tussen 0 en 100 %."), "chance_percent"))
    if offer.budget is not None and not 0 <= offer.budget < LARGEST_AMOUNT:
        reasons.append(Reason(N_("Dit budget kan niet kloppen."), "budget"))
    if len(offer.lines) > MOST_LINES:
        text = N_("Een offerte heeft hoogstens {most} regels.")
        reasons.append(Reason(text, "lines", {"most": MOST_LINES}))
    if any(len(text) > LONGEST_TEXT for text in _texts(offer)):
        reasons.append(Reason(N_("Houd een tekst onder {most} tekens."), "", {"most": LONGEST_TEXT}))
    for place, line in enumerate(offer.lines):
        reasons.extend(line_problems(line, place))
    return tuple(reasons)


def _texts(offer: Offer) -> tuple[str, ...]:
    return (
        offer.subject,
        offer.introduction,
        offer.customer_reference,
        offer.payment_terms,
        offer.delivery_terms,
        offer.benefits,
        offer.solution_evidence,
        offer.override_reason,
        offer.discount_reason,
    )


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
    if max(map(len, (line.description, line.note, line.unit, line.product_code))) > LONGEST_TEXT:
        text = N_("Regel {number}: houd een tekst onder {most} tekens.")
        yield Reason(text, line_field(place, "description"), {**number, "most": LONGEST_TEXT})


def refuse_bad_draft(offer: Offer) -> None:
    reasons = draft_problems(offer)
    if reasons:
        raise Refused(*reasons)


def release_problems(
    offer: Offer, relation: Relation, rates: Iterable[VatRate], today: date
) -> tuple[Reason, ...]:
    """What the customer may not get to see: no lines, a quantity of nothing, no VAT rate, a passed date."""
    reasons = list(draft_problems(offer))
    if not any(line.counts for line in offer.lines):
        reasons.append(Reason(N_("Zet minstens één regel met een bedrag op de offerte."), "lines"))
    if offer.valid_until is None:
        reasons.append(Reason(N_("Geef aan tot wanneer de offerte geldig is."), "valid_until"))
    elif offer.valid_until < today:
        reasons.append(Reason(N_("De offerte is al verlopen: kies een latere datum."), "valid_until"))
    known = tuple(rates)
    for place, line in enumerate(offer.lines):
        reasons.extend(_unfinished(line, place))
        if line.kind is not LineKind.TEXT:
            reasons.extend(vat_problems(line, place, offer, relation, known, today))
    return tuple(reasons)


def free_lines(offer: Offer) -> tuple[OfferLine, ...]:
    """Counted lines that cost the customer nothing: meant as a present, or a price that was forgotten."""
    return tuple(line for line in offer.lines if line.kind is LineKind.PRODUCT and line.unit_price == 0)


def _unfinished(line: OfferLine, place: int) -> Iterable[Reason]:
    number = {"number": place + 1}
    if not line.description.strip():
        text = N_("Regel {number}: de omschrijving is leeg.")
        yield Reason(text, line_field(place, "description"), number)
    if line.kind is not LineKind.TEXT and line.quantity == 0:
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


def usable_classes(
    rates: Iterable[VatRate], country: str, relation: Relation, day: date
) -> tuple[VatClass, ...]:
    """The VAT classes this customer can have on that day, in the order of the law."""
    known = {rate.vat_class for rate in rates if rate.country == country and rate.valid_from <= day}
    if relation.vat_number.strip():
        known.add(VatClass.REVERSE)
    return tuple(vat_class for vat_class in VatClass if vat_class in known)
