"""What the mouse and the keys do on the map besides looking around: draw a line, pick cells, move a point."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from salesdesk.charts.base_map import Position
from salesdesk.charts.map_cells import CellMap
from salesdesk.ui import icons, theme
from salesdesk.ui.routes.map.plane import Plane, place

PIN_PX = 30
LEAST_DRAWN_PX = 12


class Tool(StrEnum):
    """What pressing and dragging does."""

    PAN = "pan"
    CELLS = "cells"
    LASSO = "lasso"
    RECTANGLE = "rectangle"
    POINT = "point"


@dataclass(slots=True)
class Drawn:
    """A line or a rectangle being drawn, in window pixels."""

    is_rectangle: bool
    spots: list[QPointF] = field(default_factory=list)

    def follow(self, spot: QPointF) -> None:
        if self.is_rectangle:
            self.spots[1:] = [spot]
        elif (spot - self.spots[-1]).manhattanLength() > 3:
            self.spots.append(spot)

    def ring(self) -> list[QPointF]:
        if not self.is_rectangle or len(self.spots) < 2:
            return self.spots
        a, b = self.spots
        return [a, QPointF(b.x(), a.y()), b, QPointF(a.x(), b.y())]

    def codes(self, cells: CellMap, plane: Plane) -> tuple[str, ...]:
        """The codes of the cells whose point was encircled; nothing for a mere click."""
        box = QPolygonF(self.ring()).boundingRect()
        if box.width() < LEAST_DRAWN_PX or box.height() < LEAST_DRAWN_PX:
            return ()
        return cells.within(tuple(plane.at(spot) for spot in self.ring()))

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.color("acc"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("acc", 40))
        painter.drawPolygon(QPolygonF(self.ring()))


@dataclass(slots=True)
class Moving:
    """A relation's point on its way to another place."""

    id: UUID
    lat: float
    lon: float
    is_held: bool = False

    def spot(self, plane: Plane) -> QPointF:
        return place(self.lat, self.lon) * plane.scale + plane.shift

    def to(self, spot: QPointF, plane: Plane) -> None:
        self.lat, self.lon = plane.at(spot)

    def position(self) -> Position:
        return round(self.lat, 5), round(self.lon, 5)

    def paint(self, painter: QPainter, plane: Plane) -> None:
        spot, size = self.spot(plane), theme.F(PIN_PX)
        painter.setPen(QPen(theme.color("acc"), 1))
        for reach in (QPointF(size, 0), QPointF(0, size)):
            painter.drawLine(spot - reach, spot + reach)
        painter.setPen(QPen(theme.color("land"), 2))
        painter.setBrush(theme.color("acc"))
        painter.drawEllipse(spot, theme.F(7), theme.F(7))
        flag = QRectF(spot.x() - size / 2, spot.y() - size - theme.F(9), size, size)
        painter.setPen(QPen(theme.color("accline"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(flag, 7, 7)
        inset = size * 0.22
        icons.draw(painter, "drag", flag.adjusted(inset, inset, -inset, -inset), "acc", 2.0)
