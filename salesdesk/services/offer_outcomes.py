"""What became of offers as a screen shows it: ratios, days, promises, reasons, chances and outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesdesk.domain.calibration import Calibration
from salesdesk.domain.lost_reasons import reason_of
from salesdesk.domain.months import add_months
from salesdesk.domain.offer_statistics import (
    Cause,
    DecidedOffer,
    PeriodSize,
    Promises,
    Ratio,
    Spread,
    causes,
    days_to_decision,
    group_ratios,
    period_ratios,
    promises,
    ratio,
    ratios,
)
from salesdesk.domain.relations import Importance, Status
from salesdesk.words import word


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """Offers of which the outcome is known, by number, over all years or since a day."""

    today: date
    offers: tuple[DecidedOffer, ...]
    sent: tuple[tuple[date, date], ...] = ()

    def since(self, first: date) -> OutcomeView:
        """Only what was decided, and what was sent, from that day on."""
        kept = tuple(offer for offer in self.offers if offer.decided_on >= first)
        return OutcomeView(self.today, kept, tuple(pair for pair in self.sent if pair[1] >= first))

    @property
    def promises(self) -> Promises:
        """Days promised against days sent."""
        return promises(self.sent)

    @property
    def whole(self) -> Ratio:
        return ratio(self.offers)

    def periods(self, size: PeriodSize) -> Mapping[date, Ratio]:
        return period_ratios(self.offers, size)

    def groups(self) -> Mapping[str, Ratio]:
        return group_ratios(self.offers)

    def classes(self) -> Mapping[Importance, Ratio]:
        found = ratios(self.offers, lambda offer: offer.importance)
        return {each: found[each] for each in Importance if each in found}

    def statuses(self) -> Mapping[Status, Ratio]:
        """By what the relation was when the offer first went out."""
        found = ratios(self.offers, lambda offer: offer.status)
        return {each: found[each] for each in Status if each in found}

    def advice(self) -> tuple[Ratio, Ratio]:
        """Offers that passed the five points, and those made all the same."""
        against = ratio(offer for offer in self.offers if offer.is_against_advice)
        return ratio(offer for offer in self.offers if not offer.is_against_advice), against

    def days(self) -> Spread | None:
        return days_to_decision(self.offers)

    def reasons(self) -> tuple[Cause, ...]:
        """Why offers were lost, in the words one counts by."""
        return causes(self.offers, lambda offer: word(reason_of(offer.lost_reason)))

    def competitors(self) -> tuple[Cause, ...]:
        """To whom; an empty word when nobody is named."""
        return causes(self.offers, lambda offer: offer.competitor)


@dataclass(frozen=True, slots=True)
class MonthForeseen:
    """What a month was to bring when it began (None without notes), what came of that, and all that was won.

    What was offered or moved to this month after its first day was never foreseen for it: `besides`.
    """

    month: date
    foreseen: Decimal | None
    won_of_these: Decimal
    won: Decimal

    @property
    def deviation_percent(self) -> Decimal | None:
        """Of the same offers: what they brought against what they were to bring."""
        return (self.won_of_these - self.foreseen) * 100 / self.foreseen if self.foreseen else None

    @property
    def besides(self) -> Decimal:
        return self.won - self.won_of_these


@dataclass(frozen=True, slots=True)
class ChanceView:
    """Chances named before the outcome; `untold` decided offers have none and are left out.

    `months` are the past twelve, the oldest first.
    """

    calibration: Calibration
    untold: int = 0
    months: tuple[MonthForeseen, ...] = ()


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month of the year: its target, what was won and is open, what was invoiced now and a year before."""

    month: date
    target: Decimal
    won: Decimal
    weighted: Decimal
    sold: Decimal | None
    sold_before: Decimal | None

    @property
    def together(self) -> Decimal:
        return self.won + self.weighted


def months_of(year: int) -> tuple[date, ...]:
    return tuple(add_months(date(year, 1, 1), place) for place in range(12))
