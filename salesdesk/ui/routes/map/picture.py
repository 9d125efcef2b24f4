"""The map as it is shown: a sheet painted ahead, on a lane of its own when there is one, the day over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot
from typing import Literal
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from salesdesk.charts.base_map import BaseMap
from salesdesk.charts.map_cells import CellMap
from salesdesk.ui import theme
from salesdesk.ui.routes.map import furniture as map_furniture
from salesdesk.ui.routes.map import route as map_route
from salesdesk.ui.routes.map.areas import AreaLayer
from salesdesk.ui.routes.map.clusters import Cluster
from salesdesk.ui.routes.map.ground import Ground
from salesdesk.ui.routes.map.names import Room
from salesdesk.ui.routes.map.plane import Plane
from salesdesk.ui.routes.map.scene import Layers, MapScene
from salesdesk.ui.routes.map.sheet import Painter, Sheet

REACH_PX = 11
AHEAD_PX = 60  # a sheet is asked for before the window reaches its edge

Later = Callable[[Callable[[], Sheet], Callable[[Sheet], object]], object]


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the mouse, and where it is drawn in scaled plane coordinates."""

    kind: Literal["stop", "dot", "cluster"]
    id: UUID
    tip: str
    spot: QPointF
    cluster: Cluster | None = None


class Picture:
    """Keeps the last sheet; `later` paints the next one elsewhere, else painting waits for it."""

    def __init__(self, base: BaseMap, later: Later | None = None) -> None:
        self._base, self._later = base, later
        self._ground = Ground(base)
        self._cells, self._scene, self._layers, self._has_grid = CellMap(), MapScene(), Layers(), False
        self._painter: Painter | None = None
        self._sheet: Sheet | None = None
        self._is_true = False  # the sheet shows this scene in these colours
        self._asked: tuple[Plane, float] | None = None
        self._day = map_route.lay_out(self._scene, 1.0, Room())
        self.painted: Callable[[], object] = lambda: None

    def lay_ground(self, base: BaseMap) -> None:
        self._base, self._ground = base, Ground(base)
        self.forget()

    def show(self, scene: MapScene) -> None:
        self._scene = scene
        self.forget()

    def lay_cells(self, cells: CellMap) -> None:
        self._cells = cells
        self.forget()

    def show_layers(self, layers: Layers, *, has_grid: bool = False) -> None:
        self._layers, self._has_grid = layers, has_grid
        self.forget()

    def forget(self) -> None:
        """The scene, the colours or the font changed: nothing that was painted is true any more."""
        self._is_true, self._painter, self._asked = False, None, None

    @property
    def areas(self) -> AreaLayer:
        return self._made().areas

    def _made(self) -> Painter:
        if self._painter is None:
            self._painter = Painter(
                self._base, self._ground, self._cells, self._scene, self._layers, has_grid=self._has_grid
            )
        return self._painter

    def wants(self, plane: Plane, ratio: float) -> None:
        """See to a sheet for this window: at once without a lane, else as soon as it is painted."""
        sheet = self._sheet if self._is_true else None
        if self._later is None:
            if sheet is None or not sheet.serves(plane, ratio):
                self._keep(self._made().sheet(plane, ratio))
            return
        if (sheet is not None and sheet.serves(_wider(plane), ratio)) or self._asked == (plane, ratio):
            return
        self._asked = plane, ratio
        made = self._made()

        def came(done: Sheet) -> None:
            if self._asked == (plane, ratio):
                self._asked = None
                self._keep(done)
                self.painted()

        self._later(lambda: made.sheet(plane, ratio), came)

    def _keep(self, sheet: Sheet) -> None:
        self._sheet, self._is_true = sheet, True

    def paint(self, painter: QPainter, plane: Plane, ratio: float) -> None:
        """Paint this window: sharp from its sheet, or what there is until that comes."""
        self.wants(plane, ratio)
        sheet = self._sheet
        if sheet is not None and self._is_true and sheet.serves(plane, ratio):
            corner = sheet.region.topLeft() - plane.window().topLeft()
            painter.drawImage(QPointF(round(corner.x()), round(corner.y())), sheet.picture)
            self._day = sheet.day
        else:
            self._paint_meanwhile(painter, plane)
        self._paint_day(painter, plane)

    def paint_hurried(self, painter: QPainter, plane: Plane) -> bool:
        """Paint what is at hand, stretched while the wheel still turns; False if there is nothing yet."""
        if self._sheet is None:
            return False
        self._paint_meanwhile(painter, plane)
        self._paint_day(painter, plane)
        return True

    def _paint_meanwhile(self, painter: QPainter, plane: Plane) -> None:
        painter.fillRect(QRectF(QPointF(), plane.size), theme.color("land"))
        sheet = self._sheet
        if sheet is not None:
            stretch = plane.scale / sheet.scale
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            target = QRectF(sheet.region.topLeft() * stretch + plane.shift, sheet.region.size() * stretch)
            painter.drawImage(target, sheet.picture, QRectF(sheet.picture.rect()))
        self._day = map_route.lay_out(self._scene, plane.scale, Room())

    def _paint_day(self, painter: QPainter, plane: Plane) -> None:
        painter.save()
        painter.translate(plane.shift)
        map_route.paint_legs(painter, self._day)
        map_route.paint_discs(painter, self._day)
        map_furniture.paint_names(painter, self._day.names, plane.window())
        painter.restore()

    def hit(self, spot: QPointF, plane: Plane) -> Hit | None:
        """The stop, the relation or the cluster under a spot of the window."""
        ground = spot - plane.shift
        for disc in reversed(self._day.discs):
            if disc.id is not None and apart(ground, disc.spot) <= theme.F(map_route.DISC) / 2:
                return Hit("stop", disc.id, disc.tip, disc.spot)
        sheet = self._sheet
        if sheet is None or sheet.scale != plane.scale:
            return None
        for cluster in sheet.clusters:
            if apart(ground, cluster.spot) <= cluster.radius:
                return Hit("cluster", cluster.dots[0].id, cluster.tip, cluster.spot, cluster)
        near = min(sheet.dots, key=lambda placed: apart(ground, placed.spot), default=None)
        if near is not None and apart(ground, near.spot) <= REACH_PX:
            return Hit("dot", near.dot.id, near.dot.tip, near.spot)
        return None

    def hits(self, plane: Plane) -> list[Hit]:
        """All that can be picked in this window: the stops in their order, then what stands around."""
        window = plane.window()
        found = [Hit("stop", disc.id, disc.tip, disc.spot) for disc in self._day.discs if disc.id is not None]
        sheet = self._sheet
        if sheet is not None and sheet.scale == plane.scale:
            found += [Hit("cluster", one.dots[0].id, one.tip, one.spot, one) for one in sheet.clusters]
            found += [Hit("dot", placed.dot.id, placed.dot.tip, placed.spot) for placed in sheet.dots]
        return [hit for hit in found if window.contains(hit.spot)]


def _wider(plane: Plane) -> Plane:
    """A little more than the window, so that panning seldom meets a bare edge."""
    size = QSizeF(plane.size.width() + 2 * AHEAD_PX, plane.size.height() + 2 * AHEAD_PX)
    return Plane(size, plane.middle, plane.scale)


def apart(a: QPointF, b: QPointF) -> float:
    return hypot(a.x() - b.x(), a.y() - b.y())
