"""Which day suits one more visit: per day the cheapest moment, and what it adds to the driving.

The visits of a day stay in the order in which they stand; the new one is laid between two of them where it
adds least and everything that was agreed is still reached in time, lunch and the way home included.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from math import inf
from uuid import UUID

from salesdesk.domain.day_minutes import clock_of, minute_of
from salesdesk.domain.plan_reasons import Because, Why, WhyNot
from salesdesk.planning.shifts import Problem, Round, Shift, Windows
from salesdesk.planning.standing import Standing, hold
from salesdesk.planning.travel import drive
from salesdesk.planning.week_board import Legs
from salesdesk.planning.week_model import Call, WorkDay
from salesdesk.planning.week_turns import Asked, begins

ROUNDED_TO = 5


@dataclass(frozen=True, slots=True)
class HeldDay:
    """A day with what stands on it: visits and proposals as calls with one pin, in any order."""

    day: WorkDay
    visits: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """What one day offers: `start_time` None is no room, and `why_not` says why.

    `extra_minutes` is what the driving of that day grows by; `after` and `before` are the calls it would lie
    between (None: home), `at` counts the visits before it. `in_area`: a day of its area, None when
    the day or the call has none.
    """

    day: date
    start_time: time | None = None
    extra_minutes: int = 0
    after: UUID | None = None
    before: UUID | None = None
    at: int = 0
    in_area: bool | None = None
    reasons: tuple[Because, ...] = ()
    why_not: WhyNot | None = None


def propose_slots(call: Call, days: Iterable[HeldDay], travel: Legs = drive) -> tuple[Slot, ...]:
    """Per day the moment that adds the fewest minutes of driving; one answer for every day given.

    Its turn and window play no part: the seller asks for any day. Opening hours, most visits, the hour to be
    home, `not_before` and what stands already do.
    """
    asked = Asked(call)
    return tuple(_slot(asked, held, travel) for held in days)


def _slot(asked: Asked, held: HeldDay, travel: Legs) -> Slot:
    call, day = asked.call, held.day
    area = None if call.area_id is None or not day.area_ids else call.area_id in day.area_ids
    if call.point is None:
        return Slot(day.day, in_area=area, why_not=WhyNot.NO_ADDRESS)
    if call.not_before is not None and day.day < call.not_before:
        return Slot(day.day, in_area=area, why_not=WhyNot.NOT_BEFORE)
    spans = begins(asked, day)
    if spans == ():
        return Slot(day.day, in_area=area, why_not=WhyNot.NEVER_OPEN)
    if sum(visit.load for visit in held.visits) + call.load > day.most_visits:
        return Slot(day.day, in_area=area, why_not=WhyNot.DAY_FULL)
    each, order = _as_it_stands(call, spans, held, travel)
    cost, at = each.place_for(len(held.visits))
    if at >= 0 and not each.lay([*order[:at], len(held.visits), *order[at:]]):
        cost, at = _tried(each, order, len(held.visits))
    if at < 0:
        return Slot(day.day, in_area=area, why_not=WhyNot.NO_ROOM if order else WhyNot.TOO_FAR)
    start = each.leave[at + 1] - call.minutes
    sides = [*(held.visits[stop].id for stop in order[max(0, at - 1) : at + 1])]
    return Slot(
        day.day, clock_of(_rounded(each, at, start)), round(cost),
        after=sides[0] if at else None,
        before=held.visits[order[at]].id if at < len(order) else None,
        at=at, in_area=area, reasons=_reasons(call, area, sides, cost),
    )  # fmt: skip


def _as_it_stands(call: Call, spans: Windows | None, held: HeldDay, travel: Legs) -> tuple[Round, list[int]]:
    """The day with what stands on it laid out, and the new visit known as the last stop."""
    day, visits, new = held.day, held.visits, len(held.visits)
    points = [*(visit.point for visit in visits), call.point]
    rows = [[float(travel(a, b).minutes) for b in points] for a in points]
    start, end = day.start, day.end
    home = [0.0 if end is None else float(travel(point, end).minutes) for point in points]
    away = [0.0 if start is None else float(travel(start, point).minutes) for point in points]
    matrix = (*((*row, 0.0, last) for row, last in zip(rows, home, strict=True)),
              (*away, 0.0, 0.0), (*away, 0.0, 0.0))  # fmt: skip
    windows: dict[tuple[int, int], Windows] = {} if spans is None else {(new, 0): spans}
    problem = Problem(
        matrix, tuple(float(each.minutes) for each in (*visits, call)),
        tuple(each.load for each in (*visits, call)), (), (), (), windows,
    )  # fmt: skip
    frame = Shift(
        0, minute_of(day.leaves_from), minute_of(day.home_by), day.most_visits, day.lunch_minutes,
        minute_of(day.lunch_from), minute_of(day.first_visit), begins=new + 1, ends=new + 2,
    )  # fmt: skip
    standing = [Standing(number, _hour(visit), visit.leeway_minutes) for number, visit in enumerate(visits)]
    frame, order = hold(problem, windows, frame, standing)
    each = Round(problem, frame)
    each.lay(order)
    return each, order


def _tried(each: Round, order: list[int], new: int) -> tuple[float, int]:
    """Every place laid out whole: one look is not enough where a new visit makes lunch lie elsewhere."""
    each.lay(order)
    bare, best, found = each.length, inf, -1
    for at in range(len(order) + 1):
        if each.lay([*order[:at], new, *order[at:]]) and each.length - bare < best:
            best, found = each.length - bare, at
    if found >= 0:
        each.lay([*order[:found], new, *order[found:]])
    return best, found


def _hour(call: Call) -> int | None:
    pin = call.pins[0] if call.pins else None
    return None if pin is None or pin.at is None else minute_of(pin.at)


def _rounded(each: Round, at: int, start: float) -> float:
    """On five minutes, when everything after it is still reached in time."""
    stop = each.order[at]
    later = -(-start // ROUNDED_TO) * ROUNDED_TO
    spans = each.spans[stop]
    fits = spans is None or any(opens <= later <= closes for opens, closes in spans)
    following = each.order[at + 1] if at + 1 < len(each.order) else each.end
    onward = later + each.problem.service[stop] + each.problem.travel[stop][following]
    return later if fits and onward <= each.latest[at + 1] else start


def _reasons(call: Call, area: bool | None, sides: list[UUID], cost: float) -> tuple[Because, ...]:
    of_area = (Because(Why.AREA_DAY, str(call.area_id)),) if area else ()
    if not sides:
        return (*of_area, Because(Why.ALONE, str(round(cost))))
    return (*of_area, Because(Why.NEAR, f"{sides[0]},{round(cost)}"))
