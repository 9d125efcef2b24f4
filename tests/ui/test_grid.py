"""A grid whose cells are chosen with arrows and pressed, and whose columns turn when there is no room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.ui.grid import CellColumn, CellGrid
from salesdesk.ui.table import Column

LINES = ("een", "twee", "drie")


def leading() -> list[Column[str]]:
    return [Column("Naam", lambda line: line)]


def others(count: int) -> list[CellColumn[str]]:
    return [CellColumn(str(n), lambda line: line[0], width=50, key=n) for n in range(count)]


@pytest.fixture
def grid(qapp: QApplication) -> Iterator[CellGrid[str]]:
    made: CellGrid[str] = CellGrid("Rooster", "kolommen", least=100, wide=50)
    made.resize(310, 200)
    made.show()
    made.show_cells(leading(), others(9), LINES)
    QApplication.processEvents()
    yield made
    made.close()


def titles(grid: CellGrid[str]) -> list[str]:
    model = grid.model()
    return [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]


def heard(grid: CellGrid[str]) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    grid.cell_pressed.connect(lambda line, key: found.append((line, key)))
    return found


def test_as_many_columns_as_fit_and_a_way_to_the_others(grid: CellGrid[str]) -> None:
    assert titles(grid) == ["Naam", "0", "1", "2", "3"]
    assert not grid.pager.isHidden()
    assert grid.pager.where.text() == "1–4 van 9"
    grid.pager.on.click()
    assert titles(grid) == ["Naam", "4", "5", "6", "7"]
    grid.pager.on.click()
    assert titles(grid) == ["Naam", "5", "6", "7", "8"]
    assert not grid.pager.on.isEnabled()
    grid.pager.back.click()
    assert titles(grid) == ["Naam", "1", "2", "3", "4"]


def test_with_more_room_more_columns_and_no_pager(grid: CellGrid[str]) -> None:
    grid.resize(700, 200)
    QApplication.processEvents()
    assert len(titles(grid)) == 10
    assert grid.pager.isHidden()


def test_arrows_go_from_cell_to_cell_and_space_presses_one(grid: CellGrid[str]) -> None:
    found = heard(grid)
    grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Left):
        QTest.keyClick(grid, key)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert found == [("twee", 1), ("twee", None)]


def test_a_click_presses_a_cell(grid: CellGrid[str]) -> None:
    found = heard(grid)
    spot = grid.visualRect(grid.model().index(2, 3)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert found == [("drie", 2)]


def test_a_cell_out_of_sight_is_turned_to(grid: CellGrid[str]) -> None:
    assert grid.choose_cell(1, 8)
    assert grid.line() == "twee"
    assert grid.key_of(grid.currentIndex()) == 8
    assert not grid.choose_cell(1, 99)
    assert not grid.choose_cell(9, 1)


def test_the_chosen_cell_stays_when_lines_come_anew(grid: CellGrid[str]) -> None:
    grid.choose_cell(2, 1)
    grid.show_cells(leading(), others(9), LINES)
    assert (grid.line(), grid.key_of(grid.currentIndex())) == ("drie", 1)
    grid.show_cells(leading(), [], ())
    assert grid.line() is None
