"""Reads the base map and the names on it from resources/geo."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from salesdesk.charts.base_map import BaseMap, Positions, TownLabel, Way, WayKind
from salesdesk.planning.geography import Town

_LEAST_PEOPLE = {"NL": 2_500, "BE": 4_000, "LU": 5_000, "DE": 20_000}


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
    named = [
        TownLabel(town.name, town.point.lat, town.point.lon, town.population)
        for town in towns
        if town.population >= _LEAST_PEOPLE.get(town.country, 0)
    ]
    return BaseMap(
        lands=tuple(outlines["land"]),
        coasts=tuple(outlines["coast"]),
        seams=tuple(outlines["seam"]),
        borders=tuple(outlines["border"]),
        provinces=tuple(outlines["province"]),
        lakes=tuple(lakes),
        ways=tuple(ways),
        towns=tuple(sorted(named, key=lambda town: -town.population)),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _positions(text: str) -> Positions:
    pairs = (pair.split(" ") for pair in text.split("|"))
    return tuple((float(lat), float(lon)) for lat, lon in pairs)
