"""A backup is proven before it has its name, enough of them stay, and the way back has a way back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from salesdesk import paths
from salesdesk.domain.relations import Relation
from salesdesk.errors import Trouble
from salesdesk.storage import backup
from salesdesk.storage.backup import Backup, Occasion, backups, superfluous
from salesdesk.storage.cipher import connect
from salesdesk.storage.database import Database
from salesdesk.storage.records import find, save
from salesdesk.storage.restore import restore
from salesdesk.storage.rows import SyncStateRow
from salesdesk.storage.upgrade import revisions
from tests.builders import NOW, a_relation
from tests.database_fixtures import TEST_KEY

NEWEST = revisions(paths.migrations())[-1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reservekopieën"


def names(path: Path) -> list[str]:
    with Database.open(path, TEST_KEY, lambda: NOW) as database, database.read() as session:
        return [relation.name for relation in find(session, Relation)]


def add(database: Database, name: str) -> None:
    with database.write() as session:
        save(session, a_relation(name=name))


def test_a_copy_made_while_the_seller_types_is_whole_and_encrypted(database: Database, folder: Path) -> None:
    add(database, "Eerst")
    with database.write() as session:
        save(session, a_relation(name="Nog niet bewaard"))
        session.flush()
        made = backup.make(database.path, TEST_KEY, folder, Occasion.ASKED, NOW)
    assert names(made.path) == ["Eerst"]
    assert made.path.name == f"salesdesk-20261124-091500-asked-{NEWEST}.db"
    assert backups(folder) == [made]


def test_the_first_start_of_the_day_makes_a_copy_and_the_second_none(
    database: Database, folder: Path
) -> None:
    for hours, count in ((0, 1), (3, 1), (24, 2)):
        backup.daily(database.path, TEST_KEY, folder, NOW + timedelta(hours=hours))
        assert len(backups(folder)) == count


def test_a_damaged_source_makes_no_copy_and_costs_no_earlier_one(database: Database, folder: Path) -> None:
    for number in range(60):
        add(database, f"Relatie {number}")
    good = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    database.close()
    with database.path.open("r+b") as file:
        file.seek(4096 * 8 + 100)
        file.write(b"\0\0\0\0")
    with pytest.raises(Trouble):
        backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW + timedelta(days=1))
    assert [path.name for path in folder.iterdir()] == [good.path.name]


def test_a_copy_with_rows_missing_is_no_copy(database: Database, folder: Path) -> None:
    made = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    with pytest.raises(Trouble, match="niet in orde"):
        backup.check(made.path, TEST_KEY, {"relation": 1})


def test_a_flipped_bit_in_a_copy_is_noticed(database: Database, folder: Path) -> None:
    made = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(Trouble):
        backup.check(made.path, TEST_KEY)


def copies(days: list[int], occasion: Occasion = Occasion.DAY) -> list[Backup]:
    moments = [datetime(2026, 11, 24, 8) - timedelta(days=day) for day in days]  # noqa: DTZ001
    return [Backup(Path(f"{occasion}-{moment}"), moment, occasion, "0001") for moment in moments]


def test_seven_days_four_weeks_and_three_migrations_stay() -> None:
    daily, migrations = copies(list(range(60))), copies(list(range(5)), Occasion.MIGRATION)
    gone = superfluous(daily + migrations)
    kept = [copy for copy in daily if copy not in gone]
    assert kept == copies([0, 1, 2, 3, 4, 5, 6, 9, 16])
    assert [copy for copy in migrations if copy not in gone] == migrations[:3]


@given(st.lists(st.integers(0, 400), min_size=1), st.sampled_from(Occasion))
def test_the_newest_copy_always_stays(days: list[int], occasion: Occasion) -> None:
    made = copies(days, occasion)
    assert max(made, key=lambda copy: copy.made_at) not in superfluous(made)


def test_foreign_files_in_the_folder_are_left_alone(database: Database, folder: Path) -> None:
    folder.mkdir()
    (folder / "salesdesk-mijn-eigen.db").write_text("x")
    (folder / "salesdesk-20260101-000000-feest-0001.db").write_text("x")
    made = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    assert backups(folder) == [made]
    assert len(list(folder.iterdir())) == 3


def test_a_restored_copy_is_there_again_and_can_be_undone(database: Database, folder: Path) -> None:
    add(database, "Toen")
    made = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    add(database, "Nu")
    database.close()
    kept = restore(made.path, database.path, TEST_KEY, folder, NOW)
    assert names(database.path) == ["Toen"]
    restore(kept, database.path, TEST_KEY, folder, NOW + timedelta(minutes=1))
    assert names(database.path) == ["Toen", "Nu"]


def test_a_damaged_database_gives_way_to_a_copy_and_is_kept(database: Database, folder: Path) -> None:
    add(database, "Toen")
    made = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    database.close()
    database.path.write_bytes(b"\1" * 9000)
    kept = restore(made.path, database.path, TEST_KEY, folder, NOW)
    assert names(database.path) == ["Toen"]
    assert kept.read_bytes() == b"\1" * 9000


def test_a_damaged_copy_changes_nothing(database: Database, folder: Path) -> None:
    add(database, "Nu")
    made = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    database.close()
    made.path.write_bytes(b"\1" * 9000)
    with pytest.raises(Trouble):
        restore(made.path, database.path, TEST_KEY, folder, NOW)
    assert names(database.path) == ["Nu"]


def test_an_open_database_is_not_replaced(database: Database, folder: Path) -> None:
    made = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    with pytest.raises(Trouble, match="al geopend"):
        restore(made.path, database.path, TEST_KEY, folder, NOW)


def test_a_restored_laptop_starts_a_new_incarnation(database: Database, folder: Path) -> None:
    state = {"id": 1, "cursor": 41, "next": 1, "acked": 0, "device": "d", "incarnation": 2, "hub_epoch": 1}
    with database.write() as session:
        session.add(SyncStateRow(**state))
    made = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    database.close()
    restore(made.path, database.path, TEST_KEY, folder, NOW)
    with Database.open(database.path, TEST_KEY, lambda: NOW) as again, again.read() as session:
        assert session.scalar(select(SyncStateRow.incarnation)) == 3


def test_a_copy_opens_with_the_same_key_only(database: Database, folder: Path) -> None:
    made = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    with pytest.raises(Trouble):
        connect(made.path, bytes(32))


def test_copies_no_longer_needed_are_let_go(database: Database, folder: Path) -> None:
    for day in range(10):
        backup.make(database.path, TEST_KEY, folder, Occasion.ASKED, NOW + timedelta(days=day))
    assert [copy.made_at.day for copy in backups(folder)] == [3, 2, 1]


def test_a_clock_set_back_does_not_cost_the_copy_just_made(database: Database, folder: Path) -> None:
    for day in (9, 8, 7, 0):
        made = backup.make(database.path, TEST_KEY, folder, Occasion.ASKED, NOW + timedelta(days=day))
    assert made.path.exists()


def test_a_copy_that_cannot_be_written_leaves_no_half_file(database: Database, folder: Path) -> None:
    (folder / f"salesdesk-20261124-091500-day-{NEWEST}.db").mkdir(parents=True)
    with pytest.raises(Trouble, match="kon niet worden geschreven"):
        backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    assert not list(folder.glob("*.part"))


def test_a_copy_that_fails_its_check_gets_no_name(
    database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = iter(range(9))
    monkeypatch.setattr(backup, "_row_counts", lambda _: {"relation": next(counts)})
    with pytest.raises(Trouble, match="niet in orde"):
        backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    assert list(folder.iterdir()) == []


def test_a_place_that_cannot_be_written_keeps_what_stood_there(database: Database, folder: Path) -> None:
    add(database, "Nu")
    made = backup.make(database.path, TEST_KEY, folder, Occasion.DAY, NOW)
    database.close()
    (database.path.parent / "in de weg").write_text("x")
    with pytest.raises(Trouble, match="kon niet worden geschreven"):
        restore(made.path, database.path, TEST_KEY, database.path.parent / "in de weg", NOW)
    assert names(database.path) == ["Nu"]


def test_a_file_without_tables_can_be_copied(tmp_path: Path, folder: Path) -> None:
    connect(tmp_path / "empty.db", TEST_KEY).close()
    assert backup.make(tmp_path / "empty.db", TEST_KEY, folder, Occasion.ASKED, NOW).revision == ""
