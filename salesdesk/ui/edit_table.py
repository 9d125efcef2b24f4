"""Lines to type in: Enter goes to the next cell, the last row waits for a new line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent

from salesdesk.errors import Refused
from salesdesk.ui.cell_editor import CellEditor
from salesdesk.ui.suggestions import Suggest
from salesdesk.ui.table import COLUMN_ROLE, NO_INDEX, Column, Index, Line, TableModel, TableView
from salesdesk.words import reason_text


@dataclass(frozen=True)
class EditColumn(Column[Line], Generic[Line]):
    """A column to type in: `key` is its field, `edit` the text the cell opens with (None: read-only).

    With `picks` Enter takes the likely suggestion when none is lit; without it the typed words stand.
    """

    key: str = ""
    edit: Callable[[Line], str] | None = None
    suggest: Suggest | None = None
    picks: bool = False


class EditModel(TableModel[Line]):
    """Lines and one empty row below them, with its invitation in column `inviting`."""

    def __init__(self, columns: Sequence[EditColumn[Line]], invitation: str, inviting: int) -> None:
        super().__init__(columns)
        self._invitation, self._inviting = invitation, inviting
        self.frozen = False

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines) + (not self.frozen)

    def is_new(self, row: int) -> bool:
        """Whether this is the row that waits for a new line."""
        return row >= len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.is_new(index.row()):
            return super().data(index, role)
        if role == COLUMN_ROLE:
            return self.columns[index.column()]
        words = self._invitation if index.column() == self._inviting else ""
        return words if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None


class EditTable(TableView[Line]):
    """Enter or Tab: next cell; Shift+Tab: back; Escape gives up; F2 or typing opens a cell; Delete removes.

    `commit(line, key, value)` takes over a typed text (or the value of a suggestion); line is None on the
    empty row. It may raise Refused: then the cell stays open and says why. It must show the new lines with
    `model.set_lines` (or `replace`) before it returns or soon after.
    """

    removed = Signal(object)
    moved = Signal(object, int)
    refused = Signal(str)

    def __init__(
        self,
        model: EditModel[Line],
        name: str,
        commit: Callable[[Line | None, str, Any], object],
        *,
        row_height: int = 34,
        shows_all: bool = False,
    ) -> None:
        self._editor: CellEditor | None = None
        super().__init__(model, name, row_height=row_height, shows_all=shows_all, sortable=False)
        self._lines_model, self._commit = model, commit
        self._kept = (0, 0)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._back_to_place)

    def set_frozen(self, frozen: bool) -> None:
        """What was sent is only read: no empty row, no cell opens."""
        lines = self._lines_model.lines()
        self._lines_model.frozen = frozen
        self._lines_model.set_lines(lines)

    def line(self) -> Line | None:
        index = self.currentIndex()
        if not index.isValid() or self._lines_model.is_new(index.row()):
            return None
        return self._lines_model.line(index.row())

    def editor(self) -> CellEditor | None:
        """The cell that is open."""
        return self._editor

    def focus_box(self, index: QModelIndex) -> QRect:
        """Where the keyboard is: this cell."""
        return self.visualRect(index)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid() and not self._lines_model.is_new(index.row()):
            super()._tell(index)

    def _open(self, index: QModelIndex) -> None:
        self.open_cell(index.row(), index.column())

    def _keep_place(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self._kept = (index.row(), index.column())

    def _back_to_place(self) -> None:
        row = min(self._kept[0], self._lines_model.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self._lines_model.index(row, self._kept[1]))

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Only this row is chosen, also while Ctrl of a shortcut is down: Qt would choose it as well."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def _places(self) -> list[int]:
        columns: Sequence[Any] = self._lines_model.columns
        return [place for place, column in enumerate(columns) if column.edit is not None]

    def open_cell(self, row: int, column: int, typed: str = "") -> bool:
        """Open a cell to type in, with its text chosen, or with the first typed character."""
        model = self._lines_model
        place = column if column in self._places() else next(iter(self._places()), -1)
        if model.frozen or place < 0 or not 0 <= row < model.rowCount():
            return False
        if self._editor is not None and not self._editor.finish():
            return False
        self.setCurrentIndex(model.index(row, place))
        self.scrollTo(model.index(row, place))
        self._editor = CellEditor(self, row, place)
        if typed:
            self._editor.setText(typed)
            self._editor.textEdited.emit(typed)
        else:
            self._editor.selectAll()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def step(self, row: int, column: int, by: int = 1) -> None:
        """Open the next cell to type in; after the last one of a row the first of the next row."""
        places = self._places()
        at = places.index(column) + by
        target = row + (1 if at >= len(places) else -1 if at < 0 else 0)
        if 0 <= target < self._lines_model.rowCount():
            self.open_cell(target, places[at % len(places)])
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, row: int, column: int, value: Any) -> str:
        """Hand a typed value to the screen; empty when it was taken, else why not."""
        chosen: Any = self._lines_model.columns[column]
        line = None if self._lines_model.is_new(row) else self._lines_model.line(row)
        self._kept = (row, column)
        try:
            self._commit(line, chosen.key, value)
        except Refused as no:
            reason = " ".join(reason_text(each) for each in no.reasons)
            self.refused.emit(reason)
            return reason
        return ""

    def updateGeometries(self) -> None:
        """The rows and columns lie anew: an open cell stays in sight and on its row."""
        super().updateGeometries()
        if self._editor is not None:
            self.scrollTo(self.currentIndex())
            self._editor.lie_down()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._editor is not None:
            self._editor.lie_down()

    def closed(self, editor: CellEditor) -> None:
        """A cell closed itself."""
        if self._editor is editor:
            self._editor = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        row, column = index.row(), index.column()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        line = self.line()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and index.isValid():
            self.open_cell(row, column)
        elif event.key() == Qt.Key.Key_Delete and line is not None and not self._lines_model.frozen:
            self.removed.emit(line)
        elif control and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and line is not None:
            self.moved.emit(line, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.text() and event.text().isprintable() and not control and index.isValid():
            self.open_cell(row, column, event.text())
        else:
            super().keyPressEvent(event)
