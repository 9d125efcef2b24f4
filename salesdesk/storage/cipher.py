"""A connection to an encrypted file: the raw key, the pragmas, and the proof that it is encrypted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from salesdesk.domain.letters import folded
from salesdesk.errors import Trouble
from salesdesk.storage.faults import damaged, not_encrypted, trouble_of, unreadable
from salesdesk.words import _

KEY_BYTES = 32
PLAIN_HEADER = b"SQLite format 3\0"
_PRAGMAS = (
    "PRAGMA busy_timeout=5000",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
)


def check_header(path: Path) -> None:
    """Trouble when the file is plain SQLite, so that nothing is ever kept unencrypted by mistake."""
    if not path.exists():
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(PLAIN_HEADER))
    except OSError as error:
        raise unreadable(path) from error
    if head == PLAIN_HEADER:
        raise not_encrypted(path)


def connect(path: Path, key: bytes) -> Any:
    """A driver connection in autocommit, opened with the raw key and ready for use."""
    connection = keyed(path, key)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma).fetchall()
        connection.create_function("folded", 1, folded, deterministic=True)
    except dbapi2.Error as error:
        connection.close()
        raise (trouble_of(error, path) or damaged(path)) from error
    return connection


def keyed(path: Path, key: bytes) -> Any:
    """A connection that can read, without the pragmas of daily use: for backups and checks."""
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    check_header(path)
    try:
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    except dbapi2.Error as error:
        raise (trouble_of(error, path) or damaged(path)) from error
    if not connection.execute("PRAGMA cipher_version").fetchone():
        connection.close()
        raise Trouble(
            _("Deze installatie kan geen versleutelde bestanden lezen."),
            do=_("Installeer SalesDesk opnieuw."),
        )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"").fetchall()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error as error:
        connection.close()
        raise (trouble_of(error, path) or damaged(path)) from error
    return connection
