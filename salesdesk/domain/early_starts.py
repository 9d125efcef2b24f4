"""What the seller's own days say about early starts and the hours they win (DOMAIN §7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from salesdesk.domain.worth_of_preparing import Span, hours_won, mean, wilson

EARLY_BEFORE = time(8, 45)
USUAL_FIRST = time(9, 45)
"""Most teams make their first appointment between half past nine and ten."""
EFFECTIVE_WEEKS = Decimal(40)
HOURS_PER_FTE = Decimal(4 * 8 * 40)
FEWEST_DAYS = 20
"""With fewer days a month of holidays or one far customer moves the average by a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class KeptDay:
    """A day with kept visits: when the first began and the last ended."""

    day: date
    first: time
    last: time
    visits: int = 1

    @property
    def is_early(self) -> bool:
        return self.first < EARLY_BEFORE


@dataclass(frozen=True, slots=True)
class EarlyStarts:
    """Days together; `target` is when the first appointment should begin."""

    days: tuple[KeptDay, ...]
    target: time

    @property
    def is_enough(self) -> bool:
        return len(self.days) >= FEWEST_DAYS

    @property
    def first(self) -> time | None:
        """The average first appointment."""
        return _clock(mean([_minutes(each.first) for each in self.days]))

    @property
    def last(self) -> time | None:
        """The average end of the last appointment."""
        return _clock(mean([_minutes(each.last) for each in self.days]))

    @property
    def early_percent(self) -> Decimal | None:
        early = sum(each.is_early for each in self.days)
        return Decimal(early) * 100 / len(self.days) if self.days else None

    @property
    def early_span(self) -> Span | None:
        return wilson(sum(each.is_early for each in self.days), len(self.days))

    @property
    def days_a_week(self) -> Decimal:
        """Visiting days in a week in which there was any."""
        weeks = {each.day.isocalendar()[:2] for each in self.days}
        return Decimal(len(self.days)) / len(weeks) if weeks else Decimal(0)

    @property
    def to_win_a_day(self) -> Decimal:
        """Hours a day between the target and how it went; earlier days do not make up for later ones."""
        lost = [max(Decimal(0), _minutes(each.first) - _minutes(self.target)) for each in self.days]
        return (mean(lost) or Decimal(0)) / 60

    @property
    def won_a_day(self) -> Decimal:
        """Hours a day won already on what is usual; negative when later than that."""
        usual = _minutes(USUAL_FIRST)
        return (mean([usual - _minutes(each.first) for each in self.days]) or Decimal(0)) / 60

    def a_year(self, hours_a_day: Decimal) -> Decimal:
        """Of one seller, with his own visiting days a week."""
        return hours_won(1, self.days_a_week, EFFECTIVE_WEEKS, hours_a_day)

    def months(self) -> tuple[tuple[date, EarlyStarts], ...]:
        """The same per month, the first month first."""
        found: dict[date, list[KeptDay]] = defaultdict(list)
        for each in self.days:
            found[each.day.replace(day=1)].append(each)
        return tuple((month, EarlyStarts(tuple(days), self.target)) for month, days in sorted(found.items()))


def early_starts(days: Iterable[KeptDay], target: time) -> EarlyStarts:
    return EarlyStarts(tuple(sorted(days, key=lambda each: each.day)), target)


def fte(hours: Decimal) -> Decimal:
    """Hours a year as whole sellers of 4 x 8 x 40 hours."""
    return hours / HOURS_PER_FTE


def _minutes(moment: time) -> Decimal:
    return Decimal(moment.hour * 60 + moment.minute)


def _clock(minutes: Decimal | None) -> time | None:
    if minutes is None:
        return None
    whole = min(round(minutes), 24 * 60 - 1)
    return time(whole // 60, whole % 60)
