"""The calls and the days as a problem in bare numbers, with what is fixed already laid out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.domain.day_minutes import minute_of
from salesdesk.domain.geography import Point
from salesdesk.planning.shifts import Choice, Matrix, Problem, Shift, Windows
from salesdesk.planning.standing import Standing, hold
from salesdesk.planning.travel import Leg, TravelModel
from salesdesk.planning.week_model import Call, Weights, WorkDay
from salesdesk.planning.week_turns import Asked, asked_of, begins, cost_of, hour_of, span_of

Legs = Callable[[Point | None, Point | None], Leg]
Known = Mapping[tuple[UUID, int], date]

NOWHERE = Point(0, 0)
FIXED = 100_000.0
"""What leaving out a fixed visit would cost: nothing outweighs it."""
ROUNDING = 2
"""Minutes that are lost to beginning a visit on a multiple of five."""
TRAFFIC = 1.08
"""By how much traffic makes driving longer on a working day; each day is laid with its own in the end."""
ENOUGH_CHOICE = 300
"""More visits than this, or than twice what the days hold, are not weighed: the least worth wait."""


@dataclass(slots=True)
class Board:
    """One visit per stop, one shift per day.

    `outside` are visits on days that aren't worked, `hopeless` has no day, `surplus` is too
    much to weigh.
    """

    days: tuple[WorkDay, ...]
    asked: tuple[Asked, ...]
    problem: Problem
    start: list[list[int]]
    outside: tuple[Asked, ...] = ()
    hopeless: tuple[Asked, ...] = ()
    surplus: tuple[Asked, ...] = ()

    @property
    def first(self) -> date:
        return self.days[0].day


def set_out(
    calls: Sequence[Call],
    days: Sequence[WorkDay],
    legs: Legs,
    weights: Weights,
    matrix: Sequence[Sequence[float]] | None = None,
    before: Known | None = None,
) -> Board:
    """Everything the search needs; `before` are the days that should stay if nothing asks for a change."""
    ordered = tuple(sorted(days, key=lambda day: day.day))
    first, last = span_of(ordered)
    if matrix is not None:  # it tells where everybody is; nobody is without an address
        calls = [replace(call, point=call.point or NOWHERE) for call in calls]
    number_of = {call.id: number for number, call in enumerate(calls)}
    wanted = [asked for call in calls for asked in asked_of(call, first, last)]
    days_of = [_days_of(asked, ordered) for asked in wanted]
    outside = [asked for asked in wanted if _is_outside(asked, ordered)]
    kept, hopeless, surplus = _sifted(wanted, days_of, ordered)
    indexes = {day: index for index, day in enumerate(sorted({day.day for day in ordered}))}
    asked = tuple(each for each, _ in kept)
    windows: dict[tuple[int, int], Windows] = {}
    choices = []
    for stop, (each, at) in enumerate(kept):
        for day in at:
            if (spans := begins(each, day)) is not None:
                windows[stop, indexes[day.day]] = spans
        choices.append(_choices(each, at, indexes, first, weights, before or {}))
    slack = ROUNDING if matrix is None else 0
    shifts, places = _shifts(ordered, indexes, len(asked), weights, asked)
    problem = Problem(
        travel=_travel(asked, places, legs, matrix, number_of),
        service=tuple(float(each.call.minutes + slack * each.is_free) for each in asked),
        load=tuple(each.call.load for each in asked),
        choices=tuple(choices),
        value=tuple(each.worth if each.is_free else FIXED for each in asked),
        shifts=shifts,
        windows=windows,
    )
    board = Board(ordered, asked, problem, [], tuple(outside), tuple(hopeless), tuple(surplus))
    _lay_fixed(board, windows, indexes)
    return board


def _is_outside(asked: Asked, days: Sequence[WorkDay]) -> bool:
    """A visit that stands on a day that isn't worked."""
    pin = asked.pin
    return asked.call.is_visit and pin is not None and all(day.day != pin.day for day in days)


def _days_of(asked: Asked, days: Sequence[WorkDay]) -> list[WorkDay]:
    """On which days it may come, opening hours included."""
    if asked.call.point is None and asked.is_free:
        return []
    if asked.pin is not None:
        return [day for day in days if day.day == asked.pin.day and begins(asked, day) != ()]
    if asked.call.on_days:
        named = {day for days in asked.call.on_days for day in days}
        return [day for day in days if day.day in named and begins(asked, day) != ()]
    return [day for day in days if asked.earliest <= day.day <= asked.latest and begins(asked, day) != ()]


_Kept = list[tuple[Asked, list[WorkDay]]]


def _sifted(
    wanted: Sequence[Asked], days_of: Sequence[list[WorkDay]], days: Sequence[WorkDay]
) -> tuple[_Kept, list[Asked], list[Asked]]:
    """What is worth weighing, what has no day at all, and what there is too much of."""
    kept: _Kept = []
    free: _Kept = []
    hopeless = []
    for asked, at in zip(wanted, days_of, strict=True):
        if at:
            (free if asked.is_free else kept).append((asked, at))
        elif not _is_outside(asked, days):
            hopeless.append(asked)
    most = max(ENOUGH_CHOICE, round(2 * sum(day.most_visits for day in days if day.most_visits < 1000)))
    surplus: list[Asked] = []
    if len(free) > most and all(day.most_visits < 1000 for day in days):
        ranked = sorted(free, key=lambda each: (-each[0].worth, each[0].due or date.min))
        surplus = [asked for asked, _ in ranked[most:]]
        keep = {(asked.call.id, asked.number) for asked, _ in ranked[:most]}
        free = [each for each in free if (each[0].call.id, each[0].number) in keep]
    return kept + free, hopeless, surplus


def _choices(
    asked: Asked,
    at: Sequence[WorkDay],
    indexes: Mapping[date, int],
    first: date,
    weights: Weights,
    before: Known,
) -> tuple[Choice, ...]:
    open_on = {day.day: day for day in at}
    if asked.call.on_days:
        sets = [days for days in asked.call.on_days if all(day in open_on for day in days)]
        return tuple(Choice(tuple(indexes[day] for day in days)) for days in sets)
    if asked.pin is not None:
        return (Choice((indexes[asked.pin.day],)),)
    was = before.get((asked.call.id, asked.number))
    costs: dict[date, float] = {}
    for day in at:
        cost = cost_of(asked, day, first, weights) + (weights.change if was and was != day.day else 0.0)
        costs[day.day] = min(cost, costs.get(day.day, cost))
    # The cheapest first: the search may stop at the first one that can't be beaten.
    ranked = sorted(costs.items(), key=lambda each: (each[1], each[0]))
    return tuple(Choice((indexes[day],), cost) for day, cost in ranked)


def _shifts(
    days: Sequence[WorkDay],
    indexes: Mapping[date, int],
    count: int,
    weights: Weights,
    asked: Sequence[Asked],
) -> tuple[tuple[Shift, ...], list[Point | None]]:
    """The days as shifts, and the places where they start and end; the first is where most start."""
    places: list[Point | None] = [days[0].start]
    enough = _enough(days, asked)

    def row(point: Point | None) -> int:
        if point not in places:
            places.append(point)
        return count + places.index(point)

    shifts = tuple(
        Shift(
            day=indexes[day.day],
            opens=minute_of(day.leaves_from),
            closes=minute_of(day.home_by),
            most=day.most_visits,
            lunch=day.lunch_minutes,
            lunch_from=minute_of(day.lunch_from),
            first=minute_of(day.first_visit),
            begins=row(day.start),
            ends=row(day.end),
            enough=enough,
            crowd=weights.crowd,
        )
        for day in days
    )
    return shifts, places


def _enough(days: Sequence[WorkDay], asked: Sequence[Asked]) -> float:
    """What a day gets when the visits are spread evenly."""
    load = sum(each.call.load for each in asked if each.worth > 0)
    return max(2.0, -(-load // len(days)))


def _travel(
    asked: Sequence[Asked],
    places: Sequence[Point | None],
    legs: Legs,
    matrix: Sequence[Sequence[float]] | None,
    number_of: Mapping[UUID, int],
) -> Matrix:
    """Minutes between all stops and places; where the day's place is unknown, the drive is left out."""
    if matrix is not None:
        rows = [number_of[each.call.id] for each in asked] + [len(number_of)] * len(places)
        return tuple(tuple(float(matrix[a][b]) for b in rows) for a in rows)
    points = [each.call.point for each in asked]
    unique = list(dict.fromkeys([*points, *(place for place in places if place is not None)]))
    at = {point: index for index, point in enumerate(unique)}
    table = _table(unique, legs)
    width = len(asked) + len(places)
    rows = [at[point] for point in points]
    made: list[tuple[float, ...]] = []
    for point in [*points, *places]:
        is_place = len(made) >= len(asked)
        if is_place and point is None:
            made.append((0.0,) * width)
            continue
        ways = table[at[point]]
        onward = [ways[index] for index in rows]
        onward += [0.0 if place is None else ways[at[place]] for place in places]
        if is_place:
            onward[len(made)] = 0.0
        made.append(tuple(onward))
    return tuple(made)


def _table(points: Sequence[Point | None], legs: Legs) -> list[list[float]]:
    """Minutes between places, with what traffic adds on average where the estimate knows of traffic."""
    if not isinstance(legs, TravelModel):
        return [[float(legs(a, b).minutes) for b in points] for a in points]
    busy = TRAFFIC if legs.traffic else 1.0
    return [[leg.minutes * busy for leg in row] for row in legs.matrix(points)]


def _lay_fixed(board: Board, windows: dict[tuple[int, int], Windows], indexes: Mapping[date, int]) -> None:
    """Put what is fixed on its days, and let those days hold it."""
    by_day: dict[int, list[int]] = {}
    for stop, each in enumerate(board.asked):
        if each.pin is not None:
            by_day.setdefault(indexes[each.pin.day], []).append(stop)
    shifts = list(board.problem.shifts)
    board.start = [[] for _ in shifts]
    for number, frame in enumerate(shifts):
        if stops := by_day.pop(frame.day, []):
            standing = [Standing(stop, hour_of(board.asked[stop]), board.asked[stop].call.leeway_minutes)
                        for stop in stops]  # fmt: skip
            shifts[number], board.start[number] = hold(board.problem, windows, frame, standing)
    board.problem = replace(board.problem, shifts=tuple(shifts))
