"""A good order for any day: insertion and exchange for a start, ruin and recreate for a long day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from math import inf

from salesdesk.planning.orders import Task, cheapest, cost
from salesdesk.planning.ruin_recreate import ROUNDS, Watch, solve
from salesdesk.planning.shifts import Choice, Problem, Shift

EXCHANGES, EXCHANGED_STOPS = 4000, 25
"""How many changed orders of a long day are looked at after the search; of a longer one fewer."""
_MUST = 1e6


def inserted_order(task: Task, looks: int | None = None) -> tuple[int, ...]:
    """Each visit where it costs least, those with the tightest windows first, then exchanged and turned."""
    ranks = [
        sorted(
            range(task.count), key=lambda index: (*_room(task, index), sign * task.drives[-1][index], index)
        )
        for sign in (1, -1)
    ]
    orders = [improved_order(task, put_in(task, (), rank), looks) for rank in ranks]
    return min(orders, key=lambda order: (cost(task, order), order))


def long_order(task: Task, rounds: int = ROUNDS, watch: Watch | None = None) -> tuple[int, ...]:
    """By ruin and recreate over the plain clock, then exchanged by the whole one."""
    found = solve(_problem(task), rounds, watch=watch).orders[0]
    absent = [index for index in range(task.count) if index not in set(found)]
    musts = [index for index in absent if task.required >> index & 1]
    if len(found) + len(musts) > task.most:
        found = tuple(index for index in found if task.required >> index & 1)
    order = put_in(task, found, musts)
    if order == found and not _has_whole_clock(task):
        return order
    return improved_order(task, order, EXCHANGES * EXCHANGED_STOPS // max(EXCHANGED_STOPS, task.count))


def put_in(task: Task, order: tuple[int, ...], more: Sequence[int]) -> tuple[int, ...]:
    """Each of these where it costs least, a suggestion only when that is cheaper than leaving it out."""
    for index in more:
        places = [(*order[:at], index, *order[at:]) for at in range(len(order) + 1)]
        if not task.required >> index & 1:
            places = [*(places if len(order) < task.most else []), order]
        order = cheapest(task, places)[1] or order
    return order


def improved_order(task: Task, order: tuple[int, ...], looks: int | None = None) -> tuple[int, ...]:
    """Turn a stretch around, move a visit or swap a suggestion as long as that makes the day cheaper."""
    best, left = cost(task, order), looks
    while True:
        near = list(islice(neighbours(task, order), left))
        found, candidate = cheapest(task, near, best)
        if candidate is None:
            return order
        best, order = found, candidate
        if left is not None:
            left = max(0, left - len(near))


def neighbours(task: Task, order: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The orders one change away."""
    for a, b in combinations(range(len(order)), 2):
        yield (*order[:a], *order[a + 1 : b + 1], order[a], *order[b + 1 :])
        yield (*order[:a], order[b], *order[a:b], *order[b + 1 :])
        if b - a > 1:
            yield (*order[:a], *reversed(order[a : b + 1]), *order[b + 1 :])
    required = task.required
    for at, index in enumerate(order):
        if not required >> index & 1:
            yield (*order[:at], *order[at + 1 :])
    absent = set(range(task.count)).difference(order)
    for index in sorted(absent):
        if len(order) < task.most or required >> index & 1:
            for at in range(len(order) + 1):
                yield (*order[:at], index, *order[at:])


def _room(task: Task, index: int) -> tuple[bool, float]:
    """First who must be visited, then who is open shortest."""
    spans = task.windows[index]
    room = inf if spans is None else sum(latest - opens for opens, latest in spans)
    return not task.required >> index & 1, room


def _has_whole_clock(task: Task) -> bool:
    """Whether the day knows more than drives, visits and windows."""
    return bool(task.round_to or task.lunch_minutes or task.reach)


def _problem(task: Task) -> Problem:
    """The day as one shift; who decides on leaving by the first visit reaches every first visit in time."""
    opens = task.depart
    windows = {}
    if opens is None:
        opens = task.first_visit - max(task.drives[-1])
    for index, spans in enumerate(task.windows):
        if task.depart is None:
            windows[index, 0] = _from(task.first_visit, spans)
        elif spans is not None:
            windows[index, 0] = spans
    shift = Shift(
        0, opens, task.home_by, task.most, task.lunch_minutes, task.lunch_from if task.lunch_minutes else inf
    )
    values = task.values or (None,) * task.count
    return Problem(
        travel=task.drives,
        service=task.visits,
        load=(1.0,) * task.count,
        choices=((Choice((0,)),),) * task.count,
        value=tuple(_MUST if value is None else value for value in values),
        shifts=(shift,),
        windows=windows,
    )


def _from(first: float, spans: tuple[tuple[float, float], ...] | None) -> tuple[tuple[float, float], ...]:
    if spans is None:
        return ((first, inf),)
    later = tuple((max(first, opens), latest) for opens, latest in spans if latest >= first)
    return later or spans
