"""What making an offer costs, against what it may bring: a hopeless one costs money (Susan §1.5)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from salesdesk.domain.company import Thresholds
from salesdesk.domain.money import cents
from salesdesk.domain.offers import Offer


@dataclass(frozen=True, slots=True)
class OfferWorth:
    """Euros: `cost` of making it; `expected` is margin times chance, None while either is unknown.

    `amount` is what the lines come to, or else the customer's budget.
    """

    hours: Decimal
    cost: Decimal
    amount: Decimal | None = None
    margin: Decimal | None = None
    expected: Decimal | None = None

    @property
    def pays(self) -> bool | None:
        """Whether it may bring at least what it costs; None while nobody can tell."""
        return None if self.expected is None else self.expected >= self.cost


def offer_worth(offer: Offer, thresholds: Thresholds, margin_percent: Decimal | None = None) -> OfferWorth:
    """Hours at their rate and the sheets behind it, against the margin on it times the chance.

    `margin_percent` is that of the lines when purchase prices are known, else the usual one counts.
    """
    hours = thresholds.offer_hours
    cost = cents(hours * thresholds.hour_cost + len(offer.attachments) * thresholds.sheet_cost)
    has_lines = any(line.counts for line in offer.lines)
    amount = offer.net if has_lines else offer.budget
    if amount is None:
        return OfferWorth(hours, cost)
    percent = thresholds.margin_percent if margin_percent is None else margin_percent
    margin = cents(amount * percent / 100)
    if offer.chance_percent is None:
        return OfferWorth(hours, cost, amount, margin)
    return OfferWorth(hours, cost, amount, margin, cents(margin * offer.chance_percent / 100))
