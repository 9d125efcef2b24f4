"""The day over the ground: home, numbered stops, schematic legs and the relations around."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from salesdesk.ui import icons, theme
from salesdesk.ui.routes.map.names import STOP_NAME, Name, Room, around
from salesdesk.ui.routes.map.plane import place
from salesdesk.ui.routes.map.scene import MapScene

DISC = 28
BEND = 0.10
ARROW_FROM = 70
# Sides to move a disc to that would cover an earlier one, in parts of the circle.
_ASIDE = tuple(step * pi / 4 for step in (0, 1, -1, 2, -2, 3, -3, 4))


@dataclass(frozen=True, slots=True)
class Disc:
    """A stop (with its number) or home (number 0) as drawn, in scaled plane coordinates."""

    spot: QPointF
    number: int
    id: UUID | None
    tip: str
    is_pin: bool = False


@dataclass(frozen=True, slots=True)
class Leg:
    """A drive as a slight arc; the way home is dashed."""

    path: QPainterPath
    is_way_home: bool


@dataclass(slots=True)
class DayLayer:
    """Where everything of a scene stands at a scale."""

    discs: list[Disc]
    legs: list[Leg]
    names: list[Name]
    chosen: UUID | None = None


def lay_out(scene: MapScene, scale: float, room: Room) -> DayLayer:
    """Place stops, legs and stop names, claiming their room."""
    discs = _discs(scene, scale)
    spots = [disc.spot for disc in discs if disc.number]
    home = next((disc.spot for disc in discs if not disc.number), None)
    halts = [*([home] if home is not None else []), *spots]
    legs = [Leg(_arc(a, b), is_way_home=False) for a, b in pairwise(halts)]
    goal = discs[-1].spot if scene.end is not None else home
    if goal is not None and spots:
        legs.append(Leg(_arc(spots[-1], goal), is_way_home=True))
    for disc in discs:
        room.take(_square(disc.spot, theme.F(DISC) * 0.38))  # a disc leaves its corners to a name
    for leg in legs:
        _claim_line(leg.path, room)
    texts = {stop.id: stop.name for stop in scene.stops}
    names = []
    told: set[str] = set()
    for disc in discs:
        text = texts.get(disc.id, "") if disc.id is not None else disc.tip
        if text and text not in told:
            told.add(text)
            names.append(_stop_name(disc.spot, text, room))
    return DayLayer(discs, legs, names, scene.chosen)


def _discs(scene: MapScene, scale: float) -> list[Disc]:
    wanted = [(place(stop.lat, stop.lon) * scale, number, stop) for number, stop in enumerate(scene.stops, 1)]
    taken: list[QPointF] = []
    discs = []
    if scene.home is not None:
        spot = place(scene.home.lat, scene.home.lon) * scale
        taken.append(spot)
        discs.append(Disc(spot, 0, None, scene.home.name))
    for spot, number, stop in wanted:
        free = _beside(spot, taken)
        taken.append(free)
        discs.append(Disc(free, number, stop.id, stop.tip or stop.name, stop.is_pin))
    if scene.end is not None:
        free = _beside(place(scene.end.lat, scene.end.lon) * scale, taken)
        discs.append(Disc(free, 0, None, scene.end.name))
    return discs


def _beside(spot: QPointF, taken: list[QPointF]) -> QPointF:
    """The spot itself, or the nearest place around it where a disc hides no other."""
    apart = theme.F(DISC) * 0.8
    for ring in range(4):
        for angle in _ASIDE if ring else (0.0,):
            tried = spot + QPointF(cos(angle), sin(angle)) * (ring * apart)
            if all(hypot(tried.x() - t.x(), tried.y() - t.y()) >= apart - 0.5 for t in taken):
                return tried
    return spot


def _arc(a: QPointF, b: QPointF) -> QPainterPath:
    across = QPointF(b.y() - a.y(), a.x() - b.x()) * BEND
    path = QPainterPath(a)
    path.quadTo((a + b) / 2 + across, b)
    return path


def _claim_line(path: QPainterPath, room: Room) -> None:
    length = path.length()
    steps = min(200, max(1, int(length / 14)))
    for step in range(steps + 1):
        room.take(_square(path.pointAtPercent(step / steps), 4))


def _stop_name(spot: QPointF, text: str, room: Room) -> Name:
    """On the first side with room; a stop is always named, over a line if need be."""
    sides = list(around(spot, text, STOP_NAME, theme.F(DISC) / 2 + 5))
    chosen = next((side for side in sides if room.is_free(side.box)), sides[0])
    room.take(chosen.box)
    return chosen


def _square(spot: QPointF, half: float) -> QRectF:
    return QRectF(spot.x() - half, spot.y() - half, 2 * half, 2 * half)


def paint_legs(painter: QPainter, layer: DayLayer) -> None:
    accent, halo = theme.color("acc"), theme.color("land")
    for leg in layer.legs:
        painter.strokePath(leg.path, QPen(halo, 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for leg in layer.legs:
        pen = QPen(accent, 3.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        if leg.is_way_home:
            pen.setDashPattern([2.6, 2.2])
        painter.strokePath(leg.path, pen)
        if leg.path.length() > theme.F(ARROW_FROM):
            _paint_arrow(painter, leg.path)


def _paint_arrow(painter: QPainter, path: QPainterPath) -> None:
    painter.save()
    painter.translate(path.pointAtPercent(0.52))
    painter.rotate(-path.angleAtPercent(0.52))
    painter.setPen(QPen(theme.color("land"), 1.6))
    painter.setBrush(theme.color("acc"))
    size = theme.F(7)
    painter.drawPolygon(
        QPolygonF([QPointF(size, 0), QPointF(-size, -size * 0.8), QPointF(-size, size * 0.8)])
    )
    painter.restore()


def paint_discs(painter: QPainter, layer: DayLayer) -> None:
    half = theme.F(DISC) / 2
    for disc in sorted(layer.discs, key=lambda disc: disc.id == layer.chosen):
        is_chosen = disc.id is not None and disc.id == layer.chosen
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("land"))
        painter.drawEllipse(disc.spot, half, half)
        if is_chosen:
            painter.setBrush(theme.color("text"))
            painter.drawEllipse(disc.spot, half + 1.5, half + 1.5)
            painter.setBrush(theme.color("land"))
            painter.drawEllipse(disc.spot, half - 0.5, half - 0.5)
        painter.setBrush(theme.color("acc" if disc.number else "text"))
        painter.drawEllipse(disc.spot, half - 2.5, half - 2.5)
        if disc.is_pin:
            icons.draw(painter, "pin", _square(disc.spot, half * 0.58), "acctext", 2.0)
        elif disc.number:
            painter.setFont(theme.font(15, 700))
            painter.setPen(theme.color("acctext"))
            box = _square(disc.spot, half)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(disc.number))
        else:
            icons.draw(painter, "home", _square(disc.spot, half * 0.58), "surface", 2.0)
