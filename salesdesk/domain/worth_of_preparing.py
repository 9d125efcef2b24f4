"""What preparing is worth, and what early starts win (Susan §1.1 and §1.7, DOMAIN §7 and §10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

SAVED_DISCOUNT_PERCENT = Decimal("0.5")
COST_PER_HOUR = Decimal(50)
FEWEST_DECIDED = 10  # with fewer on a side, a single order moves the rate by ten points or more
_Z = Decimal("1.96")  # nineteen times out of twenty


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
class Span:
    """Between which two values the truth lies, nineteen times out of twenty."""

    low: Decimal
    high: Decimal

    def meets(self, other: Span) -> bool:
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class OfferOutcome:
    """What became of an offer that came from a visit: `won` is None while nobody decided."""

    amount: Decimal
    discount_percent: Decimal
    won: bool | None


@dataclass(frozen=True, slots=True)
class VisitOutcome:
    """What one held visit took and brought."""

    prepared: bool
    seconds: int
    offers: tuple[OfferOutcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """The prepared visits, or the others: how many, what they took, and what came of their offers."""

    visits: int
    seconds: int
    offers: tuple[OfferOutcome, ...]

    @property
    def decided(self) -> tuple[OfferOutcome, ...]:
        return tuple(offer for offer in self.offers if offer.won is not None)

    @property
    def won(self) -> tuple[OfferOutcome, ...]:
        return tuple(offer for offer in self.offers if offer.won)

    @property
    def revenue(self) -> Decimal:
        """What was won, in euros."""
        return sum((offer.amount for offer in self.won), Decimal(0))

    @property
    def hit_percent(self) -> Decimal | None:
        return Decimal(len(self.won)) * 100 / len(self.decided) if self.decided else None

    @property
    def hit_span(self) -> Span | None:
        return wilson(len(self.won), len(self.decided))

    @property
    def discount_percent(self) -> Decimal | None:
        return mean([offer.discount_percent for offer in self.offers])

    @property
    def discount_span(self) -> Span | None:
        return mean_span([offer.discount_percent for offer in self.offers])

    @property
    def minutes_a_visit(self) -> Decimal | None:
        return Decimal(self.seconds) / 60 / self.visits if self.visits else None

    @property
    def hours(self) -> Decimal:
        return Decimal(self.seconds) / 3600


class Caution(StrEnum):
    """What the figures allow to conclude."""

    NOTHING_TO_COMPARE = "nothing_to_compare"
    TOO_FEW = "too_few"
    CHANCE = "chance"
    APART = "apart"


def sample(outcomes: Iterable[VisitOutcome], *, prepared: bool) -> Sample:
    """The seller's own figures over prepared or unprepared visits, with the size of the sample."""
    chosen = [outcome for outcome in outcomes if outcome.prepared is prepared]
    offers = tuple(offer for outcome in chosen for offer in outcome.offers)
    return Sample(len(chosen), sum(outcome.seconds for outcome in chosen), offers)


def caution(prepared: Sample, others: Sample) -> Caution:
    """Whether the difference in hit rate says anything: too few, could be chance, or apart.

    Even apart it is no proof: a seller may prepare the better chances better.
    """
    one, other = prepared.hit_span, others.hit_span
    if one is None or other is None:
        return Caution.NOTHING_TO_COMPARE
    if min(len(prepared.decided), len(others.decided)) < FEWEST_DECIDED:
        return Caution.TOO_FEW
    return Caution.CHANCE if one.meets(other) else Caution.APART


def was_prepared(ready_at: datetime | None, starts_at: datetime) -> bool:
    """Prepared: every step this visit asked for was done, or skipped with a reason, before it began."""
    return ready_at is not None and ready_at <= starts_at


def wilson(hits: int, count: int) -> Span | None:
    """The interval of Wilson around a rate, in percent; None without a sample. Honest for small ones too."""
    if count <= 0:
        return None
    size, rate, square = Decimal(count), Decimal(hits) / count, _Z * _Z
    middle = rate + square / (2 * size)
    room = _Z * (rate * (1 - rate) / size + square / (4 * size * size)).sqrt()
    whole = 1 + square / size
    low, high = (middle - room) / whole * 100, (middle + room) / whole * 100
    return Span(max(low, Decimal(0)), min(high, Decimal(100)))


def mean(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None


def mean_span(values: Sequence[Decimal]) -> Span | None:
    """Around an average, from its own spread; None with fewer than two values."""
    average = mean(values)
    if average is None or len(values) < 2:
        return None
    variance = sum(((value - average) ** 2 for value in values), Decimal(0)) / (len(values) - 1)
    room = _Z * (variance / len(values)).sqrt()
    return Span(average - room, average + room)


def median_seconds(seconds: Iterable[int]) -> int | None:
    """The middle one of the times that were counted; what was not counted (0) says nothing."""
    known = sorted(value for value in seconds if value > 0)
    if not known:
        return None
    middle = len(known) // 2
    return known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) // 2


def hours_won(sellers: int, days_a_week: Decimal, weeks: Decimal, hours_a_day: Decimal) -> Decimal:
    """Selling hours won a year by early first appointments: 5 sellers × 4 days × 40 weeks × 1 hour = 800."""
    return sellers * days_a_week * weeks * hours_a_day
