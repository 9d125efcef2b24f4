"""Where SalesDesk finds its own resources and keeps the seller's files."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path


def bundle_root() -> Path:
    """The folder that holds `resources/` and `migrations/`, in the source tree and in the frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resources() -> Path:
    return bundle_root() / "resources"


def migrations() -> Path:
    return bundle_root() / "migrations"


@dataclass(frozen=True, slots=True)
class Profile:
    """One seller's folder: database, key file, backups, PDFs, settings and journal."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "salesdesk.db"

    @property
    def key_file(self) -> Path:
        return self.folder / "salesdesk.key"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def documents(self) -> Path:
        return self.folder / "documents"

    @property
    def settings(self) -> Path:
        return self.folder / "settings.json"

    @property
    def journal(self) -> Path:
        return self.folder / "salesdesk.log"


def own_profile() -> Profile:
    """The seller's own profile; the environment variable SALESDESK_PROFILE names another folder."""
    chosen = os.environ.get("SALESDESK_PROFILE")
    if chosen:
        return Profile(Path(chosen))
    from platformdirs import user_data_path

    return Profile(user_data_path("SalesDesk", appauthor=False))


def sample_profile(day: date) -> Profile:
    """The folder of the sample database, beside the seller's own; each day has its own sample day."""
    own = own_profile().folder
    return Profile(own.with_name(f"{own.name}-sample") / f"{day:%Y-%m-%d}")
