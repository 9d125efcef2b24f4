"""What the seller's own trips teach: how much longer or shorter driving takes there than was estimated.

A trip is longer or shorter by what holds everywhere and by what holds around both its ends. Few trips teach
little, a trip with a stop on the way does not count, and nothing learnt goes beyond a limit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log
from statistics import median

from salesdesk.domain.geography import Point
from salesdesk.planning.geography import Town, distance_km

REGION_TOWN = 25_000
REGION_KM = 25.0
# So many trips count as much as knowing nothing does.
_DOUBT_EVERYWHERE, _DOUBT_HERE = 8.0, 3.0
_STOPPED = 0.3  # who took a third longer than is likely there, had coffee on the way
_MOST_EVERYWHERE, _MOST_HERE = log(1.35), log(1.5)
_WILD = log(3)
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Trial:
    """One drive as it went: around which towns it began and ended, minutes estimated and minutes taken."""

    from_region: str
    to_region: str
    estimated: float
    taken: float

    @property
    def log_ratio(self) -> float:
        return log(self.taken / self.estimated)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learnt around a town: `percent` longer (or shorter) from or to it, out of `trips`."""

    region: str
    factor: float
    percent: int
    trips: int


@dataclass(frozen=True, slots=True)
class Lessons:
    """What was learnt; `overall` and the factors are logarithms that add up over a drive and its two ends."""

    overall: float = 0.0
    trips: int = 0
    regions: tuple[Lesson, ...] = ()
    _by_name: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def __bool__(self) -> bool:
        return self.trips > 0

    def factor(self, region: str) -> float:
        return self._by_name.get(region, 0.0)

    @property
    def percent(self) -> int:
        """How much longer driving takes everywhere."""
        return round(100 * (exp(self.overall) - 1))


NOTHING_LEARNT = Lessons()


def learn(trials: Iterable[Trial]) -> Lessons:
    """The lessons of these drives; the order of the drives makes no difference."""
    usable = [one for one in trials if one.estimated > 0 and one.taken > 0 and abs(one.log_ratio) <= _WILD]
    if not usable:
        return NOTHING_LEARNT
    usable.sort(key=lambda one: (one.from_region, one.to_region, one.estimated, one.taken))
    overall = _shrunk([one.log_ratio for one in usable], _DOUBT_EVERYWHERE, _MOST_EVERYWHERE)
    ends: dict[str, list[Trial]] = defaultdict(list)
    for one in usable:
        for region in {one.from_region, one.to_region} - {""}:
            ends[region].append(one)
    factors = dict.fromkeys(sorted(ends), 0.0)
    for _round in range(_ROUNDS):
        for region in factors:
            left = [_left_over(one, region, overall, factors) for one in ends[region]]
            factors[region] = _shrunk(left, _DOUBT_HERE, _MOST_HERE)
    lessons = (
        Lesson(region, factor, round(100 * (exp(overall + factor) - 1)), len(ends[region]))
        for region, factor in factors.items()
    )
    ordered = sorted(lessons, key=lambda lesson: (-abs(lesson.percent), lesson.region))
    return Lessons(overall, len(usable), tuple(ordered), factors)


def learnt_minutes(minutes: int, taken: Sequence[int]) -> int:
    """The time of a fixed drive after it was driven so often: towards what it took, little by little."""
    ratios = [log(one / minutes) for one in taken if one > 0 and minutes > 0]
    ratios = [one for one in ratios if abs(one) <= _WILD]
    return round(minutes * exp(_shrunk(ratios, _DOUBT_HERE, _MOST_HERE))) if ratios else minutes


def region_of(point: Point, towns: Iterable[Town]) -> str:
    """The nearest town of some size, which gives the country around it its name; empty far from any."""
    near = [(distance_km(town.point, point), town.name) for town in towns if town.population >= REGION_TOWN]
    far, name = min(near, default=(REGION_KM, ""))
    return name if far < REGION_KM else ""


def _left_over(one: Trial, region: str, overall: float, factors: dict[str, float]) -> float:
    """What this trip says about the region once everywhere and its other end are taken off."""
    rest = one.log_ratio - overall
    if one.from_region == one.to_region:
        return rest / 2
    other = one.to_region if one.from_region == region else one.from_region
    return rest - factors.get(other, 0.0)


def _shrunk(values: Sequence[float], doubt: float, most: float) -> float:
    """The mean of what lies near the middle, drawn towards zero as long as there is little of it."""
    likely = median(values) * len(values) / (len(values) + doubt)
    near = [value for value in values if abs(value - likely) <= _STOPPED]
    learnt = sum(near) / (len(near) + doubt)
    return min(max(learnt, -most), most)
