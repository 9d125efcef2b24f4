"""A day that fits in no order: which visit to move, and on which other days it would fit best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from uuid import UUID

from salesdesk.domain.opening_hours import Spans
from salesdesk.planning.day_model import DayFrame, DayPlan, Stop
from salesdesk.planning.day_roads import Roads, Travel
from salesdesk.planning.day_route import plan_day
from salesdesk.planning.day_task import checked, taken, task_of
from salesdesk.planning.exact_orders import EXACT_VISITS, exact_order
from salesdesk.planning.near_orders import improved_order
from salesdesk.planning.orders import Cost, Task, cost
from salesdesk.planning.travel import drive

BEST_DAYS = 2
LOOKED_AT_CLOSELY = 3
"""Of so many visits the day without them is ordered anew; of the others about the same order is enough."""
EXCHANGES = 400
MOST_MOVES = 4
"""After so many visits that would have to move, the day is another day and not this one mended."""


@dataclass(frozen=True, slots=True)
class OtherPlan:
    """Another day as it stands, in the order of the clock; `windows` are per visit its opening hours then.

    A visit that isn't in `windows` keeps those it has on its own day.
    """

    frame: DayFrame
    stops: tuple[Stop, ...] = ()
    windows: Mapping[UUID, Spans | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayFit:
    """A day on which a visit would fit: at what time, after how many visits, and what driving it adds."""

    day: date
    start_time: time
    extra_minutes: int
    place: int


@dataclass(frozen=True, slots=True)
class Move:
    """A visit that had better go to another day; `days` the best ones for it, `without` the day it leaves."""

    stop: Stop
    without: DayPlan
    days: tuple[DayFit, ...] = ()


def moves(
    stops: Iterable[Stop],
    frame: DayFrame,
    others: Mapping[date, OtherPlan] | None = None,
    *,
    travel: Travel = drive,
    most: int = MOST_MOVES,
) -> tuple[Move, ...]:
    """Whom to move so that the rest of the day fits: none when it fits, else as few as possible.

    Who makes the rest fit goes first; then free visits before announced ones, then who is worth least, then
    who saves most driving. A must, and a suggestion (which leaves by itself), is never moved. For each the
    two days among `others` where it costs least driving and makes nobody late.
    """
    kept, _left = taken(checked(stops, frame))
    found: list[Move] = []
    plan = plan_day(kept, frame, travel=travel)
    while not plan.fits and len(found) < most:
        leaves = _who_leaves(kept, frame, travel, plan)
        if leaves is None:
            break
        kept = tuple(stop for stop in kept if stop is not leaves)
        plan = plan_day(kept, frame, travel=travel)
        found.append(Move(leaves, plan, best_days(leaves, others or {}, travel=travel)))
    return tuple(found)


def best_days(
    stop: Stop, others: Mapping[date, OtherPlan], *, travel: Travel = drive, count: int = BEST_DAYS
) -> tuple[DayFit, ...]:
    """The days on which a visit fits with the least driving, the soonest first where that is equal."""
    fits = [fit for day, other in others.items() if (fit := fit_on(stop, day, other, travel=travel))]
    return tuple(sorted(fits, key=lambda fit: (fit.extra_minutes, fit.day))[:count])


def fit_on(stop: Stop, day: date, other: OtherPlan, *, travel: Travel = drive) -> DayFit | None:
    """The best place for a visit on another day; None when it would make that day later, or too full."""
    frame = replace(other.frame, day=day)
    windows = other.windows.get(stop.id, stop.windows)
    guest = replace(stop, fixed_time=None, leeway_minutes=0, windows=windows, is_must=True)
    full = frame.most_visits is not None and len(other.stops) >= frame.most_visits
    if full or windows == () or stop.id in {each.id for each in other.stops}:
        return None
    together = (*(replace(each, is_must=True) for each in other.stops), guest)
    task = task_of(together, frame, Roads(together, frame, travel))
    order = tuple(range(len(other.stops)))
    before = cost(task, order)
    ways = [(*order[:at], len(order), *order[at:]) for at in range(len(order) + 1)]
    made, way = min((cost(task, each), each) for each in ways)
    if _trouble(made) > _trouble(before):
        return None
    place = way.index(len(order))
    told = plan_day([together[index] for index in way], frame, keep_order=True, travel=travel)
    return DayFit(day, told.stops[place].start_time, round(made[3] - before[3]), place)


def _trouble(made: Cost) -> tuple[float, int, float]:
    return made[0], made[1], made[2]


def _who_leaves(stops: tuple[Stop, ...], frame: DayFrame, travel: Travel, plan: DayPlan) -> Stop | None:
    task = task_of(stops, frame, Roads(stops, frame, travel))
    movable = [place for place, stop in enumerate(stops) if not (stop.is_must or stop.is_suggestion)]
    if not movable:
        return None
    place_of = {stop.id: place for place, stop in enumerate(stops)}
    full = tuple(place_of[planned.stop.id] for planned in plan.stops)
    about = {place: _without(task, place, full) for place in movable}
    costs = {place: cost(smaller, order) for place, (smaller, order) in about.items()}

    def loss(place: int) -> tuple[object, ...]:
        bond, value = _bond(stops[place]), stops[place].value
        return _trouble(costs[place]), bond, value, costs[place][3], place

    if task.count <= EXACT_VISITS:
        for place in sorted(movable, key=loss)[:LOOKED_AT_CLOSELY]:
            smaller, order = about[place]
            costs[place] = cost(smaller, exact_order(smaller, order))
    return stops[min(movable, key=loss)]


def _bond(stop: Stop) -> int:
    """How much was promised: nothing, the day, about the time, the time."""
    if stop.fixed_time is None:
        return int(stop.stays_today)
    return 2 if stop.leeway_minutes else 3


def _without(task: Task, place: int, order: tuple[int, ...]) -> tuple[Task, tuple[int, ...]]:
    """The rest of the day without one visit, in about the order it had."""
    rest = [index for index in range(task.count) if index != place]
    smaller = _part(task, rest)
    left = tuple(rest.index(index) for index in order if index != place)
    return smaller, improved_order(smaller, left, EXCHANGES) if rest else ()


def _part(task: Task, rest: list[int]) -> Task:
    """The day with only these visits."""
    places = [*rest, task.count]
    reach, set_out = task.reach, task.set_out
    return replace(
        task,
        drives=tuple(tuple(task.drives[a][b] for b in places) for a in places),
        visits=tuple(task.visits[index] for index in rest),
        windows=tuple(task.windows[index] for index in rest),
        values=tuple(task.values[index] for index in rest),
        reach=None if reach is None else lambda a, b, now: reach(places[a], places[b], now),
        set_out=None if set_out is None else lambda a, b, now: set_out(places[a], places[b], now),
    )
