"""What a draft must have before it may be kept, and before it may go to the customer (Susan §1.5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from salesdesk.domain.offer_line_rules import (
    LARGEST_AMOUNT,
    LONGEST_TEXT,
    THOUSANDTH,
    choice_problems,
    line_problems,
    unfinished,
    vat_problems,
)
from salesdesk.domain.offers import Offer, OfferLine
from salesdesk.domain.relations import Relation
from salesdesk.domain.vat import VatClass, VatRate
from salesdesk.errors import N_, Reason, Refused

MOST_LINES = 1000


def draft_problems(offer: Offer) -> tuple[Reason, ...]:
    """Why this draft cannot even be kept: figures out of bounds. A half-finished draft can be kept."""
    reasons: list[Reason] = []
    if offer.chance_percent is not None and not 0 <= offer.chance_percent <= 100:
        reasons.append(Reason(N_("Een kans ligt tussen 0 en 100 %."), "chance_percent"))
    if offer.budget is not None and not 0 <= offer.budget < LARGEST_AMOUNT:
        reasons.append(Reason(N_("Dit budget kan niet kloppen."), "budget"))
    if not 0 <= offer.discount_percent <= 100:
        text = N_("Een korting op het totaal ligt tussen 0 en 100 %.")
        reasons.append(Reason(text, "discount_percent"))
    if offer.discount_percent % THOUSANDTH:
        text = N_("Korting op het totaal: hoogstens drie cijfers achter de komma.")
        reasons.append(Reason(text, "discount_percent"))
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
        reasons.extend(unfinished(line, place))
        if line.has_amounts:
            reasons.extend(vat_problems(line, place, offer, relation, known, today))
    reasons.extend(choice_problems(offer.lines))
    return tuple(reasons)


def free_lines(offer: Offer) -> tuple[OfferLine, ...]:
    """Counted lines that cost the customer nothing: meant as a present, or a price that was forgotten."""
    return tuple(line for line in offer.lines if line.counts and line.unit_price == 0)


def usable_classes(
    rates: Iterable[VatRate], country: str, relation: Relation, day: date
) -> tuple[VatClass, ...]:
    """The VAT classes this customer can have on that day, in the order of the law."""
    known = {rate.vat_class for rate in rates if rate.country == country and rate.valid_from <= day}
    if relation.vat_number.strip():
        known.add(VatClass.REVERSE)
    return tuple(vat_class for vat_class in VatClass if vat_class in known)
