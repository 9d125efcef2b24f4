"""The ground of the map: sea, land, waters and motorways, painted from plain shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from math import log2

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from salesdesk.charts.base_map import BaseMap, Positions, WayKind
from salesdesk.ui import theme
from salesdesk.ui.routes.map.plane import place

SEAM_KM = 6.0
SMALLEST_STEP_PX = 1.4
_LEAST_WIDTH = {WayKind.RIVER: 1.6, WayKind.CANAL: 1.0}


class Ground:
    """The base map as painter paths; scaled once per zoom, only moved while panning."""

    def __init__(self, base: BaseMap) -> None:
        self._base = base
        self._waters = base.waters()
        self._by_detail: dict[float, dict[str, list[QPainterPath]]] = {}
        self._scale = 0.0
        self._scaled: dict[str, list[QPainterPath]] = {}

    @cached_property
    def _smooth(self) -> dict[str, list[QPainterPath]]:
        return {
            "lakes": [smooth(points, closed=True) for points in self._base.lakes],
            "waters": [smooth(way.points) for way in self._waters],
            "roads": [smooth(way.points) for way in self._base.roads()],
        }

    @cached_property
    def _spots(self) -> dict[str, list[list[QPointF]]]:
        """The outlines on the plane, before points are left out."""
        base = self._base
        groups = {
            "lands": base.lands,
            "provinces": base.provinces,
            "seams": base.seams,
            "edges": (*base.coasts, *base.borders),
        }
        return {name: [[place(*at) for at in points] for points in lines] for name, lines in groups.items()}

    def _at(self, scale: float) -> dict[str, list[QPainterPath]]:
        if scale != self._scale:
            larger = QTransform.fromScale(scale, scale)
            groups = self._smooth | self._outlines(scale)
            self._scaled = {name: [larger.map(path) for path in paths] for name, paths in groups.items()}
            self._scale = scale
        return self._scaled

    def _outlines(self, scale: float) -> dict[str, list[QPainterPath]]:
        """The shapes without points that would stand less than a pixel apart, in steps of a factor two."""
        detail = 2.0 ** round(log2(SMALLEST_STEP_PX / scale))
        if detail not in self._by_detail:
            self._by_detail[detail] = {
                name: [path for spots in lines if (path := _line(spots, detail)) is not None]
                for name, lines in self._spots.items()
            }
        return self._by_detail[detail]

    def paint(
        self,
        painter: QPainter,
        window: QRectF,
        scale: float,
        px_per_km: float,
        on_land: Callable[[QPainter], object] | None = None,
    ) -> None:
        """Paint what lies in the window; the painter stands in scaled plane coordinates.

        `on_land` paints what lies over the land and under its waters and roads.
        """
        shapes = self._at(scale)
        painter.fillRect(window, theme.color("sea"))
        near = window.adjusted(-40, -40, 40, 40)
        lands, provinces = _within(shapes["lands"], near), _within(shapes["provinces"], near)
        _stroke(painter, [*lands, *provinces], "river", 5)
        _fill(painter, lands, "land")
        _stroke(painter, _within(shapes["seams"], near), "land", max(3.0, SEAM_KM * px_per_km), flat=True)
        _fill(painter, provinces, "land")
        if on_land is not None:
            on_land(painter)
        self._paint_waters(painter, near, shapes, px_per_km)
        painter.setPen(QPen(theme.color("prov"), 1))  # one pixel is painted ten times faster than 1.2
        for path in (*provinces, *_within(shapes["edges"], near)):
            for line in path.toSubpathPolygons():
                painter.drawPolyline(line)
        self._paint_roads(painter, near, shapes, px_per_km)

    def _paint_waters(
        self, painter: QPainter, near: QRectF, shapes: dict[str, list[QPainterPath]], px_per_km: float
    ) -> None:
        lakes = _within(shapes["lakes"], near)
        _stroke(painter, lakes, "river", 2)
        _fill(painter, lakes, "sea")
        for way, path in zip(self._waters, shapes["waters"], strict=True):
            if near.intersects(path.boundingRect()):
                broad = way.width_m / 1000 * px_per_km
                if broad >= 5:
                    _stroke(painter, [path], "river", broad + 2)
                _stroke(painter, [path], "sea" if broad >= 5 else "river", max(broad, _LEAST_WIDTH[way.kind]))

    def _paint_roads(
        self, painter: QPainter, near: QRectF, shapes: dict[str, list[QPainterPath]], px_per_km: float
    ) -> None:
        roads = _within(shapes["roads"], near)
        broad = min(2.8, max(1.3, px_per_km * 0.4))
        _stroke(painter, roads, "roadedge", broad * 1.5)
        _stroke(painter, roads, "road", broad)


def _within(paths: Sequence[QPainterPath], window: QRectF) -> list[QPainterPath]:
    return [path for path in paths if window.intersects(path.controlPointRect())]


def _fill(painter: QPainter, paths: Iterable[QPainterPath], token: str) -> None:
    colour = theme.color(token)
    for path in paths:
        painter.fillPath(path, colour)


def _stroke(
    painter: QPainter, paths: Iterable[QPainterPath], token: str, width: float, *, flat: bool = False
) -> None:
    cap = Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap
    pen = QPen(theme.color(token), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.BevelJoin)
    for path in paths:
        painter.strokePath(path, pen)


def _line(spots: Sequence[QPointF], detail: float) -> QPainterPath | None:
    """A line with steps of at least `detail`; closed when its points are, None when too small to see."""
    kept = [spots[0]]
    for spot in spots[1:-1]:
        if abs(spot.x() - kept[-1].x()) + abs(spot.y() - kept[-1].y()) >= detail:
            kept.append(spot)
    kept.append(spots[-1])
    is_ring = spots[0] == spots[-1]
    if is_ring and len(kept) < 4:
        return None
    path = QPainterPath(kept[0])
    for spot in kept[1:]:
        path.lineTo(spot)
    if is_ring:
        path.closeSubpath()
    return path


def smooth(points: Positions, *, closed: bool = False) -> QPainterPath:
    """A flowing line through the points (Catmull-Rom, its bends held within their stretch)."""
    spots = [place(*position) for position in points]
    closed = closed or points[0] == points[-1]
    if closed and points[0] == points[-1]:
        spots = spots[:-1]
    count = len(spots)
    path = QPainterPath(spots[0])
    for index in range(count if closed else count - 1):
        a, b = spots[index], spots[(index + 1) % count]
        before = spots[index - 1] if closed or index else a
        after = spots[(index + 2) % count] if closed or index + 2 < count else b
        most = _length(b - a) * 0.4
        path.cubicTo(a + _held((b - before) / 6, most), b - _held((after - a) / 6, most), b)
    if closed:
        path.closeSubpath()
    return path


def _length(vector: QPointF) -> float:
    return float((vector.x() ** 2 + vector.y() ** 2) ** 0.5)


def _held(vector: QPointF, most: float) -> QPointF:
    length = _length(vector)
    return vector if length <= most else vector * (most / length)
