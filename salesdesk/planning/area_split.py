"""Parts a rayon into areas with about as much work each, compact, always the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, pi, radians

from salesdesk.domain.geography import Point

KM_PER_DEGREE = 111.2
ROUNDS = 60
MOVES, TRIES = 40, 12
UNEVEN = 4.0
BORDER_KM = 5.0
_REACH_KM = 15.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where work lies: its key (a postcode), its point, and the hours a year there."""

    key: str
    point: Point
    hours: float


@dataclass(frozen=True, slots=True)
class Part:
    """One proposed area: the keys of its spots, its hours a year, the spot in its middle."""

    keys: tuple[str, ...]
    hours: float
    middle: Spot


@dataclass(frozen=True, slots=True)
class _Place:
    spot: Spot
    x: float
    y: float
    hours: float


def split(
    spots: Iterable[Spot],
    count: int,
    home: Point | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> tuple[Part, ...]:
    """At most `count` parts, clockwise round home from the north; the same spots give the same parts.

    Every spot belongs to the centre that is nearest after a handicap: busy centres get one, until the hours
    are even. Begun from two sides (slices round home, spread far apart), the better one is kept. `watch` gets
    rounds done and in all, and stops the work by raising.
    """
    known = sorted(spots, key=lambda spot: (spot.key, spot.point.lat, spot.point.lon))
    if not known or count < 1:
        return ()
    origin = home or _middle(known)
    places = [_laid(spot, origin) for spot in known]
    count = min(count, len({(place.x, place.y) for place in places}))
    starts = (_sliced(places, count), _spread(places, count))
    tried = []
    for at, centres in enumerate(starts):
        tried.append(_settle(places, centres, at * ROUNDS, watch))
    best = min(
        (_evened(places, owners, count) for owners in tried), key=lambda one: _badness(places, one, count)
    )
    return _parts(places, best, count)


def reach(spots: Iterable[Spot], codes: Mapping[str, Point], most_km: float = _REACH_KM) -> dict[str, str]:
    """Of every code the key of the spot nearest to it; codes far from all are left out."""
    known = sorted(spots, key=lambda spot: spot.key)
    step = most_km / KM_PER_DEGREE
    grid: dict[tuple[int, int], list[Spot]] = {}
    for spot in known:
        grid.setdefault((int(spot.point.lat // step), int(spot.point.lon // (step * 1.7))), []).append(spot)
    found: dict[str, str] = {}
    for code, point in codes.items():
        row, column = int(point.lat // step), int(point.lon // (step * 1.7))
        around = [
            spot
            for down in (row - 1, row, row + 1)
            for right in (column - 1, column, column + 1)
            for spot in grid.get((down, right), ())
        ]
        if around:
            near = min(around, key=lambda spot: (_square(spot.point, point), spot.key))
            if _square(near.point, point) <= most_km**2:
                found[code] = near.key
    return found


def _square(a: Point, b: Point) -> float:
    across = (a.lon - b.lon) * cos(radians((a.lat + b.lat) / 2))
    return ((a.lat - b.lat) ** 2 + across**2) * KM_PER_DEGREE**2


def _middle(spots: Sequence[Spot]) -> Point:
    return Point(
        sum(spot.point.lat for spot in spots) / len(spots), sum(spot.point.lon for spot in spots) / len(spots)
    )


def _laid(spot: Spot, origin: Point) -> _Place:
    """In kilometres east and north of the origin; somebody without hours still counts a little."""
    x = (spot.point.lon - origin.lon) * cos(radians(origin.lat)) * KM_PER_DEGREE
    return _Place(spot, x, (spot.point.lat - origin.lat) * KM_PER_DEGREE, max(spot.hours, 0.01))


def _clockwise(x: float, y: float) -> float:
    return atan2(x, y) % (2 * pi)


def _sliced(places: Sequence[_Place], count: int) -> list[tuple[float, float]]:
    """Centres of slices round home with even hours, cut from the widest gap."""
    turned = sorted(places, key=lambda place: (_clockwise(place.x, place.y), place.spot.key))
    angles = [_clockwise(place.x, place.y) for place in turned]
    gaps = [
        angles[at] - angles[at - 1] if at else angles[0] + 2 * pi - angles[-1] for at in range(len(angles))
    ]
    cut = max(range(len(gaps)), key=lambda at: (gaps[at], -at))
    turned = turned[cut:] + turned[:cut]
    whole, done = sum(place.hours for place in turned), 0.0
    slices: list[list[_Place]] = [[] for _ in range(count)]
    for place in turned:
        slices[min(count - 1, int((done + place.hours / 2) / whole * count))].append(place)
        done += place.hours
    return [_centre(part) for part in slices if part]


def _spread(places: Sequence[_Place], count: int) -> list[tuple[float, float]]:
    """The busiest spot first, then each time the one farthest from those there are."""
    first = max(places, key=lambda place: (place.hours, place.spot.key))
    centres = [(first.x, first.y)]
    while len(centres) < count:
        far = max(places, key=lambda place: min(_far(place, centre) for centre in centres) * place.hours**0.5)
        centres.append((far.x, far.y))
    return centres


def _centre(places: Sequence[_Place]) -> tuple[float, float]:
    whole = sum(place.hours for place in places)
    return (
        sum(place.x * place.hours for place in places) / whole,
        sum(place.y * place.hours for place in places) / whole,
    )


def _far(place: _Place, centre: tuple[float, float]) -> float:
    return (place.x - centre[0]) ** 2 + (place.y - centre[1]) ** 2


def _settle(
    places: Sequence[_Place],
    centres: list[tuple[float, float]],
    before: int,
    watch: Callable[[int, int], None] | None,
) -> list[int]:
    """Give spots to centres, move the centres, handicap the busy ones, over and over; keeps the best seen."""
    count = len(centres)
    even = sum(place.hours for place in places) / count
    handicap = [0.0] * count
    best: list[int] = []
    least = float("inf")
    for turn in range(ROUNDS):
        if watch is not None:
            watch(before + turn, 2 * ROUNDS)
        owners = [
            min(range(count), key=lambda at, place=place: _far(place, centres[at]) + handicap[at])  # type: ignore[misc]
            for place in places
        ]
        badness = _badness(places, owners, count)
        if badness < least:
            least, best = badness, owners
        scale = sum(_far(place, centres[at]) for place, at in zip(places, owners, strict=True)) / len(places)
        eager = max(scale, 1.0) * (1 - turn / (ROUNDS + 10))
        for at in range(count):
            mine = _owned(places, owners, at)
            handicap[at] += eager * (sum(place.hours for place in mine) / even - 1) * 0.6
            if mine and turn < ROUNDS * 2 // 3:
                centres[at] = _centre(mine)
    return best


def _evened(places: Sequence[_Place], owners: Sequence[int], count: int) -> list[int]:
    """Hand over spots on the border, from the busiest area to a quieter one, as long as that is better."""
    owners = list(owners)
    least = _badness(places, owners, count)
    for _each in range(MOVES):
        hours = [0.0] * count
        for place, owner in zip(places, owners, strict=True):
            hours[owner] += place.hours
        centres = [_centre(own) if (own := _owned(places, owners, at)) else (0.0, 0.0) for at in range(count)]
        busy = max(range(count), key=lambda at: (hours[at], -at))
        moves = sorted(
            (_far(place, centres[to]) - _far(place, centres[busy]), at, to)
            for at, place in enumerate(places)
            if owners[at] == busy
            for to in range(count)
            if hours[to] + place.hours < hours[busy]
            and _far(place, centres[to]) < 2 * _far(place, centres[busy]) + BORDER_KM**2
        )
        for _cost, at, to in moves[:TRIES]:
            tried = [*owners[:at], to, *owners[at + 1 :]]
            badness = _badness(places, tried, count)
            if badness < least:
                owners, least = tried, badness
                break
        else:
            break
    return owners


def _owned(places: Sequence[_Place], owners: Sequence[int], wanted: int) -> list[_Place]:
    return [place for place, owner in zip(places, owners, strict=True) if owner == wanted]


def _badness(places: Sequence[_Place], owners: Sequence[int], count: int) -> float:
    """How far from even, and how scattered they are."""
    inside: list[list[_Place]] = [[] for _ in range(count)]
    for place, owner in zip(places, owners, strict=True):
        inside[owner].append(place)
    whole = sum(place.hours for place in places)
    home = _centre(places)
    loose = sum(place.hours * _far(place, home) for place in places) or 1.0
    scattered = 0.0
    for part in inside:
        centre = _centre(part) if part else home
        scattered += sum(place.hours * _far(place, centre) for place in part)
    uneven = sum((sum(place.hours for place in part) * count / whole - 1) ** 2 for part in inside) / count
    empty = sum(not part for part in inside)
    return scattered / loose * count + UNEVEN * uneven + 10 * empty


def _parts(places: Sequence[_Place], owners: Sequence[int], count: int) -> tuple[Part, ...]:
    found: list[tuple[float, Part]] = []
    for at in range(count):
        mine = _owned(places, owners, at)
        if not mine:
            continue
        centre = _centre(mine)
        middle = min(mine, key=lambda place: (_far(place, centre), place.spot.key))
        part = Part(
            tuple(place.spot.key for place in mine), sum(place.spot.hours for place in mine), middle.spot
        )
        found.append((_clockwise(*centre), part))
    return tuple(part for _angle, part in sorted(found, key=lambda each: (each[0], each[1].keys)))
