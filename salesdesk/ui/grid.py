"""A grid of lines against columns that come and go: every cell can be chosen, and pressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.labels import label
from salesdesk.ui.parts import row
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.words import _

Line = TypeVar("Line")


@dataclass(frozen=True)  # no slots, as Column
class CellColumn(Column[Line]):
    """A column that can be turned away when there is no room; `key` says what it stands for."""

    key: Any = None


class Pager(QWidget):
    """Which of the columns are in sight, with a way to the others; hidden when all fit."""

    def __init__(self, turn: Callable[[int], object], noun: str) -> None:
        super().__init__()
        self.where = label("", "small")
        before, after = _("Vorige {noun}").format(noun=noun), _("Volgende {noun}").format(noun=noun)
        self.back = icon_button("chevron-left", before, lambda: turn(-1), quiet=True)
        self.on = icon_button("chevron-right", after, lambda: turn(1), quiet=True)
        self.setLayout(row(self.back, self.where, self.on, gap=4))
        self.hide()

    def show_place(self, first: int, shown: int, count: int) -> None:
        self.setVisible(shown < count)
        said = _("{first}–{last} van {count}")
        self.where.setText(said.format(first=first + 1, last=min(first + shown, count), count=count))
        self.back.setEnabled(first > 0)
        self.on.setEnabled(first + shown < count)


class CellGrid(TableView[Line]):
    """Leading columns always in sight, the others as many as fit; arrows go from cell to cell.

    `cell_chosen` and `cell_pressed` (a click, Space or Enter) give the line and the key of the column, None
    for a leading column.
    """

    cell_chosen = Signal(object, object)
    cell_pressed = Signal(object, object)

    def __init__(
        self, name: str, noun: str, *, least: int, wide: int, row_height: int = 30, shows_all: bool = False
    ) -> None:
        """`least` is the room the leading columns need, `wide` what one of the others takes."""
        self._grid_model: TableModel[Line] = TableModel([Column("", lambda _line: "")])
        super().__init__(self._grid_model, name, row_height=row_height, shows_all=shows_all, sortable=False)
        self._least, self._wide = least, wide
        self._leading: Sequence[Column[Line]] = ()
        self._others: Sequence[CellColumn[Line]] = ()
        self._first = self._shown = 0
        self.pager = Pager(self._turn, noun)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.selectionModel().currentChanged.connect(self._tell_cell)
        self.clicked.connect(self._press)

    def show_cells(
        self, leading: Sequence[Column[Line]], others: Sequence[CellColumn[Line]], lines: Sequence[Line]
    ) -> None:
        """Other columns and lines; the chosen cell stays chosen by its place when it is still there."""
        self._leading, self._others = leading, others
        self._lay(lines)

    def _lay(self, lines: Sequence[Line]) -> None:
        here = self.currentIndex()
        spot = (here.row(), here.column()) if here.isValid() else None
        room = self.width() - theme.F(self._least)
        self._shown = min(max(room // theme.F(self._wide), 2), len(self._others))
        self._first = max(0, min(self._first, len(self._others) - self._shown))
        shown = self._others[self._first : self._first + self._shown]
        self._grid_model.columns = (*self._leading, *shown)
        self._grid_model.set_lines(lines)
        self._set_columns(self.horizontalHeader())
        self.pager.show_place(self._first, self._shown, len(self._others))
        if spot is not None and spot[0] < len(lines) and spot[1] < len(self._grid_model.columns):
            self.setCurrentIndex(self._grid_model.index(*spot))

    def _turn(self, step: int) -> None:
        self._first = max(0, min(self._first + step * self._shown, len(self._others) - self._shown))
        self._lay(self._grid_model.lines())

    def choose_cell(self, row_place: int, key: object) -> bool:
        """Choose a cell by the key of its column, turning to it when it is out of sight."""
        keys = [column.key for column in self._others]
        if key not in keys or not 0 <= row_place < len(self._grid_model.lines()):
            return False
        place = keys.index(key)
        if not self._first <= place < self._first + self._shown:
            self._first = place
            self._lay(self._grid_model.lines())
        column = len(self._leading) + place - self._first
        self.setCurrentIndex(self._grid_model.index(row_place, column))
        return True

    def key_of(self, index: QModelIndex) -> object:
        column = self._grid_model.columns[index.column()]
        return column.key if isinstance(column, CellColumn) else None

    def _tell_cell(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.cell_chosen.emit(self._grid_model.line(index.row()), self.key_of(index))

    def _press(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cell_pressed.emit(self._grid_model.line(index.row()), self.key_of(index))

    def focus_box(self, index: QModelIndex) -> QRect:
        """Where the keyboard is: one cell."""
        return self.visualRect(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._grid_model.rowCount():
            self.setCurrentIndex(self._grid_model.index(0, 0))
        if self.currentIndex().isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(self.currentIndex(), flag)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._press(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max((self.width() - theme.F(self._least)) // theme.F(self._wide), 2)
        if event.oldSize().width() != event.size().width() and min(room, len(self._others)) != self._shown:
            self._lay(self._grid_model.lines())
