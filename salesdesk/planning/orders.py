"""The order of a day in bare minutes: exact for a normal day, insertion and exchange for a long one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

EXACT_VISITS = 13

Drives = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A day of n visits: `drives` is (n+1) x (n+1) minutes, its last row the start and last column the end.

    `fixed` holds minutes after midnight per visit or None, `depart` None lets the first visit decide, and a
    free visit begins on a multiple of `round_to` minutes.
    """

    drives: Drives
    visits: tuple[int, ...]
    fixed: tuple[int | None, ...]
    depart: int | None
    first_visit: int
    lunch_minutes: int
    lunch_from: int
    round_to: int = 1


@dataclass(frozen=True, slots=True)
class Timing:
    """When visit `index` is reached, begun and left, in minutes after midnight."""

    index: int
    arrive: int
    start: int
    leave: int
    late: int
    lunch: int


# A way to have made some visits: minutes late, minutes driven, the minute it is now, whether lunch is still
# to come, the last visit, and the label that led to it.
_Label = tuple[int, int, int, bool, int, Any]


def departure(task: Task, first: int) -> int:
    """When to leave for the first visit: at the given time, or just in time for it."""
    if task.depart is not None:
        return task.depart
    fixed = task.fixed[first]
    return max(0, (task.first_visit if fixed is None else fixed) - task.drives[-1][first])


def _clock(
    task: Task, now: int, hungry: bool, before: int, index: int
) -> tuple[int, int, int, int, int, bool]:
    """One visit further: when reached, begun and left, minutes late, lunch taken, lunch still to come."""
    lunch = task.lunch_minutes if hungry and now >= task.lunch_from else 0
    arrive = now + lunch + task.drives[before][index]
    fixed = task.fixed[index]
    if fixed is None:
        start, late = -(-arrive // task.round_to) * task.round_to, 0
    else:
        start, late = (arrive, arrive - fixed) if arrive > fixed else (fixed, 0)
    if hungry and (lunch or start - max(arrive, task.lunch_from) >= task.lunch_minutes):
        hungry = False
    return arrive, start, start + task.visits[index], late, lunch, hungry


def timings(task: Task, order: Sequence[int]) -> Iterator[Timing]:
    """The clock along an order of visits."""
    now, hungry, before = departure(task, order[0]), task.lunch_minutes > 0, len(task.visits)
    for index in order:
        arrive, start, now, late, lunch, hungry = _clock(task, now, hungry, before, index)
        before = index
        yield Timing(index, arrive, start, now, late, lunch)


def cost(task: Task, order: Sequence[int]) -> tuple[int, int, int]:
    """What an order costs: minutes late, minutes driven, minute at home; smaller is better, in that order."""
    late, driven, before = 0, 0, len(task.visits)
    now, hungry = departure(task, order[0]), task.lunch_minutes > 0
    for index in order:
        _arrive, _start, now, added, _lunch, hungry = _clock(task, now, hungry, before, index)
        late += added
        driven += task.drives[before][index]
        before = index
    return late, driven + task.drives[before][-1], now + task.drives[before][-1]


def best_order(task: Task) -> tuple[int, ...]:
    """Exact up to thirteen visits, for more the best of some improved beginnings (0 to 1 % longer)."""
    if len(task.visits) < 2:
        return tuple(range(len(task.visits)))
    home = task.drives[-1]
    ranks = (lambda i: -home[i], lambda i: home[i], lambda i: task.drives[0][i], lambda i: i)
    improved = (_improved(task, _inserted(task, rank)) for rank in ranks)
    found = min(improved, key=lambda order: (cost(task, order), order))
    return _exact(task, found) if len(task.visits) <= EXACT_VISITS else found


def _exact(task: Task, known: tuple[int, ...]) -> tuple[int, ...]:
    """Dynamic programme over (set visited, last visit), keeping every label no other one beats.

    A label that even at its best ends behind the order we `know` already is dropped: that is most of them.
    """
    count = len(task.visits)
    best, order = cost(task, known), known
    home, owed = _shortest_home(task.drives), _lateness_to_come(task)
    layer: dict[tuple[int, int], list[_Label]] = {}
    for first in range(count):
        start = (0, 0, departure(task, first), task.lunch_minutes > 0, first, None)
        label = (*_after(task, start, count, first)[:5], None)
        if _may_win(label, home[1 << first][first], best, owed, 1 << first):
            layer[1 << first, first] = [label]
    for _ in range(count - 1):
        following: dict[tuple[int, int], list[_Label]] = {}
        for (visited, last), labels in layer.items():
            for index in range(count):
                if visited >> index & 1:
                    continue
                after = visited | 1 << index, index
                left = home[after[0]][index]
                for label in labels:
                    made = _after(task, label, last, index)
                    if _may_win(made, left, best, owed, after[0]):
                        _keep(following.setdefault(after, []), made, task.lunch_from)
        layer = following
    ends = [tuple(_walked(label)) for labels in layer.values() for label in labels]
    return min([order, *ends], key=lambda each: (cost(task, each), each))


def _shortest_home(drives: Drives) -> list[list[int]]:
    """Per set visited and last visit the fewest minutes over all the others and home, without any clock.

    No way home with appointments and lunch is shorter, and a day without them is solved by it.
    """
    count = len(drives) - 1
    everything = (1 << count) - 1
    least = [[0] * count for _ in range(everything + 1)]
    least[everything] = [drives[last][count] for last in range(count)]
    for visited in range(everything - 1, 0, -1):
        left = [
            (place, least[visited | 1 << place][place]) for place in range(count) if not visited >> place & 1
        ]
        row = least[visited]
        for last in range(count):
            if visited >> last & 1:
                ways = drives[last]
                row[last] = min([ways[place] + rest for place, rest in left])
    return least


def _lateness_to_come(task: Task) -> Callable[[int, int], int]:
    """From a set visited and the time: minutes late that the appointments still to come will be at least."""
    count = len(task.visits)
    latest = [
        (place, fixed - min(task.drives[other][place] for other in range(count + 1) if other != place))
        for place, fixed in enumerate(task.fixed)
        if fixed is not None
    ]

    def owed(visited: int, now: int) -> int:
        return sum([now - leave for place, leave in latest if now > leave and not visited >> place & 1])

    return owed


def _may_win(
    label: _Label, rest: int, best: tuple[int, int, int], owed: Callable[[int, int], int], visited: int
) -> bool:
    """Whether some way on from here may still be better than the best order known."""
    late = label[0] + owed(visited, label[2])
    return late < best[0] or (late == best[0] and label[1] + rest <= best[1])


def _after(task: Task, label: _Label, last: int, index: int) -> _Label:
    _arrive, _start, leave, late, _lunch, hungry = _clock(task, label[2], label[3], last, index)
    return label[0] + late, label[1] + task.drives[last][index], leave, hungry, index, label


def _walked(label: _Label) -> list[int]:
    order = []
    each: _Label | None = label
    while each is not None:
        order.append(each[4])
        each = each[5]
    return order[::-1]


def _keep(room: list[_Label], label: _Label, lunch_from: int) -> None:
    if not any(_beats(other, label, lunch_from) for other in room):
        room[:] = [other for other in room if not _beats(label, other, lunch_from)]
        room.append(label)


def _beats(label: _Label, other: _Label, lunch_from: int) -> bool:
    """Whether no future of `other` can be better than the same future of this one."""
    if label[3] and (not other[3] or (label[2] < lunch_from and label[2] != other[2])):
        return False  # being earlier can put lunch in the wrong gap
    return label[0] <= other[0] and label[1] <= other[1] and label[2] <= other[2]


def _inserted(task: Task, rank: Callable[[int], int]) -> tuple[int, ...]:
    """Appointments by the clock, then each free visit where it costs least, in the order of `rank`."""
    appointments = [(fixed, index) for index, fixed in enumerate(task.fixed) if fixed is not None]
    order = tuple(index for _, index in sorted(appointments))
    free = [index for index, fixed in enumerate(task.fixed) if fixed is None]
    for index in sorted(free, key=rank):
        places = ((*order[:at], index, *order[at:]) for at in range(len(order) + 1))
        order = min(places, key=lambda candidate: (cost(task, candidate), candidate))
    return order


def _improved(task: Task, order: tuple[int, ...]) -> tuple[int, ...]:
    """Turn a stretch around or move a visit as long as that makes the day cheaper."""
    best = cost(task, order)
    while True:
        found, candidate = min((cost(task, near), near) for near in _neighbours(order))
        if found >= best:
            return order
        best, order = found, candidate


def _neighbours(order: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for a, b in combinations(range(len(order)), 2):
        yield (*order[:a], *reversed(order[a : b + 1]), *order[b + 1 :])
        yield (*order[:a], *order[a + 1 : b + 1], order[a], *order[b + 1 :])
        yield (*order[:a], order[b], *order[a:b], *order[b + 1 :])
