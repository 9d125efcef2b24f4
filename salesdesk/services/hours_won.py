"""Hours won by early first appointments: the sum of the trade beside the seller's own days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from salesdesk.domain.early_starts import EarlyStarts, KeptDay, early_starts
from salesdesk.domain.months import add_months
from salesdesk.services.clock import Clock
from salesdesk.storage.database import Database
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visit_dates import held_moments

__all__ = ["HoursWon", "HoursWonView"]
MONTHS_BACK = 12
_LAST_MINUTE = 24 * 60 - 1


@dataclass(frozen=True, slots=True)
class HoursWonView:
    """The past year, and the three months before today beside it."""

    since: date
    starts: EarlyStarts
    lately: EarlyStarts


class HoursWon:
    """Reads when kept visits began and ended; nothing of it is kept."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self) -> HoursWonView:
        today = self._clock.today()
        since = add_months(today.replace(day=1), -MONTHS_BACK)
        with self._database.read() as session:
            target = load_settings(session).thresholds.first_visit_at
            moments = held_moments(session, since, today)
        days = _kept_days(moments)
        lately = [each for each in days if each.day > today - timedelta(days=91)]
        return HoursWonView(since, early_starts(days, target), early_starts(lately, target))


def _kept_days(moments: list[tuple[date, time, int]]) -> list[KeptDay]:
    found: dict[date, KeptDay] = {}
    for day, start, minutes in moments:
        end = min(start.hour * 60 + start.minute + minutes, _LAST_MINUTE)
        last = time(end // 60, end % 60)
        known = found.get(day)
        found[day] = KeptDay(
            day,
            min(known.first, start) if known else start,
            max(known.last, last) if known else last,
            known.visits + 1 if known else 1,
        )
    return list(found.values())
