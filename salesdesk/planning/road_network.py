"""Real roads, for who has them: Valhalla with a road network of the seller's own, behind the same question.

The package is not part of the program; when it or its tiles are missing or fail, there is simply no answer.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from salesdesk.domain.geography import Point

PACKAGE = "valhalla"
# The engine refuses larger tables by default; fifty by fifty is one quick question.
_BLOCK = 50
# What the engine says of places without a road or too far apart; the estimate does for those.
_OF_THE_PLACE = ("No suitable edges", "exceeds the max distance", "No path could be found")
_FAILURES = (RuntimeError, ValueError, KeyError, TypeError, OSError, AttributeError)


@dataclass(frozen=True, eq=False)
class RoadNetwork:
    """Drives over a road network; `tiles` is a folder of tiles, an archive of them, or a ready valhalla.json.

    After the first failure it answers nothing any more and `trouble` says why.
    """

    tiles: Path
    _known: dict[tuple[Point, Point], tuple[float, float] | None] = field(
        default_factory=dict, init=False, repr=False
    )
    _state: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def trouble(self) -> str:
        """What went wrong, in the words of the engine; empty while all is well."""
        return str(self._state.get("trouble", ""))

    def between(self, origin: Point, target: Point) -> tuple[float, float] | None:
        """Minutes and kilometres by road on an empty road; None without a road or an engine."""
        key = origin, target
        if key not in self._known:
            self._ask([origin], [target])
        return self._known.get(key)

    def prepare(self, points: Sequence[Point]) -> None:
        """Ask all drives between these points in a few large questions."""
        wanted = list(dict.fromkeys(points))
        for first in range(0, len(wanted), _BLOCK):
            for second in range(0, len(wanted), _BLOCK):
                origins, targets = wanted[first : first + _BLOCK], wanted[second : second + _BLOCK]
                if any((a, b) not in self._known for a in origins for b in targets):
                    self._ask(origins, targets)

    def is_ready(self) -> bool:
        """Whether the engine and its tiles are there."""
        return self._actor() is not None

    def _ask(self, origins: Sequence[Point], targets: Sequence[Point]) -> None:
        actor = self._actor()
        if actor is None:
            return
        question = {
            "sources": [{"lat": point.lat, "lon": point.lon} for point in origins],
            "targets": [{"lat": point.lat, "lon": point.lon} for point in targets],
            "costing": "auto",
            "units": "kilometers",
        }
        try:
            answer = actor.matrix(json.dumps(question))
            rows = (json.loads(answer) if isinstance(answer, str) else answer)["sources_to_targets"]
            for origin, row in zip(origins, rows, strict=True):
                for target, cell in zip(targets, row, strict=True):
                    self._known[origin, target] = _read(cell)
        except _FAILURES as fault:
            if not any(words in str(fault) for words in _OF_THE_PLACE):
                self._fail(fault)
            elif len(origins) > 1:
                self._halve(origins, targets)
            elif len(targets) > 1:
                self._halve(targets, origins, turned=True)
            else:
                self._known[origins[0], targets[0]] = None

    def _halve(self, many: Sequence[Point], others: Sequence[Point], *, turned: bool = False) -> None:
        """One place off the roads spoils the whole question: ask it in two, down to the place itself."""
        middle = len(many) // 2
        for half in (many[:middle], many[middle:]):
            self._ask(others, half) if turned else self._ask(half, others)

    def _actor(self) -> Any:
        if self.trouble:
            return None
        if "actor" not in self._state:
            try:
                engine = importlib.import_module(PACKAGE)
                self._state["actor"] = engine.Actor(_settings(engine, self.tiles))
            except (ImportError, *_FAILURES) as fault:
                self._fail(fault)
        return self._state.get("actor")

    def _fail(self, fault: Exception) -> None:
        self._state["trouble"] = str(fault) or type(fault).__name__

    def __getstate__(self) -> dict[str, Any]:
        """Without the engine, which cannot travel, and without what it answered."""
        return {"tiles": self.tiles, "_known": {}, "_state": {}}


def is_installed() -> bool:
    """Whether the engine's package is there, without loading it."""
    from importlib.util import find_spec

    return find_spec(PACKAGE) is not None


def _settings(engine: Any, tiles: Path) -> Any:
    if tiles.suffix == ".json":
        return str(tiles)
    if not tiles.exists():
        raise FileNotFoundError(str(tiles))
    get_config = importlib.import_module(f"{engine.__name__}.config").get_config
    if tiles.is_dir():
        return get_config(tile_extract="", tile_dir=str(tiles), verbose=False)
    return get_config(tile_extract=str(tiles), tile_dir="", verbose=False)


def _read(cell: Any) -> tuple[float, float] | None:
    """Minutes and kilometres; None where no road leads."""
    if cell is None or cell.get("time") is None or cell.get("distance") is None:
        return None
    return float(cell["time"]) / 60, float(cell["distance"])
