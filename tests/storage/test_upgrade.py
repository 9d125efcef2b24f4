"""Every file takes the same road: up to date, or untouched."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from salesdesk import paths
from salesdesk.domain.offers import Offer
from salesdesk.errors import Trouble
from salesdesk.storage import backup
from salesdesk.storage.cipher import connect
from salesdesk.storage.database import Database
from salesdesk.storage.records import load, save_all
from salesdesk.storage.rows import Base
from salesdesk.storage.upgrade import migrate, open_upgraded, revision_of, revisions
from tests import builders as b
from tests.database_fixtures import TEST_KEY

OPEN_ONLY = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from salesdesk.storage.upgrade import open_upgraded
open_upgraded(Path(sys.argv[1]), bytes(range(32)), lambda: datetime.now(UTC)).close()
"""
NEWEST = revisions(paths.migrations())[-1]
NEXT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "9999", "{before}", None, None

def upgrade():
    op.add_column("relation", sa.Column("motto", sa.String(), server_default="", nullable=False))
    {more}
"""
REBUILD = """
    with op.batch_alter_table("offer") as table:
        table.alter_column("subject", existing_type=sa.String(), type_=sa.Text())
"""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations of a next version of SalesDesk; a test adds its revision 9999."""
    return Path(shutil.copytree(paths.migrations(), tmp_path / "50% nieuw" / "migrations"))


def add_revision(scripts: Path, more: str = "pass") -> None:
    (scripts / "versions" / "9999_motto.py").write_text(NEXT.format(before=NEWEST, more=more.strip()))


def opened(path: Path, scripts: Path | None = None) -> Database:
    return open_upgraded(path, TEST_KEY, lambda: b.NOW, scripts=scripts)


def filled(path: Path) -> Offer:
    offer = b.an_offer()
    with opened(path) as database, database.write() as session:
        save_all(session, (b.a_relation(id=b.RELATION_ID), offer))
    return offer


def content(path: Path) -> bytes:
    connect(path, TEST_KEY).close()
    return path.read_bytes()


def test_the_tables_of_the_migrations_are_those_of_the_row_classes(database: Database) -> None:
    with database.engine.connect() as connection:
        options = {
            "include_name": lambda name, kind, _: kind != "table" or not name.startswith("search_index")
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata) == []


def test_every_constraint_has_a_name() -> None:
    assert all(rule.name for table in Base.metadata.tables.values() for rule in table.constraints)


def test_a_file_at_the_newest_revision_is_opened_without_alembic(database_path: Path) -> None:
    before = content(database_path)
    script = f"{OPEN_ONLY}\nassert 'alembic' not in sys.modules"
    subprocess.run([sys.executable, "-c", script, str(database_path)], check=True, cwd=paths.bundle_root())
    assert content(database_path) == before
    assert not (database_path.parent / "backups").exists()


def test_an_older_file_is_brought_up_to_date_after_a_backup(database_path: Path, scripts: Path) -> None:
    offer = filled(database_path)
    add_revision(scripts)
    with opened(database_path, scripts) as database, database.read() as session:
        assert session.scalar(text("SELECT motto FROM relation")) == ""
        assert load(session, Offer, offer.id) == offer
    (copy,) = backup.backups(database_path.parent / "backups")
    assert (copy.occasion, copy.revision) == (backup.Occasion.MIGRATION, NEWEST)


def test_rebuilding_a_parent_keeps_its_children_its_triggers_and_what_search_knows(
    database_path: Path, scripts: Path
) -> None:
    offer = filled(database_path)
    add_revision(scripts, REBUILD)
    with opened(database_path, scripts) as database, database.read() as session:
        assert load(session, Offer, offer.id) == offer
        assert session.scalar(text("PRAGMA foreign_keys")) == 1


@pytest.mark.parametrize(
    "failure",
    [
        "raise RuntimeError",
        'op.execute("INSERT INTO nothing VALUES (1)")',
        'op.execute("DELETE FROM relation")',
    ],
)
def test_half_a_migration_leaves_the_file_as_it_was(database_path: Path, scripts: Path, failure: str) -> None:
    offer = filled(database_path)
    add_revision(scripts, failure)
    before = content(database_path)
    for _ in range(2):
        with pytest.raises(Trouble, match="kon niet worden bijgewerkt"):
            opened(database_path, scripts)
    assert content(database_path) == before
    with opened(database_path) as database, database.read() as session:
        assert load(session, Offer, offer.id) == offer


def test_a_migration_that_keeps_half_is_undone_by_the_backup(database_path: Path, scripts: Path) -> None:
    offer = filled(database_path)
    add_revision(scripts, 'op.execute("COMMIT"); raise RuntimeError')
    with pytest.raises(Trouble, match="kon niet worden bijgewerkt"):
        opened(database_path, scripts)
    with opened(database_path) as database, database.read() as session:
        assert load(session, Offer, offer.id) == offer
        columns = session.execute(text("SELECT name FROM pragma_table_info('relation')")).scalars().all()
    assert "motto" not in columns


def test_a_wrong_key_is_not_called_a_failed_migration(database_path: Path) -> None:
    with pytest.raises(Trouble, match="beschadigd of hoort bij"):
        migrate(database_path, bytes(32), paths.migrations())


def test_a_file_of_a_newer_salesdesk_is_left_alone(database_path: Path, scripts: Path) -> None:
    add_revision(scripts)
    opened(database_path, scripts).close()
    before = content(database_path)
    with pytest.raises(Trouble, match="nieuwere SalesDesk"):
        opened(database_path)
    assert content(database_path) == before


def test_a_failed_first_migration_leaves_no_tables_behind(tmp_path: Path, scripts: Path) -> None:
    add_revision(scripts, "raise RuntimeError")
    path = tmp_path / "salesdesk.db"
    with pytest.raises(Trouble, match="kon niet worden bijgewerkt"):
        opened(path, scripts)
    assert connect(path, TEST_KEY).execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    opened(path).close()
    assert revision_of(connect(path, TEST_KEY)) == revisions(paths.migrations())[-1]


def test_no_upgrade_without_a_proven_backup(database_path: Path, scripts: Path) -> None:
    filled(database_path)
    add_revision(scripts)
    (database_path.parent / "backups").write_text("a file in the way")
    with pytest.raises(Trouble, match="kon niet worden geschreven"):
        opened(database_path, scripts)
    assert revision_of(connect(database_path, TEST_KEY)) == NEWEST


def test_migrations_import_only_alembic_and_sqlalchemy() -> None:
    scripts = [*paths.migrations().glob("*.py"), *(paths.migrations() / "versions").glob("*.py")]
    assert scripts
    assert not [script for script in scripts if "salesdesk" in script.read_text().split('"""', 2)[-1]]
