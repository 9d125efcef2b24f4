"""Water that a straight line ignores: islands with a boat, wide water with few dikes, tunnels and bridges."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from salesdesk.domain.geography import Point
from salesdesk.planning.geography import distance_km

MAINLAND = -1
# Roads wind anyway; that much of the way round is in the mean detour of the curve already.
_IN_THE_MEAN = 0.92
# Beyond this no water makes a way longer than its winding.
_FAR_KM = 150.0
# Per crossing how far a point lies from its one end and from its other.
Reaches = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Island:
    """An island between two corners; `minutes` are those of the boat with the usual wait."""

    name: str
    south_west: Point
    north_east: Point
    harbour: Point
    mainland: Point
    minutes: int

    def holds(self, point: Point) -> bool:
        low, high = self.south_west, self.north_east
        return low.lat <= point.lat <= high.lat and low.lon <= point.lon <= high.lon


@dataclass(frozen=True, slots=True)
class Water:
    """Wide water: the line along its middle, and the pairs of points where a road leads across."""

    name: str
    line: tuple[Point, ...]
    gates: tuple[tuple[Point, Point], ...]
    lengths: tuple[float, ...] = ()
    box: tuple[float, float, float, float] = field(default=(0.0, 0.0, 0.0, 0.0), repr=False)

    def parts(self, origin: Point, target: Point) -> bool:
        """Whether these points lie on different sides of it."""
        south, north = sorted((origin.lat, target.lat))
        west, east = sorted((origin.lon, target.lon))
        if north < self.box[0] or east < self.box[1] or south > self.box[2] or west > self.box[3]:
            return False
        parted = False
        for one, other in pairwise(self.line):
            if (one.lat > north and other.lat > north) or (one.lat < south and other.lat < south):
                continue
            if (one.lon > east and other.lon > east) or (one.lon < west and other.lon < west):
                continue
            if _cross(origin, target, one, other):
                parted = not parted
        return parted

    def reaches(self, point: Point) -> Reaches:
        """How far a point lies from both ends of every crossing."""
        return tuple((distance_km(point, one), distance_km(point, other)) for one, other in self.gates)

    def around_km(self, here: Reaches, there: Reaches) -> float:
        """The shortest way over one of its crossings, as the crow flies."""
        return min(
            length + min(from_one + to_other, from_other + to_one)
            for length, (from_one, from_other), (to_one, to_other) in zip(
                self.lengths, here, there, strict=True
            )
        )


@dataclass(frozen=True, slots=True)
class Waters:
    """All islands and waters; a point on none of the islands lies on MAINLAND."""

    islands: tuple[Island, ...] = ()
    waters: tuple[Water, ...] = ()

    def island_of(self, point: Point) -> int:
        return next((at for at, island in enumerate(self.islands) if island.holds(point)), MAINLAND)

    def reaches(self, point: Point) -> tuple[Reaches, ...]:
        """How far a point lies from the crossings of every water; for `detour_km`."""
        return tuple(water.reaches(point) for water in self.waters)

    def detour_km(
        self,
        origin: Point,
        target: Point,
        straight: float,
        here: Sequence[Reaches],
        there: Sequence[Reaches],
    ) -> float:
        """What the way round wide water adds to a straight line, beyond what roads wind anyway.

        `here` and `there` are the `reaches` of the ends.
        """
        added = 0.0
        if straight < _FAR_KM:
            for at, water in enumerate(self.waters):
                if water.parts(origin, target):
                    around = water.around_km(here[at], there[at])
                    added += max(0.0, around * _IN_THE_MEAN - straight)
        return added

    def sailing(
        self, origin: Point, here: int, target: Point, there: int
    ) -> tuple[int, tuple[tuple[Point, Point], ...]]:
        """Minutes by boat and the drives before and after, between two different islands or the mainland."""
        minutes, at = 0, origin
        drives: list[tuple[Point, Point]] = []
        if here != MAINLAND:
            island = self.islands[here]
            drives.append((at, island.harbour))
            minutes, at = island.minutes, island.mainland
        if there != MAINLAND:
            island = self.islands[there]
            if at != island.mainland:
                drives.append((at, island.mainland))
            minutes, at = minutes + island.minutes, island.harbour
        return minutes, (*drives, (at, target))


NO_WATER = Waters()


def load_waters(path: Path) -> Waters:
    """Read `crossings.csv`: islands, waters, and the gates that bear the name of their water."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    islands = tuple(_island(row) for row in rows if row["kind"] == "island")
    waters = []
    for row in rows:
        if row["kind"] == "water":
            gates = [_points(gate) for gate in rows if gate["kind"] == "gate" and gate["of"] == row["name"]]
            line = _points(row)
            lats, lons = [point.lat for point in line], [point.lon for point in line]
            box = (min(lats), min(lons), max(lats), max(lons))
            ends = tuple((gate[0], gate[1]) for gate in gates)
            lengths = tuple(distance_km(*gate) for gate in ends)
            waters.append(Water(row["name"], line, ends, lengths, box))
    return Waters(islands, tuple(waters))


def _island(row: dict[str, str]) -> Island:
    south_west, north_east, harbour, mainland = _points(row)
    return Island(row["name"], south_west, north_east, harbour, mainland, int(row["minutes"]))


def _points(row: dict[str, str]) -> tuple[Point, ...]:
    pairs = (text.split() for text in row["points"].split("|"))
    return tuple(Point(float(lat), float(lon)) for lat, lon in pairs)


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    wide, high = b.lon - a.lon, b.lat - a.lat
    if (wide * (c.lat - a.lat) > high * (c.lon - a.lon)) == (wide * (d.lat - a.lat) > high * (d.lon - a.lon)):
        return False
    wide, high = d.lon - c.lon, d.lat - c.lat
    return (wide * (a.lat - c.lat) > high * (a.lon - c.lon)) != (
        wide * (b.lat - c.lat) > high * (b.lon - c.lon)
    )
