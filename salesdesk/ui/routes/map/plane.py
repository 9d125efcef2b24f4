"""Which part of the world is in sight, and how large."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from salesdesk.charts.base_map import from_mercator, km_per_unit, mercator

# All drawing is relative to the middle of the country, so that coordinates stay small enough for the painter.
ORIGIN = mercator(52.0, 5.2)
WHOLE_COUNTRY = ((53.55, 3.4), (53.55, 7.2), (50.75, 3.4), (50.75, 7.2))
LOW_COUNTRIES = ((53.8, 2.2), (53.8, 7.6), (49.2, 2.2), (49.2, 7.6))
MOST_PX_PER_KM = 64.0
CLOSE_PX_PER_KM = 26.0
LEAST_PX_PER_KM = 1.2
_KM = km_per_unit(ORIGIN[1])


def place(lat: float, lon: float) -> QPointF:
    """A position on the plane, in units of the plane around the origin."""
    x, y = mercator(lat, lon)
    return QPointF(x - ORIGIN[0], y - ORIGIN[1])


@dataclass(frozen=True, slots=True)
class Plane:
    """A window on the plane: `scale` is pixels per unit, `middle` the plane point in the middle of `size`."""

    size: QSizeF
    middle: QPointF
    scale: float

    @property
    def px_per_km(self) -> float:
        return self.scale / km_per_unit(self.middle.y() + ORIGIN[1])

    @property
    def shift(self) -> QPointF:
        """What to translate by, so that plane point times scale lands in its place in the window."""
        return QPointF(self.size.width() / 2, self.size.height() / 2) - self.middle * self.scale

    def window(self) -> QRectF:
        """The part in sight, in scaled plane coordinates."""
        return QRectF(-self.shift, self.size)

    def at(self, spot: QPointF) -> tuple[float, float]:
        """Latitude and longitude of a spot in the window."""
        point = (spot - self.shift) / self.scale
        return from_mercator(point.x() + ORIGIN[0], point.y() + ORIGIN[1])

    def moved(self, by: QPointF) -> Plane:
        """The ground dragged by so many pixels; it can't be lost out of sight."""
        return Plane(self.size, _kept(self.middle - by / self.scale), self.scale)

    def zoomed(self, factor: float, spot: QPointF) -> Plane:
        """Larger or smaller with the ground under `spot` in its place."""
        scale = min(max(self.scale * factor, LEAST_PX_PER_KM * _KM), MOST_PX_PER_KM * _KM)
        under = (spot - self.shift) / self.scale
        away = spot - QPointF(self.size.width() / 2, self.size.height() / 2)
        return Plane(self.size, _kept(under - away / scale), scale)

    def resized(self, size: QSizeF) -> Plane:
        return Plane(size, self.middle, self.scale)


def fitted(size: QSizeF, positions: Iterable[tuple[float, float]], room: QRectF) -> Plane:
    """The closest window with all positions inside `room` (in window pixels); none is the whole country."""
    points = [place(*position) for position in positions] or [place(*corner) for corner in WHOLE_COUNTRY]
    west, east = min(p.x() for p in points), max(p.x() for p in points)
    north, south = min(p.y() for p in points), max(p.y() for p in points)
    wanted = min(
        room.width() / max(east - west, 1e-9), room.height() / max(south - north, 1e-9), CLOSE_PX_PER_KM * _KM
    )
    scale = max(wanted, LEAST_PX_PER_KM * _KM)
    off = room.center() - QPointF(size.width() / 2, size.height() / 2)
    return Plane(size, _kept(QPointF((west + east) / 2, (north + south) / 2) - off / scale), scale)


def _kept(middle: QPointF) -> QPointF:
    corners = [place(*corner) for corner in LOW_COUNTRIES]
    west, east = min(p.x() for p in corners), max(p.x() for p in corners)
    north, south = min(p.y() for p in corners), max(p.y() for p in corners)
    return QPointF(min(max(middle.x(), west), east), min(max(middle.y(), north), south))
