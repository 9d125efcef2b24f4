"""Proven copies of the database: made whole, checked, and enough of them kept (EXCHANGE §3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from salesdesk.errors import Trouble
from salesdesk.storage.cipher import keyed
from salesdesk.storage.faults import fault_name, trouble_of
from salesdesk.storage.files import part_of, settle, unwritable
from salesdesk.words import _

KEEP_DAYS = 7
KEEP_WEEKS = 4
KEEP_MIGRATIONS = 3
_NAME = re.compile(r"salesdesk-(\d{8}-\d{6})-([a-z]+)-([0-9a-z]*)\.db")
_MOMENT = "%Y%m%d-%H%M%S"


class Occasion(StrEnum):
    """Why a copy was made; ASKED by the seller, RESTORED keeps what stood before an older copy came back."""

    DAY = "day"
    MIGRATION = "migration"
    PACKET = "packet"
    ASKED = "asked"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that passed its checks when it was made; `made_at` is wall-clock time, without a zone."""

    path: Path
    made_at: datetime
    occasion: Occasion
    revision: str


def backups(folder: Path) -> list[Backup]:
    """The proven copies in a folder, newest first."""
    found = []
    for path in folder.glob("salesdesk-*.db"):
        named = _NAME.fullmatch(path.name)
        if named and named[2] in set(Occasion):
            made_at = datetime.strptime(named[1], _MOMENT)  # noqa: DTZ007 - the name holds wall-clock time
            found.append(Backup(path, made_at, Occasion(named[2]), named[3]))
    return sorted(found, key=lambda copy: (copy.made_at, copy.path.name), reverse=True)


def make(path: Path, key: bytes, folder: Path, occasion: Occasion, moment: datetime) -> Backup:
    """Copy the database while it is in use, prove the copy, then let go of copies no longer needed.

    Trouble when the source or the copy fails a check; earlier copies are then all kept.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder) from error
    with closing(keyed(path, key)) as source:
        revision = _revision(source)
        target = folder / f"salesdesk-{moment.strftime(_MOMENT)}-{occasion.value}-{revision}.db"
        copy(source, path, key, target)
    made = Backup(target, moment.replace(tzinfo=None, microsecond=0), occasion, revision)
    for old in superfluous(backups(folder)):
        if old != made:
            old.path.unlink(missing_ok=True)
    return made


def daily(path: Path, key: bytes, folder: Path, moment: datetime) -> Backup | None:
    """The copy at the first start of a day; None when today has one."""
    if any(
        copy.made_at.date() == moment.date() and copy.occasion is Occasion.DAY for copy in backups(folder)
    ):
        return None
    return make(path, key, folder, Occasion.DAY, moment)


def superfluous(copies: Iterable[Backup]) -> list[Backup]:
    """Copies beyond 7 days, 4 weeks and 3 of every other occasion; the newest copy is never among them."""
    newest_first = sorted(copies, key=lambda copy: copy.made_at, reverse=True)
    kept: set[Backup] = set(newest_first[:1])
    daily_ones = [copy for copy in newest_first if copy.occasion is Occasion.DAY]
    kept |= _newest_of_each(daily_ones, "%Y-%m-%d", KEEP_DAYS)
    kept |= _newest_of_each(daily_ones, "%G-%V", KEEP_WEEKS)
    for occasion in set(Occasion) - {Occasion.DAY}:
        kept |= set([copy for copy in newest_first if copy.occasion is occasion][:KEEP_MIGRATIONS])
    return [copy for copy in newest_first if copy not in kept]


def _newest_of_each(copies: list[Backup], period: str, count: int) -> set[Backup]:
    newest: dict[str, Backup] = {}
    for copy in copies:
        newest.setdefault(copy.made_at.strftime(period), copy)
    return set(list(newest.values())[:count])


def copy(source: Any, path: Path, key: bytes, target: Path) -> None:
    """Copy an open database to a new file under the same key; it gets its name only when it is proven."""
    part = part_of(target)
    part.unlink(missing_ok=True)
    try:
        source.execute("BEGIN")
        counts = _row_counts(source)
        with closing(keyed(part, key)) as made:
            source.backup(made)
            made.execute("PRAGMA journal_mode=DELETE").fetchone()
        source.execute("COMMIT")
        check(part, key, counts)
        settle(part, target)
    except (dbapi2.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise (trouble_of(error, path) or unwritable(target)) from error
    except Trouble:
        part.unlink(missing_ok=True)
        raise


def check(path: Path, key: bytes, counts: dict[str, int] | None = None) -> None:
    """Prove a file by its pages, its trees and, when given, its row counts; Trouble when it fails."""
    faults: list[str] = []
    with closing(keyed(path, key)) as opened:
        try:
            faults += [str(row[0]) for row in opened.execute("PRAGMA cipher_integrity_check")]
            faults += [str(row[0]) for row in opened.execute("PRAGMA quick_check") if row[0] != "ok"]
            if counts is not None and counts != _row_counts(opened):
                faults.append("row counts differ")
        except dbapi2.Error as error:
            faults.append(fault_name(error) or str(error))
    if faults:
        raise Trouble(
            _("De kopie {name} is niet in orde.").format(name=path.name),
            kept=_("Je gegevens en eerdere back-ups zijn niet gewijzigd."),
            do=_("Maak een back-up op een andere schijf."),
        )


def outline(connection: Any) -> tuple[object, ...]:
    """The tables, indexes and triggers of a file as they are written down, and its row counts."""
    query = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    return (*connection.execute(query).fetchall(), _row_counts(connection))


def _row_counts(connection: Any) -> dict[str, int]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our own table names
        for name in names
        if not name.startswith("search_index")
    }


def _revision(connection: Any) -> str:
    with suppress(dbapi2.OperationalError):
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(found[0]) if found else ""
    return ""
