# noqa: INP001 (a build script beside its product, no package)
"""Makes `outlines.csv`: the land around us from Natural Earth, the twelve provinces from svg-maps.

Run once, by hand, when an outline changes:

    npm pack world-atlas@2.0.2 && npm pack @svg-maps/netherlands@1.0.0
    python resources/geo/build_outlines.py FOLDER_WITH_BOTH_PACKAGES

Standard library only. A row is kind, name, points; points are `lat lon` pairs joined by `|`.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
Ring = list[tuple[float, float]]  # lon, lat
BOX = (-1.5, 48.0, 11.5, 55.5)
NEIGHBOURS = {"Belgium": "BE", "Germany": "DE", "France": "FR", "Luxembourg": "LU", "United Kingdom": "GB",
              "Denmark": "DK", "Netherlands": "NL"}  # fmt: skip
SVG_NAMES = {"Friesland": "Fryslân"}


def member(folder: Path, package: str, name: str) -> str:
    with tarfile.open(next(folder.glob(package))) as packed:
        content = packed.extractfile(f"package/{name}")
        assert content is not None  # noqa: S101 (a build script)
        return content.read().decode("utf-8")


def lines_of(topology: dict[str, object]) -> list[Ring]:
    transform, packed = topology["transform"], topology["arcs"]
    scale, move = transform["scale"], transform["translate"]  # type: ignore[index]
    arcs = []
    for arc in packed:  # type: ignore[attr-defined]
        x = y = 0
        points: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(points)
    return arcs


def joined(indexes: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indexes:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += points[1:] if ring else points
    return ring


def clipped(ring: Ring) -> Ring:
    """The part of a ring within the box (Sutherland-Hodgman)."""
    west, south, east, north = BOX
    sides: list[tuple[Callable[[tuple[float, float]], bool], int, float]] = [
        (lambda p: p[0] >= west, 0, west), (lambda p: p[0] <= east, 0, east),
        (lambda p: p[1] >= south, 1, south), (lambda p: p[1] <= north, 1, north),
    ]  # fmt: skip
    for inside, axis, limit in sides:
        kept: Ring = []
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            if inside(a):
                kept.append(a)
            if inside(a) != inside(b):
                part = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
        ring = kept
    return ring


def simplified(points: Ring, tolerance: float) -> Ring:
    """Fewer points that stay within `tolerance` degrees (Douglas-Peucker)."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = math.hypot(bx - ax, by - ay)

    def off(p: tuple[float, float]) -> float:
        if length == 0:
            return math.hypot(p[0] - ax, p[1] - ay)
        return abs((bx - ax) * (ay - p[1]) - (ax - p[0]) * (by - ay)) / length

    index = max(range(1, len(points) - 1), key=lambda i: off(points[i]))
    if off(points[index]) <= tolerance:
        return [points[0], points[-1]]
    return simplified(points[: index + 1], tolerance)[:-1] + simplified(points[index:], tolerance)


def neighbours(topology: dict[str, object]) -> Iterator[tuple[str, str, Ring]]:
    arcs = lines_of(topology)
    owners: dict[int, set[str]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:  # type: ignore[index]
        code = NEIGHBOURS.get(shape["properties"]["name"])
        if code is None:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for index in polygon[0]:
                owners.setdefault(index if index >= 0 else ~index, set()).add(code)
            ring = clipped(joined(polygon[0], arcs))
            if code != "NL" and len(ring) > 3:
                yield "land", code, simplified([*ring, ring[0]], 0.002)
    west, south, east, north = BOX
    for index, codes in sorted(owners.items()):
        line = [p for p in arcs[index] if west <= p[0] <= east and south <= p[1] <= north]
        if len(line) < 2:
            continue
        if len(codes) == 2:
            yield ("seam" if "NL" in codes else "border"), "-".join(sorted(codes)), simplified(line, 0.002)
        elif codes != {"NL"}:
            yield "coast", *codes, simplified(line, 0.002)


def provinces(svg: str) -> Iterator[tuple[str, str, Ring]]:
    for name, path in re.findall(r'<path\s+id="\w+"\s+name="([^"]+)"\s+d="([^"]+)"', svg):
        for ring in rings_of(path):
            if len(ring) > 3:
                shown = SVG_NAMES.get(name, name)
                yield "province", shown, simplified([*map(on_earth, ring), on_earth(ring[0])], 0.0006)


def rings_of(path: str) -> Iterator[Ring]:
    """The rings of a path that only knows relative moves, lines and closings."""
    x = y = 0.0
    for part in path.strip().split("z"):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", part)]
        ring: Ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        if ring:
            x, y = ring[0]
            yield ring


def on_earth(point: tuple[float, float]) -> tuple[float, float]:
    """A point of the drawing in degrees; both figures fitted on known corners of the country."""
    lon = (point[0] + 530.929) / 158.186
    mercator = math.radians((10065.131 - point[1]) / 158.109)
    return lon, math.degrees(2 * math.atan(math.exp(mercator)) - math.pi / 2)


def main(folder: Path) -> None:
    atlas = json.loads(member(folder, "world-atlas-*.tgz", "countries-10m.json"))
    drawing = member(folder, "svg-maps-netherlands-*.tgz", "netherlands.svg")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("kind", "name", "points"))
    for kind, name, ring in (*neighbours(atlas), *provinces(drawing)):
        writer.writerow((kind, name, "|".join(f"{lat:.4f} {lon:.4f}" for lon, lat in ring)))
    (HERE / "outlines.csv").write_text(text.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
