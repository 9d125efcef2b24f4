"""A day of visits in bare minutes: the clock along an order, and what that order costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Any

Drives = tuple[tuple[float, ...], ...]
Spans = tuple[tuple[float, float], ...]
Cost = tuple[float, int, float, float, float]
"""Minutes late, lunch missed, minutes late at home, minutes driven or left out, the minute of coming home."""
NEVER: Cost = (inf, 2, inf, inf, inf)
HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Task:
    """A day of n visits, in minutes after midnight.

    `drives` is (n+1) x (n+1), its last row the start and its last column the end of the day. `windows` are
    the spans in which a visit must begin, None any moment; a visit begins on a multiple of `round_to` (0: at
    any moment) where its window leaves room for that. `values[i]` None must be visited, else it is what
    leaving it out costs in minutes. `depart` None lets the first visit decide. Lunch is had between two
    visits, also on the way, and begins and ends inside its span. `reach` and `set_out` tell when a drive ends
    and begins in traffic: (from, to, minute); never sooner than `drives` says, and who leaves first arrives
    first.
    """

    drives: Drives
    visits: tuple[float, ...]
    windows: tuple[Spans | None, ...]
    values: tuple[float | None, ...] = ()
    depart: float | None = None
    first_visit: float = 0
    home_by: float = inf
    most: float = inf
    lunch_minutes: float = 0
    lunch_from: float = 0
    lunch_until: float = inf
    round_to: int = 0
    reach: Callable[[int, int, float], float] | None = None
    set_out: Callable[[int, int, float], float] | None = None

    @property
    def count(self) -> int:
        return len(self.visits)

    @property
    def required(self) -> int:
        """The visits that may not be left out, as bits."""
        if not self.values:
            return (1 << self.count) - 1
        return sum(1 << index for index, value in enumerate(self.values) if value is None)


@dataclass(frozen=True, slots=True)
class Timing:
    """When visit `index` is reached, begun and left; `lunch` is the break before it, begun at `lunch_at`.

    The last timing of a day is the way home, with the index of the end.
    """

    index: int
    arrive: float
    start: float
    leave: float
    late: float
    driven: float
    lunch: float = 0
    lunch_at: float | None = None


# A way to have made some visits: minutes late, minutes driven, the minute it is now, whether lunch is still
# to come, the last visit, and the label that led to it.
Label = tuple[float, float, float, bool, int, Any]


def arrival(task: Task, now: float, before: int, index: int) -> float:
    """When a drive that begins now ends."""
    if task.reach is None:
        return now + task.drives[before][index]
    return max(task.reach(before, index, now), now + task.drives[before][index])


def departure(task: Task, first: int) -> float:
    """When to leave for the first visit: at the given time, or just in time for it."""
    if task.depart is not None:
        return task.depart
    start, late = begin(task, first, task.first_visit)
    spans = task.windows[first]
    if late and spans:
        start = spans[-1][1]
    if task.set_out is None:
        return max(0, start - task.drives[-1][first])
    return max(0, min(task.set_out(task.count, first, start), start - task.drives[-1][first]))


def begin(task: Task, index: int, arrive: float) -> tuple[float, float]:
    """When a visit begins that is reached at `arrive`, and how much too late that is."""
    spans, step = task.windows[index], task.round_to
    if spans is None:
        return (-(-arrive // step) * step if step else arrive), 0
    for opens, latest in spans:
        if arrive <= opens:
            return opens, 0
        if arrive <= latest:
            return (min(-(-arrive // step) * step, latest) if step else arrive), 0
    return arrive, arrive - spans[-1][1]


def with_lunch(task: Task, now: float, before: int, index: int) -> tuple[float, float, float] | None:
    """A drive with the break before, during or after it: when it ends, minutes driven, when the break begins.

    None when no break that starts now ends inside its span.
    """
    lunch, opens = task.lunch_minutes, task.lunch_from
    if max(now, opens) + lunch > task.lunch_until:
        return None
    if now >= opens:
        there = arrival(task, now + lunch, before, index)
        return there, there - now - lunch, now
    there = arrival(task, now, before, index)
    waited = arrival(task, opens + lunch, before, index)
    on_the_way = max(there, opens) + lunch
    if on_the_way <= waited:
        return on_the_way, there - now, opens
    return waited, waited - opens - lunch, opens


def first_label(task: Task, first: int) -> Label:
    """The day before its first visit; who leaves when lunch would be over has eaten at home."""
    leaves = departure(task, first)
    hungry = task.lunch_minutes > 0 and leaves + task.lunch_minutes <= task.lunch_until
    return 0, 0, leaves, hungry, task.count, None


def steps(task: Task, label: Label, index: int) -> Iterator[Label]:
    """One visit further: at once, and after lunch when that is still to come."""
    late, driven, now, hungry, before, _ = label
    there = arrival(task, now, before, index)
    start, added = begin(task, index, there)
    yield late + added, driven + there - now, start + task.visits[index], hungry, index, label
    if hungry:
        eaten = with_lunch(task, now, before, index)
        if eaten is not None:
            start, added = begin(task, index, eaten[0])
            yield late + added, driven + eaten[1], start + task.visits[index], False, index, label


def homes(task: Task, label: Label) -> Iterator[tuple[Cost, bool]]:
    """What the day costs when it ends after this visit, going home at once or after lunch."""
    late, driven, now, hungry, last, _ = label
    home = arrival(task, now, last, task.count)
    missed = hungry and home + task.lunch_minutes > task.lunch_until
    yield (late, int(missed), max(0, home - task.home_by), driven + home - now, home), False
    eaten = with_lunch(task, now, last, task.count) if missed else None
    if eaten is not None:
        yield (late, 0, max(0, eaten[0] - task.home_by), driven + eaten[1], eaten[0]), True


def keep(room: list[Label], label: Label, is_strict: bool) -> None:
    """Add a label to its room unless another one beats it; those it beats go.

    A label beats another when no future of that one can be better than its own same future. In traffic who is
    earlier may lose on the road what he is ahead: to be strict that is added to what he drove.
    """
    late, driven, now, hungry, _, _ = label
    beaten = False
    for other in room:
        is_no_later = other[0] <= late and other[2] <= now and (hungry or not other[3])
        if is_no_later and other[1] + (now - other[2] if is_strict else 0) <= driven:
            return
        if late <= other[0] and now <= other[2] and (other[3] or not hungry):
            beaten = True
    if beaten:
        room[:] = [other for other in room if not _beats(label, other, is_strict)]
    room.append(label)


def _beats(label: Label, other: Label, is_strict: bool) -> bool:
    if (label[3] and not other[3]) or label[0] > other[0] or label[2] > other[2]:
        return False
    return label[1] + (other[2] - label[2] if is_strict else 0) <= other[1]


def _ends(task: Task, order: Sequence[int], most_late: float = inf) -> Iterator[tuple[Cost, bool, Label]]:
    room, is_strict = [first_label(task, order[0])], task.reach is not None
    for index in order:
        following: list[Label] = []
        for label in room:
            for made in steps(task, label, index):
                if made[0] <= most_late:
                    keep(following, made, is_strict)
        room = following
    for label in room:
        for end, eats in homes(task, label):
            yield end, eats, label


def cost(task: Task, order: Sequence[int], than: Cost = NEVER) -> Cost:
    """What an order costs with its best moment for lunch; smaller is better, first figure first.

    An order that is sure to cost more than `than` isn't worked out: it costs NEVER.
    """
    left = unvisited_cost(task, order)
    if not order:
        return 0, 0, 0, left, 0
    if not (than[0] or than[1] or than[2]) and _bare_drive(task, order) + left > than[3] + HAIR:
        return NEVER
    ends = _ends(task, order, than[0] + HAIR)
    late, missed, home_late, driven, home = min((end for end, _eats, _label in ends), default=NEVER)
    return late, missed, home_late, driven + left, home


def _bare_drive(task: Task, order: Sequence[int]) -> float:
    """The driving without traffic; it never takes less."""
    drives, at, driven = task.drives, task.count, 0.0
    for index in order:
        driven, at = driven + drives[at][index], index
    return driven + drives[at][task.count]


def cheapest(
    task: Task, orders: Iterable[tuple[int, ...]], than: Cost = NEVER
) -> tuple[Cost, tuple[int, ...] | None]:
    """The order that costs least, of equal ones the first by its numbers; None where none costs less."""
    best: tuple[int, ...] | None = None
    for order in orders:
        made = cost(task, order, than)
        if made < than or (best is not None and made == than and order < best):
            than, best = made, order
    return than, best


def unvisited_cost(task: Task, order: Sequence[int]) -> float:
    """What the suggestions that aren't in the order cost."""
    if not task.values or len(order) == task.count:
        return 0
    there = set(order)
    return sum(value or 0 for index, value in enumerate(task.values) if index not in there)


def timings(task: Task, order: Sequence[int]) -> tuple[Timing, ...]:
    """The clock along an order of visits, the way home as the last of them."""
    _cost, eats, label = min(_ends(task, order), key=lambda end: end[:2])
    labels: list[Label] = []
    each: Label | None = label
    while each is not None:
        labels.append(each)
        each = each[5]
    labels.reverse()
    told = [
        _timing(task, before, after[4], eats=before[3] and not after[3]) for before, after in pairwise(labels)
    ]
    return *told, _timing(task, labels[-1], task.count, eats=eats)


def _timing(task: Task, label: Label, index: int, *, eats: bool) -> Timing:
    now, before = label[2], label[4]
    there = arrival(task, now, before, index)
    driven, lunch_at, straight = there - now, None, there
    eaten = with_lunch(task, now, before, index) if eats else None
    if eaten is not None:
        there, driven, lunch_at = eaten
    if index == task.count:
        return Timing(index, there, there, there, 0, driven, there - straight if eats else 0, lunch_at)
    start, late = begin(task, index, there)
    if eats and begin(task, index, straight)[0] == start:
        return Timing(index, straight, start, start + task.visits[index], late, straight - now, 0, lunch_at)
    lunch = task.lunch_minutes if eats else 0
    return Timing(index, there, start, start + task.visits[index], late, driven, lunch, lunch_at)
