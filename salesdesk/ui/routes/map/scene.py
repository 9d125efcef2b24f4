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
    """A visit of the day; `name` stands beside it, `tip` is what hovering tells; a pin has no number."""

    id: UUID
    lat: float
    lon: float
    name: str
    tip: str = ""
    is_pin: bool = False


@dataclass(frozen=True, slots=True)
class MapHome:
    """Where the day begins and ends."""

    lat: float
    lon: float
    name: str


@dataclass(frozen=True, slots=True)
class MapDot:
    """A relation in the neighbourhood; `tip` may have more lines: name, class, last visit, next one."""

    id: UUID
    lat: float
    lon: float
    kind: DotKind = DotKind.C
    tip: str = ""
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class Layers:
    """What of a scene is shown."""

    kinds: frozenset[DotKind] = frozenset(DotKind)
    only_overdue: bool = False
    areas: bool = True

    def shows(self, dot: MapDot) -> bool:
        return dot.kind in self.kinds and (dot.is_overdue or not self.only_overdue)


AREA_COLOURS = 8


@dataclass(frozen=True, slots=True)
class MapArea:
    """An area of the rayon as coloured cells; `codes` are whole codes such as `NL 3511`.

    `note` stands small under the name, such as its days; `colour` numbers one of AREA_COLOURS.
    """

    id: UUID
    name: str
    codes: tuple[str, ...]
    colour: int = 0
    note: str = ""

    @property
    def token(self) -> str:
        return f"area{self.colour % AREA_COLOURS + 1}"


@dataclass(frozen=True, slots=True)
class MapScene:
    """A day on the map, its stops in the order in which they are driven.

    Areas are painted once the map has its cells (`MapView.set_cells`); `chosen_area` stands out.
    `end` is where the day ends when that isn't where it begins.
    """

    stops: tuple[MapStop, ...] = ()
    home: MapHome | None = None
    dots: tuple[MapDot, ...] = ()
    chosen: UUID | None = None
    areas: tuple[MapArea, ...] = ()
    chosen_area: UUID | None = None
    end: MapHome | None = None

    def positions(self) -> Iterator[tuple[float, float]]:
        """What should be in sight: the route, or the relations when there is none."""
        if self.stops or self.home is not None:
            yield from ((stop.lat, stop.lon) for stop in self.stops)
            yield from ((each.lat, each.lon) for each in (self.home, self.end) if each is not None)
        else:
            yield from ((dot.lat, dot.lon) for dot in self.dots)
