"""Points on the map and how sure we are of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Point:
    """A place on earth in degrees (WGS 84)."""

    lat: float
    lon: float


class Precision(StrEnum):
    """Where a point came from, from sure to rough."""

    OWN = "own"
    OWN_POSTCODE = "own_postcode"
    POSTCODE = "postcode"
    PLACE = "place"
    NEIGHBOURS = "neighbours"


class Absence(StrEnum):
    """Why an address has no place on the map."""

    EMPTY = "empty"
    ABROAD = "abroad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Located:
    """An address on the map; a postcode point is typically 0.5 to 1.5 km from the door."""

    point: Point
    precision: Precision

    @property
    def is_rough(self) -> bool:
        """Whether it is no better than the town or the region: worth mending."""
        return self.precision in {Precision.PLACE, Precision.NEIGHBOURS}

    @property
    def lat(self) -> float:
        return self.point.lat

    @property
    def lon(self) -> float:
        return self.point.lon
