"""What every test has: no screen needed, Dutch words back after each, the seller's answers, a desk."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from salesdesk.words import use_language
from tests.answers import Answers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from salesdesk.ui.desk import Desk

MOMENT = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))


pytest_plugins = ("tests.database_fixtures", "tests.sample_fixtures")


def pytest_collection_finish() -> None:
    """What was imported and collected lives to the end: do not walk it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def _dutch_words() -> Iterator[None]:
    use_language("nl")
    yield
    use_language("nl")


def _sweep(before: list[QWidget]) -> None:
    """Destroy the windows a test left behind: they would be dressed again with every change of theme."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.topLevelWidgets():
        if widget not in before:
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _no_windows_left(request: pytest.FixtureRequest) -> Iterator[None]:
    if "qapp" not in request.fixturenames:
        yield
        return
    from PySide6.QtWidgets import QApplication

    before = QApplication.topLevelWidgets()
    yield
    _sweep(before)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program in its own dress: Dutch numbers and dates, light theme, no motion."""
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from salesdesk.ui import theme

    QLocale.setDefault(QLocale("nl_NL"))
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication([])
    theme.apply_theme(app, motion=False)
    return app


@pytest.fixture
def large_type(qapp: QApplication) -> Iterator[None]:
    """Everything a quarter larger: build the screen after asking for this."""
    from salesdesk.ui import theme

    before = qapp.topLevelWidgets()
    theme.apply_theme(qapp, factor=1.25, motion=False)
    yield
    _sweep(before)
    theme.apply_theme(qapp, motion=False)


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    from salesdesk.ui import theme

    before = qapp.topLevelWidgets()
    theme.apply_theme(qapp, dark=True, motion=False)
    yield
    _sweep(before)
    theme.apply_theme(qapp, motion=False)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """What the seller answers when asked; `answers.confirm = True`."""
    return Answers(monkeypatch)


@pytest.fixture
def desk(qapp: QApplication, answers: Answers) -> Iterator[Desk]:
    """A desk on Tuesday 24 November 2026, 07:31; a bug on a lane fails the test."""
    from salesdesk.ui.desk import Desk
    from salesdesk.ui.work import Work

    work = Work()
    bugs: list[str] = []
    work.bug.connect(bugs.append)
    yield Desk(work, lambda: MOMENT)
    work.finish()
    assert not bugs, bugs[0]
