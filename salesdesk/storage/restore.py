"""An older copy comes back; what stood there is kept, so that the way back has a way back."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from salesdesk.storage import backup
from salesdesk.storage.cipher import keyed
from salesdesk.storage.database import lock_of
from salesdesk.storage.files import settle, unwritable

_SIDES = ("", "-wal", "-shm")


def restore(chosen: Path, path: Path, key: bytes, folder: Path, moment: datetime) -> Path:
    """Put a copy in the place of the database, which must be closed; gives the file that stood there before.

    The copy is proven first: Trouble when it fails, and then nothing has changed. The laptop starts a new
    incarnation, so that head office does not take new changes for old ones (EXCHANGE §4).
    """
    lock = lock_of(path)
    try:
        return put_back(chosen, path, key, folder, moment)
    finally:
        lock.release()


def put_back(chosen: Path, path: Path, key: bytes, folder: Path, moment: datetime) -> Path:
    """As `restore`, under a lock the caller holds."""
    backup.check(chosen, key)
    ready = path.with_name(path.name + ".restored")
    with closing(keyed(chosen, key)) as source:
        backup.copy(source, chosen, key, ready)
    _new_incarnation(ready, key)
    stamp = f"{moment:%Y%m%d-%H%M%S}"
    kept = folder / f"salesdesk-{stamp}-{backup.Occasion.RESTORED.value}-.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for side in _SIDES:
            present = path.with_name(path.name + side)
            if present.exists():
                present.replace(kept.with_name(kept.name + side))
        settle(ready, path)
    except OSError as error:
        raise unwritable(path) from error
    return kept


def _new_incarnation(path: Path, key: bytes) -> None:
    with closing(keyed(path, key)) as opened:
        opened.execute("UPDATE sync_state SET incarnation = incarnation + 1")
