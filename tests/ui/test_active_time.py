"""The counter of busy seconds on one screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from salesdesk.ui.active_time import ActiveTime


class Stopwatch:
    """A clock that goes as the test says."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


class Page(QWidget):
    """A screen with one field, and another one beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.beside = QLineEdit(self), QLineEdit()
        self.setLayout(QVBoxLayout())
        self.watch = Stopwatch()
        self.active = ActiveTime(self, self.watch)


@pytest.fixture
def page(qapp: QApplication) -> Page:
    page = Page()
    page.show()
    page.active.begin()
    return page


def key(page: Page, after: float, where: QWidget | None = None) -> None:
    page.watch.at += after
    QTest.keyClick(where or page.field, Qt.Key.Key_A)


def test_typing_counts_and_a_long_pause_does_not(page: Page) -> None:
    for after in (5, 10, 400, 20):
        key(page, after)
    assert page.active.seconds == 35


def test_what_happens_on_another_screen_does_not_count(page: Page) -> None:
    page.beside.show()
    key(page, 30, page.beside)
    assert page.active.seconds == 0


def test_a_menu_of_the_screen_belongs_to_it(page: Page) -> None:
    menu = QMenu(page)
    menu.popup(page.pos())
    key(page, 12, menu)
    assert page.active.seconds == 12


def test_out_of_sight_nothing_counts(page: Page) -> None:
    key(page, 10)
    page.watch.at += 8
    page.hide()
    page.watch.at += 30
    page.show()
    key(page, 5)
    assert page.active.seconds == 10 + 8 + 5


def test_what_was_taken_is_not_counted_again_and_parts_of_a_second_stay(page: Page) -> None:
    key(page, 3.6)
    assert page.active.take() == 3
    key(page, 0.6)
    assert (page.active.take(), page.active.take()) == (1, 0)


def test_another_record_begins_at_nothing(page: Page) -> None:
    key(page, 20)
    page.active.begin()
    key(page, 4)
    assert page.active.seconds == 4
