"""The seller's database: one encrypted file, a lane to write on and a lane to read on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from salesdesk.errors import Refused, Trouble
from salesdesk.storage.cipher import connect
from salesdesk.storage.drafts import Draft, Drafts, collecting
from salesdesk.storage.faults import trouble_of
from salesdesk.storage.lock import FileLock
from salesdesk.storage.outbox import OutboxSession, watch
from salesdesk.storage.records import DRAFTED, save_all

__all__ = ["Database", "Now", "Session", "cipher_engine", "lock_of"]
Now = Callable[[], datetime]


class Database:
    """An open database; `now` is the clock that dates changes in the outbox."""

    def __init__(self, path: Path, key: bytes, now: Now, lock: FileLock) -> None:
        self.path = path
        self.key = key
        self._now = now
        self._lock = lock
        self.drafts = Drafts(path.with_name(path.name + ".drafts"), key)
        self._begin()

    def _begin(self) -> None:
        self.engine = cipher_engine(self.path, self.key)
        writing = self.engine.execution_options(lane="write")
        self._write = sessionmaker(writing, class_=OutboxSession, expire_on_commit=False)
        self._read = sessionmaker(self.engine, expire_on_commit=False, autoflush=False)
        watch(self._write, self.engine, self._now)

    def replace_file(self, put: Callable[[], object]) -> None:
        """Close the file, let `put` set another in its place, and open that; the lock stays ours."""
        self.engine.dispose()
        try:
            put()
        finally:
            self._begin()

    @classmethod
    def open(cls, path: Path, key: bytes, now: Now) -> Self:
        """Open a file that is up to date already; `upgrade.open_upgraded` is the way at the start."""
        return cls.locked(path, key, now, lock_of(path))

    @classmethod
    def locked(cls, path: Path, key: bytes, now: Now, lock: FileLock) -> Self:
        """Open with a lock that is held already and passes to the database."""
        try:
            connect(path, key).close()
            return cls(path, key, now, lock)
        except BaseException:
            lock.release()
            raise

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction that changes: kept as a whole at the end, undone as a whole on any failure.

        While a draft is made its values are taken instead, and nothing waits for whoever is writing.
        """
        values = collecting()
        if values is not None:
            with self.read() as session:
                session.info[DRAFTED] = values
                yield session
            return
        with self._said(), self._write.begin() as session:
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One moment of the database to read from; never waits for a writer."""
        with self._said(), self._read() as session:
            yield session

    def draft(self, save: Callable[[], object]) -> Draft:
        """A save that must wait behind a long change, and what makes it safe meanwhile."""
        return Draft(self.drafts, save)

    def put_drafts_in(self) -> int:
        """Keep what a kill left beside the file; gives how many saves that were."""

        def write(values: list[Any]) -> None:
            with self.write() as session:
                save_all(session, values)

        try:
            return self.drafts.put_in(write)
        except Trouble:  # a damaged file of drafts must not keep the seller out of his own
            self.drafts.set_aside()
            return 0

    def close(self) -> None:
        self.engine.dispose()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except StatementError as error:
            if isinstance(error.orig, Refused):
                raise error.orig from error
            trouble = trouble_of(error.orig, self.path)
            if trouble is None:
                raise
            raise trouble from error


def lock_of(path: Path) -> FileLock:
    return FileLock(path.with_name(path.name + ".lock"))


def cipher_engine(path: Path, key: bytes) -> Engine:
    """SQLAlchemy over the encrypted file; we begin transactions ourselves, so that tables roll back too.

    The file's name goes to the driver as it is: inside a URL `a b%20.db` would open another file.
    """
    engine = create_engine(
        URL.create("sqlite+pysqlite"),
        module=dbapi2,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_size=3,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("lane") == "write"
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
