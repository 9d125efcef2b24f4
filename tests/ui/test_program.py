"""The program in its frame: opens, changes language and look, locks, closes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.app import own_id
from salesdesk.paths import Profile
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.settings import Preferences, load_preferences
from salesdesk.ui import ask, theme
from salesdesk.ui.frame import Frame, run
from salesdesk.ui.idle import IdleWatch
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.places import Place
from salesdesk.ui.start.pages import CreatePage, RecoveryPage, UnlockPage

if TYPE_CHECKING:
    from salesdesk.ui.program import Program

MOMENT = datetime(2026, 11, 24, 7, 31, tzinfo=ZoneInfo("Europe/Amsterdam"))
SECRET = "een lange wachtzin"
Start = Callable[..., "Program"]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    """Start the program in a folder of its own; closed after the test."""
    from salesdesk.ui.program import Program

    begun: list[Program] = []

    def begin(*, is_sample: bool = False) -> Program:
        preferences = Preferences(theme="light")
        frame = Frame(preferences, dark=False)
        clock = Clock(lambda: MOMENT, own_id)
        program = Program(frame, Profile(tmp_path), clock, preferences, is_sample=is_sample)
        begun.append(program)
        program.window.desk.work.wait_idle(30)
        return program

    yield begin
    for program in begun:
        program.close()
        program.frame.deleteLater()
    # gone first: every screen that still stands would be dressed again
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply_theme(qapp, motion=False)


def make_file(program: Program) -> None:
    """The first run, filled in by hand."""
    page = program.doorway.page
    assert isinstance(page, CreatePage)
    for field, text in ((page.name, "Sanne de Boer"), (page.company, "Vechtster"), (page.secret, SECRET)):
        QTest.keyClicks(field, text)
    QTest.keyClicks(page.again, SECRET)
    page.deed.click()
    program.window.desk.work.wait_idle(30)
    page = program.doorway.page
    assert isinstance(page, RecoveryPage)
    page.kept.click()
    page.deed.click()
    program.window.desk.work.wait_idle(30)


def test_the_first_run_ends_on_today(start: Start) -> None:
    program = start()
    make_file(program)
    assert program.window.history.here == Place(Noun.TODAY)
    assert program.file is not None
    assert program.file.settings.view().company.name == "Vechtster"


def test_locking_closes_the_file_and_the_passphrase_opens_it_again(start: Start) -> None:
    program = start()
    make_file(program)
    program.window.go(Place(Noun.FORECAST))
    assert program.window.desk.actions.run("program.lock")
    program.window.desk.work.wait_idle(30)
    page = program.doorway.page
    assert isinstance(page, UnlockPage)
    assert program.file is None
    QTest.keyClicks(page.secret, "niet deze")
    QTest.keyClick(page, Qt.Key.Key_Return)
    program.window.desk.work.wait_idle(30)
    assert not page.refusal.isHidden()
    page.secret.clear()
    QTest.keyClicks(page.secret, SECRET)
    QTest.keyClick(page, Qt.Key.Key_Return)
    program.window.desk.work.wait_idle(30)
    assert program.window.history.here == Place(Noun.FORECAST)


def test_a_lock_leaves_no_document_in_sight(start: Start) -> None:
    program = start()
    make_file(program)
    assert program.file is not None
    papers = program.file.papers
    paper = program.file.key.recovery_sheet("ABCD-" * 7 + "ABCD")
    shown = show_paper(program.window.desk, papers, paper)
    program.window.desk.work.wait_idle(30)
    assert shown.isVisible()
    gone: list[bool] = []
    shown.destroyed.connect(lambda: gone.append(True))
    program.lock()
    QTest.qWait(0)
    assert gone == [True]


def test_another_language_keeps_the_place_and_is_remembered(start: Start) -> None:
    program = start(is_sample=True)
    program.window.go(Place(Noun.FORECAST))
    program.window.desk.work.wait_idle(30)
    program.prefer(replace(program.preferences, language="en", theme="dark"))
    program.window.desk.work.wait_idle(30)
    assert program.window.history.here == Place(Noun.FORECAST)
    assert theme.is_dark()
    kept = load_preferences(program.profile.settings)
    assert (kept.language, kept.theme) == ("en", "dark")


def test_the_sample_is_never_locked(start: Start) -> None:
    program = start(is_sample=True)
    assert not program.window.desk.actions.run("program.lock")
    program.lock()
    assert program.file is not None


def test_closing_remembers_the_window(start: Start) -> None:
    program = start(is_sample=True)
    program.frame.resize(1280, 700)
    program.frame.close()
    assert load_preferences(program.profile.settings).geometry
    assert program.file is None


def test_rest_comes_after_the_last_touch(qapp: QApplication, qtbot: object) -> None:
    rested: list[str] = []
    watch = IdleWatch(qapp, lambda: rested.append("rest"), minutes=0.2 / 60)
    for _press in range(5):
        QTest.qWait(80)
        QTest.keyClick(Frame(Preferences(), dark=False), Qt.Key.Key_A)
    assert rested == []
    QTest.qWait(400)
    assert rested
    watch.deleteLater()
    qapp.removeEventFilter(watch)


def test_every_screen_opens_in_one_sitting_without_two_actions_on_one_key(start: Start) -> None:
    """Screens bring their keys when they are first seen; a double shows only when all have been seen."""
    from salesdesk.ui.unseen import scenes

    program = start(is_sample=True)
    assert program.file is not None
    bugs: list[str] = []
    program.window.desk.work.bug.connect(bugs.append)
    for scene in scenes(program.file):
        assert program.window.go(scene.place), scene.name
        program.window.desk.work.wait_idle(30)
    assert bugs == []


def test_the_first_window_fits_the_screen(qapp: QApplication) -> None:
    frame = Frame(Preferences(), dark=False)
    room = qapp.primaryScreen().availableSize().expandedTo(frame.minimumSize())
    assert frame.width() <= room.width()
    assert frame.height() <= room.height()
    frame.deleteLater()


def test_a_mistake_in_the_window_is_told_with_its_details(start: Start) -> None:
    program = start(is_sample=True)
    told: list[str] = []
    program.window.desk.work.bug.disconnect()
    program.window.desk.work.bug.connect(told.append)
    try:
        raise LookupError("een fout van ons")
    except LookupError as error:
        sys.excepthook(LookupError, error, error.__traceback__)
    assert "een fout van ons" in told[0]
    program.close()
    assert sys.excepthook is sys.__excepthook__


def test_a_start_that_fails_is_said_and_ends(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = Frame(Preferences(), dark=False)
    told: list[str] = []
    monkeypatch.setattr(ask, "tell", lambda *_words, details: told.append(details))

    def begin(_frame: Frame) -> object:
        raise ImportError("een deel ontbreekt")

    assert run(frame, begin) == 1
    assert "een deel ontbreekt" in told[0]
    frame.deleteLater()
