"""The forecast: what open offers will bring in, month by month (Susan §1.6, DOMAIN §9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.months import add_months
from salesdesk.domain.offer_slips import Slip
from salesdesk.domain.offer_stages import Stage
from salesdesk.domain.offers import OfferState

__all__ = [
    "Forecast",
    "ForecastOffer",
    "ForecastRow",
    "MonthForecast",
    "add_months",
    "forecast",
    "highest_revisions",
]

_OPEN = frozenset({OfferState.DRAFT, OfferState.RELEASED})


@dataclass(frozen=True, slots=True)
class ForecastOffer:
    """One revision as the forecast reads it; `amount` net in euros, `volume` units, months are first days."""

    id: UUID
    number: int
    revision: int
    state: OfferState
    volume: Decimal
    amount: Decimal
    chance_percent: int | None = None
    decision_month: date | None = None
    decided_on: date | None = None
    relation_name: str = ""
    product: str = ""
    relation_id: UUID | None = None
    stage: Stage = Stage.DRAFT
    slip: Slip = Slip()

    @property
    def label(self) -> str:
        return f"OV{self.number}-{self.revision}"

    @property
    def is_open(self) -> bool:
        return self.state in _OPEN

    @property
    def weighted_amount(self) -> Decimal:
        """Amount × chance, exact; 0 while nobody gave a chance."""
        return self.amount * (self.chance_percent or 0) / 100

    @property
    def weighted_volume(self) -> Decimal:
        return self.volume * (self.chance_percent or 0) / 100


@dataclass(frozen=True, slots=True)
class MonthForecast:
    """One month: open offers weighted by chance, and what was won in it; all exact Decimals."""

    month: date
    offers: tuple[ForecastOffer, ...] = ()
    won: tuple[ForecastOffer, ...] = ()

    @property
    def revenue(self) -> Decimal:
        return sum((offer.weighted_amount for offer in self.offers), Decimal(0))

    @property
    def volume(self) -> Decimal:
        return sum((offer.weighted_volume for offer in self.offers), Decimal(0))

    @property
    def won_revenue(self) -> Decimal:
        return sum((offer.amount for offer in self.won), Decimal(0))

    @property
    def won_volume(self) -> Decimal:
        return sum((offer.volume for offer in self.won), Decimal(0))

    @property
    def together(self) -> Decimal:
        """Won and weighted revenue."""
        return self.won_revenue + self.revenue


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One month in one measure (euros or units), exact; `target` None where none is set."""

    month: date
    won: Decimal
    weighted: Decimal
    target: Decimal | None

    @property
    def together(self) -> Decimal:
        return self.won + self.weighted

    @property
    def difference(self) -> Decimal | None:
        return None if self.target is None else self.together - self.target

    @property
    def coverage_percent(self) -> Decimal | None:
        """Together in percent of the target; None without a target."""
        return self.together * 100 / self.target if self.target else None


@dataclass(frozen=True, slots=True)
class Forecast:
    """Months from this one on and months with won offers; an open offer with a chance is in one list only."""

    months: tuple[MonthForecast, ...]
    slipped: tuple[ForecastOffer, ...]
    undated: tuple[ForecastOffer, ...]

    @property
    def revenue(self) -> Decimal:
        """Weighted revenue of the months, without slipped and undated offers."""
        return sum((month.revenue for month in self.months), Decimal(0))

    @property
    def volume(self) -> Decimal:
        return sum((month.volume for month in self.months), Decimal(0))

    @property
    def won_revenue(self) -> Decimal:
        return sum((month.won_revenue for month in self.months), Decimal(0))

    @property
    def open_revenue(self) -> Decimal:
        """Weighted revenue of all open offers: months, slipped and undated together."""
        outside = (*self.slipped, *self.undated)
        return self.revenue + sum((offer.weighted_amount for offer in outside), Decimal(0))

    def month(self, first_day: date) -> MonthForecast:
        """That month, empty when nothing is in it."""
        found = (entry for entry in self.months if entry.month == first_day.replace(day=1))
        return next(found, MonthForecast(first_day.replace(day=1)))

    def period(self, first: date, count: int) -> tuple[MonthForecast, ...]:
        """`count` months in a row from `first`, the empty ones included."""
        return tuple(self.month(add_months(first, step)) for step in range(count))


def highest_revisions(offers: Iterable[ForecastOffer]) -> tuple[ForecastOffer, ...]:
    """Of every offer only its highest revision: that one counts."""
    highest: dict[int, ForecastOffer] = {}
    for offer in offers:
        known = highest.get(offer.number)
        if known is None or offer.revision > known.revision:
            highest[offer.number] = offer
    return tuple(highest.values())


def forecast(offers: Iterable[ForecastOffer], today: date) -> Forecast:
    """Σ amount × chance per decision month; lost offers count for nothing, won ones stand apart.

    An open offer whose month has passed is slipped: it must get a new month before it counts again.
    """
    this_month = today.replace(day=1)
    weighted: dict[date, list[ForecastOffer]] = {}
    won: dict[date, list[ForecastOffer]] = {}
    slipped: list[ForecastOffer] = []
    undated: list[ForecastOffer] = []
    for offer in highest_revisions(offers):
        if offer.state is OfferState.WON:
            decided = offer.decided_on or offer.decision_month or today
            won.setdefault(decided.replace(day=1), []).append(offer)
        elif not offer.is_open or offer.chance_percent == 0:
            continue
        elif offer.decision_month is None:
            undated.append(offer)
        elif offer.decision_month < this_month:
            slipped.append(offer)
        else:
            weighted.setdefault(offer.decision_month.replace(day=1), []).append(offer)
    months = tuple(
        MonthForecast(month, tuple(weighted.get(month, ())), tuple(won.get(month, ())))
        for month in sorted(weighted.keys() | won.keys())
    )
    return Forecast(months, tuple(slipped), tuple(undated))
