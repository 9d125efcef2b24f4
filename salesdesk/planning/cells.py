"""Reads the cells of the postcodes from resources/geo."""

from __future__ import annotations

import csv
from pathlib import Path

from salesdesk.charts.base_map import Positions
from salesdesk.charts.map_cells import Cell, CellMap

_STEPS = 10_000  # to a degree


def load_cells(folder: Path) -> CellMap:
    """The cells of `cells.csv`; some 100 ms, once per run."""
    with (folder / "cells.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return CellMap(_cell(row) for row in rows)


def _cell(row: list[str]) -> Cell:
    country, codes, lat_text, lon_text, parts = row
    lat, lon = float(lat_text), float(lon_text)
    up, right = round(lat * _STEPS), round(lon * _STEPS)
    rings = tuple(_ring(part, up, right) for part in parts.split(";") if part)
    return Cell(tuple(f"{country} {code}" for code in codes.split("|")), lat, lon, rings)


def _ring(text: str, up: int, right: int) -> Positions:
    """Whole steps are added before they are divided: so cells side by side have the same corners."""
    corners = (corner.split(" ") for corner in text.split("|"))
    return tuple(((up + int(lat)) / _STEPS, (right + int(lon)) / _STEPS) for lat, lon in corners)
