"""Reads the base map and the names on it from resources/geo."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from salesdesk.charts.base_map import BaseMap, Positions, TownLabel, Way, WayKind
from salesdesk.planning.geography import Town, distance_km

_LEAST_PEOPLE = {"NL": 2_500, "BE": 4_000, "LU": 5_000, "DE": 20_000}
_OWN = {"NL", "BE"}
_TWICE_KM = 8.0


def load_base_map(folder: Path, towns: Iterable[Town]) -> BaseMap:
    """The shapes of `outlines.csv` and `orientation.csv` with the towns worth naming, largest first."""
    outlines: dict[str, list[Positions]] = defaultdict(list)
    for row in _rows(folder / "outlines.csv"):
        outlines[row["kind"]].append(_positions(row["points"]))
    lakes: list[Positions] = []
    ways: list[Way] = []
    for row in _rows(folder / "orientation.csv"):
        points = _positions(row["points"])
        if row["kind"] == "lake":
            lakes.append(points)
        else:
            ways.append(Way(WayKind(row["kind"]), row["name"], int(row["width_m"]), points))
    return BaseMap(
        lands=tuple(outlines["land"]),
        coasts=tuple(outlines["coast"]),
        seams=tuple(outlines["seam"]),
        borders=tuple(outlines["border"]),
        provinces=tuple(outlines["province"]),
        lakes=tuple(lakes),
        ways=tuple(ways),
        towns=_labels(towns),
    )


def _labels(towns: Iterable[Town]) -> tuple[TownLabel, ...]:
    """The towns worth naming, each once, our own countries first and then the largest first."""
    wanted = [town for town in towns if town.population >= _LEAST_PEOPLE.get(town.country, 0)]
    wanted.sort(key=lambda town: (town.country not in _OWN, -town.population))
    seen: dict[str, list[Town]] = defaultdict(list)
    for town in wanted:
        if all(distance_km(town.point, other.point) > _TWICE_KM for other in seen[town.name]):
            seen[town.name].append(town)
    once = {town for same_name in seen.values() for town in same_name}
    return tuple(
        TownLabel(town.name, town.point.lat, town.point.lon, town.population, town.country not in _OWN)
        for town in wanted
        if town in once
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _positions(text: str) -> Positions:
    pairs = (pair.split(" ") for pair in text.split("|"))
    return tuple((float(lat), float(lon)) for lat, lon in pairs)
