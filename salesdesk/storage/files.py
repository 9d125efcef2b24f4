"""Files that are there wholly or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from salesdesk.errors import Trouble
from salesdesk.words import _


def part_of(path: Path) -> Path:
    """Where a file is made before it gets its name."""
    return path.with_name(path.name + ".part")


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file in one go; after a power cut it is the old one or the new one."""
    part = part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        settle(part, path)
    except OSError as error:
        raise unwritable(path) from error


def settle(part: Path, path: Path) -> None:
    """Bring a finished part to the disk and give it its name."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    if os.name == "posix":  # pragma: no branch - Windows has no folders to sync
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def unwritable(path: Path) -> Trouble:
    return Trouble(
        _("Het bestand {name} kon niet worden geschreven.").format(name=path.name),
        kept=_("Wat er stond, staat er nog."),
        do=_("Controleer of de schijf vol is en of je in de map {folder} mag schrijven.").format(
            folder=path.parent
        ),
    )
