"""What the map shows now, as a sheet to print."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from salesdesk.charts.map_cells import CellMap
from salesdesk.charts.map_sheet import MapSheet, Mark, SheetArea, SheetDot, SheetStop
from salesdesk.ui.routes.map.scene import MapArea
from salesdesk.ui.routes.map.view import MapView


def sheet_of(view: MapView, title: str, sub: str) -> MapSheet:
    """The same window of the world with the same marks; who is hidden on the map is not printed either."""
    scene, layers, plane = view.scene(), view.layers(), view.plane()
    south, west = plane.at(QPointF(0, plane.size.height()))
    north, east = plane.at(QPointF(plane.size.width(), 0))
    stops = tuple(SheetStop(stop.lat, stop.lon, stop.name, _first_line(stop.tip)) for stop in scene.stops)
    home = SheetStop(scene.home.lat, scene.home.lon, scene.home.name) if scene.home else None
    end = SheetStop(scene.end.lat, scene.end.lon, scene.end.name) if scene.end else None
    shown = [dot for dot in scene.dots if layers.shows(dot)]
    dots = tuple(SheetDot(dot.lat, dot.lon, Mark(dot.kind.value), dot.is_overdue) for dot in shown)
    areas = tuple(_area(view.cells(), area) for area in scene.areas) if layers.areas else ()
    return MapSheet(title, sub, (south, west), (north, east), stops, home, dots, areas, end)


def _first_line(tip: str) -> str:
    """Who it is, without how sure its place is."""
    first = tip.partition("\n")[0]
    return first.rpartition(", ")[0] or first


def _area(cells: CellMap, area: MapArea) -> SheetArea:
    found = {id(cell): cell for code in area.codes if (cell := cells.cell(code))}.values()
    rings = tuple(part for cell in found for part in cell.parts)
    sides, middle = cells.outline(area.codes), cells.middle(area.codes)
    return SheetArea(area.name, rings, sides, area.colour, area.note, middle)
