"""The lock beside the database: one SalesDesk at a time on one file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from salesdesk.errors import Trouble
from salesdesk.words import _


class FileLock:
    """Held from opening to closing; the system lets go of it when the program dies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file: BinaryIO = path.open("ab")
        except OSError as error:
            raise Trouble(
                _("SalesDesk mag niet schrijven in de map {folder}.").format(folder=path.parent),
                kept=_("Er is niets gewijzigd."),
                do=_("Kopieer de map naar een plek waar je mag schrijven, of pas de rechten van de map aan."),
            ) from error
        if not _take(self._file):
            self._file.close()
            raise Trouble(
                _("SalesDesk is al geopend."),
                kept=_("Er is niets gewijzigd."),
                do=_("Ga verder in het venster dat al openstaat, of sluit dat eerst."),
            )

    def release(self) -> None:
        self._file.close()


if sys.platform == "win32":  # pragma: no cover - tried on Windows only
    import msvcrt

    def _take(file: BinaryIO) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
