"""Coordinates as people write them: degrees with a comma or a point, or those of the Dutch triangulation."""

from __future__ import annotations

import re

from salesdesk.domain.geography import Point

# The low countries with the sea beside them.
SOUTH, NORTH, WEST, EAST = 49.3, 53.8, 2.2, 7.4
_DEGREES = re.compile(r"(?P<sign>[-+]?)(?P<whole>\d{1,3}(?:[.,]\d+)?)\s*°?")
_PARTS = re.compile(
    r"(\d{1,3})\s*°\s*(\d{1,2}(?:[.,]\d+)?)\s*['′]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|''))?"
)
_METRES = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d{4,6}(?:[.,]\d+)?")
_PAIR = re.compile(r"\s*([-+]?\d{1,3}[.,]\d+)\s*[;, ]\s*([-+]?\d{1,3}[.,]\d+)\s*")
# Amersfoort, the middle of the Dutch grid (Rijksdriehoeksmeting), and the published series around it.
_MIDDLE_X, _MIDDLE_Y, _MIDDLE_LAT, _MIDDLE_LON = 155_000.0, 463_000.0, 52.15517440, 5.38720621
_LAT_TERMS = (
    (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550),
    (2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012),
)  # fmt: skip
_LON_TERMS = (
    (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594),
    (3, 1, -0.05607), (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022), (2, 0, -0.00022),
    (5, 0, 0.00026),
)  # fmt: skip


def read_coordinate(text: str) -> float:
    """`52,0907`, `52.0907`, `N 52.0907`, `52°05'26"` or metres such as `155.000`; else ValueError."""
    bare = text.strip().strip("NEOnoe").strip()
    parts = _PARTS.fullmatch(bare)
    if parts:
        minutes, seconds = _number(parts[2]), _number(parts[3] or "0")
        return int(parts[1]) + minutes / 60 + seconds / 3600
    if _METRES.fullmatch(bare):
        grouped = re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+", bare)
        return float(re.sub(r"[. ]", "", bare)) if grouped and not _is_degrees(bare) else _number(bare)
    found = _DEGREES.fullmatch(bare)
    if not found:
        raise ValueError(text)
    return _number(found["sign"] + found["whole"])


def read_pair(text: str) -> Point | None:
    """`52.0907, 5.1214` as a map app copies it; None when it is something else."""
    found = _PAIR.fullmatch(text)
    return placed(_number(found[1]), _number(found[2])) if found else None


def placed(first: float, second: float) -> Point:
    """Latitude and longitude in whichever order and grid they were written; ValueError off this earth."""
    if _is_grid(first, second):
        return from_dutch_grid(first, second)
    if _is_grid(second, first):
        return from_dutch_grid(second, first)
    if is_swapped(first, second):
        first, second = second, first
    if not (-90 <= first <= 90 and -180 <= second <= 180):
        raise ValueError(f"{first} {second}")
    return Point(first, second)


def is_swapped(lat: float, lon: float) -> bool:
    """Whether these two only lie near us when they change places."""
    return not is_near_home(Point(lat, lon)) and is_near_home(Point(lon, lat))


def is_near_home(point: Point) -> bool:
    """Whether a point lies in or just beside the Netherlands and Belgium."""
    return SOUTH <= point.lat <= NORTH and WEST <= point.lon <= EAST


def from_dutch_grid(x: float, y: float) -> Point:
    """Metres of the Dutch grid as degrees, to within a metre."""
    east, north = (x - _MIDDLE_X) / 100_000, (y - _MIDDLE_Y) / 100_000
    lat = sum(term * east**p * north**q for p, q, term in _LAT_TERMS)
    lon = sum(term * east**p * north**q for p, q, term in _LON_TERMS)
    return Point(_MIDDLE_LAT + lat / 3600, _MIDDLE_LON + lon / 3600)


def _is_grid(x: float, y: float) -> bool:
    return 7_000 <= x <= 300_000 and 289_000 <= y <= 629_000


def _is_degrees(bare: str) -> bool:
    """`52.091` is a latitude and no 52,091 metres."""
    return bare.count(".") == 1 and float(bare) < 90


def _number(text: str) -> float:
    return float(text.replace(",", "."))
