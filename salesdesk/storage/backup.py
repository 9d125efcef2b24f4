"""Backups."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Occasion(StrEnum):
    DAY = "day"
    MIGRATION = "migration"


def make(path: Path, key: bytes, folder: Path, occasion: Occasion, moment: datetime) -> Path:
    raise NotImplementedError
    raise NotImplementedError
