"""Days with time windows as benchmarks have them: made by a seed, or read from a public file.

The text format of the public sets: the number of places, the matrix row by row, then per place the opening
and closing of its window; place 0 is the depot. Lines that begin with # are remarks.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from random import Random

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TimedTour:
    """A tour past all places within their windows; `known` is the length of one that fits."""

    name: str
    matrix: tuple[tuple[float, ...], ...]
    service: tuple[float, ...]
    windows: tuple[tuple[Span, ...], ...]
    known: float

    @property
    def count(self) -> int:
        return len(self.service) - 1


def read_tour(name: str, text: str) -> TimedTour:
    """A file in the text format of the public sets."""
    words = [word for line in text.splitlines() if not line.lstrip().startswith("#") for word in line.split()]
    count = int(words[0])
    figures = [float(word) for word in words[1:]]
    if len(figures) < count * (count + 2):
        raise ValueError(f"{name}: {len(figures)} figures for {count} places")
    matrix = tuple(tuple(figures[row * count : (row + 1) * count]) for row in range(count))
    spans = figures[count * count : count * (count + 2)]
    windows = tuple(((spans[2 * place], spans[2 * place + 1]),) for place in range(count))
    return TimedTour(name, matrix, (0.0,) * count, windows, 0.0)


def written_tour(tour: TimedTour) -> str:
    """The same as text, service added to the drives."""
    rows = [" ".join(f"{cell:g}" for cell in row) for row in tour.matrix]
    spans = [f"{each[0][0]:g} {each[-1][1]:g}" for each in tour.windows]
    return "\n".join([str(tour.count + 1), *rows, *spans])


def dumas_like(count: int, width: float, seed: int) -> TimedTour:
    """Places at random in a square of 50, windows of some width around the times of a tour at random.

    That tour is shortened first, as nobody would agree on windows for a way back and forth.
    """
    random = Random(f"{count} {width} {seed}")
    points = [(random.uniform(0, 50), random.uniform(0, 50)) for _ in range(count + 1)]
    matrix = _whole(points)
    order = _shortened(matrix, random.sample(range(1, count + 1), count), passes=random.randint(0, 3))
    return _around(f"n{count}w{width:g}.{seed}", matrix, (0.0,) * (count + 1), order, width, random)


def solomon_like(count: int, seed: int) -> TimedTour:
    """Places in clusters with service times, some with a wide window, some with none, some with two."""
    random = Random(f"solomon {count} {seed}")
    centres = [(random.uniform(10, 90), random.uniform(10, 90)) for _ in range(4)]
    points = [(50.0, 50.0)]
    for _ in range(count):
        x, y = random.choice(centres)
        points.append((x + random.gauss(0, 8), y + random.gauss(0, 8)))
    matrix = _whole(points)
    service = (0.0, *(float(random.choice([5, 10, 15])) for _ in range(count)))
    order = _shortened(matrix, random.sample(range(1, count + 1), count), passes=random.randint(1, 6))
    return _around(f"c{count}.{seed}", matrix, service, order, 120, random)


def _whole(points: list[tuple[float, float]]) -> tuple[tuple[float, ...], ...]:
    """Whole distances that still keep to the rule of the triangle."""
    size = len(points)
    far = [[float(int(hypot(a[0] - b[0], a[1] - b[1]))) for b in points] for a in points]
    for over in range(size):
        for one in range(size):
            for other in range(size):
                far[one][other] = min(far[one][other], far[one][over] + far[over][other])
    return tuple(map(tuple, far))


def _shortened(matrix: tuple[tuple[float, ...], ...], order: list[int], passes: int) -> list[int]:
    for _ in range(passes):
        for a in range(len(order)):
            for b in range(a + 1, len(order)):
                turned = [*order[:a], *reversed(order[a : b + 1]), *order[b + 1 :]]
                if _length(matrix, turned) < _length(matrix, order):
                    order = turned
    return order


def _length(matrix: tuple[tuple[float, ...], ...], order: list[int]) -> float:
    way = [0, *order, 0]
    return sum(matrix[a][b] for a, b in pairwise(way))


def _around(
    name: str,
    matrix: tuple[tuple[float, ...], ...],
    service: tuple[float, ...],
    order: list[int],
    width: float,
    random: Random,
) -> TimedTour:
    now, before = 0.0, 0
    windows: list[tuple[Span, ...]] = [((0.0, 0.0),)] * len(service)
    for place in order:
        now += matrix[before][place]
        opens = max(0.0, now - random.randint(0, int(width / 2)))
        closes = now + random.randint(0, int(width / 2))
        kind = random.random() if any(service) else 1.0
        spans: tuple[Span, ...] = ((opens, closes),)
        if kind < 0.3:
            spans = ((0.0, 10_000.0),)
        elif kind < 0.5:
            spans = ((opens, closes), (closes + 60, closes + 150))
        windows[place] = spans
        now += service[place]
        before = place
    home = now + matrix[before][0]
    windows[0] = ((0.0, home + width),)
    return TimedTour(name, matrix, service, tuple(windows), _length(matrix, order))
