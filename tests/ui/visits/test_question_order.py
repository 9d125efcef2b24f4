"""Questions put in order with the mouse and by key, several at once, and put back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.visits.preparation import PreparationScreen
from salesdesk.ui.visits.questions import QuestionPanel
from tests.offer_desk import Rooms
from tests.ui.visits.question_desk import at_visit, kept, panel_of, words


@pytest.fixture
def screen(sample: SellerFile, rooms: Rooms) -> PreparationScreen:
    return at_visit(sample, rooms, 0)


@pytest.fixture
def panel(screen: PreparationScreen, rooms: Rooms) -> Iterator[QuestionPanel]:
    yield panel_of(screen)
    rooms.settle()


def mouse(panel: QuestionPanel, kind: QEvent.Type, row: int, *, low: bool = False) -> None:
    """A mouse over a row; `low` in its lower half."""
    table = panel.table
    y = table.rowViewportPosition(row) + table.rowHeight(row) * (3 if low else 1) // 4
    spot = QPointF(QPoint(20, y))
    up = kind is QEvent.Type.MouseButtonRelease
    held = Qt.MouseButton.NoButton if up else Qt.MouseButton.LeftButton
    pressed = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    everywhere = table.viewport().mapToGlobal(spot)
    event = QMouseEvent(kind, spot, everywhere, pressed, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(table.viewport(), event)


def drag(panel: QuestionPanel, row: int, to: int, *, low: bool = False) -> None:
    mouse(panel, QEvent.Type.MouseButtonPress, row)
    mouse(panel, QEvent.Type.MouseMove, row, low=True)
    mouse(panel, QEvent.Type.MouseMove, to, low=low)
    mouse(panel, QEvent.Type.MouseButtonRelease, to, low=low)


def test_a_question_is_dragged_to_another_place_and_back(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen, panel: QuestionPanel
) -> None:
    screen.objective.give_room(asked=True)
    rooms.settle()
    before = words(kept(sample, panel))
    drag(panel, 0, 2, low=True)
    rooms.settle()
    moved = words(kept(sample, panel))
    assert moved[:3] == [before[1], before[2], before[0]]
    rooms.said[-1][1]()
    rooms.settle()
    assert words(kept(sample, panel)) == before


def test_all_chosen_questions_are_dragged_along(
    sample: SellerFile, rooms: Rooms, screen: PreparationScreen, panel: QuestionPanel
) -> None:
    screen.objective.give_room(asked=True)
    rooms.settle()
    before = words(kept(sample, panel))
    panel.table.choose_rows([0, 2])
    drag(panel, 2, 3, low=True)
    rooms.settle()
    assert words(kept(sample, panel))[:4] == [before[1], before[3], before[0], before[2]]
    assert [line.keyword for line in panel.table.chosen_lines()] == [before[0], before[2]]


def test_a_drag_shows_where_it_lands_and_escape_gives_up(sample: SellerFile, panel: QuestionPanel) -> None:
    before = words(kept(sample, panel))
    mouse(panel, QEvent.Type.MouseButtonPress, 0)
    plain = panel.table.grab().toImage()
    mouse(panel, QEvent.Type.MouseMove, 0, low=True)
    mouse(panel, QEvent.Type.MouseMove, 2, low=True)
    assert panel.table.is_dragging()
    assert panel.table.grab().toImage() != plain
    QTest.keyClick(panel.table, Qt.Key.Key_Escape)
    mouse(panel, QEvent.Type.MouseButtonRelease, 2, low=True)
    assert words(panel.draft.preparation) == before


def test_held_at_the_edge_the_list_scrolls_on(panel: QuestionPanel) -> None:
    table = panel.table
    assert table.verticalScrollBar().maximum() > 0
    mouse(panel, QEvent.Type.MouseButtonPress, 0)
    last = table.rowAt(table.viewport().height() - 2)
    mouse(panel, QEvent.Type.MouseMove, last, low=True)
    QTest.qWait(400)
    assert table.verticalScrollBar().value() > 0
    mouse(panel, QEvent.Type.MouseButtonRelease, last, low=True)


def test_a_click_on_one_of_several_chosen_leaves_that_one(panel: QuestionPanel) -> None:
    panel.table.choose_rows([0, 1, 2])
    assert panel.text._keyword.text() == "3 vragen gekozen"
    mouse(panel, QEvent.Type.MouseButtonPress, 1)
    mouse(panel, QEvent.Type.MouseButtonRelease, 1)
    assert len(panel.table.chosen_lines()) == 1


def test_several_moves_by_key_are_undone_together(
    sample: SellerFile, rooms: Rooms, panel: QuestionPanel
) -> None:
    before = words(kept(sample, panel))
    panel.table.setFocus()
    for _press in range(3):
        QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert words(panel.draft.preparation)[3] == before[0]
    rooms.said[-1][1]()
    rooms.settle()
    assert words(kept(sample, panel)) == before


def test_several_are_removed_at_once_and_come_back_where_they_were(
    sample: SellerFile, rooms: Rooms, panel: QuestionPanel
) -> None:
    before = words(kept(sample, panel))
    panel.table.choose_rows([1, 3, 4])
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    rooms.settle()
    assert words(kept(sample, panel)) == [before[0], before[2], *before[5:]]
    said, undo = rooms.said[-1]
    assert said == "3 vragen weggehaald"
    undo()
    rooms.settle()
    assert words(kept(sample, panel)) == before
