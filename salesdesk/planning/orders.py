"""The order of a day in bare minutes: exact for a normal day, insertion and exchange for a long one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

EXACT_VISITS = 9

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


@dataclass(frozen=True, slots=True)
class _Label:
    """A way to have made some visits: lateness, driving, the time it is now, whether lunch is behind us."""

    late: int
    drive: int
    now: int
    hungry: bool
    order: tuple[int, ...]

    def beats(self, other: _Label, lunch_from: int) -> bool:
        """Whether no future of `other` can be better than the same future of this one."""
        if self.hungry and (not other.hungry or (self.now < lunch_from and self.now != other.now)):
            return False  # being earlier can put lunch in the wrong gap
        return self.late <= other.late and self.drive <= other.drive and self.now <= other.now


def departure(task: Task, first: int) -> int:
    """When to leave for the first visit: at the given time, or just in time for it."""
    if task.depart is not None:
        return task.depart
    fixed = task.fixed[first]
    return max(0, (task.first_visit if fixed is None else fixed) - task.drives[-1][first])


def _visit(task: Task, now: int, hungry: bool, before: int, index: int) -> tuple[Timing, bool]:
    lunch = task.lunch_minutes if hungry and now >= task.lunch_from else 0
    arrive = now + lunch + task.drives[before][index]
    fixed = task.fixed[index]
    start = -(-arrive // task.round_to) * task.round_to if fixed is None else max(arrive, fixed)
    late = 0 if fixed is None else max(0, arrive - fixed)
    eaten = lunch > 0 or start - max(arrive, task.lunch_from) >= task.lunch_minutes
    return Timing(index, arrive, start, start + task.visits[index], late, lunch), hungry and not eaten


def timings(task: Task, order: Sequence[int]) -> Iterator[Timing]:
    """The clock along an order of visits."""
    now, hungry, before = departure(task, order[0]), task.lunch_minutes > 0, len(task.visits)
    for index in order:
        timing, hungry = _visit(task, now, hungry, before, index)
        now, before = timing.leave, index
        yield timing


def cost(task: Task, order: Sequence[int]) -> tuple[int, int, int]:
    """What an order costs: minutes late, minutes driven, minute at home; smaller is better, in that order."""
    late, driven, now, before = 0, 0, 0, len(task.visits)
    for timing in timings(task, order):
        late, now = late + timing.late, timing.leave
        driven += task.drives[before][timing.index]
        before = timing.index
    return late, driven + task.drives[before][-1], now + task.drives[before][-1]


def best_order(task: Task) -> tuple[int, ...]:
    """Exact up to nine visits, for more the best of some improved beginnings (0 to 1 % longer)."""
    if len(task.visits) <= EXACT_VISITS:
        return _exact(task)
    home = task.drives[-1]
    ranks = (lambda i: -home[i], lambda i: home[i], lambda i: task.drives[0][i], lambda i: i)
    improved = (_improved(task, _inserted(task, rank)) for rank in ranks)
    return min(improved, key=lambda order: (cost(task, order), order))


def _exact(task: Task) -> tuple[int, ...]:
    """Dynamic programme over (set visited, last visit), keeping every label no other one beats."""
    count = len(task.visits)
    layer: dict[tuple[int, int], list[_Label]] = {}
    for first in range(count):
        timing, hungry = _visit(task, departure(task, first), task.lunch_minutes > 0, count, first)
        label = _Label(timing.late, task.drives[-1][first], timing.leave, hungry, (first,))
        layer[1 << first, first] = [label]
    for _ in range(count - 1):
        following: dict[tuple[int, int], list[_Label]] = {}
        for (visited, last), labels in layer.items():
            for index in range(count):
                if not visited >> index & 1:
                    room = following.setdefault((visited | 1 << index, index), [])
                    for label in labels:
                        _keep(room, _after(task, label, last, index), task.lunch_from)
        layer = following
    finished = ((cost(task, label.order), label.order) for labels in layer.values() for label in labels)
    return min(finished)[1]


def _after(task: Task, label: _Label, last: int, index: int) -> _Label:
    timing, hungry = _visit(task, label.now, label.hungry, last, index)
    driven = label.drive + task.drives[last][index]
    return _Label(label.late + timing.late, driven, timing.leave, hungry, (*label.order, index))


def _keep(room: list[_Label], label: _Label, lunch_from: int) -> None:
    if not any(other.beats(label, lunch_from) for other in room):
        room[:] = [other for other in room if not label.beats(other, lunch_from)]
        room.append(label)


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
