"""The shapes of the painted map and the Mercator plane they are drawn on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

Position = tuple[float, float]  # latitude, longitude in degrees
Positions = tuple[Position, ...]

KM_PER_RADIAN = 6371.0088


class WayKind(StrEnum):
    MOTORWAY = "motorway"
    RIVER = "river"
    CANAL = "canal"


@dataclass(frozen=True, slots=True)
class Way:
    """A motorway or water as points to draw a smooth line through; `width_m` is 0 for a motorway."""

    kind: WayKind
    name: str
    width_m: int
    points: Positions


@dataclass(frozen=True, slots=True)
class TownLabel:
    """A place that may be named on the map; the larger it is, the earlier, those abroad last."""

    name: str
    lat: float
    lon: float
    population: int
    is_abroad: bool = False


@dataclass(frozen=True, slots=True)
class BaseMap:
    """All that is under a route, as rings and lines of (latitude, longitude).

    `seams` are the land borders of the Netherlands in the rougher drawing of the neighbours: painted broad
    in the colour of land they close the gap with the provinces.
    """

    lands: tuple[Positions, ...] = ()
    coasts: tuple[Positions, ...] = ()
    seams: tuple[Positions, ...] = ()
    borders: tuple[Positions, ...] = ()
    provinces: tuple[Positions, ...] = ()
    lakes: tuple[Positions, ...] = ()
    ways: tuple[Way, ...] = ()
    towns: tuple[TownLabel, ...] = ()

    def roads(self) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.kind is WayKind.MOTORWAY)

    def waters(self) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.kind is not WayKind.MOTORWAY)


def mercator(lat: float, lon: float) -> tuple[float, float]:
    """A position on the plane, in radians at the equator; x grows to the east, y to the south."""
    return math.radians(lon), -math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def from_mercator(x: float, y: float) -> Position:
    return math.degrees(2 * math.atan(math.exp(-y)) - math.pi / 2), math.degrees(x)


def km_per_unit(y: float) -> float:
    """How many kilometres one unit of the plane is at height `y`."""
    return KM_PER_RADIAN / math.cosh(y)
