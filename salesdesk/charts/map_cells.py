"""The land divided over its postcodes: which cell lies where, and what a set of cells looks like together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from salesdesk.charts.base_map import Position, Positions

_ASIDE = 0.0006  # degrees beside a side
_SQUARE = 0.1  # degrees: some four cells in town, one in the country


@dataclass(frozen=True, slots=True)
class Cell:
    """The land nearest to one point; `codes` are the postcodes on it such as `NL 3511`, `parts` are rings."""

    codes: tuple[str, ...]
    lat: float
    lon: float
    parts: tuple[Positions, ...]

    @property
    def code(self) -> str:
        return self.codes[0]


class CellMap:
    """All cells of the countries on the map, by each of their codes."""

    def __init__(self, cells: Iterable[Cell] = ()) -> None:
        self.cells = tuple(cells)
        self._by_code = {code: cell for cell in self.cells for code in cell.codes}

    def cell(self, code: str) -> Cell | None:
        """The cell of a whole code, such as `NL 3511`."""
        return self._by_code.get(code)

    def at(self, lat: float, lon: float) -> Cell | None:
        """The cell that a position lies in; None at sea and abroad."""
        for cell in self._squares.get(_square(lat, lon), ()):
            if any(holds(part, lat, lon) for part in cell.parts):
                return cell
        return None

    def within(self, drawn: Positions) -> tuple[str, ...]:
        """The codes of cells whose point lies in a drawn ring."""
        return tuple(code for cell in self.cells if holds(drawn, cell.lat, cell.lon) for code in cell.codes)

    def neighbours(self, code: str) -> tuple[str, ...]:
        """The first codes of the cells that share a side with this one."""
        cell = self.cell(code)
        if cell is None:
            return ()
        beside = {other.code for side in _sides(cell) for other in self._by_side[side] if other is not cell}
        return tuple(sorted(beside))

    def outline(self, codes: Collection[str]) -> tuple[tuple[Position, Position], ...]:
        """The sides around these cells together, without those between two of them.

        Cells cut off at a coast or a province may differ by a hair: there the land on either side decides.
        """
        inside = {code for wanted in codes if (cell := self.cell(wanted)) for code in cell.codes}
        seen: dict[frozenset[Position], tuple[Position, Position]] = {}
        twice: set[frozenset[Position]] = set()
        for cell in {id(cell): cell for code in inside if (cell := self.cell(code))}.values():
            for part in cell.parts:
                for a, b in zip(part, part[1:] + part[:1], strict=True):
                    side = frozenset((a, b))
                    if side in seen:
                        twice.add(side)
                    seen[side] = (a, b)
        return tuple(
            ends for side, ends in seen.items() if side not in twice and self._parts_from(inside, *ends)
        )

    def _parts_from(self, inside: Collection[str], a: Position, b: Position) -> bool:
        """Whether this side has land of these codes on one hand only."""
        up, right = b[0] - a[0], b[1] - a[1]
        long = max((up**2 + right**2) ** 0.5, 1e-9)
        lat, lon = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        off_lat, off_lon = right / long * _ASIDE, -up / long * _ASIDE
        hands = (self.at(lat + off_lat, lon + off_lon), self.at(lat - off_lat, lon - off_lon))
        first, second = (cell is not None and cell.code in inside for cell in hands)
        return first is not second

    def middle(self, codes: Iterable[str]) -> Position | None:
        """A point in the largest lump of these cells, to write a name at."""
        cells = {id(cell): cell for code in codes if (cell := self.cell(code))}.values()
        weights = [(sum(abs(_size(part)) for part in cell.parts), cell) for cell in cells]
        total = sum(weight for weight, _cell in weights)
        if not total:
            return None
        lat = sum(weight * cell.lat for weight, cell in weights) / total
        lon = sum(weight * cell.lon for weight, cell in weights) / total
        if any(holds(part, lat, lon) for cell in cells for part in cell.parts):
            return lat, lon
        near = min(cells, key=lambda cell: (cell.lat - lat) ** 2 + ((cell.lon - lon) * 0.62) ** 2)
        return near.lat, near.lon

    @cached_property
    def _squares(self) -> Mapping[tuple[int, int], list[Cell]]:
        found: dict[tuple[int, int], list[Cell]] = defaultdict(list)
        for cell in self.cells:
            south, west, north, east = bounds(cell)
            bottom, left = _square(south, west)
            top, right = _square(north, east)
            for line in range(bottom, top + 1):
                for column in range(left, right + 1):
                    found[line, column].append(cell)
        return found

    @cached_property
    def _by_side(self) -> Mapping[frozenset[Position], list[Cell]]:
        found: dict[frozenset[Position], list[Cell]] = defaultdict(list)
        for cell in self.cells:
            for side in _sides(cell):
                found[side].append(cell)
        return found


def holds(ring: Positions, lat: float, lon: float) -> bool:
    """Whether a position lies in a ring."""
    inside = False
    for (a_lat, a_lon), (b_lat, b_lon) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (a_lat > lat) != (b_lat > lat) and lon < a_lon + (lat - a_lat) / (b_lat - a_lat) * (b_lon - a_lon):
            inside = not inside
    return inside


def bounds(cell: Cell) -> tuple[float, float, float, float]:
    """The south, west, north and east ends of a cell."""
    lats = [lat for part in cell.parts for lat, _lon in part] or [cell.lat]
    lons = [lon for part in cell.parts for _lat, lon in part] or [cell.lon]
    return min(lats), min(lons), max(lats), max(lons)


def _sides(cell: Cell) -> set[frozenset[Position]]:
    return {frozenset((a, b)) for part in cell.parts for a, b in zip(part, part[1:] + part[:1], strict=True)}


def _square(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // _SQUARE), int(lon // _SQUARE)


def _size(ring: Positions) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2
