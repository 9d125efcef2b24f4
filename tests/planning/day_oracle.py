"""The best day by trying everything: every choice of visits, every order, every minute to have lunch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from salesdesk.planning.orders import Cost, Task


def best_by_trying(task: Task) -> Cost:
    """What the cheapest day costs; without traffic, in whole minutes."""
    return min(cost for order in _orders(task) for cost in _costs(task, order))


def _orders(task: Task) -> Iterator[tuple[int, ...]]:
    musts = [index for index in range(task.count) if not task.values or task.values[index] is None]
    others = [index for index in range(task.count) if index not in musts]
    for more in range(len(others) + 1):
        if more and len(musts) + more > task.most:
            return
        for chosen in combinations(others, more):
            yield from permutations((*musts, *chosen))


def _costs(task: Task, order: tuple[int, ...]) -> Iterator[Cost]:
    left = sum((task.values[i] or 0) for i in range(task.count) if task.values and i not in order)
    if not order:
        yield 0, 0, 0, left, 0
        return
    leaves = _leaves(task, order[0])
    needs = task.lunch_minutes > 0 and leaves + task.lunch_minutes <= task.lunch_until
    for gap in range(len(order) + 1) if needs else []:
        latest = int(task.lunch_until - task.lunch_minutes)
        for eats in range(int(task.lunch_from), latest + 1):
            made = _walk(task, order, leaves, gap, eats)
            if made is not None:
                late, home_late, driven, home = made
                yield late, 0, home_late, driven + left, home
    bare = _walk(task, order, leaves, -1, 0)
    assert bare is not None
    late, home_late, driven, home = bare
    missed = needs and home + task.lunch_minutes > task.lunch_until
    yield late, int(missed), home_late, driven + left, home


def _leaves(task: Task, first: int) -> float:
    if task.depart is not None:
        return task.depart
    spans = task.windows[first]
    start = task.first_visit
    if spans is None:
        start = -(-start // task.round_to) * task.round_to
    elif start > spans[-1][1]:
        start = spans[-1][1]
    else:
        start = _begun(task, first, start)[0]
    return max(0, start - task.drives[-1][first])


def _walk(
    task: Task, order: tuple[int, ...], now: float, gap: int, eats: int
) -> tuple[float, float, float, float] | None:
    late = driven = 0.0
    before = task.count
    for place, index in enumerate((*order, task.count)):
        drive = task.drives[before][index]
        ready = now + drive
        if place == gap:
            if eats < now:
                return None
            ready = ready + task.lunch_minutes if eats <= ready else eats + task.lunch_minutes
        driven += drive
        before = index
        if index == task.count:
            return late, max(0, ready - task.home_by), driven, ready
        start, added = _begun(task, index, ready)
        late, now = late + added, start + task.visits[index]
    return None


def _begun(task: Task, index: int, ready: float) -> tuple[float, float]:
    spans, step = task.windows[index], task.round_to
    written = -(-ready // step) * step
    if spans is None:
        return written, 0
    fitting = [
        opens if ready <= opens else min(written, latest) for opens, latest in spans if ready <= latest
    ]
    if fitting:
        return min(fitting), 0
    return ready, ready - max(latest for _opens, latest in spans)
