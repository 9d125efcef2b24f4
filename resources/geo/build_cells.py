# noqa: INP001 (a build script beside its product, no package)
"""Makes `cells.csv`: around every postcode the land that lies nearer to it than to any other code.

Run by hand after `build_postcodes.py` or `build_outlines.py`:

    python resources/geo/build_cells.py

Standard library only, from the tables of this folder. Per country the cells of Voronoi, no wider than
REACH_KM, cut off at the coast and the border. Codes on one spot share a cell; Luxembourg goes by the first
two figures of its codes. Corners are ten-thousandths of a degree from the point of the code, `lat lon`,
joined by `|`; parts of a cell by `;`.
"""

from __future__ import annotations

import csv
import io
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
EARTH_KM = 6371.0088
REACH_KM = 16.0
SAME_SPOT_KM = 0.15
NEW_LAND_KM = 2.5  # around a code that the outlines have in the water, such as IJburg
BUCKET = 10.0
ROW = 2.0
SHORE_KM = 0.5
LEAST_KM2 = 0.02
SHORTEST_KM = 0.12
COUNTRIES = ("NL", "BE", "LU", "DE")

Spot = tuple[float, float]  # x to the east, y to the north, kilometres on Mercator's plane
Ring = list[Spot]


@dataclass(slots=True)
class Site:
    country: str
    codes: list[str]
    lat: float
    lon: float
    spot: Spot
    parts: list[Ring] = field(default_factory=list)


def on_plane(lat: float, lon: float) -> Spot:
    up = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return EARTH_KM * math.radians(lon), EARTH_KM * up


def on_earth(spot: Spot) -> tuple[float, float]:
    lat = math.degrees(2 * math.atan(math.exp(spot[1] / EARTH_KM)) - math.pi / 2)
    return lat, math.degrees(spot[0] / EARTH_KM)


def rows_of(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def sites_of(country: str) -> list[Site]:
    """One site per spot; guessed points take no land from sure ones."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows_of(f"postcodes_{country.lower()}.csv"):
        if row["precision"] == "postcode":
            code = row["code"][:2] if country == "LU" else row["code"]
            points[code].append((float(row["lat"]), float(row["lon"])))
    sites: list[Site] = []
    for code, its in sorted(points.items()):
        lat, lon = sum(p[0] for p in its) / len(its), sum(p[1] for p in its) / len(its)
        spot = on_plane(lat, lon)
        same = next((s for s in sites if apart(s.spot, spot) < SAME_SPOT_KM), None)
        if same is None:
            sites.append(Site(country, [code], lat, lon, spot))
        else:
            same.codes.append(code)
    return sites


def apart(a: Spot, b: Spot) -> float:
    return math.hypot(a[0] - b[0], a[1] - b[1])


def nearer(ring: Ring, own: Spot, other: Spot) -> Ring:
    """The part of a convex ring that lies nearer to `own`."""
    across, up = other[0] - own[0], other[1] - own[1]
    edge = across * (own[0] + other[0]) / 2 + up * (own[1] + other[1]) / 2
    kept: Ring = []
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        here, there = across * a[0] + up * a[1] - edge, across * b[0] + up * b[1] - edge
        if here <= 0:
            kept.append(a)
        if (here <= 0) != (there <= 0):
            part = here / (here - there)
            kept.append((a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
    return kept


def divide(sites: list[Site]) -> None:
    """Gives every site its cell, before the land is looked at."""
    buckets = in_buckets(sites)
    for site in sites:
        site.parts = [cell_of(site, buckets, REACH_KM)]


def in_buckets(sites: list[Site]) -> dict[tuple[int, int], list[Site]]:
    buckets: dict[tuple[int, int], list[Site]] = defaultdict(list)
    for site in sites:
        buckets[int(site.spot[0] // BUCKET), int(site.spot[1] // BUCKET)].append(site)
    return buckets


def cell_of(site: Site, buckets: dict[tuple[int, int], list[Site]], reach_km: float) -> Ring:
    """What lies nearer to a site than to any other, and no farther than so many kilometres."""
    stretch = 1 / math.cos(math.radians(site.lat))
    reach = reach_km * stretch
    ring = [
        (site.spot[0] + reach * math.cos(angle), site.spot[1] + reach * math.sin(angle))
        for angle in (turn * math.pi / 12 for turn in range(24))
    ]
    wide = int(2 * reach // BUCKET) + 1
    column, line = int(site.spot[0] // BUCKET), int(site.spot[1] // BUCKET)
    around = [
        other
        for x in range(column - wide, column + wide + 1)
        for y in range(line - wide, line + wide + 1)
        for other in buckets.get((x, y), ())
        if other is not site
    ]
    around.sort(key=lambda other: apart(site.spot, other.spot))
    for other in around:
        if apart(site.spot, other.spot) / 2 > max(apart(site.spot, corner) for corner in ring):
            break
        ring = nearer(ring, site.spot, other.spot)
    return ring


class Land:
    """The rings of one country; answers quickly what lies on them."""

    def __init__(self, rings: Iterable[Ring]) -> None:
        self.rings = [ring for ring in rings if len(ring) > 3]
        self._edges: dict[int, list[tuple[Spot, Spot]]] = defaultdict(list)
        for ring in self.rings:
            for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
                for row in range(int(min(a[1], b[1]) // ROW), int(max(a[1], b[1]) // ROW) + 1):
                    self._edges[row].append((a, b))

    def holds(self, spot: Spot) -> bool:
        inside = False
        for a, b in self._edges.get(int(spot[1] // ROW), ()):
            if (a[1] > spot[1]) != (b[1] > spot[1]) and spot[0] < a[0] + (spot[1] - a[1]) / (b[1] - a[1]) * (
                b[0] - a[0]
            ):
                inside = not inside
        return inside

    def nearly_holds(self, spot: Spot) -> bool:
        """So that the hair between two provinces is no shore."""
        x, y = spot
        off = SHORE_KM
        tried = ((x, y), (x + off, y), (x - off, y), (x, y + off), (x, y - off))
        return any(self.holds(each) for each in tried)

    def cut(self, cell: Ring) -> list[Ring]:
        """The parts of a convex cell on land; the whole cell where all of it is."""
        if all(self.nearly_holds(spot) for spot in samples(cell)):
            return [cell]
        west, east = min(p[0] for p in cell), max(p[0] for p in cell)
        south, north = min(p[1] for p in cell), max(p[1] for p in cell)
        parts = []
        for ring in self.rings:
            if (
                min(p[0] for p in ring) < east
                and max(p[0] for p in ring) > west
                and min(p[1] for p in ring) < north
                and max(p[1] for p in ring) > south
            ):
                part = clipped(ring, cell)
                if len(part) > 2 and abs(size(part)) > LEAST_KM2:
                    parts.append(thinned(part))
        return parts


def samples(cell: Ring) -> Iterator[Spot]:
    for a, b in zip(cell, cell[1:] + cell[:1], strict=True):
        for part in (0.0, 0.25, 0.5, 0.75):
            yield a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])


def size(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def clipped(ring: Ring, cell: Ring) -> Ring:
    """The part of a ring within a convex cell that runs counter-clockwise (Sutherland-Hodgman)."""
    for p, q in zip(cell, cell[1:] + cell[:1], strict=True):
        kept: Ring = []
        sides = [(q[0] - p[0]) * (s[1] - p[1]) - (q[1] - p[1]) * (s[0] - p[0]) for s in ring]
        for at, a in enumerate(ring):
            b, here = ring[(at + 1) % len(ring)], sides[at]
            there = sides[(at + 1) % len(ring)]
            if here >= 0:
                kept.append(a)
            if (here >= 0) != (there >= 0):
                part = here / (here - there)
                kept.append((a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
        ring = kept
        if not ring:
            break
    return ring


def thinned(ring: Ring) -> Ring:
    """Without corners that stand hardly apart."""
    kept = [ring[0]]
    for spot in ring[1:]:
        if apart(spot, kept[-1]) >= SHORTEST_KM:
            kept.append(spot)
    return kept if len(kept) > 2 else ring


def lands() -> dict[str, Land]:
    rings: dict[str, list[Ring]] = defaultdict(list)
    for row in rows_of("outlines.csv"):
        if row["kind"] in {"land", "province"}:
            pairs = (pair.split(" ") for pair in row["points"].split("|"))
            ring = [on_plane(float(lat), float(lon)) for lat, lon in pairs][:-1]
            rings["NL" if row["kind"] == "province" else row["name"]].append(ring)
    return {country: Land(rings[country]) for country in COUNTRIES}


def written(site: Site) -> str:
    parts = []
    for part in site.parts:
        corners: list[str] = []
        for lat, lon in map(on_earth, part):
            corner = f"{round((lat - site.lat) * 10_000)} {round((lon - site.lon) * 10_000)}"
            if not corners or corners[-1] != corner:
                corners.append(corner)
        if len(corners) > 2:
            parts.append("|".join(corners))
    return ";".join(parts)


def main() -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("country", "codes", "lat", "lon", "parts"))
    for country, land in lands().items():
        sites = sites_of(country)
        for site in sites:  # on whole steps, so that neighbours share their corners
            site.lat, site.lon = round(site.lat, 4), round(site.lon, 4)
        divide(sites)
        buckets = in_buckets(sites)
        for site in sites:
            site.parts = land.cut(site.parts[0])
            if not any(Land([part]).holds(site.spot) for part in site.parts):
                site.parts = [cell_of(site, buckets, NEW_LAND_KM)]
            point = f"{site.lat:.4f}", f"{site.lon:.4f}"
            writer.writerow((country, "|".join(site.codes), *point, written(site)))
    (HERE / "cells.csv").write_text(text.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main()
