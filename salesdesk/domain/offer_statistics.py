"""What became of offers: orders against offers, days to a decision, promises kept, reasons (Susan §1.5)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from salesdesk.domain.offers import OfferState
from salesdesk.domain.relations import Importance, Status
from salesdesk.domain.worth_of_preparing import Span, wilson

Key = TypeVar("Key", bound=Hashable)
FEWEST = 10  # with fewer decided offers one order moves the ratio by ten points or more
DECIDED = frozenset({OfferState.WON, OfferState.LOST, OfferState.EXPIRED})


class PeriodSize(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def first_day(self, day: date) -> date:
        """The first day of the period that holds this day."""
        if self is PeriodSize.YEAR:
            return date(day.year, 1, 1)
        if self is PeriodSize.QUARTER:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return day.replace(day=1)


@dataclass(frozen=True, slots=True)
class DecidedOffer:
    """An offer of which the outcome is known; `groups` gives the share of each product group in its amount.

    `first_sent_on` is the day its first revision went out, `status` what the relation was that day.
    """

    number: int
    state: OfferState
    amount: Decimal
    decided_on: date
    first_sent_on: date | None = None
    importance: Importance | None = None
    status: Status | None = None
    groups: Mapping[str, Decimal] = field(default_factory=dict)
    lost_reason: str = ""
    competitor: str = ""
    is_against_advice: bool = False

    @property
    def is_won(self) -> bool:
        return self.state is OfferState.WON

    @property
    def days_to_decision(self) -> int | None:
        """From first sending to decision; None when it was never sent from here."""
        if self.first_sent_on is None or self.first_sent_on > self.decided_on:
            return None
        return (self.decided_on - self.first_sent_on).days


@dataclass(frozen=True, slots=True)
class Ratio:
    """Orders against offers that were decided, in number and in euros."""

    offers: int
    orders: int
    offered: Decimal
    ordered: Decimal

    @property
    def percent(self) -> Decimal | None:
        return Decimal(self.orders) * 100 / self.offers if self.offers else None

    @property
    def revenue_percent(self) -> Decimal | None:
        return self.ordered * 100 / self.offered if self.offered > 0 else None

    @property
    def span(self) -> Span | None:
        """Between which percentages the ratio in number lies, nineteen times out of twenty."""
        return wilson(self.orders, self.offers)

    @property
    def is_enough(self) -> bool:
        return self.offers >= FEWEST


def ratio(offers: Iterable[DecidedOffer]) -> Ratio:
    """Of these offers together."""
    decided = list(offers)
    won = [offer for offer in decided if offer.is_won]
    return Ratio(len(decided), len(won), _sum(decided), _sum(won))


def ratios(offers: Iterable[DecidedOffer], key: Callable[[DecidedOffer], Key | None]) -> dict[Key, Ratio]:
    """A ratio for every key, in the order in which keys are met; offers without a key are left out."""
    found: dict[Key, list[DecidedOffer]] = {}
    for offer in offers:
        wanted = key(offer)
        if wanted is not None:
            found.setdefault(wanted, []).append(offer)
    return {each: ratio(members) for each, members in found.items()}


def period_ratios(offers: Iterable[DecidedOffer], size: PeriodSize) -> dict[date, Ratio]:
    """By the period of decision, the latest first; periods without decisions do not show."""
    found = ratios(offers, lambda offer: size.first_day(offer.decided_on))
    return dict(sorted(found.items(), reverse=True))


def group_ratios(offers: Iterable[DecidedOffer]) -> dict[str, Ratio]:
    """By product group, the largest first: an offer counts once in each group, with that part of it."""
    counts: dict[str, list[int]] = {}
    sums: dict[str, list[Decimal]] = {}
    for offer in offers:
        for group, share in offer.groups.items():
            number, amount = counts.setdefault(group, [0, 0]), sums.setdefault(group, [Decimal(0)] * 2)
            part = offer.amount * share
            number[0], amount[0] = number[0] + 1, amount[0] + part
            if offer.is_won:
                number[1], amount[1] = number[1] + 1, amount[1] + part
    made = {group: Ratio(number, orders, *sums[group]) for group, (number, orders) in counts.items()}
    return dict(sorted(made.items(), key=lambda entry: (-entry[1].offered, entry[0])))


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle one of so many values, and between which two the middle half lies."""

    count: int
    median: Decimal
    low: Decimal
    high: Decimal


def spread(values: Iterable[int]) -> Spread | None:
    """None without values."""
    known = sorted(values)
    if not known:
        return None
    return Spread(len(known), _quantile(known, 50), _quantile(known, 25), _quantile(known, 75))


def _quantile(values: Sequence[int], percent: int) -> Decimal:
    """In the way of spreadsheets: between two values in proportion."""
    place = Decimal(percent) / 100 * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def days_to_decision(offers: Iterable[DecidedOffer]) -> Spread | None:
    """Of the offers that were sent from here."""
    return spread(offer.days_to_decision for offer in offers if offer.days_to_decision is not None)


@dataclass(frozen=True, slots=True)
class Cause:
    """A reason or a competitor: how many offers were lost to it, and for how many euros."""

    words: str
    count: int
    amount: Decimal


def causes(offers: Iterable[DecidedOffer], words: Callable[[DecidedOffer], str]) -> tuple[Cause, ...]:
    """Of lost offers by these words, the most frequent first; capitals make no difference."""
    found: dict[str, list[DecidedOffer]] = {}
    for offer in offers:
        if offer.state is OfferState.LOST:
            found.setdefault(" ".join(words(offer).split()).casefold(), []).append(offer)
    made = [Cause(words(lost[0]).strip(), len(lost), _sum(lost)) for lost in found.values()]
    return tuple(sorted(made, key=lambda cause: (-cause.count, -cause.amount, cause.words)))


@dataclass(frozen=True, slots=True)
class Promises:
    """Offers of which a day was promised and that were sent: how many, and how many of them in time."""

    count: int
    kept: int

    @property
    def percent(self) -> Decimal | None:
        return Decimal(self.kept) * 100 / self.count if self.count else None


def promises(sent: Iterable[tuple[date, date]]) -> Promises:
    """From days promised and days sent."""
    pairs = list(sent)
    return Promises(len(pairs), sum(sent_on <= promised_on for promised_on, sent_on in pairs))


def _sum(offers: Iterable[DecidedOffer]) -> Decimal:
    return sum((offer.amount for offer in offers), Decimal(0))


def status_on(day: date, now: Status, changes: Sequence[tuple[date, Status]]) -> Status:
    """What a relation was on a day, from the changes after it: when, and what it was before."""
    later = [(moment, before) for moment, before in changes if moment > day]
    return min(later, key=lambda change: change[0])[1] if later else now
