"""Lines to type in: Enter goes to the next cell, the last row waits for a new line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from salesdesk.errors import Refused
from salesdesk.ui.cells import ALIGNS
from salesdesk.ui.labels import restyle
from salesdesk.ui.suggestions import Suggest, Suggestion, SuggestionBox
from salesdesk.ui.table import COLUMN_ROLE, LINE_ROLE, NO_INDEX, Column, Index, Line, TableModel, TableView
from salesdesk.words import _, reason_text


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


class CellEditor(QLineEdit):
    """The input over a cell; says what is wrong and stays when its text is refused."""

    def __init__(self, table: EditTable[Any], row: int, column: int) -> None:
        super().__init__(table.viewport())
        self._table, self._row, self._column = table, row, column
        self._done = False
        model = table.model()
        chosen: EditColumn[Any] = model.index(row, column).data(COLUMN_ROLE)
        line = model.index(row, column).data(LINE_ROLE)
        self._start = chosen.edit(line) if chosen.edit is not None and line is not None else ""
        self._suggest, self._picks = chosen.suggest, chosen.picks
        self._box: SuggestionBox | None = None
        self.setText(self._start)
        self.setAlignment(ALIGNS[chosen.align])
        self.setAccessibleName(_("{column}, regel {row}").format(column=chosen.title, row=row + 1))
        self.textEdited.connect(self._typed)
        self.setGeometry(self._room())
        self.installEventFilter(self)
        self.show()

    def _room(self) -> QRect:
        cell = self._table.visualRect(self._table.model().index(self._row, self._column))
        return cell.adjusted(1, 1, -1, -2)

    def _typed(self, text: str) -> None:
        self._say("")
        if self._suggest is not None and text.strip():
            self._suggest(text.strip(), self._show)
        elif self._box is not None:
            self._box.hide()

    def _show(self, found: Sequence[Suggestion]) -> None:
        if self._done:
            return
        if self._box is None:
            self._box = SuggestionBox(self)
            self._box.picked.connect(self._picked)
        self._box.show_rows(found)

    def _picked(self, found: Suggestion) -> None:
        if self.finish(found.value):
            self._go_on(1)

    def _say(self, reason: str) -> None:
        restyle(self, "error", "true" if reason else "false")
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def finish(self, value: Any = None) -> bool:
        """Hand over what was typed; False when it was refused and the cell stays open."""
        if self._done:
            return True
        text = self.text().strip() if value is None else value
        if value is not None or text != self._start.strip():
            self._done = True  # a commit may reset the model, which takes the focus away from here
            reason = self._table.take(self._row, self._column, text)
            if reason:
                self._done = False
                self._say(reason)
                return False
        self.close_cell()
        return True

    def close_cell(self) -> None:
        """Close without handing anything over."""
        self._done = True
        self._table.closed(self)
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
            self._box = None
        self.hide()
        self.deleteLater()

    def _go_on(self, by: int) -> None:
        """At once: a key that is already waiting must come in the next cell."""
        self._table.step(self._row, self._column, by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and not self._done and self.isVisible():
            self.finish()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if self._box is not None and self._box.key(event, picks=self._picks):
            return True
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_cell()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            if self.finish():
                self._go_on(1)
        elif key == Qt.Key.Key_Backtab:
            if self.finish():
                self._go_on(-1)
        else:
            return False
        return True
