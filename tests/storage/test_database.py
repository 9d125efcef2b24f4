"""The file is encrypted, whole after a crash, and every fault of the environment is one kind sentence."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from salesdesk.domain.relations import Relation
from salesdesk.errors import Refused, Trouble
from salesdesk.storage import backup, cipher
from salesdesk.storage.cipher import PLAIN_HEADER, connect
from salesdesk.storage.database import Database
from salesdesk.storage.faults import trouble_of
from salesdesk.storage.records import find, save, save_all
from salesdesk.storage.rows import OutboxRow, RelationRow
from tests.builders import NOW, a_relation
from tests.database_fixtures import TEST_KEY

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from salesdesk.storage.database import Database
from salesdesk.storage.records import save
from tests.builders import NOW, a_relation
with Database.open(Path(sys.argv[1]), bytes(range(32)), lambda: NOW) as database:
    for number in range(100_000):
        with database.write() as session:
            save(session, a_relation(number=str(number)))
            save(session, a_relation(number=str(number)))
        print(number, flush=True)
"""


def reopened(path: Path, key: bytes = TEST_KEY) -> Database:
    return Database.open(path, key, lambda: NOW)


def test_nothing_readable_lies_on_the_disk(database: Database) -> None:
    with database.write() as session:
        save(session, a_relation(name="MERKTEKEN-9000"))
    stored = b"".join(file.read_bytes() for file in database.path.parent.iterdir())
    assert len(stored) > 100_000
    assert b"MERKTEKEN" not in stored
    assert not database.path.read_bytes().startswith(PLAIN_HEADER)


@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.05, 0.11, 0.2])
def test_a_killed_program_loses_nothing_it_called_kept(database_path: Path, seconds: float) -> None:
    command = [sys.executable, "-c", WRITER, str(database_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        try:
            said += writer.communicate(timeout=seconds)[0].splitlines()
        except subprocess.TimeoutExpired:
            os.kill(writer.pid, signal.SIGKILL)
            said += writer.communicate()[0].splitlines()
    promised = max(int(line) for line in said if line.strip()) + 1
    with reopened(database_path) as database, database.read() as session:
        kept = len(find(session, Relation))
        assert kept in {2 * promised, 2 * promised + 2}
        assert session.scalar(select(func.count(OutboxRow.seq))) == kept


def test_every_flipped_bit_is_noticed(database: Database, tmp_path: Path) -> None:
    with database.write() as session:
        for number in range(40):
            save(session, a_relation(number=str(number)))
    copy = tmp_path / "copy.db"
    database.engine.dispose()
    whole = database.path.read_bytes()
    for at in range(20, len(whole), len(whole) // 60):
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        with pytest.raises(Trouble):
            backup.check(copy, TEST_KEY)


def test_a_wrong_key_and_a_damaged_head_are_the_same_trouble_and_change_nothing(database_path: Path) -> None:
    before = database_path.read_bytes()
    with pytest.raises(Trouble, match="beschadigd of hoort bij een andere sleutel"):
        reopened(database_path, bytes(32))
    assert database_path.read_bytes() == before
    reopened(database_path).close()


def test_a_plain_sqlite_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "salesdesk.db"
    plain = dbapi2.connect(str(path))
    plain.execute("CREATE TABLE relation (id)")
    plain.close()
    before = path.read_bytes()
    with pytest.raises(Trouble, match="niet versleuteld"):
        reopened(path)
    assert path.read_bytes() == before


def test_one_salesdesk_at_a_time(database: Database) -> None:
    with pytest.raises(Trouble, match="al geopend"):
        reopened(database.path)
    database.close()
    reopened(database.path).close()


def test_a_failing_opening_lets_go_of_the_lock(database_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(Trouble, match="beschadigd"):
            reopened(database_path, bytes(32))


@pytest.mark.parametrize("name", ["a b%20.db", "50% korting? é #1.db", "klant=1&x.db"])
def test_a_file_is_opened_under_its_own_name(migrated_file: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copyfile(migrated_file, path)
    with reopened(path) as database, database.write() as session:
        save(session, a_relation())
    assert {file.name for file in tmp_path.iterdir()} == {name, name + ".lock"}


def test_a_failing_block_undoes_everything_tables_too(database: Database) -> None:
    with suppress(ZeroDivisionError), database.write() as session:
        session.execute(text("CREATE TABLE half (id)"))
        save(session, a_relation())
        raise ZeroDivisionError
    with database.read() as session:
        assert find(session, Relation) == []
        assert not session.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'half'"))


def test_a_reader_never_waits_for_a_writer(database: Database) -> None:
    with database.write() as writing:
        save(writing, a_relation())
        with database.read() as reading:
            assert reading.scalar(select(func.count(RelationRow.id))) == 0


def test_a_bug_stays_a_bug(database: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"), database.read() as session:
        session.execute(text("SELECT * FROM no_such"))


def test_a_number_no_column_can_hold_is_refused(database: Database) -> None:
    with pytest.raises(Refused, match="te groot"), database.write() as session:
        save(session, a_relation(revenue_potential=Decimal(10) ** 17))


def test_a_full_disk_is_said(database: Database) -> None:
    with database.read() as session:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count={pages}"))
    with pytest.raises(Trouble, match="schijf is vol"), database.write() as session:
        save_all(session, (a_relation(number=str(number), notes="x" * 4000) for number in range(200)))
    with database.read() as session:
        assert find(session, Relation) == []


def test_a_file_somebody_else_holds_is_said(database: Database) -> None:
    other = connect(database.path, TEST_KEY)
    other.execute("BEGIN IMMEDIATE")
    with database.read() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout=10")
    with pytest.raises(Trouble, match="houdt het bestand"), database.write() as session:
        save(session, a_relation())
    other.close()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("SQLITE_FULL", "schijf is vol"),
        ("SQLITE_BUSY_SNAPSHOT", "bezet"),
        ("SQLITE_READONLY_DIRECTORY", "mag niet schrijven"),
        ("SQLITE_CANTOPEN", "mag niet schrijven"),
        ("SQLITE_IOERR_FSYNC", "schijf gaf een fout"),
        ("SQLITE_CORRUPT", "beschadigd"),
        ("SQLITE_NOTADB", "beschadigd"),
    ],
)
def test_every_fault_has_its_sentence(name: str, says: str) -> None:
    error = dbapi2.OperationalError("x")
    error.sqlite_errorname = name
    trouble = trouble_of(error, Path("salesdesk.db"))
    assert trouble is not None
    assert says in trouble.what
    assert trouble.kept
    assert trouble.do


def test_a_fault_that_is_ours_is_no_trouble() -> None:
    assert trouble_of(None, Path("salesdesk.db")) is None
    assert trouble_of(dbapi2.IntegrityError("x"), Path("salesdesk.db")) is None


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="mag niet schrijven in de map"):
        reopened(tmp_path / "gone" / "salesdesk.db")


def test_a_key_has_its_length(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        reopened(tmp_path / "salesdesk.db", b"short")


def test_the_pragmas_stand_on_every_connection(database: Database) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
    }
    with database.write() as writing, database.read() as reading:
        for session in (writing, reading):
            assert {name: session.scalar(text(f"PRAGMA {name}")) for name in wanted} == wanted


def test_a_driver_without_encryption_is_never_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbapi2, "connect", sqlite3.connect)
    with pytest.raises(Trouble, match="geen versleutelde bestanden"):
        reopened(tmp_path / "salesdesk.db")


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="niet lezen"):
        cipher.keyed(tmp_path, TEST_KEY)
    with pytest.raises(Trouble, match="mag niet schrijven"):
        cipher.keyed(tmp_path / "gone" / "salesdesk.db", TEST_KEY)


def test_a_file_that_may_not_be_changed_is_said(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "_PRAGMAS", ("PRAGMA query_only=ON", "CREATE TABLE half (id)"))
    with pytest.raises(Trouble, match="mag niet schrijven"):
        connect(database_path, TEST_KEY)
