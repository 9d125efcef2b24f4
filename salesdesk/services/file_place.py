"""Is the folder of the database a safe place? Sync programs and network shares break an open database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from salesdesk.errors import N_

_SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "nextcloud",
    "owncloud",
    "box sync",
)
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "davfs", "9p", "afs"})
_STICKS = ("/media/", "/run/media/", "/volumes/")
_SYNCED_TEXT = N_("Deze map wordt door een ander programma meegekopieerd; dat kan je gegevens beschadigen.")
_NETWORK_TEXT = N_("Deze map staat op een netwerk; valt dat weg, dan kan SalesDesk niet verder.")
_STICK_TEXT = N_("Deze map staat op een losse schijf; haal die niet los terwijl SalesDesk open is.")


def folder_warning(folder: PurePath, mounts: Sequence[tuple[str, str]] = ()) -> str:
    """Why this is no good place for the database (a marked text), or nothing.

    `mounts` are (folder, kind of file system) pairs, as `mounted` reads them.
    """
    parts = [part.casefold() for part in folder.parts]
    if any(part.startswith(_SYNCED) for part in parts):
        return _SYNCED_TEXT
    where = folder.as_posix().casefold()
    if where.startswith("//"):
        return _NETWORK_TEXT
    holding = max(
        (mount for mount in mounts if _holds(mount[0], folder)),
        key=lambda mount: len(mount[0]),
        default=("", ""),
    )
    if holding[1] in _NETWORK:
        return _NETWORK_TEXT
    return _STICK_TEXT if where.startswith(_STICKS) else ""


def mounted(table: Path = Path("/proc/mounts")) -> list[tuple[str, str]]:
    """What is mounted where, on systems that tell; nothing elsewhere."""
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [(entry[1].replace("\\040", " "), entry[2]) for entry in fields if len(entry) > 2]


def _holds(mount: str, folder: PurePath) -> bool:
    return mount == "/" or folder.as_posix() == mount or folder.as_posix().startswith(f"{mount}/")
