"""The best order of a day by looking at all of them: a dynamic programme over sets of visits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import accumulate
from math import inf

from salesdesk.planning.orders import HAIR, Cost, Label, Task, cost, first_label, homes, keep, steps

EXACT_VISITS = 13
STRICT_VISITS = 10
"""In traffic up to here who is earlier must also be able to lose on the road what he is ahead.

Of a hundred days of eight to twelve visits none came out otherwise without that; it takes half the time."""


def exact_order(task: Task, known: tuple[int, ...]) -> tuple[int, ...]:
    """The cheapest order of all; `known` is one that is good already, which spares most of the work.

    Over (set visited, last visit) every label is kept that no other one beats. One that even at its best ends
    behind the best order known is dropped: that is most of them.
    """
    count, is_strict = task.count, task.reach is not None and task.count <= STRICT_VISITS
    best, order, required = cost(task, known), known, task.required
    rest = shortest_rest(task)
    soonest = rest if required == (1 << count) - 1 else shortest_rest(replace(task, values=_free(task)))
    may_win = _judge(task, lateness_to_come(task))
    most = max(task.most, required.bit_count())
    layer: dict[tuple[int, int], list[Label]] = {(0, count): []}
    for made_so_far in range(count):
        following: dict[tuple[int, int], list[Label]] = {}
        for (visited, last), labels in layer.items():
            for index in range(count):
                after = visited | 1 << index
                if after == visited or made_so_far + 1 + (required & ~after).bit_count() > most:
                    continue
                left, spot = (rest[after][index], soonest[after][index]), (after, index)
                ends_in_time = not (best[0] or best[1] or best[2])
                most_driven = best[3] + HAIR - task.drives[last][index] - left[0] if ends_in_time else inf
                for label in labels if last < count else [first_label(task, index)]:
                    if label[1] > most_driven:
                        continue
                    for made in steps(task, label, index):
                        if may_win(made, *left, best, after):
                            keep(following.setdefault(spot, []), made, is_strict)
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


def _free(task: Task) -> tuple[float | None, ...]:
    return tuple(None if value is None else 0 for value in task.values)


def lateness_to_come(task: Task) -> Callable[[int, float], float]:
    """From a set visited and the time: minutes late that the visits still to come will be at least.

    Either each by itself, were it the next one; or all of them in a row, the shortest drives and visits first
    and the window that closes first never behind another.
    """
    count, required = task.count, task.required
    nearest = [
        min([task.drives[other][place] for other in range(count + 1) if other != place])
        for place in range(count)
    ]
    closing = [
        (spans[-1][1], place) for place, spans in enumerate(task.windows) if spans and required >> place & 1
    ]

    @cache
    def deadlines(visited: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        to_come = sorted((latest, place) for latest, place in closing if not visited >> place & 1)
        alone = tuple(sorted(latest - nearest[place] for latest, place in to_come))
        drives = accumulate(sorted(nearest[place] for _, place in to_come))
        stays = accumulate(sorted(task.visits[place] for _, place in to_come), initial=0)
        row = [
            latest - drive - stay for (latest, _), drive, stay in zip(to_come, drives, stays, strict=False)
        ]
        return alone, tuple(sorted(row))

    def owed(visited: int, now: float) -> float:
        alone, row = deadlines(visited)
        return max(_beyond(alone, now), _beyond(row, now))

    return owed


def _beyond(deadlines: tuple[float, ...], now: float) -> float:
    late = 0.0
    for deadline in deadlines:
        if now <= deadline:
            break
        late += now - deadline
    return late


def _judge(
    task: Task, owed: Callable[[int, float], float]
) -> Callable[[Label, float, float, Cost, int], bool]:
    """Whether some way on from a label may still be better than the best day known.

    Of the label are told what the rest costs at least and how long driving it takes at least.
    """
    required, home_by, last_lunch = task.required, task.home_by, task.lunch_until - task.lunch_minutes
    visiting = [(place, minutes) for place, minutes in enumerate(task.visits) if required >> place & 1]

    def may_win(label: Label, rest: float, driving: float, best: Cost, visited: int) -> bool:
        late, driven, now, hungry, _last, _before = label
        late += owed(visited, now)
        if late > best[0] + HAIR:
            return False
        missed = hungry and now > last_lunch
        if late < best[0] - HAIR or missed < best[1]:
            return True
        if missed > best[1]:
            return False
        if home_by < inf:
            to_come = sum([minutes for place, minutes in visiting if not visited >> place & 1])
            home_late = max(0, now + to_come + driving - home_by)
            if home_late > best[2] + HAIR:
                return False
            if home_late < best[2] - HAIR:
                return True
        return driven + rest <= best[3] + HAIR

    return may_win
