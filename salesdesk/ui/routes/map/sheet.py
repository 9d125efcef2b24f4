"""A piece of the map painted ahead: ground, areas, names and relations of a region at one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from salesdesk.charts.base_map import BaseMap
from salesdesk.charts.map_cells import CellMap
from salesdesk.ui.routes.map import clusters as map_clusters
from salesdesk.ui.routes.map import furniture as map_furniture
from salesdesk.ui.routes.map import route as map_route
from salesdesk.ui.routes.map.areas import AreaLayer
from salesdesk.ui.routes.map.clusters import Cluster, Crowd, PlacedDot
from salesdesk.ui.routes.map.ground import Ground
from salesdesk.ui.routes.map.names import Name, Room, shields, town_names
from salesdesk.ui.routes.map.plane import Plane
from salesdesk.ui.routes.map.scene import Layers, MapScene

MARGIN = 300  # px around the window for which names are laid out, so that panning shows steady ones
SPARE = 150  # px around the window for which the ground is painted ahead
CITIES_FIRST = 90_000  # people: these are named before the motorways are


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was painted, and where everything on it stands in scaled plane coordinates."""

    picture: QImage
    region: QRectF
    scale: float
    day: map_route.DayLayer
    dots: tuple[PlacedDot, ...]
    clusters: tuple[Cluster, ...]

    def serves(self, plane: Plane, ratio: float) -> bool:
        """Whether it fills this window sharply."""
        return (
            self.scale == plane.scale
            and self.picture.devicePixelRatio() == ratio
            and self.region.contains(plane.window())
        )


class Painter:
    """Makes sheets of one scene; what a scene needs is prepared once."""

    def __init__(
        self,
        base: BaseMap,
        ground: Ground,
        cells: CellMap,
        scene: MapScene,
        layers: Layers,
        *,
        has_grid: bool = False,
    ) -> None:
        self._base, self._ground, self._scene = base, ground, scene
        self._has_grid = has_grid
        self._layers = layers
        self.areas = AreaLayer(cells, scene.areas if layers.areas else (), scene.chosen_area)

    @cached_property
    def _crowd(self) -> Crowd:
        visited = {stop.id for stop in self._scene.stops}
        return Crowd((dot for dot in self._scene.dots if dot.id not in visited), self._layers)

    def sheet(self, plane: Plane, ratio: float) -> Sheet:
        """Lay out and paint what this window needs, and some way around it."""
        scale, window, px_per_km = plane.scale, plane.window(), plane.px_per_km
        around = window.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        room = Room()
        day = map_route.lay_out(self._scene, scale, room)
        loose, clusters = self._crowd.laid_out(around, scale, px_per_km)
        dots = Room()
        map_clusters.claim_room(clusters, dots)
        map_clusters.claim_dots(loose, dots)
        area_names = self.areas.names(room, scale, dots)
        names, roads = self._names(day, clusters, room, dots, plane, around)
        left, top = floor(window.left()) - SPARE, floor(window.top()) - SPARE
        region = QRectF(left, top, ceil(window.width()) + 2 * SPARE, ceil(window.height()) + 2 * SPARE)
        picture = QImage((region.size() * ratio).toSize(), QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-region.topLeft())
        self._ground.paint(painter, region, scale, px_per_km, lambda at: self.areas.paint(at, scale))
        if self._has_grid:
            self.areas.paint_grid(painter, region, scale, px_per_km)
        map_furniture.paint_shields(painter, roads)
        map_clusters.paint_dots(painter, loose)
        map_clusters.paint_clusters(painter, clusters)
        map_furniture.paint_names(painter, names, region)
        map_furniture.paint_names(painter, area_names, region)
        painter.end()
        return Sheet(picture, region, scale, day, tuple(loose), tuple(clusters))

    def _names(
        self,
        day: map_route.DayLayer,
        clusters: Sequence[Cluster],
        room: Room,
        dots: Room,
        plane: Plane,
        around: QRectF,
    ) -> tuple[list[Name], list[Name]]:
        """The towns and the motorways for which there is room, the large ones first."""
        scale, px_per_km = plane.scale, plane.px_per_km
        told = {name.text for name in day.names}
        towns = [town for town in self._base.towns if town.name not in told]
        cities = [town for town in towns if town.population > CITIES_FIRST and not town.is_abroad]
        names = town_names(cities, room, around, scale, px_per_km)
        map_clusters.claim_room(clusters, room)
        roads = shields(self._base.roads(), room, around, scale, dots)
        return [*names, *town_names(towns[len(cities) :], room, around, scale, px_per_km)], roads
