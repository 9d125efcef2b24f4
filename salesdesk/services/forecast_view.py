"""The forecast as a screen shows it: months against target, what stands out, how true it was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.calibration import Correction
from salesdesk.domain.company import Thresholds
from salesdesk.domain.coverage import Coverage
from salesdesk.domain.forecast import (
    Forecast,
    ForecastOffer,
    ForecastRow,
    MonthForecast,
    add_months,
    forecast,
)
from salesdesk.domain.forecast_lists import OfferList, offer_lists
from salesdesk.domain.forecast_weighing import Weighing, weighed, what_if
from salesdesk.domain.offer_statistics import DECIDED, Ratio
from salesdesk.domain.offers import OfferState
from salesdesk.services.offer_outcomes import MonthForeseen
from salesdesk.services.price_look_outs import OddPrice
from salesdesk.storage.offer_outcomes import Foreseen

MONTHS_BACK = 2
MONTHS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class ForecastView:
    """The forecast of today with everything around it; `offers` are all, in their highest revision.

    `foreseen` is what the notes expected of the last month when it began, None without notes of then.
    """

    today: date
    thresholds: Thresholds
    forecast: Forecast
    offers: tuple[ForecastOffer, ...]
    odd_prices: tuple[OddPrice, ...] = ()
    foreseen: Foreseen | None = None
    weighing: Weighing = Weighing.OWN
    changes: Mapping[UUID, int | None] = field(default_factory=dict)

    def seen(
        self, weighing: Weighing, correction: Correction, changes: Mapping[UUID, int | None]
    ) -> ForecastView:
        """The same offers weighed otherwise, and then with other chances for some; nothing is kept."""
        weighted = weighed(self.offers, weighing, self.thresholds.stage_chances, correction)
        offers = what_if(weighted, changes)
        return replace(
            self,
            forecast=forecast(offers, self.today),
            offers=offers,
            weighing=weighing,
            changes=changes,
        )

    @property
    def lists(self) -> tuple[OfferList, ...]:
        """All offers in five lists, each in exactly one."""
        return offer_lists(self.offers, self.today)

    def coverage(self, first: date, count: int) -> Coverage:
        """Of so many months in a row: the target, what is won, and what is open for it."""
        months = self.forecast.period(first, count)
        return Coverage(
            self.thresholds.target_over(first, count),
            sum((month.won_revenue for month in months), Decimal(0)),
            sum((offer.amount for month in months for offer in month.offers), Decimal(0)),
            sum((month.revenue for month in months), Decimal(0)),
        )

    def rest_of_year(self) -> Coverage:
        """Of this whole year: what lies open for it lies in the months to come."""
        return self.coverage(self.today.replace(month=1, day=1), 12)

    @property
    def this_month(self) -> date:
        return self.today.replace(day=1)

    @property
    def months(self) -> tuple[MonthForecast, ...]:
        """Two months back, this one, and on to the last month an open offer is decided in; eight at least."""
        first = add_months(self.today, -MONTHS_BACK)
        last = max((entry.month for entry in self.forecast.months if entry.offers), default=first)
        ahead = (last.year - first.year) * 12 + last.month - first.month + 1
        return self.forecast.period(first, max(MONTHS_SHOWN, ahead))

    def rows(self, *, volume: bool = False) -> tuple[ForecastRow, ...]:
        """The months in euros, or in units (which carry no target)."""
        return tuple(self.row(entry, volume=volume) for entry in self.months)

    def row(self, entry: MonthForecast, *, volume: bool = False) -> ForecastRow:
        if volume:
            return ForecastRow(entry.month, entry.won_volume, entry.volume, None)
        target = self.thresholds.target_of(entry.month) or None
        return ForecastRow(entry.month, entry.won_revenue, entry.revenue, target)

    def won_in(self, year: int) -> Decimal:
        months = (entry for entry in self.forecast.months if entry.month.year == year)
        return sum((entry.won_revenue for entry in months), Decimal(0))

    def year_target_percent(self) -> Decimal | None:
        """What was won this year in percent of the targets of the months so far."""
        target = self.thresholds.target_over(self.today.replace(month=1, day=1), self.today.month)
        return self.won_in(self.today.year) * 100 / target if target else None

    def ratio(self, year: int) -> Ratio:
        """Offers to orders, of the offers that were decided in that year."""
        decided = [offer for offer in self.offers if offer.state in DECIDED and _decided_in(offer) == year]
        won = [offer for offer in decided if offer.state is OfferState.WON]
        return Ratio(len(decided), len(won), _sum(decided), _sum(won))

    def reliability(self) -> MonthForeseen | None:
        """Of the last month; None when nothing was foreseen for it and nothing won in it."""
        month = add_months(self.today, -1)
        past = self.forecast.month(month)
        told = self.foreseen
        if told is None:
            named = (offer.weighted_amount for offer in self.offers if offer.decision_month == month)
            won = (offer.amount for offer in past.won if offer.decision_month == month)
            told = Foreseen(sum(named, Decimal(0)), sum(won, Decimal(0)))
        found = MonthForeseen(month, told.weighted, told.won, past.won_revenue)
        return found if found.foreseen or found.won else None

    def below_minimum(self, offers: Iterable[ForecastOffer]) -> tuple[ForecastOffer, ...]:
        """Open offers whose chance is below what makes an offer worth its trouble."""
        least = self.thresholds.chance_percent
        return tuple(offer for offer in offers if (offer.chance_percent or 0) < least)

    def odd_in(self, offers: Iterable[ForecastOffer]) -> tuple[OddPrice, ...]:
        wanted = {offer.id for offer in offers}
        return tuple(odd for odd in self.odd_prices if odd.offer.id in wanted)


def _sum(offers: Iterable[ForecastOffer]) -> Decimal:
    return sum((offer.amount for offer in offers), Decimal(0))


def _decided_in(offer: ForecastOffer) -> int | None:
    day = offer.decided_on or offer.decision_month
    return day.year if day else None
