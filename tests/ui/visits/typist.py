"""A seller at the keyboard: works the real screen and counts what that costs (see test_three_minutes.py)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from salesdesk.ui.visits.report import ReportScreen
from salesdesk.ui.visits.talk import AnswerRow
from tests.offer_desk import Rooms, type_into

KEY_SECONDS = 0.2
CLICK_SECONDS = 1.2
TAB_SECONDS = 0.5
THINK_SECONDS = 1.35


@dataclass
class Typist:
    """Counts keys, clicks, steps to a next field, and the thoughts before something is written or chosen."""

    screen: ReportScreen
    rooms: Rooms
    keys: int = 0
    clicks: int = 0
    tabs: int = 0
    thoughts: int = 0

    @property
    def seconds(self) -> float:
        return (
            self.keys * KEY_SECONDS
            + self.clicks * CLICK_SECONDS
            + self.tabs * TAB_SECONDS
            + self.thoughts * THINK_SECONDS
        )

    def here(self) -> QWidget:
        focused = self.rooms.holder.focusWidget()
        assert focused is not None
        return focused

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, or one key held with another (which costs two)."""
        self.keys += 1 if modifier == Qt.KeyboardModifier.NoModifier else 2
        QTest.keyClick(self.here(), key, modifier)
        QApplication.processEvents()

    def run(self, action: str, keys: int = 2) -> None:
        """An action by its shortcut, such as Ctrl+I."""
        self.keys += keys
        self.screen.desk.actions.run(action)
        QApplication.processEvents()

    def step(self, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """On to the next field, by Enter or Tab."""
        self.tabs += 1
        QTest.keyClick(self.here(), key)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Think, and write it where the cursor is."""
        self.thoughts += 1
        self.keys += len(text)
        field_now = self.here()
        if isinstance(field_now, QPlainTextEdit):
            field_now.insertPlainText(text)
        else:
            type_into(field_now, text)  # type: ignore[arg-type]

    def choose(self, letter: str) -> None:
        """Think, and choose by the first letter."""
        self.thoughts += 1
        self.keys += 1
        QTest.keyClicks(self.here(), letter)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        """Move the mouse there and press, to write in it."""
        self.clicks += 1
        assert widget.isVisible()
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        QApplication.processEvents()

    def walk_to(self, row: AnswerRow) -> None:
        """Enter from answer to answer; a click when it is more than three away."""
        rows = list(self.screen.talk.rows.values())
        at = next((place for place, each in enumerate(rows) if each.answer is self.here()), None)
        target = rows.index(row)
        if at is None or not 0 <= target - at <= 3:
            self.click(row.answer)
        else:
            for _step in range(target - at):
                self.step()
        assert self.here() is row.answer
