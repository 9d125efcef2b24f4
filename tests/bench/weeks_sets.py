"""Periodic problems of our own: random ones, and ones built from their best plan."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise, permutations
from math import hypot
from random import Random

from salesdesk.planning.shifts import Choice, Problem, Shift

OPENS, CLOSES = 420, 1050


@dataclass(frozen=True, slots=True)
class PeriodicSet:
    """A problem with the cost of the best plan known; `days` and `cars` tell its size."""

    name: str
    problem: Problem
    days: int
    cars: int
    best: float


def windowed(count: int, days: int, seed: int, cars: int = 1, most: int = 6, wide: int = 20) -> Problem:
    """One visit each, on a day of its own window; travel by the curve of the estimate, in whole minutes."""
    random = Random(seed)
    spots = [(random.gauss(0, 30), random.gauss(0, 30)) for _ in range(count)] + [(0.0, 0.0)]
    firsts, lasts = [], []
    for _ in range(count):
        middle, reach = random.randrange(days), random.randint(wide // 2, wide)
        firsts.append(max(0, middle - reach))
        lasts.append(min(days - 1, middle + reach))
    return Problem(
        travel=tuple(tuple(_minutes(a, b) for b in spots) for a in spots),
        service=tuple(float(random.choice([45, 60, 60, 90])) for _ in range(count)),
        load=(1.0,) * count,
        choices=tuple(
            tuple(Choice((day,)) for day in range(first, last + 1))
            for first, last in zip(firsts, lasts, strict=True)
        ),
        value=(100_000.0,) * count,
        shifts=tuple(Shift(day, OPENS, CLOSES, most) for day in range(days) for _ in range(cars)),
    )


def _minutes(a: tuple[float, float], b: tuple[float, float]) -> float:
    return 0.0 if a == b else float(max(2, round(2.465 * hypot(a[0] - b[0], a[1] - b[1]) ** 0.786)))


def built(clusters: int, days: int, seed: int, size: int = 5) -> PeriodicSet:
    """Far clusters that each fill one car exactly: nothing beats one car round the cluster each time."""
    random = Random(seed)
    spots: list[tuple[float, float]] = []
    choices: list[tuple[Choice, ...]] = []
    load: list[float] = []
    tours = 0.0
    used = [0] * days
    for cluster in range(clusters):
        middle = (300.0 * (cluster % 2 * 2 - 1) + random.uniform(-20, 20), 400.0 * (cluster // 2 + 1))
        around = [(middle[0] + random.uniform(-3, 3), middle[1] + random.uniform(-3, 3)) for _ in range(size)]
        times = random.choice([1, 1, 2, days // 2])
        ways = tuple(Choice(each) for each in combinations(range(days), times) if _is_even(each, days))
        spots += around
        choices += [ways] * size
        load += [1.0] * size
        tours += times * _tour(around)
        for day in random.choice(ways).days:
            used[day] += 1
    spots.append((0.0, 0.0))
    travel = tuple(tuple(hypot(a[0] - b[0], a[1] - b[1]) for b in spots) for a in spots)
    count, cars = len(load), max(used)
    problem = Problem(
        travel, (0.0,) * count, tuple(load), tuple(choices), (1e6,) * count,
        tuple(Shift(day, most=size) for day in range(days) for _ in range(cars)),
    )  # fmt: skip
    return PeriodicSet(f"built {count} x {days}", problem, days, cars, tours)


def _is_even(days: tuple[int, ...], period: int) -> bool:
    """Visits of one customer lie evenly over the period."""
    return len({(b - a) for a, b in pairwise(days)} | {period // len(days)}) == 1


def _tour(spots: list[tuple[float, float]]) -> float:
    """The shortest round from (0, 0) over a few spots, by trying all."""

    def length(way: tuple[tuple[float, float], ...]) -> float:
        stops = [(0.0, 0.0), *way, (0.0, 0.0)]
        return sum(hypot(a[0] - b[0], a[1] - b[1]) for a, b in pairwise(stops))

    return min(length(way) for way in permutations(spots))
