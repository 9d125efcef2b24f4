"""What preparing is worth, and what early starts win (Susan §1.1 and §1.7, DOMAIN §7 and §10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

SAVED_DISCOUNT_PERCENT = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class PreparingGain:
    """Euros: discount saved over `revenue`, against the hours that it took."""

    revenue: Decimal
    saved_percent: Decimal
    hours: Decimal
    cost_per_hour: Decimal

    @property
    def saved(self) -> Decimal:
        return self.revenue * self.saved_percent / 100

    @property
    def cost(self) -> Decimal:
        return self.hours * self.cost_per_hour

    @property
    def gain(self) -> Decimal:
        """R·d - h·c."""
        return self.saved - self.cost

    @property
    def break_even_revenue(self) -> Decimal | None:
        """Revenue from which preparing pays, h·c / d; None when nothing is saved."""
        if self.saved_percent <= 0:
            return None
        return self.cost * 100 / self.saved_percent


@dataclass(frozen=True, slots=True)
class VisitOutcome:
    """What one decided visit brought: was it prepared, the discount given in percent, was the order won."""

    prepared: bool
    discount_percent: Decimal
    won: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """Averages over `count` visits; None while there are none."""

    count: int
    discount_percent: Decimal | None
    hit_percent: Decimal | None


def sample(outcomes: Iterable[VisitOutcome], *, prepared: bool) -> Sample:
    """The seller's own figures over prepared or unprepared visits, with the size of the sample."""
    chosen = [outcome for outcome in outcomes if outcome.prepared is prepared]
    if not chosen:
        return Sample(0, None, None)
    discount = sum((outcome.discount_percent for outcome in chosen), Decimal(0)) / len(chosen)
    won = sum(outcome.won for outcome in chosen)
    return Sample(len(chosen), discount, Decimal(won) * 100 / len(chosen))


def hours_won(sellers: int, days_a_week: Decimal, weeks: Decimal, hours_a_day: Decimal) -> Decimal:
    """Selling hours won a year by early first appointments: 5 sellers × 4 days × 40 weeks × 1 hour = 800."""
    return sellers * days_a_week * weeks * hours_a_day
