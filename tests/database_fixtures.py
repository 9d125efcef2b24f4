"""A migrated database for every test: made once, copied per test (loaded as a plugin by conftest.py)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from salesdesk.storage.database import Database
from salesdesk.storage.upgrade import open_upgraded
from tests.builders import NOW

TEST_KEY = bytes(range(32))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest revision; copy it, never open it."""
    path = tmp_path_factory.mktemp("migrated") / "salesdesk.db"
    open_upgraded(path, TEST_KEY, lambda: NOW).close()
    return path


@pytest.fixture
def database_path(migrated_file: Path, tmp_path: Path) -> Path:
    """A migrated file of this test's own; its key is TEST_KEY."""
    path = tmp_path / "salesdesk.db"
    shutil.copyfile(migrated_file, path)
    return path


@pytest.fixture
def database(database_path: Path) -> Iterator[Database]:
    """An open, empty database of this test's own; its clock stands at builders.NOW."""
    with Database.open(database_path, TEST_KEY, lambda: NOW) as opened:
        yield opened
