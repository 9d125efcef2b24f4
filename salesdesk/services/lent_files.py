"""Files lent to another program, such as a viewer: outside the encrypted file, so gone as soon as can be."""

from __future__ import annotations

import shutil
import stat
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from salesdesk.services.papers import file_name, write_file

FOLDER = "lent"


class LentFiles:
    """A folder beside the seller's file, swept when the program closes and when it starts."""

    def __init__(self, profile_folder: Path) -> None:
        self.folder = profile_folder / FOLDER

    def lend(self, identity: UUID, name: str, content: bytes) -> Path:
        """A copy to read; what another program changes in it is not kept."""
        wanted = Path(name)
        folder = self.folder / identity.hex
        path = folder / file_name(wanted.stem, ending=wanted.suffix.removeprefix(".").lower() or "bin")
        if path.exists():
            if path.read_bytes() == content:
                return path
            path.chmod(stat.S_IREAD | stat.S_IWRITE)
        with suppress(OSError):  # then writing fails too, and says so
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, content)
        path.chmod(stat.S_IREAD)
        return path

    def sweep(self) -> None:
        """Take every copy away; one that a viewer still holds goes the next time."""
        if not self.folder.is_dir():
            return
        for path in self.folder.rglob("*"):
            with suppress(OSError):
                path.chmod(stat.S_IRWXU)
        shutil.rmtree(self.folder, ignore_errors=True)
