"""What was typed while another change was being written: at once on the disk, put in the file afterwards.

An import of a hundred thousand rows is one transaction; a save behind it waits. Until it has had its turn,
the values it will keep stand in a small file of their own, under the same key. A start finds what is left.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from salesdesk.errors import Refused
from salesdesk.storage.cipher import connect
from salesdesk.storage.value_json import from_json, to_json

Result = TypeVar("Result")
_COLLECTING: ContextVar[list[Any] | None] = ContextVar("collecting", default=None)
_TABLE = (
    "CREATE TABLE IF NOT EXISTS draft (number INTEGER PRIMARY KEY, save TEXT NOT NULL, content TEXT NOT NULL)"
)
_KEPT = "SELECT number, content FROM draft ORDER BY number"
_log = logging.getLogger(__name__)


def collecting() -> list[Any] | None:
    """The list that takes the values of a save instead of the file; None when saves go to the file."""
    return _COLLECTING.get()


@contextmanager
def _collected() -> Iterator[list[Any]]:
    values: list[Any] = []
    token = _COLLECTING.set(values)
    try:
        yield values
    finally:
        _COLLECTING.reset(token)


class Drafts:
    """The file of drafts beside the database; it exists only while it is needed.

    The lanes take turns: the last draft to go takes the file with it, never one that another lane just wrote.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self._turn = threading.Lock()

    def keep(self, save: str, values: list[Any]) -> None:
        """Values of one save, on the disk when this returns."""
        content = json.dumps([to_json(value) for value in values])
        with self._turn, closing(connect(self.path, self._key)) as connection:
            connection.execute(_TABLE)
            connection.execute("INSERT INTO draft (save, content) VALUES (?, ?)", (save, content))

    def drop(self, save: str) -> None:
        """The save had its turn; after the last one the file goes."""
        with self._turn:
            with closing(connect(self.path, self._key)) as connection:
                connection.execute(_TABLE)
                connection.execute("DELETE FROM draft WHERE save = ?", (save,))
                is_empty = _is_empty(connection)
            if is_empty:
                self._remove()

    def put_in(self, write: Callable[[list[Any]], object]) -> int:
        """Hand every draft to `write`, oldest first, and count them; what it cannot take stays here."""
        if not self.path.exists():
            return 0
        done = 0
        with closing(connect(self.path, self._key)) as connection:
            connection.execute(_TABLE)
            for number, content in connection.execute(_KEPT).fetchall():
                try:
                    write([from_json(kept) for kept in json.loads(content)])
                except Exception:  # noqa: BLE001 - whatever it is, the file must open and the draft must stay
                    _log.exception("A draft could not be put in the file; it stays in %s", self.path.name)
                else:
                    connection.execute("DELETE FROM draft WHERE number = ?", (number,))
                    done += 1
            is_empty = _is_empty(connection)
        if is_empty:
            self._remove()
        return done

    def set_aside(self) -> None:
        """Out of the way under another name; whoever looks into it can still do so."""
        _log.error("The drafts in %s cannot be read; they are set aside", self.path.name)
        self.path.replace(self.path.with_name(self.path.name + ".damaged"))

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                self.path.with_name(self.path.name + ending).unlink()


def _is_empty(connection: Any) -> bool:
    return not connection.execute("SELECT EXISTS (SELECT 1 FROM draft)").fetchone()[0]


class Draft:
    """One save that has to wait: `keep` makes it safe now, `save` is its turn; each on a lane of its own."""

    def __init__(self, drafts: Drafts, save: Callable[[], Result]) -> None:
        self._drafts = drafts
        self._save = save
        self._name = uuid4().hex
        self._one_at_a_time = threading.Lock()
        self._had_turn = self._is_kept = False

    def keep(self) -> bool:
        """Put the values of the save beside the file; False when its turn came first or it keeps none."""
        with self._one_at_a_time:
            if self._had_turn:
                return False
            with _collected() as values, suppress(Refused):
                self._save()  # a refusal is for its real turn to say
            if values:
                self._drafts.keep(self._name, values)
                self._is_kept = True
            return self._is_kept

    def save(self) -> object:
        """The save itself; its draft goes when it succeeded, or was refused and said so."""
        with self._one_at_a_time:
            self._had_turn = True
        try:
            result = self._save()
        except Refused:
            self._drop()
            raise
        self._drop()
        return result

    def _drop(self) -> None:
        if self._is_kept:
            self._drafts.drop(self._name)
