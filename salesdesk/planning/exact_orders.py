"""The best order of a day by looking at all of them: a dynamic programme over sets of visits."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from salesdesk.planning.orders import Cost, Label, Task, cost, first_label, homes, keep, steps

EXACT_VISITS = 13
_HAIR = 1e-9


def exact_order(task: Task, known: tuple[int, ...]) -> tuple[int, ...]:
    """The cheapest order of all; `known` is one that is good already, which spares most of the work.

    Over (set visited, last visit) every label is kept that no other one beats. One that even at its best ends
    behind the best order known is dropped: that is most of them.
    """
    count, in_traffic = task.count, task.reach is not None
    best, order = cost(task, known), known
    rest, owed = shortest_rest(task), lateness_to_come(task)
    may_win = _judge(task, owed)
    required = task.required
    most = max(task.most, required.bit_count())
    layer: dict[tuple[int, int], list[Label]] = {(0, count): []}
    for made_so_far in range(count):
        following: dict[tuple[int, int], list[Label]] = {}
        for (visited, last), labels in layer.items():
            for index in range(count):
                after = visited | 1 << index
                if after == visited or made_so_far + 1 + (required & ~after).bit_count() > most:
                    continue
                left, spot = rest[after][index], (after, index)
                for label in labels if last < count else [first_label(task, index)]:
                    for made in steps(task, label, index):
                        if may_win(made, left, best, after):
                            keep(following.setdefault(spot, []), made, in_traffic)
        layer = following
        best, order = _ended(task, layer, best, order)
    return order


def _ended(
    task: Task, layer: dict[tuple[int, int], list[Label]], best: Cost, order: tuple[int, ...]
) -> tuple[Cost, tuple[int, ...]]:
    """The best day so far, with those that might end here because only suggestions are left."""
    required, everything = task.required, (1 << task.count) - 1
    for (visited, _last), labels in layer.items():
        if required & ~visited:
            continue
        left = sum((task.values[i] or 0) for i in range(task.count) if everything & ~visited & 1 << i)
        for label in labels:
            for (late, missed, home_late, driven, home), _eats in homes(task, label):
                made = late, missed, home_late, driven + left, home
                if _about(made) <= _about(best):
                    way = _walked(label)
                    if (_about(made), way) < (_about(best), order):
                        best, order = made, way
    return best, order


def _about(made: Cost) -> Cost:
    """Sums of parts of minutes differ by a hair with the order in which they are added."""
    late, missed, home_late, driven, home = made
    return round(late, 7), missed, round(home_late, 7), round(driven, 7), round(home, 7)


def _walked(label: Label) -> tuple[int, ...]:
    order = []
    each: Label | None = label
    while each is not None:
        order.append(each[4])
        each = each[5]
    return tuple(order[-2::-1])


def shortest_rest(task: Task) -> list[list[float]]:
    """Per set visited and last visit what the rest of the day costs at least, without any clock.

    That is driving to the others and home, or leaving out suggestions. No day with appointments and lunch is
    shorter, and a day without them is solved by it.
    """
    count, drives, required = task.count, task.drives, task.required
    everything = (1 << count) - 1
    values = [0 if value is None else value for value in task.values] or [0] * count
    least: list[list[float]] = [[0.0] * count for _ in range(everything + 1)]
    least[everything] = [drives[last][count] for last in range(count)]
    for visited in range(everything - 1, 0, -1):
        open_places = [place for place in range(count) if not visited >> place & 1]
        left = [(place, least[visited | 1 << place][place]) for place in open_places]
        may_end = not required & ~visited
        given_up = sum([values[place] for place in open_places]) if may_end else inf
        row = least[visited]
        for last in range(count):
            if visited >> last & 1:
                ways = drives[last]
                onward = min([ways[place] + further for place, further in left])
                row[last] = min(onward, ways[count] + given_up) if may_end else onward
    return least


def lateness_to_come(task: Task) -> Callable[[int, float], float]:
    """From a set visited and the time: minutes late that the visits still to come will be at least."""
    count, required = task.count, task.required
    latest = [
        (
            place,
            spans[-1][1] - min([task.drives[other][place] for other in range(count + 1) if other != place]),
        )
        for place, spans in enumerate(task.windows)
        if spans and required >> place & 1
    ]

    def owed(visited: int, now: float) -> float:
        return sum([now - leave for place, leave in latest if now > leave and not visited >> place & 1])

    return owed


def _judge(task: Task, owed: Callable[[int, float], float]) -> Callable[[Label, float, Cost, int], bool]:
    """Whether some way on from a label may still be better than the best day known."""
    count, required, home_by = task.count, task.required, task.home_by
    nearest_home = min(task.drives[place][count] for place in range(count))
    visiting = [(place, minutes) for place, minutes in enumerate(task.visits) if required >> place & 1]

    def may_win(label: Label, rest: float, best: Cost, visited: int) -> bool:
        late, driven, now = label[0], label[1], label[2]
        late += owed(visited, now)
        if late > best[0] + _HAIR:
            return False
        if late < best[0] - _HAIR or best[1]:
            return True
        if home_by < inf:
            to_come = sum([minutes for place, minutes in visiting if not visited >> place & 1])
            home_late = max(0, now + to_come + nearest_home - home_by)
            if home_late > best[2] + _HAIR:
                return False
            if home_late < best[2] - _HAIR:
                return True
        return driven + rest <= best[3] + _HAIR

    return may_win
