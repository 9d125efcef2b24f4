"""What a printed map shows: plain values between the screen that holds the map and the paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from salesdesk.charts.base_map import Position, Positions


class Mark(StrEnum):
    """How a relation is marked."""

    A = "A"
    B = "B"
    C = "C"
    PROSPECT = "prospect"


@dataclass(frozen=True, slots=True)
class SheetStop:
    """A numbered stop with its town on the map and whom it is at in the list beside it."""

    lat: float
    lon: float
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class SheetDot:
    lat: float
    lon: float
    mark: Mark
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class SheetArea:
    """An area as rings to fill and sides to draw; `number` counts its colour from 0."""

    name: str
    rings: tuple[Positions, ...]
    sides: tuple[tuple[Position, Position], ...]
    number: int
    note: str = ""
    middle: Position | None = None


@dataclass(frozen=True, slots=True)
class MapSheet:
    """A map to print: `south_west` and `north_east` must be in sight; `end` is a day that ends elsewhere."""

    title: str
    sub: str
    south_west: Position
    north_east: Position
    stops: tuple[SheetStop, ...] = ()
    home: SheetStop | None = None
    dots: tuple[SheetDot, ...] = ()
    areas: tuple[SheetArea, ...] = ()
    end: SheetStop | None = None

    @property
    def houses(self) -> tuple[SheetStop, ...]:
        """Where the day begins, and where it ends when that is elsewhere."""
        return tuple(each for each in (self.home, self.end) if each is not None)
