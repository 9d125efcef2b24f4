"""Draws the ground of the map and what stands on it on a reportlab canvas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Any

from salesdesk.charts.base_map import BaseMap, Position, Positions, TownLabel, km_per_unit, mercator
from salesdesk.paper.style import Face, Rgb, TextStyle, rgb
from salesdesk.paper.text import draw_line, width_of

SEA, LAND, EDGE, WATER = rgb("#dbe9ee"), rgb("#fbfbf8"), rgb("#c3cbc6"), rgb("#c3dae3")
ROAD, ROAD_EDGE, PLACE = rgb("#efe2bd"), rgb("#d9c48a"), rgb("#5b6769")
SMALL = TextStyle(Face.REGULAR, 7.4, 9.0, PLACE)
LARGE = TextStyle(Face.SEMIBOLD, 8.4, 10.0, PLACE)
LARGEST = TextStyle(Face.SEMIBOLD, 10.0, 12.0, rgb("#16201f"))
# People a town must have to be named from so many points per kilometre on.
_NAMED = ((0.8, 150_000), (1.6, 60_000), (3.0, 25_000), (6.0, 10_000), (1e9, 2_500))
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Plot:
    """The map's rectangle on the page and the part of the world in it."""

    left: float
    foot: float
    width: float
    height: float
    south_west: Position
    north_east: Position
    taken: list[Box] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    _scale: float = 0.0
    _origin: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        west, south = mercator(*self.south_west)
        east, north = mercator(*self.north_east)
        self._scale = min(self.width / max(east - west, 1e-9), self.height / max(south - north, 1e-9))
        self._origin = (west + east) / 2, (north + south) / 2

    @property
    def points_per_km(self) -> float:
        return self._scale / km_per_unit(self._origin[1])

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a position stands on the page."""
        x, y = mercator(lat, lon)
        across, down = (x - self._origin[0]) * self._scale, (y - self._origin[1]) * self._scale
        return self.left + self.width / 2 + across, self.foot + self.height / 2 - down

    def holds(self, x: float, y: float, edge: float = 0.0) -> bool:
        return (
            self.left + edge <= x <= self.left + self.width - edge
            and self.foot + edge <= y <= self.foot + self.height - edge
        )

    def mark(self, x: float, y: float, radius: float) -> None:
        """Something small stands here that a name had better not cover."""
        self.marks.append((x - radius, y - radius, x + radius, y + radius))

    def take(self, x: float, y: float, radius: float) -> None:
        """A disc stands here, whatever stood there before."""
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def claim(self, box: Box, *, clear: bool = False) -> bool:
        """Take this box if nothing stands there, when `clear` no mark either, and it lies within the map."""
        if not (self.holds(box[0], box[1], 2) and self.holds(box[2], box[3], 2)):
            return False
        if _meets(box, self.taken) or (clear and _meets(box, self.marks)):
            return False
        self.taken.append(box)
        return True


def _meets(box: Box, others: Iterable[Box]) -> bool:
    return any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in others)


def draw_ground(canvas: Any, plot: Plot, base: BaseMap) -> None:
    """Sea and land."""
    canvas.setFillColorRGB(*SEA)
    canvas.rect(plot.left, plot.foot, plot.width, plot.height, stroke=0, fill=1)
    for rings in (base.lands, base.provinces):
        for ring in rings:
            _ring(canvas, plot, ring, LAND, WATER, 1.6)
    for ring in base.seams:
        _lines(canvas, plot, ring, LAND, max(2.0, 6 * plot.points_per_km))
    for ring in base.provinces:
        _ring(canvas, plot, ring, LAND, None, 0)


def draw_over_land(canvas: Any, plot: Plot, base: BaseMap) -> None:
    """Borders, waters and motorways, over the areas."""
    for ring in base.lakes:
        _ring(canvas, plot, ring, SEA, WATER, 0.8)
    for ring in (*base.provinces, *base.borders):
        _lines(canvas, plot, ring, EDGE, 0.5)
    for way in base.waters():
        _lines(canvas, plot, way.points, WATER, max(0.7, way.width_m / 1000 * plot.points_per_km))
    broad = min(1.9, max(0.8, plot.points_per_km * 0.35))
    for colour, width in ((ROAD_EDGE, broad * 1.5), (ROAD, broad)):
        for way in base.roads():
            _lines(canvas, plot, way.points, colour, width)


def draw_towns(canvas: Any, plot: Plot, towns: Iterable[TownLabel]) -> None:
    """The names for which there is room, the large ones first."""
    least = next(people for limit, people in _NAMED if plot.points_per_km < limit)
    for town in towns:
        if town.population < least * (4 if town.is_abroad else 1):
            continue
        x, y = plot.at(town.lat, town.lon)
        if not plot.holds(x, y, 6):
            continue
        style = LARGEST if town.population > 400_000 else LARGE if town.population > 70_000 else SMALL
        if name_beside(canvas, plot, (x, y), town.name, style, 4.0):
            canvas.setFillColorRGB(*PLACE)
            canvas.circle(x, y, 1.1, stroke=0, fill=1)


def name_beside(
    canvas: Any,
    plot: Plot,
    spot: tuple[float, float],
    text: str,
    style: TextStyle,
    gap: float,
    *,
    must: bool = False,
) -> bool:
    """The text on the first side of a spot with room, beside marks if it can; a must is put at the right."""
    wide, tall = width_of(text, style), style.size
    x, y = spot
    sides = (
        (x + gap, y - tall * 0.33), (x - gap - wide, y - tall * 0.33), (x - wide / 2, y - gap - tall * 0.8),
        (x - wide / 2, y + gap + tall * 0.1),
    )  # fmt: skip
    for clear, (left, base) in product((True, False), sides):
        if plot.claim((left - 1, base - tall * 0.25, left + wide + 1, base + tall * 0.8), clear=clear):
            haloed(canvas, left, base, text, style)
            return True
    if must:
        haloed(canvas, *sides[0], text, style)
    return must


def haloed(canvas: Any, x: float, y: float, text: str, style: TextStyle) -> None:
    """Words with a bright edge, to be read over lines."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*LAND)
    canvas.setLineWidth(2.2)
    canvas.setLineJoin(1)
    edge = canvas.beginText(x, y)
    edge.setFont(style.face.value, style.size)
    edge.setTextRenderMode(1)
    edge.textOut(text)
    edge.setTextRenderMode(0)
    canvas.drawText(edge)
    canvas.restoreState()
    draw_line(canvas, x, y, text, style)


def fill_rings(canvas: Any, plot: Plot, rings: Iterable[Positions], colour: Rgb, alpha: float) -> None:
    """Rings filled as one, so that they do not darken where they meet."""
    path = canvas.beginPath()
    for ring in rings:
        spots = [plot.at(*position) for position in ring]
        path.moveTo(*spots[0])
        for spot in spots[1:]:
            path.lineTo(*spot)
        path.close()
    canvas.saveState()
    canvas.setFillColorRGB(*colour, alpha=alpha)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
    canvas.restoreState()


def draw_sides(
    canvas: Any, plot: Plot, sides: Iterable[tuple[Position, Position]], colour: Rgb, width: float
) -> None:
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(width)
    canvas.setLineCap(1)
    path = canvas.beginPath()
    for a, b in sides:
        path.moveTo(*plot.at(*a))
        path.lineTo(*plot.at(*b))
    canvas.drawPath(path, stroke=1, fill=0)


def _ring(canvas: Any, plot: Plot, ring: Positions, fill: Rgb, edge: Rgb | None, width: float) -> None:
    path = _path(canvas, plot, ring)
    if path is None:
        return
    path.close()
    canvas.setFillColorRGB(*fill)
    if edge is not None:
        canvas.setStrokeColorRGB(*edge)
        canvas.setLineWidth(width)
    canvas.drawPath(path, stroke=int(edge is not None), fill=1)


def _lines(canvas: Any, plot: Plot, points: Positions, colour: Rgb, width: float) -> None:
    path = _path(canvas, plot, points)
    if path is not None:
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(width)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        canvas.drawPath(path, stroke=1, fill=0)


def _path(canvas: Any, plot: Plot, points: Positions) -> Any:
    """A path through the points, without steps too small to print; None when it lies beside the map."""
    spots = [plot.at(*position) for position in points]
    xs, ys = [spot[0] for spot in spots], [spot[1] for spot in spots]
    if (
        max(xs) < plot.left
        or min(xs) > plot.left + plot.width
        or max(ys) < plot.foot
        or min(ys) > plot.foot + plot.height
    ):
        return None
    path = canvas.beginPath()
    path.moveTo(*spots[0])
    last = spots[0]
    for spot, after in pairwise([*spots[1:], spots[-1]]):
        if abs(spot[0] - last[0]) + abs(spot[1] - last[1]) >= 0.7 or after == spot:
            path.lineTo(*spot)
            last = spot
    return path
