"""The two desks of approval, each with a file of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from salesdesk.storage.database import Database
from tests.approval_desks import ManagerDesk, SellerDesk, manager_desk, seller_desk
from tests.database_fixtures import TEST_KEY


@pytest.fixture
def seller(database: Database, tmp_path: Path) -> SellerDesk:
    return seller_desk(database, tmp_path)


@pytest.fixture
def manager(migrated_file: Path, tmp_path: Path) -> Iterator[ManagerDesk]:
    path = tmp_path / "manager.db"
    shutil.copyfile(migrated_file, path)
    desk = manager_desk(path, TEST_KEY)
    yield desk
    desk.database.close()


@pytest.fixture
def stranger(migrated_file: Path, tmp_path: Path) -> Iterator[ManagerDesk]:
    """Somebody else who decides, whose key nobody enrolled."""
    path = tmp_path / "stranger.db"
    shutil.copyfile(migrated_file, path)
    desk = manager_desk(path, TEST_KEY, "B. Vreemd")
    yield desk
    desk.database.close()
