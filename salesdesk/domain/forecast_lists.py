"""All offers in five lists, each in exactly one: what the forecast is made of and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from salesdesk.domain.forecast import ForecastOffer, highest_revisions
from salesdesk.domain.offers import OfferState


class Listed(StrEnum):
    """Where an offer stands: OPEN in its month, SLIPPED when that has passed or was put later, and so on."""

    OPEN = "open"
    WON = "won"
    SLIPPED = "slipped"
    UNDATED = "undated"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class OfferList:
    """The offers of one list with their sums, exact."""

    listed: Listed
    offers: tuple[ForecastOffer, ...]

    @property
    def amount(self) -> Decimal:
        return sum((offer.amount for offer in self.offers), Decimal(0))

    @property
    def volume(self) -> Decimal:
        return sum((offer.volume for offer in self.offers), Decimal(0))

    @property
    def weighted_amount(self) -> Decimal:
        """What the open ones count for; nothing is left to weigh of what is won or gone."""
        return sum((offer.weighted_amount for offer in self.offers if offer.is_open), Decimal(0))

    @property
    def weighted_volume(self) -> Decimal:
        return sum((offer.weighted_volume for offer in self.offers if offer.is_open), Decimal(0))


def listed_in(offer: ForecastOffer, today: date) -> Listed:
    """The one list of this offer."""
    if offer.state is OfferState.WON:
        return Listed.WON
    if not offer.is_open or offer.chance_percent == 0:
        return Listed.GONE
    if offer.decision_month is None:
        return Listed.UNDATED
    if offer.decision_month < today.replace(day=1) or offer.slip.times:
        return Listed.SLIPPED
    return Listed.OPEN


def offer_lists(offers: Iterable[ForecastOffer], today: date) -> tuple[OfferList, ...]:
    """The five lists, all of them, in the order of `Listed`; of every offer its highest revision."""
    found: dict[Listed, list[ForecastOffer]] = {listed: [] for listed in Listed}
    for offer in highest_revisions(offers):
        found[listed_in(offer, today)].append(offer)
    return tuple(OfferList(listed, tuple(entries)) for listed, entries in found.items())
