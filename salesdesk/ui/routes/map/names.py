"""Names and shields that claim room on the map, the important ones first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from salesdesk.charts.base_map import Position, Positions, TownLabel, Way
from salesdesk.ui import theme
from salesdesk.ui.routes.map.plane import place

CELL = 96.0
SHIELD_APART = 420.0
TOWN_CROWD = 26.0  # px between the dots of two named towns
_WIDER = (12, 20, 30)  # px from a large town whose dot is under a route or a disc to its name
TOWN, CITY = 70_000, 400_000


@dataclass(frozen=True, slots=True)
class Style:
    """A size and weight of text on the map with its colour."""

    px: int
    weight: int
    token: str


SMALL, LARGE, LARGEST = Style(13, 400, "place"), Style(14, 600, "place"), Style(16, 600, "text")
STOP_NAME, SHIELD = Style(15, 600, "text"), Style(11, 600, "place")


@dataclass(frozen=True, slots=True)
class Name:
    """A text in its place: `base` is where its baseline begins, `dot` the town itself if it's drawn."""

    text: str
    style: Style
    base: QPointF
    box: QRectF
    dot: QPointF | None = None


@dataclass(slots=True)
class Room:
    """Which boxes are taken, in scaled plane coordinates."""

    _cells: dict[tuple[int, int], list[QRectF]] = field(default_factory=lambda: defaultdict(list))

    def is_free(self, box: QRectF) -> bool:
        return not any(box.intersects(taken) for cell in _cells(box) for taken in self._cells.get(cell, ()))

    def take(self, box: QRectF) -> None:
        for cell in _cells(box):
            self._cells[cell].append(box)

    def claim(self, box: QRectF) -> bool:
        if not self.is_free(box):
            return False
        self.take(box)
        return True


def _cells(box: QRectF) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left() // CELL), int(box.right() // CELL) + 1):
        for row in range(int(box.top() // CELL), int(box.bottom() // CELL) + 1):
            yield column, row


def around(spot: QPointF, text: str, style: Style, gap: float, *, corners: bool = True) -> Iterator[Name]:
    """The text on the sides of a spot, the best side first: right, left, below, above, then the corners."""
    metrics = QFontMetricsF(theme.font(style.px, style.weight))
    wide, up, down = metrics.horizontalAdvance(text), metrics.capHeight(), metrics.descent()
    middle = spot.y() + up / 2
    sides = [
        QPointF(spot.x() + gap, middle),
        QPointF(spot.x() - gap - wide, middle),
        QPointF(spot.x() - wide / 2, spot.y() + gap + up),
        QPointF(spot.x() - wide / 2, spot.y() - gap),
        QPointF(spot.x() + gap * 0.75, spot.y() + gap * 0.7 + up),
        QPointF(spot.x() + gap * 0.75, spot.y() - gap * 0.7),
        QPointF(spot.x() - gap * 0.75 - wide, spot.y() + gap * 0.7 + up),
        QPointF(spot.x() - gap * 0.75 - wide, spot.y() - gap * 0.7),
    ]
    for base in sides if corners else sides[:6]:
        box = QRectF(base.x() - 3, base.y() - up - 4, wide + 6, up + down + 5)
        yield Name(text, style, base, box)


def style_of(town: TownLabel) -> Style:
    if town.is_abroad:
        return SMALL
    if town.population > CITY:
        return LARGEST
    return LARGE if town.population > TOWN else SMALL


def least_population(px_per_km: float, *, is_abroad: bool = False) -> int:
    """How large a place must be to be named at a scale: the farther away, the larger."""
    return int(min(150_000, 90_000 / max(px_per_km, 0.5) ** 1.3)) * (4 if is_abroad else 1)


def town_names(
    towns: Iterable[TownLabel], room: Room, region: QRectF, scale: float, px_per_km: float
) -> list[Name]:
    """The names of towns for which there is room, in the order given; the others stay unnamed."""
    found = []
    for town in towns:
        if town.population < least_population(px_per_km, is_abroad=town.is_abroad):
            continue
        spot = place(town.lat, town.lon) * scale
        if not region.contains(spot):
            continue
        crowd = QRectF(spot.x() - TOWN_CROWD / 2, spot.y() - TOWN_CROWD / 2, TOWN_CROWD, TOWN_CROWD)
        dot = QRectF(spot.x() - 3, spot.y() - 3, 6, 6)
        is_known = room.is_free(dot)
        if not is_known and town.population <= TOWN:
            continue
        sides = [
            around(spot, town.name, style_of(town), theme.F(gap)) for gap in ((7,) if is_known else _WIDER)
        ]
        for name in (each for side in sides for each in side):
            if room.is_free(name.box):
                room.take(name.box)
                room.take(crowd if px_per_km < 4 else dot)
                shown = spot if is_known else None  # what covers the town is not dotted
                found.append(Name(name.text, name.style, name.base, name.box, shown))
                break
    return found


def shields(roads: Iterable[Way], room: Room, region: QRectF, scale: float, dots: Room) -> list[Name]:
    """The numbers of motorways on their own points, from the middle outwards, well apart and under no dot."""
    metrics = QFontMetricsF(theme.font(SHIELD.px, SHIELD.weight))
    tall, inset = theme.F(16), theme.F(6)
    placed: dict[str, list[QPointF]] = defaultdict(list)
    found = []
    for way in roads:
        wide = metrics.horizontalAdvance(way.name) + 2 * inset
        for spot in (place(*position) * scale for position in _from_middle(way.points)):
            if not region.contains(spot) or any(
                _apart(spot, other) < SHIELD_APART for other in placed[way.name]
            ):
                continue
            box = QRectF(spot.x() - wide / 2, spot.y() - tall / 2, wide, tall)
            if dots.is_free(box) and room.claim(box.adjusted(-4, -4, 4, 4)):
                placed[way.name].append(spot)
                base = QPointF(box.left() + inset, box.center().y() + metrics.capHeight() / 2)
                found.append(Name(way.name, SHIELD, base, box))
    return found


def _from_middle(points: Positions) -> list[Position]:
    middle = (len(points) - 1) / 2
    order = sorted(range(len(points)), key=lambda index: (abs(index - middle), index))
    return [points[index] for index in order]


def _apart(a: QPointF, b: QPointF) -> float:
    return float(((a.x() - b.x()) ** 2 + (a.y() - b.y()) ** 2) ** 0.5)
