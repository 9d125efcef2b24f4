"""What encryption, values and the outbox cost, against plain SQLite and the bare driver in the same run."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from salesdesk.domain.products import SalesLine
from salesdesk.storage.cipher import connect
from salesdesk.storage.database import Database
from salesdesk.storage.outbox import captured
from salesdesk.storage.records import find, save, save_all
from salesdesk.storage.rows import SalesLineRow
from salesdesk.storage.search import search
from tests import builders as b
from tests.database_fixtures import TEST_KEY

COUNT = 10_000
RAW = "INSERT INTO bench VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
TABLE = (
    "CREATE TABLE bench (id TEXT PRIMARY KEY, relation_id TEXT, sold_on TEXT, code TEXT, name TEXT,"
    ' quantity INTEGER, amount INTEGER, "group" TEXT, discount INTEGER, no TEXT, terms TEXT, gone INTEGER)'
)
INDEX = "CREATE INDEX bench_relation ON bench (relation_id, sold_on)"


def sales_lines(count: int) -> list[SalesLine]:
    days = [date(2024, 1, 1) + timedelta(days=number % 900) for number in range(count)]
    return [b.a_sales_line(sold_on=day, amount=Decimal(number)) for number, day in enumerate(days)]


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def raw_rows() -> list[tuple[object, ...]]:
    return [
        (
            line.id.hex,
            line.relation_id.hex,
            line.sold_on.isoformat(),
            "SM",
            "Mat",
            6000,
            100,
            "",
            0,
            "",
            "",
            0,
        )
        for line in sales_lines(COUNT)
    ]


def raw_insert(connection: Any, rows: list[tuple[object, ...]]) -> None:
    connection.execute(TABLE)
    connection.execute(INDEX)
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(RAW, rows)
    connection.execute("COMMIT")


def tell(what: str, taken: float, floor: float, count: int = COUNT) -> None:
    print(f"\n{what}: {count / taken:,.0f}/s, {taken / floor:.1f} x the floor")  # noqa: T201


def test_new_rows(database: Database, tmp_path: Path) -> None:
    rows = raw_rows()
    plain = sqlite3.connect(tmp_path / "plain.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode=WAL")
    floor = seconds(lambda: raw_insert(plain, rows))
    plain.close()
    bare = connect(tmp_path / "bare.db", TEST_KEY)
    encrypted = seconds(lambda: raw_insert(bare, rows))
    bare.close()
    with database.write() as session:
        save(session, b.a_relation(id=b.RELATION_ID))
    first, second = sales_lines(COUNT), sales_lines(COUNT)

    def through(lines: list[SalesLine], quiet: bool) -> None:
        with database.write() as session:
            if not quiet:
                save_all(session, lines)
                return
            with captured(session):
                save_all(session, lines)

    silent = seconds(lambda: through(first, quiet=True))
    recorded = seconds(lambda: through(second, quiet=False))
    tell("plain SQLite, bare driver", floor, floor)
    tell("encrypted, bare driver", encrypted, floor)
    tell("values without outbox", silent, encrypted)
    tell("values with outbox", recorded, encrypted)
    tell("outbox alone against the same without", recorded, silent)
    assert encrypted < 4 * floor
    assert recorded < 40 * encrypted
    assert recorded < 3 * silent


def test_reading_and_changing(database: Database) -> None:
    lines = sales_lines(COUNT)
    with database.write() as session, captured(session):
        save_all(session, [b.a_relation(id=b.RELATION_ID), *lines])
    bare = connect(database.path, TEST_KEY)
    floor = seconds(lambda: bare.execute("SELECT * FROM sales_line").fetchall())
    with database.read() as session:
        taken = seconds(lambda: find(session, SalesLine))
        summed = seconds(lambda: session.scalar(select(func.sum(SalesLineRow.amount))))
    bare.close()
    with database.write() as session:
        unchanged = seconds(lambda: save_all(session, lines))
    tell("values read", taken, floor)
    tell("values saved again unchanged", unchanged, floor)
    tell("summed in SQL", summed, floor)
    assert taken < 40 * floor
    assert summed < floor


def test_one_keystroke_is_kept_at_once(database: Database) -> None:
    relation = b.a_relation()
    with database.write() as session:
        save(session, relation)
    bare = connect(database.path, TEST_KEY)

    def driver() -> None:
        for number in range(100):
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("UPDATE relation SET notes = ?", (str(number),))
            bare.execute("COMMIT")

    def saved() -> None:
        for number in range(100):
            with database.write() as session:
                save(session, b.a_relation(id=relation.id, notes=f"toets {number}"))

    floor = seconds(driver)
    bare.close()
    taken = seconds(saved)
    tell("one field saved in its own transaction", taken, floor, 100)
    assert taken < 30 * floor


def test_search_while_typing(database: Database) -> None:
    names = ("Bakkerij", "Kantoorhuis", "Garage", "Installatiebedrijf", "Basisschool")
    relations = [b.a_relation(name=f"{names[at % 5]} nummer {at}", notes="entree hal") for at in range(5_000)]
    with database.write() as session, captured(session):
        save_all(session, relations)
    bare = connect(database.path, TEST_KEY)
    floor = seconds(
        lambda: bare.execute("SELECT count(*) FROM relation WHERE name LIKE '%kantoorh%'").fetchall()
    )
    bare.close()
    with database.read() as session:
        for typed in ("k", "ka", "kant", "kantoorhuis 42"):
            taken = min(seconds(lambda: search(session, typed)) for _ in range(5))  # noqa: B023
            tell(f"search {typed!r} in 5,000 relations", taken, floor, 1)
            assert taken < 20 * floor
