"""How long a drive takes when nobody has a road network: a curve fitted on real car times, and what bends it.

`TravelModel` is the one estimate of the program. Shapes and units: minutes of a day count from midnight on
the wall clock, durations are minutes, distances kilometres by road, points degrees. Same input, same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import ceil, exp
from typing import Any

from salesdesk.domain.geography import Point
from salesdesk.domain.planning_rules import TrafficSlot
from salesdesk.planning.cities import City, city_minutes
from salesdesk.planning.crossings import NO_WATER, Reaches, Waters
from salesdesk.planning.driving_lessons import NOTHING_LEARNT, Lessons, region_of
from salesdesk.planning.fixed_drives import FixedPair, fixed_pair
from salesdesk.planning.geography import Town, distance_km
from salesdesk.planning.pace import AGAINST, FREE, NEITHER, WITH, Pace, paces
from salesdesk.planning.road_network import RoadNetwork
from salesdesk.planning.traffic import CLEARLY, FELT_PEOPLE, LARGE_TOWN, SHORTEST_DRIVE_KM, pull

# Two addresses of one postcode share a point, yet the drive between them isn't nothing.
LEAST_CROW_KM = 0.7
# The best of many estimated orders is partly luck (optimiser's curse): the planned sum is 8 % too rosy.
PLANNING_MARGIN = 1.08
UNKNOWN_MINUTES = 20
_MOST_REMEMBERED = 120_000
_TURNED = {WITH: AGAINST, AGAINST: WITH, FREE: FREE}


@dataclass(frozen=True, slots=True)
class Leg:
    """One drive on an empty road; an estimate. `is_known` is False where one end isn't on the map.

    `flow` tells which traffic it meets: 0 neither, 1 towards the towns, 2 away from them, 3 none at all.
    """

    minutes: int
    km: float
    is_known: bool = True
    flow: int = NEITHER


@dataclass(frozen=True, slots=True)
class Band:
    """Between which minutes a drive probably ends."""

    low_minutes: int
    high_minutes: int


def drive_minutes(km_crow: float) -> float:
    """Minutes by car for a distance as the crow flies; mean error 9 %, in nine of ten cases within 20 %."""
    return 2.465 * km_crow**0.786 if km_crow > 0 else 0.0


def road_km(km_crow: float) -> float:
    """Kilometres by road for a distance as the crow flies; mean error 11 %."""
    # The curve falls below the straight line only far beyond a day's drive.
    return max(km_crow, 1.609 * km_crow**0.949) if km_crow > 0 else 0.0


def band(minutes: float) -> Band:
    """The margin to show with an estimate: 10 % faster to 20 % slower, in whole minutes."""
    return Band(int(minutes * 0.9), ceil(round(minutes * 1.2, 6)))


def planned(minutes: float) -> int:
    """Estimated minutes as they are planned with: the margin added, in whole minutes."""
    return ceil(round(minutes * PLANNING_MARGIN, 6))


def drive(origin: Point | None, target: Point | None) -> Leg:
    """The drive between two points as it is planned, margin included; unknown ends count as 20 minutes."""
    if origin is None or target is None:
        return _UNKNOWN
    crow = max(distance_km(origin, target), LEAST_CROW_KM)
    return Leg(planned(drive_minutes(crow)), round(road_km(crow), 1))


_UNKNOWN = Leg(UNKNOWN_MINUTES, 0.0, is_known=False)


@dataclass(frozen=True, slots=True)
class _Spot:
    """What is to know of one point for all drives from and to it."""

    pull: float
    cities: tuple[int, ...]
    learnt: float
    island: int
    reaches: tuple[Reaches, ...]


@dataclass(frozen=True, eq=False)
class TravelModel:
    """The estimate with all that is known: traffic, towns, water, fixed pairs, what was learnt, own roads.

    `TravelModel()` knows nothing and equals `drive`. Without `traffic` no hour is slower than another;
    `quiet_days` (public holidays) have none. It can be pickled and may be shared by threads.
    """

    towns: tuple[Town, ...] = ()
    traffic: tuple[TrafficSlot, ...] = ()
    quiet_days: frozenset[date] = frozenset()
    cities: tuple[City, ...] = ()
    pairs: tuple[FixedPair, ...] = ()
    waters: Waters = NO_WATER
    lessons: Lessons = NOTHING_LEARNT
    network: RoadNetwork | None = None
    _legs: dict[tuple[Point, Point], Leg] = field(default_factory=dict, init=False, repr=False)
    _spots: dict[Point, _Spot] = field(default_factory=dict, init=False, repr=False)
    _days: dict[date, tuple[Pace, ...]] = field(default_factory=dict, init=False, repr=False)

    def __call__(self, origin: Point | None, target: Point | None) -> Leg:
        return self.leg(origin, target)

    def leg(self, origin: Point | None, target: Point | None) -> Leg:
        """The drive between two points on an empty road, margin included; remembered by its ends."""
        if origin is None or target is None:
            return _UNKNOWN
        known = self._legs.get((origin, target))
        if known is None:
            if len(self._legs) > _MOST_REMEMBERED:
                self._legs.clear()
            known = self._legs[origin, target] = self._measured(origin, target)
            if self.network is None:  # an estimate is as long back as there, but for the traffic
                self._legs[target, origin] = replace(known, flow=_TURNED[known.flow]) if known.flow else known
        return known

    def matrix(self, points: Sequence[Point | None]) -> tuple[tuple[Leg, ...], ...]:
        """All drives between these points; row from, column to."""
        if self.network is not None:
            self.network.prepare([point for point in points if point is not None])
        return tuple(tuple(self.leg(origin, target) for target in points) for origin in points)

    def arrive(self, leave_minute: float, leg: Leg, day: date | None) -> float:
        """When a drive ends that begins then; without a day no traffic is counted."""
        pace = self.pace(leg, day)
        return leave_minute + leg.minutes if pace is None else pace.arrive(leave_minute, leg.minutes)

    def leave(self, arrive_minute: float, leg: Leg, day: date | None) -> float:
        """When one has to leave at the latest to be there then: the inverse of `arrive`."""
        pace = self.pace(leg, day)
        return arrive_minute - leg.minutes if pace is None else pace.leave(arrive_minute, leg.minutes)

    def minutes_at(self, leave_minute: float, leg: Leg, day: date | None) -> int:
        """How long a drive takes that begins then, in whole minutes."""
        return ceil(round(self.arrive(leave_minute, leg, day) - leave_minute, 6))

    def pace(self, leg: Leg, day: date | None) -> Pace | None:
        """The traffic this drive meets on a day; None where there is none."""
        if day is None or not self.traffic or leg.flow == FREE:
            return None
        known = self._days.get(day)
        if known is None:
            quiet = day in self.quiet_days
            known = self._days[day] = () if quiet else paces(self.traffic, day.weekday())
        return known[leg.flow] if known else None

    def expected_minutes(self, origin: Point, target: Point, leave_minute: float, day: date) -> float:
        """What a drive takes that begins then, without margin, fixed times or anything learnt."""
        free, _km, flow = self._estimated(origin, target)
        pace = self.pace(Leg(0, 0, flow=flow), day)
        return free if pace is None else pace.arrive(leave_minute, free) - leave_minute

    def taught(self, pairs: tuple[FixedPair, ...], lessons: Lessons) -> TravelModel:
        """The same with these fixed times and lessons."""
        return replace(self, pairs=pairs, lessons=lessons)

    def flow(self, origin: Point, target: Point) -> int:
        """How a drive lies to the jams of the morning: 1 with them, 2 against them, 0 neither."""
        return _flow(self._spot(origin), self._spot(target), distance_km(origin, target))

    def _measured(self, origin: Point, target: Point) -> Leg:
        minutes, km, flow = self._estimated(origin, target)
        pair = fixed_pair(self.pairs, origin, target) if self.pairs else None
        if pair is not None:
            return Leg(pair.minutes, round(km, 1) if pair.km is None else pair.km, flow=FREE)
        if self.lessons:
            minutes *= exp(self.lessons.overall + self._spot(origin).learnt + self._spot(target).learnt)
        return Leg(planned(minutes), round(km, 1), flow=flow)

    def _estimated(self, origin: Point, target: Point) -> tuple[float, float, int]:
        """Minutes and kilometres as estimated, and the traffic that they meet."""
        here, there = self._spot(origin), self._spot(target)
        if here.island == there.island:
            return self._on_land(origin, target, here, there)
        boat_minutes, drives = self.waters.sailing(origin, here.island, target, there.island)
        parts = [self._on_land(one, other, self._spot(one), self._spot(other)) for one, other in drives]
        return boat_minutes + sum(part[0] for part in parts), sum(part[1] for part in parts), FREE

    def _on_land(self, origin: Point, target: Point, here: _Spot, there: _Spot) -> tuple[float, float, int]:
        straight = distance_km(origin, target)
        flow = _flow(here, there, straight)
        by_road = self.network.between(origin, target) if self.network is not None else None
        if by_road is not None:
            return *by_road, flow
        around = self.waters.detour_km(origin, target, straight, here.reaches, there.reaches)
        crow = max(straight + around, LEAST_CROW_KM)
        minutes = drive_minutes(crow)
        if here.cities or there.cities:
            minutes += city_minutes(self.cities, here.cities, there.cities, crow, drive_minutes)
        return minutes, road_km(crow), flow

    def _spot(self, point: Point) -> _Spot:
        known = self._spots.get(point)
        if known is None:
            region = region_of(point, self.towns) if self.lessons else ""
            known = self._spots[point] = _Spot(
                pull=pull(point, (town for town in self.towns if town.population >= LARGE_TOWN)),
                cities=tuple(at for at, city in enumerate(self.cities) if city.holds(point)),
                learnt=self.lessons.factor(region),
                island=self.waters.island_of(point),
                reaches=self.waters.reaches(point),
            )
        return known

    def __getstate__(self) -> dict[str, Any]:
        """Without what it remembers: a pickle stays small."""
        return {**self.__dict__, "_legs": {}, "_spots": {}, "_days": {}}


def _flow(here: _Spot, there: _Spot, straight: float) -> int:
    if straight < SHORTEST_DRIVE_KM or abs(there.pull - here.pull) < FELT_PEOPLE:
        return NEITHER
    if there.pull > here.pull * CLEARLY:
        return WITH
    return AGAINST if here.pull > there.pull * CLEARLY else NEITHER
