"""The relations on the map: each a dot, many close together one disc with their number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from salesdesk.ui import theme
from salesdesk.ui.routes.map.names import Room
from salesdesk.ui.routes.map.plane import place
from salesdesk.ui.routes.map.scene import DotKind, Layers, MapDot
from salesdesk.words import _, ngettext

DOT_SIZE = {DotKind.A: 5.0, DotKind.B: 4.0, DotKind.C: 3.0, DotKind.PROSPECT: 4.0}
DOT_TOKEN = {DotKind.A: "acc", DotKind.B: "b2", DotKind.C: "faint", DotKind.PROSPECT: "info"}
BUCKET_PX = 48
TURN = pi * (3 - sqrt(5))  # the golden angle: dots on one spot open like a sunflower
# Up to so many pixels per kilometre, this many in one bucket are drawn as one.
_CROWDS = ((3.0, 3), (8.0, 5), (20.0, 14), (1e9, 30))


@dataclass(frozen=True, slots=True)
class PlacedDot:
    """A relation where it is drawn, in scaled plane coordinates."""

    spot: QPointF
    dot: MapDot


@dataclass(frozen=True, slots=True)
class Cluster:
    """Relations that stand too close to be told apart at this scale."""

    spot: QPointF
    dots: tuple[MapDot, ...]

    @property
    def radius(self) -> float:
        count = len(self.dots)
        return theme.F(12 if count < 10 else 15 if count < 100 else 19)

    @property
    def tip(self) -> str:
        """How many, and of which class."""
        count = len(self.dots)
        said = ngettext("{count} relatie", "{count} relaties", count).format(count=count)
        kinds = Counter(dot.kind for dot in self.dots)
        prospects = kinds.pop(DotKind.PROSPECT, 0)
        parts = [f"{kinds[kind]} {kind}" for kind in DotKind if kinds[kind]]
        if prospects:
            parts.append(ngettext("{count} prospect", "{count} prospects", prospects).format(count=prospects))
        return "\n".join([said, "  ·  ".join(parts), _("klik om in te zoomen")])


class Crowd:
    """All relations of a scene on the plane, found once."""

    def __init__(self, dots: Iterable[MapDot], layers: Layers) -> None:
        self._spots = [(place(dot.lat, dot.lon), dot) for dot in dots if layers.shows(dot)]

    def laid_out(
        self, region: QRectF, scale: float, px_per_km: float
    ) -> tuple[list[PlacedDot], list[Cluster]]:
        """What stands in the region at this scale: loose dots and clusters."""
        buckets: dict[tuple[int, int], list[PlacedDot]] = defaultdict(list)
        left, right, top, bottom = region.left(), region.right(), region.top(), region.bottom()
        bucket_px = theme.F(BUCKET_PX)
        for spot, dot in self._spots:
            x, y = spot.x() * scale, spot.y() * scale
            if left <= x <= right and top <= y <= bottom:
                buckets[int(x // bucket_px), int(y // bucket_px)].append(PlacedDot(QPointF(x, y), dot))
        most = next(count for limit, count in _CROWDS if px_per_km < limit)
        loose: list[PlacedDot] = []
        clusters: list[Cluster] = []
        for its in buckets.values():
            if len(its) > most:
                clusters.append(_cluster(its))
            else:
                loose += _opened(its)
        loose.sort(key=lambda placed: -DOT_SIZE[placed.dot.kind])
        return loose, clusters


def _cluster(its: Sequence[PlacedDot]) -> Cluster:
    x = sum(placed.spot.x() for placed in its) / len(its)
    y = sum(placed.spot.y() for placed in its) / len(its)
    return Cluster(QPointF(x, y), tuple(placed.dot for placed in its))


def _opened(its: Sequence[PlacedDot]) -> list[PlacedDot]:
    """Dots on one spot, such as two in one postcode, beside each other."""
    seen: Counter[tuple[float, float]] = Counter()
    opened = []
    for placed in its:
        key = (round(placed.spot.x(), 1), round(placed.spot.y(), 1))
        nth, seen[key] = seen[key], seen[key] + 1
        away = theme.F(9) * sqrt(nth)
        moved = placed.spot + QPointF(cos(nth * TURN), sin(nth * TURN)) * away
        opened.append(PlacedDot(moved, placed.dot))
    return opened


def claim_room(clusters: Iterable[Cluster], room: Room) -> None:
    for cluster in clusters:
        half = cluster.radius
        room.take(QRectF(cluster.spot.x() - half, cluster.spot.y() - half, 2 * half, 2 * half))


def claim_dots(dots: Iterable[PlacedDot], room: Room) -> None:
    half = theme.F(6)
    for placed in dots:
        room.take(QRectF(placed.spot.x() - half, placed.spot.y() - half, 2 * half, 2 * half))


def paint_dots(painter: QPainter, dots: Iterable[PlacedDot]) -> None:
    land = theme.color("land")
    for placed in dots:
        paint_dot(painter, placed.dot.kind, placed.spot, land, is_overdue=placed.dot.is_overdue)


def paint_dot(
    painter: QPainter, kind: DotKind, spot: QPointF, land: QColor, *, is_overdue: bool = False
) -> None:
    size, colour = theme.F(DOT_SIZE[kind] * 10) / 10, theme.color(DOT_TOKEN[kind])
    if is_overdue:
        painter.setPen(QPen(theme.color("warndot"), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(spot, size + 3.0, size + 3.0)
    if kind is DotKind.PROSPECT:
        painter.setPen(QPen(colour, 1.8))
        painter.setBrush(land)
        painter.drawEllipse(spot, size - 0.4, size - 0.4)
    else:
        painter.setPen(QPen(land, 1.2))
        painter.setBrush(colour)
        painter.drawEllipse(spot, size + 0.4, size + 0.4)


def paint_clusters(painter: QPainter, clusters: Iterable[Cluster]) -> None:
    for cluster in clusters:
        half = cluster.radius
        painter.setPen(QPen(theme.color("land"), 2))
        painter.setBrush(theme.color("land"))
        painter.drawEllipse(cluster.spot, half + 1, half + 1)
        painter.setPen(QPen(theme.color("acc"), 1.6))
        painter.setBrush(theme.color("accbg"))
        painter.drawEllipse(cluster.spot, half - 0.8, half - 0.8)
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("acc"))
        box = QRectF(cluster.spot.x() - half, cluster.spot.y() - half, 2 * half, 2 * half)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(len(cluster.dots)))
