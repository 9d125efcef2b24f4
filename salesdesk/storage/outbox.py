"""Every change on its way to head office, written in the transaction that makes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, event, insert, inspect, select
from sqlalchemy.orm import Session, UOWTransaction, sessionmaker
from sqlalchemy.orm.attributes import get_history

from salesdesk.storage.rows import Base, Exchanged, OutboxRow, SyncStateRow
from salesdesk.storage.wire import coders

_WRITES = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+"
    r"(?:[\"'`\[]?\w+[\"'`\]]?\s*\.\s*)?[\"'`\[]?(\w+)",
    re.IGNORECASE,
)
_FLUSHING = "outbox_flushing"
_CAPTURED = "outbox_captured"
_GATE = "outbox_gate"


class Uncaptured(Exception):
    """A change of an exchanged table that would escape the outbox: a bug, never the seller's fault."""


class OutboxSession(Session):
    """A session whose flush is the one door for changes of exchanged tables."""

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        self.info[_FLUSHING] = True
        try:
            super().flush(objects)
        finally:
            self.info[_FLUSHING] = False


@contextmanager
def captured(session: Session) -> Iterator[None]:
    """Write exchanged tables freely: the caller accounts for the changes, the outbox records none of them.

    Meant for applying what head office sent and for filling a sample database.
    """
    session.flush()
    session.info[_CAPTURED] = True
    try:
        yield
        session.flush()
    finally:
        session.info[_CAPTURED] = False


def watch(factory: sessionmaker[OutboxSession], engine: Engine, now: Callable[[], datetime]) -> None:
    """Let this factory's sessions fill the outbox, dated by `now`, and guard the engine against the rest."""

    @event.listens_for(factory, "after_begin")
    def opened(session: Session, _transaction: object, connection: Connection) -> None:
        connection.info[_GATE] = session.info

    @event.listens_for(factory, "before_flush")
    def before(session: Session, _context: UOWTransaction, _instances: object) -> None:
        gone = [row for row in session.deleted if isinstance(row, Exchanged)]
        if gone and not session.info.get(_CAPTURED):
            raise Uncaptured(f"deletion is a field: {gone[0]!r}")

    @event.listens_for(factory, "after_flush")
    def after(session: Session, _context: UOWTransaction) -> None:
        if not session.info.get(_CAPTURED):
            _capture(session, now)

    @event.listens_for(engine, "before_cursor_execute")
    def guard(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        table = _exchanged_write(statement)
        if table:
            gate = connection.info.get(_GATE, {})
            if not (gate.get(_FLUSHING) or gate.get(_CAPTURED)):
                raise Uncaptured(
                    f"{table} is written past the outbox: save values, or account for it in `captured`"
                )


@cache
def _exchanged_tables() -> dict[str, int]:
    """The exchanged tables, parents first."""
    exchanged = {
        mapper.persist_selectable.description
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Exchanged)
    }
    names = [table.name for table in Base.metadata.sorted_tables]
    return {name: order for order, name in enumerate(names) if name in exchanged}


@lru_cache(maxsize=1024)
def _exchanged_write(statement: str) -> str:
    tables = _exchanged_tables()
    return next((name for name in _WRITES.findall(statement) if name.lower() in tables), "")


def _capture(session: Session, now: Callable[[], datetime]) -> None:
    operations = [_made(row) for row in session.new if isinstance(row, Exchanged)]
    operations += [_changed(row) for row in session.dirty if isinstance(row, Exchanged)]
    operations = [operation for operation in operations if operation["fields"]]
    if not operations:
        return
    order = _exchanged_tables()
    operations.sort(key=lambda operation: order[operation["table_name"]])
    connection = session.connection()
    seen = connection.execute(select(SyncStateRow.cursor)).scalar() or 0
    moment = now()
    for operation in operations:
        operation.update(seen=seen, at=moment)
    connection.execute(insert(OutboxRow), operations)


def _made(row: Any) -> dict[str, Any]:
    values, kind = row.__dict__, row.__class__
    fields = {name: to_wire(values.get(name)) for name, (to_wire, _) in coders(kind).items()}
    return {"table_name": row.__tablename__, "row_id": row.id, "fields": fields, "before": {}}


def _changed(row: Any) -> dict[str, Any]:
    fields, before = {}, {}
    wires = coders(row.__class__)
    for name in inspect(row).committed_state.keys() & wires.keys():
        history = get_history(row, name)
        if history.added:
            to_wire = wires[name][0]
            new, old = to_wire(history.added[0]), to_wire(history.deleted[0]) if history.deleted else None
            if new != old:
                fields[name], before[name] = new, old
    return {"table_name": row.__tablename__, "row_id": row.id, "fields": fields, "before": before}
