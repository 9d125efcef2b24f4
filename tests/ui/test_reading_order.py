"""Tab goes as one reads, also through rows that were filled in after the page was made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from salesdesk.ui.boxes import column, empty_out, row
from salesdesk.ui.desk import Desk
from salesdesk.ui.screen import Screen


class LateScreen(Screen):
    """A first field, rows that come later, a last field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.first, self.last = QLineEdit(), QLineEdit()
        self.rows, self.grid = column(), QGridLayout()
        for part in (self.first, self.last):
            part.setMinimumHeight(20)
        self.body.addLayout(column(self.first))
        self.body.addLayout(self.rows)
        self.body.addLayout(self.grid)
        self.body.addWidget(self.last)

    def fill(self) -> list[QWidget]:
        """New rows: two side by side, and a grid that is filled from its last row."""
        empty_out(self.rows)
        left, right, upper, lower = (QLineEdit() for _each in range(4))
        holder = QWidget()
        holder.setLayout(row(left, right))
        self.rows.addWidget(holder)
        self.grid.addWidget(lower, 1, 0)
        self.grid.addWidget(upper, 0, 0)
        QApplication.processEvents()
        return [left, right, upper, lower]


@pytest.fixture
def screen(desk: Desk) -> Iterator[LateScreen]:
    made = LateScreen(desk)
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def struck(key: Qt.Key) -> QWidget | None:
    now = QApplication.focusWidget()
    assert now is not None
    QTest.keyClick(now, key)
    return QApplication.focusWidget()


def test_tab_goes_through_rows_that_came_later(screen: LateScreen) -> None:
    order = [screen.first, *screen.fill(), screen.last]
    screen.first.setFocus()
    for before, after in pairwise(order):
        assert QApplication.focusWidget() is before
        assert struck(Qt.Key.Key_Tab) is after
    for after, before in pairwise(reversed(order)):
        assert QApplication.focusWidget() is after
        assert struck(Qt.Key.Key_Backtab) is before


def test_what_is_hidden_or_asleep_is_passed_over(screen: LateScreen) -> None:
    left, right, upper, lower = screen.fill()
    left.hide()
    right.setEnabled(False)
    upper.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    screen.first.setFocus()
    assert struck(Qt.Key.Key_Tab) is lower


def test_the_round_is_the_same_both_ways_and_ends_where_it_began(screen: LateScreen) -> None:
    screen.fill()
    rounds = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        screen.first.setFocus()
        seen = [QApplication.focusWidget()]
        while (now := struck(key)) is not screen.first:
            seen.append(now)
        rounds.append(seen)
    forward, back = rounds
    assert len(forward) >= 6
    assert forward == [back[0], *reversed(back[1:])]


def test_what_goes_away_leaves_the_focus_to_what_one_reads_next(screen: LateScreen) -> None:
    left, _right, upper, _lower = screen.fill()
    left.setFocus()
    holder = left.parentWidget()
    assert holder is not None
    holder.hide()
    assert QApplication.focusWidget() is upper


def test_an_inspector_that_is_filled_again_keeps_the_focus_in_its_place(desk: Desk) -> None:
    screen = Screen(desk, inspector=300)
    screen.show()
    screen.activateWindow()
    follow_ups = [QLineEdit(name) for name in ("een", "twee", "drie")]
    screen.side.add(*follow_ups)
    QApplication.processEvents()
    follow_ups[1].setFocus()
    screen.side.clear()
    screen.side.add(QLineEdit("een"), QLineEdit("drie"))
    QApplication.processEvents()
    now = QApplication.focusWidget()
    assert isinstance(now, QLineEdit)
    assert now.text() == "drie"
    screen.close()
    screen.deleteLater()
