"""The areas of the rayon as coloured cells, and the grid of cells while one is being drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from salesdesk.charts.base_map import Position, Positions
from salesdesk.charts.map_cells import Cell, CellMap, bounds
from salesdesk.ui import theme
from salesdesk.ui.routes.map.names import Name, Room, Style
from salesdesk.ui.routes.map.plane import place
from salesdesk.ui.routes.map.scene import MapArea

AREA_NAME, AREA_NOTE = Style(15, 600, "text"), Style(13, 400, "text2")
GRID_FROM_PX_PER_KM = 3.0
FILL, FILL_CHOSEN = 62, 118
_BESIDE = (  # how many times its own size a name may stand from the middle of its area, nearest first
    (0, 0), (0, -0.6), (0, 0.6), (-0.6, 0), (0.6, 0), (0, -1.2), (0, 1.2), (-0.6, -0.8), (0.6, -0.8),
    (-0.6, 0.8), (0.6, 0.8), (-1.2, 0), (1.2, 0), (0, -2), (0, 2), (-1, -1.6), (1, -1.6), (-1, 1.6), (1, 1.6),
    (-1.8, 0), (1.8, 0), (-1.8, 1), (1.8, 1), (-1.8, -1), (1.8, -1), (0, -3), (0, 3),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Shape:
    area: MapArea
    fill: QPainterPath
    edge: QPainterPath
    middle: QPointF | None


class AreaLayer:
    """The shapes of the areas on the plane, made once; painted at any scale."""

    def __init__(self, cells: CellMap, areas: Sequence[MapArea], chosen: UUID | None = None) -> None:
        self.cells = cells
        self._areas, self._chosen = areas, chosen
        self._of_code = {code: area for area in areas for code in area.codes}

    @cached_property
    def _shapes(self) -> list[_Shape]:
        return [_shape(self.cells, area) for area in self._areas]

    def area_at(self, lat: float, lon: float) -> tuple[Cell | None, MapArea | None]:
        """The cell that lies there and the area it belongs to."""
        cell = self.cells.at(lat, lon)
        return cell, self._of_code.get(cell.code) if cell else None

    def paint(self, painter: QPainter, scale: float) -> None:
        """Paint the areas; the painter stands in scaled plane coordinates."""
        painter.save()
        painter.scale(scale, scale)
        for shape in self._shapes:
            is_chosen = shape.area.id == self._chosen
            painter.fillPath(shape.fill, theme.color(shape.area.token, FILL_CHOSEN if is_chosen else FILL))
        for shape in sorted(self._shapes, key=lambda shape: shape.area.id == self._chosen):
            pen = QPen(theme.color(shape.area.token), 3.0 if shape.area.id == self._chosen else 1.5)
            pen.setCosmetic(True)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.strokePath(shape.edge, pen)
        painter.restore()

    def paint_grid(self, painter: QPainter, region: QRectF, scale: float, px_per_km: float) -> None:
        """The sides of the cells in sight, fine enough to point at them."""
        if px_per_km < GRID_FROM_PX_PER_KM:
            return
        painter.save()
        painter.scale(scale, scale)
        pen = QPen(theme.color("muted", 110), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        seen = QRectF(region.topLeft() / scale, region.size() / scale)
        for cell in self.cells.cells:
            if seen.contains(place(cell.lat, cell.lon)) or seen.intersects(_box(cell)):
                for part in cell.parts:
                    painter.drawPolygon([place(*corner) for corner in part])
        painter.restore()

    def names(self, room: Room, scale: float, dots: Room) -> list[Name]:
        """The names near the middle of their areas and beside the dots where that can be."""
        found = []
        for shape in self._shapes:
            if shape.middle is not None and shape.area.name:
                names = _placed(shape, scale, room, dots)
                for name in names:
                    room.take(name.box)
                found += names
        return found


def _shape(cells: CellMap, area: MapArea) -> _Shape:
    fill, edge = QPainterPath(), QPainterPath()
    fill.setFillRule(Qt.FillRule.WindingFill)
    for cell in {id(cell): cell for code in area.codes if (cell := cells.cell(code))}.values():
        for part in cell.parts:
            _add_ring(fill, part)
    for line in _chained(cells.outline(area.codes)):
        edge.moveTo(place(*line[0]))
        for corner in line[1:]:
            edge.lineTo(place(*corner))
    middle = cells.middle(area.codes)
    return _Shape(area, fill, edge, place(*middle) if middle else None)


def _add_ring(path: QPainterPath, ring: Positions) -> None:
    path.moveTo(place(*ring[0]))
    for corner in ring[1:]:
        path.lineTo(place(*corner))
    path.closeSubpath()


def _chained(sides: Iterable[tuple[Position, Position]]) -> list[list[Position]]:
    """Loose sides as lines: one pen stroke per lump is painted much faster."""
    ends: dict[Position, list[Position]] = {}
    for a, b in sides:
        ends.setdefault(a, []).append(b)
        ends.setdefault(b, []).append(a)
    lines = []
    for start in list(ends):
        while ends[start]:
            line = [start]
            while ends[line[-1]]:
                following = ends[line[-1]].pop()
                ends[following].remove(line[-1])
                line.append(following)
            lines.append(line)
    return lines


def _box(cell: Cell) -> QRectF:
    south, west, north, east = bounds(cell)
    return QRectF(place(north, west), place(south, east))


def _placed(shape: _Shape, scale: float, room: Room, dots: Room) -> list[Name]:
    """The name where it covers nothing, else where only dots are under it, else in no place."""
    middle = shape.middle
    if middle is None:
        return []
    block = _named(middle * scale, shape.area)
    wide = max(name.box.width() for name in block)
    tall = sum(name.box.height() for name in block)
    tried = [QPointF(right * wide, down * tall) for right, down in _BESIDE]
    inside = [by for by in tried if shape.fill.contains(middle + by / scale)]
    free = [by for by in inside if all(room.is_free(name.box.translated(by)) for name in block)]
    clear = [by for by in free if all(dots.is_free(name.box.translated(by)) for name in block)]
    if not free:
        return []
    by = (clear or free)[0]
    return [Name(one.text, one.style, one.base + by, one.box.translated(by)) for one in block]


def _named(spot: QPointF, area: MapArea) -> list[Name]:
    """The name and its note under each other, round this spot."""
    large = QFontMetricsF(theme.font(AREA_NAME.px, AREA_NAME.weight))
    small = QFontMetricsF(theme.font(AREA_NOTE.px, AREA_NOTE.weight))
    lines = [(area.name, AREA_NAME, large), *([(area.note, AREA_NOTE, small)] if area.note else [])]
    names, top = [], spot.y() - sum(metrics.height() for *_line, metrics in lines) / 2
    for text, style, metrics in lines:
        wide = metrics.horizontalAdvance(text)
        base = QPointF(spot.x() - wide / 2, top + metrics.ascent())
        names.append(Name(text, style, base, QRectF(base.x() - 3, top, wide + 6, metrics.height())))
        top += metrics.height()
    return names
