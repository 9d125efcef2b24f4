"""The input over one cell of lines to type in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from salesdesk.ui.cells import ALIGNS
from salesdesk.ui.labels import restyle
from salesdesk.ui.suggestions import Suggestion, SuggestionBox
from salesdesk.ui.table import COLUMN_ROLE, LINE_ROLE
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.edit_table import EditColumn, EditTable


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
        self.lie_down()
        self.installEventFilter(self)
        self.show()

    def lie_down(self) -> None:
        """Over its cell, wherever that is now."""
        cell = self._table.visualRect(self._table.model().index(self._row, self._column))
        self.setGeometry(cell.adjusted(1, 1, -1, -2))

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
