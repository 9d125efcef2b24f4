"""The road of every file at the start: lock, key, version, backup, migrate, check (EXCHANGE §2)."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from salesdesk import paths
from salesdesk.errors import Trouble
from salesdesk.storage import backup
from salesdesk.storage.cipher import check_header, connect
from salesdesk.storage.database import Database, Now, cipher_engine, lock_of
from salesdesk.storage.faults import newer_file
from salesdesk.storage.restore import put_back
from salesdesk.words import _


def open_upgraded(
    path: Path, key: bytes, now: Now, backups: Path | None = None, scripts: Path | None = None
) -> Database:
    """Open the seller's file, brought up to date first; a new file takes the same road from nothing.

    `backups` is where the copy before a migration goes, by default the folder `backups` beside the file.
    Trouble when another SalesDesk has it open, the key does not fit, or a newer SalesDesk made it.
    """
    lock = lock_of(path)
    try:
        check_header(path)
        upgrade(path, key, now(), backups or path.parent / "backups", scripts or paths.migrations())
    except BaseException:
        lock.release()
        raise
    database = Database.locked(path, key, now, lock)
    database.put_drafts_in()
    return database


def upgrade(path: Path, key: bytes, moment: datetime, backups: Path, scripts: Path) -> None:
    """Run the revisions this file lacks, in one transaction, after a proven backup."""
    known = revisions(scripts)
    with closing(connect(path, key)) as connection:
        present = revision_of(connection)
    if present == known[-1]:
        return
    if present and present not in known:
        raise newer_file(path)
    if not present:
        migrate(path, key, scripts)
        return
    made = backup.make(path, key, backups, backup.Occasion.MIGRATION, moment)
    with closing(connect(path, key)) as connection:
        before = backup.outline(connection)
    try:
        migrate(path, key, scripts)
    except Trouble:
        with closing(connect(path, key)) as connection:
            untouched = backup.outline(connection) == before
        if not untouched:
            put_back(made.path, path, key, backups, moment)
        raise


def revisions(scripts: Path) -> list[str]:
    """The known revisions in order: the number in front of each file name, so that no script is imported."""
    return sorted(script.name.split("_")[0] for script in (scripts / "versions").glob("[0-9]*_*.py"))


def revision_of(connection: Any) -> str:
    """The revision in a file, empty for a new file; plain SQL on a driver connection."""
    table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if table else None
    return str(found[0]) if found else ""


def migrate(path: Path, key: bytes, scripts: Path) -> None:
    """All missing revisions in one transaction: the file is as new, or untouched."""
    engine = cipher_engine(path, key)
    try:
        _migrate(engine, scripts)
    except Trouble:
        raise
    except Exception as error:
        raise Trouble(
            _("Het bestand {name} kon niet worden bijgewerkt naar deze versie.").format(name=path.name),
            kept=_("Al je gegevens staan er nog precies zo in als daarvoor."),
            do=_("Start de vorige versie van SalesDesk en stuur het logboek naar de beheerder."),
        ) from error
    finally:
        engine.dispose()


def _migrate(engine: Engine, scripts: Path) -> None:
    with engine.execution_options(lane="write").connect() as connection:
        _foreign_keys(connection, on=False)
        with connection.begin():
            run_revisions(connection, scripts)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise ValueError(f"rows point at nothing after the migration: {broken[:5]}")
        _foreign_keys(connection, on=True)


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Outside a transaction, inside SQLite ignores it; a rebuilt parent would take its children along."""
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 - a pooled connection has one
    driver.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def run_revisions(connection: Connection, scripts: Path) -> None:
    """Bring the tables on this connection to the newest revision; alembic is imported only here."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
