"""Gives every area its days in the cycle: as many as its work needs, spread, and no two far days in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from salesdesk.domain.appointment_advice import Flow
from salesdesk.domain.rayon import AreaDay

BAD_MORNINGS = (1, 3)
"""Tuesday and Thursday, when the roads into the towns are fullest (ROUTES §2)."""
_SPREAD, _FAR_IN_A_ROW, _JAM = 10.0, 3.0, 1.0


@dataclass(frozen=True, slots=True)
class AreaNeed:
    """What an area asks: hours a year, minutes of driving from home, and how that lies to the jams."""

    id: UUID
    hours: float
    drive_minutes: int = 0
    flow: Flow = Flow.NEITHER


def area_days(
    needs: Sequence[AreaNeed], weekdays: Sequence[int], weeks: int
) -> dict[UUID, tuple[AreaDay, ...]]:
    """The days of each area; the same areas give the same days.

    Days are shared out by hours, one at least for who has any. When there are more areas than days, the
    smallest share a day with another small one.
    """
    days = [AreaDay(week, weekday) for week in range(1, weeks + 1) for weekday in sorted(set(weekdays))]
    wanting = sorted((need for need in needs if need.hours > 0), key=lambda need: (-need.hours, str(need.id)))
    if not days or not wanting:
        return {}
    groups = _grouped(wanting, len(days))
    counts = _shared_out([sum(need.hours for need in group) for group in groups], len(days))
    order = _dealt(counts, len(days))
    order = _bettered(order, days, groups, weeks)
    found: dict[UUID, list[AreaDay]] = {need.id: [] for need in wanting}
    for day, at in zip(days, order, strict=True):
        for need in groups[at]:
            found[need.id].append(day)
    return {area: tuple(sorted(own)) for area, own in found.items()}


def _grouped(wanting: Sequence[AreaNeed], most: int) -> list[list[AreaNeed]]:
    """One group a day at most: the two with the least work go together until there are few enough."""
    groups = [[need] for need in wanting]
    while len(groups) > most:
        groups.sort(key=lambda group: (-sum(need.hours for need in group), str(group[0].id)))
        last = groups.pop()
        groups[-1] += last
    return groups


def _shared_out(hours: Sequence[float], days: int) -> list[int]:
    """Whole days by hours, one for everybody; each next day to who has the most hours a day."""
    counts = [1] * len(hours)
    for _each in range(days - len(hours)):
        most = max(range(len(hours)), key=lambda at: (hours[at] / counts[at], -at))
        counts[most] += 1
    return counts


def _dealt(counts: Sequence[int], days: int) -> list[int]:
    """Groups over the days in turn, each as evenly spread as its number of days allows."""
    wishes = sorted(
        (days * (turn + 0.5) / count, at) for at, count in enumerate(counts) for turn in range(count)
    )
    return [at for _moment, at in wishes]


def _bettered(
    order: list[int], days: Sequence[AreaDay], groups: Sequence[Sequence[AreaNeed]], weeks: int
) -> list[int]:
    """Swap two days as long as that is better; at most twenty days, so every pair is tried."""
    best = _badness(order, days, groups, weeks)
    is_better = True
    while is_better:
        is_better = False
        for one, other in combinations(range(len(order)), 2):
            if order[one] == order[other]:
                continue
            tried = list(order)
            tried[one], tried[other] = tried[other], tried[one]
            badness = _badness(tried, days, groups, weeks)
            if badness < best - 1e-9:
                order, best, is_better = tried, badness, True
    return order


def _badness(
    order: Sequence[int], days: Sequence[AreaDay], groups: Sequence[Sequence[AreaNeed]], weeks: int
) -> float:
    whole = weeks * 7
    at_day = [(day.week - 1) * 7 + day.weekday for day in days]
    drives = [max((need.drive_minutes for need in group), default=0) for group in groups]
    middle = sorted(drives)[(len(drives) - 1) // 2]
    bad = 0.0
    for at in range(len(groups)):
        own = [moment for moment, each in zip(at_day, order, strict=True) if each == at]
        ideal = whole / len(own)
        gaps = [
            (own[turn + 1] if turn + 1 < len(own) else own[0] + whole) - own[turn] for turn in range(len(own))
        ]
        bad += _SPREAD * sum((gap / ideal - 1) ** 2 for gap in gaps) / len(gaps)
    for at in range(len(order) - 1):
        in_a_row = at_day[at + 1] - at_day[at] == 1
        if in_a_row and order[at] != order[at + 1] and min(drives[order[at]], drives[order[at + 1]]) > middle:
            bad += _FAR_IN_A_ROW
    for day, at in zip(days, order, strict=True):
        bad += _JAM * sum(_jam(day, need.flow) for need in groups[at])
    return bad


def _jam(day: AreaDay, flow: Flow) -> float:
    """Driving with the jams is worst on Tuesday and Thursday; against them is best kept for those days."""
    is_bad = day.weekday in BAD_MORNINGS
    if flow is Flow.WITH:
        return 1.0 if is_bad else 0.0
    return 0.3 if flow is Flow.AGAINST and not is_bad else 0.0
