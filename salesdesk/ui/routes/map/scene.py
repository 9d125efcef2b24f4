"""What the map shows: the stops of a day, home, and the relations around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class DotKind(StrEnum):
    """How a relation that isn't visited today is drawn."""

    A = "A"
    B = "B"
    C = "C"
    PROSPECT = "prospect"


@dataclass(frozen=True, slots=True)
class MapStop:
    """A visit of the day; `name` stands beside it, `tip` is what hovering tells."""

    id: UUID
    lat: float
    lon: float
    name: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class MapHome:
    """Where the day begins and ends."""

    lat: float
    lon: float
    name: str


@dataclass(frozen=True, slots=True)
class MapDot:
    """A relation in the neighbourhood."""

    id: UUID
    lat: float
    lon: float
    kind: DotKind = DotKind.C
    tip: str = ""


@dataclass(frozen=True, slots=True)
class MapScene:
    """A day on the map, its stops in the order in which they are driven."""

    stops: tuple[MapStop, ...] = ()
    home: MapHome | None = None
    dots: tuple[MapDot, ...] = ()
    chosen: UUID | None = None

    def positions(self) -> Iterator[tuple[float, float]]:
        """What should be in sight: the route, or the relations when there is none."""
        if self.stops or self.home is not None:
            yield from ((stop.lat, stop.lon) for stop in self.stops)
            if self.home is not None:
                yield self.home.lat, self.home.lon
        else:
            yield from ((dot.lat, dot.lon) for dot in self.dots)
