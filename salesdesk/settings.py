"""What this laptop remembers outside the database: language, look and window, in one small file."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

LARGEST_FONT = 1.25


@dataclass(frozen=True, slots=True)
class Preferences:
    """`theme` is `light`, `dark` or `system`; `font_factor` 1.0 to 1.25; `geometry` is Qt's, in hex."""

    language: str = "nl"
    theme: str = "system"
    font_factor: float = 1.0
    geometry: str = ""
    folder: str = ""


def _fitting(values: object) -> dict[str, object]:
    if not isinstance(values, dict):
        return {}
    wanted = {field.name: type(field.default) for field in fields(Preferences)}
    return {name: value for name, value in values.items() if isinstance(value, wanted.get(name, ()))}


def load_preferences(path: Path) -> Preferences:
    """The remembered preferences; what is missing or damaged gets its default, so that the program opens."""
    try:
        fitting = _fitting(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return Preferences()
    factor = fitting.get("font_factor", 1.0)
    if not isinstance(factor, float) or not 1.0 <= factor <= LARGEST_FONT:
        fitting.pop("font_factor", None)
    return Preferences(**fitting)  # type: ignore[arg-type]


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Written beside and renamed over the old file, so that a power cut leaves one of the two."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(preferences), indent=2), encoding="utf-8")
    os.replace(part, path)  # noqa: PTH105 - the atomic one, by its own name
