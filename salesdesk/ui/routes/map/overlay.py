"""What lies over the map and does not move along: legend, scale, the ring of the keyboard, a line drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from salesdesk.ui import theme
from salesdesk.ui.routes.map import furniture
from salesdesk.ui.routes.map import route as map_route
from salesdesk.ui.routes.map.tools import Tool
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.routes.map.view import MapView


def paint_overlay(painter: QPainter, view: MapView) -> None:
    """Everything that stays in its place while the ground moves."""
    if view.hand.drawn is not None:
        view.hand.drawn.paint(painter)
    furniture.paint_legend(painter, view.size(), view.scene(), view.layers())
    furniture.paint_scale_bar(painter, view.size(), view.plane().px_per_km)
    if view.moving is not None:
        view.moving.paint(painter, view.plane())
    said = _told(view)
    if said:
        furniture.paint_banner(painter, view.size(), said)
    if view.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.drawRect(QRectF(view.rect()).adjusted(1, 1, -1, -1))
        if view.ring is not None:
            _paint_ring(painter, view)


def _paint_ring(painter: QPainter, view: MapView) -> None:
    hit = view.ring
    if hit is None:
        return
    spot = hit.spot + view.plane().shift
    reach = theme.F(map_route.DISC) / 2 + 4 if hit.kind == "stop" else theme.F(9)
    if hit.cluster is not None:
        reach = hit.cluster.radius + 4
    painter.drawEllipse(spot, reach, reach)
    furniture.paint_tip(painter, view.size(), spot, hit.tip, reach)


def _told(view: MapView) -> str:
    """What the tool in hand asks of the seller."""
    if view.moving is not None:
        return _("Sleep het punt, of gebruik de pijlen. Enter bewaart, Esc laat het zoals het was.")
    return {
        Tool.PAN: "",
        Tool.CELLS: _("Klik op een postcodegebied. Esc stopt."),
        Tool.LASSO: _("Trek een lijn om de postcodes heen. Esc stopt."),
        Tool.RECTANGLE: _("Trek een rechthoek over de postcodes. Esc stopt."),
        Tool.POINT: _("Sleep een punt naar zijn plaats. Esc stopt."),
    }[view.tool]
