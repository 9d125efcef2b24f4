"""Copies of the seller's file: which there are, making one, putting one back (EXCHANGE §3)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from salesdesk import paths
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.storage import backup
from salesdesk.storage.backup import Backup, Occasion
from salesdesk.storage.database import Database
from salesdesk.storage.restore import put_back
from salesdesk.storage.upgrade import upgrade

__all__ = ["Backup", "Backups", "Occasion"]


class Backups:
    """Proven copies in one folder."""

    def __init__(self, database: Database, clock: Clock, folder: Path) -> None:
        self._database = database
        self._clock = clock
        self.folder = folder

    def copies(self) -> list[Backup]:
        """The proven copies, newest first."""
        return backup.backups(self.folder)

    def make(self) -> Backup:
        """A proven copy now, because the seller asks for it."""
        database = self._database
        return backup.make(database.path, database.key, self.folder, Occasion.ASKED, self._clock.now())

    def daily(self) -> Backup | None:
        """The copy at the first start of a day; None when today has one."""
        database = self._database
        return backup.daily(database.path, database.key, self.folder, self._clock.now())

    def put_back(self, copy: Backup) -> Done[datetime]:
        """Put a copy in the place of the file; what stood there becomes a copy itself, so it can be undone.

        A copy that fails its check changes nothing. Gives the moment the copy was made.
        """
        path, key, moment = self._database.path, self._database.key, self._clock.now()

        def put() -> None:
            put_back(copy.path, path, key, self.folder, moment)
            upgrade(path, key, moment, self.folder, paths.migrations())

        self._database.replace_file(put)
        return Done(copy.made_at, frozenset(Noun))
