"""Which visits a call asks for in a period, and on which days each may come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from salesdesk.domain.day_minutes import minute_of
from salesdesk.domain.visit_frequency import EARLY_SHARE
from salesdesk.planning.week_model import Call, Pin, Weights, WorkDay

WITHOUT_INTERVAL = 91
"""Days: how wide the window of a single visit is reckoned when nobody says how often it comes."""
LATER = 0.4
"""Of its worth what a visit counts in this period that isn't due in it; it can wait."""
MAY_WAIT = 0.8


@dataclass(frozen=True, slots=True)
class Asked:
    """One visit of a call; `late_days` is how long it was due on the first day of the period."""

    call: Call
    number: int = 0
    due: date | None = None
    earliest: date = date.min
    latest: date = date.max
    pin: Pin | None = None
    worth: float = 0.0
    late_days: int = 0
    leeway: int = WITHOUT_INTERVAL // 4

    @property
    def is_free(self) -> bool:
        return self.pin is None


def asked_of(call: Call, first: date, last: date) -> tuple[Asked, ...]:
    """The visits of a call from the first day to the last, pinned ones included."""
    pins = tuple(sorted(call.pins, key=lambda pin: pin.day))
    if call.is_visit or call.on_days:
        pin = pins[0] if call.is_visit and pins else None
        times = max((len(days) for days in call.on_days), default=1)
        return (Asked(call, pin=pin, due=call.due_on, worth=call.worth * times),)
    dues = _dues(call, first, last)
    held = [Asked(call, due=_taken(dues, pin), pin=pin, worth=call.worth) for pin in pins]
    wide = call.every_days or 0
    free = [each for due in dues if (each := _between(_window(call, due, first, last), pins, wide))]
    both = sorted([*held, *free], key=lambda each: each.pin.day if each.pin else each.due or first)
    return tuple(replace(each, number=number) for number, each in enumerate(both))


def _dues(call: Call, first: date, last: date) -> list[date | None]:
    """The days on which its visits are due; None stands for as soon as possible."""
    dues: list[date | None] = [call.due_on]
    if call.every_days is None or call.every_days <= 0:
        return dues
    due = max(call.due_on or first, call.not_before or first, first)
    step, early = timedelta(days=call.every_days), timedelta(days=leeway_of(call.every_days))
    while (due := due + step) - early <= last:
        dues.append(due)
    return dues


def leeway_of(every_days: int) -> int:
    """A visit may be a quarter of its interval early or late; who comes weekly shifts a day or two."""
    return max(1, round(every_days * (1 - EARLY_SHARE)))


def _taken(dues: list[date | None], pin: Pin) -> date | None:
    """The due day a pinned visit stands for: the nearest."""
    if not dues:
        return None
    due = min(dues, key=lambda due: abs((pin.day - due).days) if due else 0)
    dues.remove(due)
    return due


def _window(call: Call, due: date | None, first: date, last: date) -> Asked:
    leeway = leeway_of(call.every_days) if call.every_days else WITHOUT_INTERVAL // 4
    is_first = due == call.due_on
    if due is None or due < first:
        earliest, latest = call.earliest_on or first, date.max
        late = (first - due).days if due else 0
    else:
        earliest = call.earliest_on if is_first and call.earliest_on else _moved(due, -leeway)
        latest = call.latest_on if is_first and call.latest_on else _moved(due, leeway)
        late = 0
    if call.not_before is not None and earliest < call.not_before:
        earliest = call.not_before
        latest = max(latest, _moved(earliest, leeway))
        due = max(due, earliest) if due else due
    worth = call.worth
    if due is not None and latest > last and not late:
        worth *= LATER if due > last else MAY_WAIT
    return Asked(call, 0, due, earliest, latest, None, worth, late, leeway)


def _moved(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _between(asked: Asked, pins: Sequence[Pin], wide: int) -> Asked | None:
    """Half an interval away from every visit that is pinned; None when nothing is left."""
    away = ceil(wide / 2)
    for pin in pins:
        middle = asked.due or asked.earliest
        if pin.day <= middle:
            asked = replace(asked, earliest=max(asked.earliest, _moved(pin.day, away)))
        else:
            asked = replace(asked, latest=min(asked.latest, _moved(pin.day, -away)))
    return asked if asked.earliest <= asked.latest else None


def hour_of(asked: Asked) -> int | None:
    """The hour that was agreed, in minutes after midnight."""
    return minute_of(asked.pin.at) if asked.pin is not None and asked.pin.at is not None else None


def begins(asked: Asked, day: WorkDay) -> tuple[tuple[float, float], ...] | None:
    """Between which moments the visit may begin that day so that all of it is in opening hours.

    None is any moment, empty is closed. An hour agreed goes before the opening hours.
    """
    call = asked.call
    if (at := hour_of(asked)) is not None:
        return ((at - call.leeway_minutes, at + call.leeway_minutes),)
    spans = call.spans(day.day)
    if spans is None:
        return None
    earliest, latest = minute_of(day.first_visit), minute_of(day.home_by)
    found = ((minute_of(opens), minute_of(closes) - call.minutes) for opens, closes in spans)
    fits = tuple(
        (float(opens), float(until))
        for opens, until in found
        if opens <= until and until >= earliest and opens + call.minutes <= latest
    )
    return fits if fits or not call.is_visit else None


def cost_of(asked: Asked, day: WorkDay, first: date, weights: Weights) -> float:
    """What this day costs beside the driving: another area's day, and how far it is from when it is due."""
    cost = 0.0
    area = asked.call.area_id
    if area is not None and not day.area_ids:
        cost += weights.free_day
    elif area is not None and area not in day.area_ids:
        cost += weights.out_of_area
    if asked.due is None or asked.late_days:
        interval = asked.call.every_days or WITHOUT_INTERVAL
        urgent = 1 + min(asked.late_days / interval, 2.0) if asked.due else 0.5
        return cost + weights.overdue_week * urgent * (day.day - first).days / 7
    off = (day.day - asked.due).days / asked.leeway
    return cost + weights.edge_of_window * min(off * off, 4.0)


def span_of(days: Iterable[WorkDay]) -> tuple[date, date]:
    dates = [day.day for day in days]
    return min(dates), max(dates)
