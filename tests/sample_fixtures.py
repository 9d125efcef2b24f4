"""The sample rayon for tests of screens and stories: made once, copied per test (a plugin of conftest.py)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from salesdesk.paths import Profile
from salesdesk.services.clock import Clock
from salesdesk.services.opening import open_sample
from salesdesk.services.seller_file import SellerFile
from tests.builders import an_id

if TYPE_CHECKING:
    from salesdesk.ui.desk import Desk
    from salesdesk.ui.screen import Screen
    from salesdesk.ui.window import Window

MOMENT = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))
Furnish = Callable[[SellerFile], "Window"]


def a_clock() -> Clock:
    """Tuesday 24 November 2026, 07:31, as the desk of the tests."""
    return Clock(lambda: MOMENT, an_id)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed sample file; copy it, never open it."""
    folder = tmp_path_factory.mktemp("sample")
    open_sample(Profile(folder), a_clock()).close()
    return folder


@pytest.fixture
def sample(sample_folder: Path, tmp_path: Path) -> Iterator[SellerFile]:
    """The sample rayon, this test's own."""
    folder = tmp_path / "sample"
    shutil.copytree(sample_folder, folder)
    file = open_sample(Profile(folder), a_clock())
    yield file
    file.close()


@pytest.fixture
def fresh(database_path: Path) -> Iterator[SellerFile]:
    """A seller's file with nothing in it yet."""
    from salesdesk.storage.upgrade import open_upgraded
    from tests.database_fixtures import TEST_KEY

    clock = a_clock()
    database = open_upgraded(database_path, TEST_KEY, clock.now)
    file = SellerFile(Profile(database_path.parent), database, clock)
    yield file
    file.close()


@pytest.fixture
def furnish(desk: Desk) -> Iterator[Furnish]:
    """Gives the whole window over a file, with every screen behind its door."""
    from salesdesk.settings import Preferences
    from salesdesk.ui import rooms
    from salesdesk.ui.program import entries
    from salesdesk.ui.window import Window

    made: list[Window] = []

    def furnished(file: SellerFile) -> Window:
        window = Window(desk, entries())
        rooms.furnish(window, file, Preferences(), lambda _preferences: None)
        window.resize(1280, 680)
        window.show()
        made.append(window)
        return window

    yield furnished
    desk.work.wait_idle()
    for window in made:
        window.hide()
        window.deleteLater()


def settle(window: Window | Screen) -> None:
    """Let every question be answered, shown and laid out."""
    from PySide6.QtWidgets import QApplication

    for _turn in range(2):
        window.desk.work.wait_idle()
        QApplication.processEvents()
