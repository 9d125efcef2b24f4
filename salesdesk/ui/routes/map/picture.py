"""The map as a picture: the ground painted ahead and kept, the day's route over it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, hypot
from typing import Literal
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from salesdesk.charts.base_map import BaseMap
from salesdesk.ui import theme
from salesdesk.ui.routes.map import furniture as map_furniture
from salesdesk.ui.routes.map import route as map_route
from salesdesk.ui.routes.map.ground import Ground
from salesdesk.ui.routes.map.names import Name, Room, shields, town_names
from salesdesk.ui.routes.map.plane import Plane
from salesdesk.ui.routes.map.scene import MapScene

MARGIN = 300  # px around the window for which names are laid out, so that panning shows steady ones
SPARE = 150  # px around the window for which the ground is painted ahead
REACH_PX = 11
CITIES_FIRST = 90_000  # people: these are named before the motorways are


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the mouse."""

    kind: Literal["stop", "dot"]
    id: UUID
    tip: str


@dataclass(frozen=True, slots=True)
class _Backdrop:
    """Ground, names and relations of a region, painted at a scale."""

    picture: QPixmap
    region: QRectF
    scale: float


class Picture:
    """Paints a scene on its ground; keeps what only moves along while panning."""

    def __init__(self, base: BaseMap) -> None:
        self._base, self._ground = base, Ground(base)
        self._scene = MapScene()
        self._names: list[Name] = []
        self._shields: list[Name] = []
        self._day = map_route.lay_out(self._scene, 1.0, Room())
        self._laid_out: tuple[float, QRectF] | None = None
        self._backdrop: _Backdrop | None = None

    def show(self, scene: MapScene) -> None:
        self._scene = scene
        self.forget()

    def forget(self) -> None:
        """The scene, the colours or the font changed: nothing that was painted is true any more."""
        self._laid_out = self._backdrop = None

    def paint(self, painter: QPainter, plane: Plane, ratio: float) -> None:
        """Paint sharp: lay out and paint the ground anew where it isn't at hand."""
        backdrop = self._painted(plane, ratio)
        corner = backdrop.region.topLeft() - plane.window().topLeft()
        painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())), backdrop.picture)
        self._paint_day(painter, plane)

    def paint_hurried(self, painter: QPainter, plane: Plane) -> bool:
        """Paint what is at hand, stretched while the wheel still turns; False if there is nothing yet."""
        if self._backdrop is None:
            return False
        stretch, region = plane.scale / self._backdrop.scale, self._backdrop.region
        corner = region.topLeft() * stretch + plane.shift
        painter.fillRect(QRectF(QPointF(), plane.size), theme.color("land"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        target = QRectF(corner, region.size() * stretch)
        painter.drawPixmap(target, self._backdrop.picture, QRectF(self._backdrop.picture.rect()))
        self._day = map_route.lay_out(self._scene, plane.scale, Room())
        self._laid_out = None
        self._paint_day(painter, plane)
        return True

    def _paint_day(self, painter: QPainter, plane: Plane) -> None:
        painter.save()
        painter.translate(plane.shift)
        map_route.paint_legs(painter, self._day)
        map_route.paint_discs(painter, self._day)
        map_furniture.paint_names(painter, self._day.names, plane.window())
        painter.restore()

    def _painted(self, plane: Plane, ratio: float) -> _Backdrop:
        self._lay_out(plane)
        window, kept = plane.window(), self._backdrop
        if kept is not None and kept.region.contains(window) and kept.picture.devicePixelRatio() == ratio:
            return kept
        left, top = floor(window.left()) - SPARE, floor(window.top()) - SPARE
        region = QRectF(left, top, ceil(window.width()) + 2 * SPARE, ceil(window.height()) + 2 * SPARE)
        picture = QPixmap((region.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-region.topLeft())
        self._ground.paint(painter, region, plane.scale, plane.px_per_km)
        map_furniture.paint_shields(painter, self._shields)
        map_route.paint_dots(painter, self._day)
        map_furniture.paint_names(painter, self._names, region)
        painter.end()
        self._backdrop = _Backdrop(picture, region, plane.scale)
        return self._backdrop

    def _lay_out(self, plane: Plane) -> None:
        """Find room for everything that is named, at this scale and some way around the window."""
        scale, window = plane.scale, plane.window()
        if self._laid_out and self._laid_out[0] == scale and self._laid_out[1].contains(window):
            return
        region = window.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        room = Room()
        self._day = map_route.lay_out(self._scene, scale, room)
        told = {name.text for name in self._day.names}
        towns = [town for town in self._base.towns if town.name not in told]
        cities = [town for town in towns if town.population > CITIES_FIRST and not town.is_abroad]
        self._names = town_names(cities, room, region, scale, plane.px_per_km)
        self._shields = shields(self._base.roads(), room, region, scale)
        self._names += town_names(towns[len(cities) :], room, region, scale, plane.px_per_km)
        map_route.place_dots(self._day, self._scene, scale, room)
        self._laid_out, self._backdrop = (scale, region), None

    def hit(self, spot: QPointF, plane: Plane) -> Hit | None:
        """The stop or relation under a spot of the window."""
        ground = spot - plane.shift
        for disc in reversed(self._day.discs):
            if disc.id is not None and apart(ground, disc.spot) <= theme.F(map_route.DISC) / 2:
                return Hit("stop", disc.id, disc.tip)
        near = min(self._day.dots, key=lambda item: apart(ground, item[0]), default=None)
        if near is not None and apart(ground, near[0]) <= REACH_PX:
            return Hit("dot", near[1].id, near[1].tip)
        return None


def apart(a: QPointF, b: QPointF) -> float:
    return hypot(a.x() - b.x(), a.y() - b.y())
