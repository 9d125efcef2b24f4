"""Offers whose decision moved to a later month: how often, and how far in all (Susan §1.6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from salesdesk.domain.months import months_between


@dataclass(frozen=True, slots=True)
class Slip:
    """How often the month was put later, and how many months the decision lies after the first one named."""

    times: int = 0
    months: int = 0

    def __bool__(self) -> bool:
        return self.times > 0 or self.months > 0


def slip_of(named: Iterable[date], this_month: date) -> Slip:
    """From the months that were named in the order of naming, the one that counts now last.

    A month that has passed without a decision reaches until this one: it slipped, moved or not.
    """
    months = [month.replace(day=1) for month in named]
    if not months:
        return Slip()
    times = sum(after > before for before, after in pairwise(months))
    due = max(months[-1], this_month.replace(day=1))
    is_overdue = months[-1] < due
    if not times and not is_overdue:
        return Slip()
    return Slip(times, max(months_between(months[0], due), 0))
