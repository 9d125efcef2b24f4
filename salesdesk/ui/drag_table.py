"""A table whose rows are put in order: dragged with a drop line, moved by key, several at once, in groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication

from salesdesk.ui import theme
from salesdesk.ui.table import Column, Index, TableModel, TableView

Line = TypeVar("Line")
SCROLL_MS, EDGE = 70, 18


@dataclass(frozen=True, slots=True)
class Caption:
    """The title of a group of rows; `part` says which group."""

    title: str
    part: Any = None


def of_lines(read: Callable[[Any], Any], otherwise: Any = "") -> Callable[[Any], Any]:
    """A reading of a column that leaves captions alone."""
    return lambda line: otherwise if isinstance(line, Caption) else read(line)


def titled(read: Callable[[Any], str]) -> Callable[[Any], str]:
    """The words of the first column: the title of a caption stands there too."""
    return lambda line: line.title if isinstance(line, Caption) else read(line)


class GroupedModel(TableModel[Any]):
    """Lines with captions between them; a caption is only read."""

    def __init__(self, columns: Sequence[Column[Any]]) -> None:
        super().__init__(columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line(index.row()), Caption):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class DragTable(TableView[Line]):
    """Ctrl and an arrow moves the chosen rows, Delete removes them, F2 or Enter opens, Insert adds one.

    `dropped` gives the row before which they were dropped, `pasted` the text of the clipboard.
    """

    dropped = Signal(int)
    stepped = Signal(int)
    removed = Signal()
    added = Signal()
    pasted = Signal(str)

    def __init__(self, model: GroupedModel, name: str, *, row_height: int = 28) -> None:
        super().__init__(model, name, row_height=row_height, sortable=False)
        self._grouped = model
        self.frozen = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._pressed: QPoint | None = None
        self._deferred = QModelIndex()
        self._drop_row, self._hand = -1, 0
        self._dragging = False
        self._scroll = QTimer(self)
        self._scroll.setInterval(SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)

    def show_lines(self, lines: Sequence[Any], key: Callable[[Any], object], current: object) -> None:
        """Show these lines; what was chosen stays chosen, `current` is where the keyboard is."""
        if tuple(lines) == self._grouped.lines():
            if self._key_here(key) != current:
                self._choose(key, {current}, current)
            return
        if self._show_in_place(lines, key):
            if self._key_here(key) != current:
                self._choose(key, {current}, current)
            return
        chosen = {key(line) for line in self.chosen_lines()} or {current}
        at = self.verticalScrollBar().value()
        quiet = self.blockSignals(True)
        self._grouped.set_lines(lines)
        self.clearSpans()
        for row, line in enumerate(lines):
            if isinstance(line, Caption):
                self.setSpan(row, 0, 1, len(self._grouped.columns))
        self.verticalScrollBar().setValue(at)
        self.blockSignals(quiet)
        self._choose(key, chosen, current)

    def _show_in_place(self, lines: Sequence[Any], key: Callable[[Any], object]) -> bool:
        """The same lines with other words, as while typing: nothing moves and nothing is chosen anew."""
        before = self._grouped.lines()
        if len(before) != len(lines):
            return False
        for was, line in zip(before, lines, strict=True):
            a_caption = isinstance(was, Caption) or isinstance(line, Caption)
            if was != line and (a_caption or key(was) != key(line)):
                return False
        for row, (was, line) in enumerate(zip(before, lines, strict=True)):
            if was != line:
                self._grouped.replace(row, line)
        return True

    def _key_here(self, key: Callable[[Any], object]) -> object:
        line = self.line()
        return None if line is None or isinstance(line, Caption) else key(line)

    def _choose(self, key: Callable[[Any], object], chosen: set[object], current: object) -> None:
        quiet = self.blockSignals(True)
        wanted = QItemSelection()
        here = QModelIndex()
        for row, line in enumerate(self._grouped.lines()):
            if isinstance(line, Caption):
                continue
            index = self._grouped.index(row, 0)
            if key(line) in chosen:
                wanted.select(index, index)
            if key(line) == current:
                here = index
        flag = QItemSelectionModel.SelectionFlag
        selection = self.selectionModel()
        selection.select(wanted, flag.ClearAndSelect | flag.Rows)
        if here.isValid():
            selection.setCurrentIndex(here, flag.Select | flag.Rows)
            self.scrollTo(here)
        self.blockSignals(quiet)

    def chosen_lines(self) -> list[Any]:
        """The chosen rows in the order of the list; the current one when none is."""
        lines = [self._grouped.line(row) for row in self.chosen_rows()]
        found = [line for line in lines if not isinstance(line, Caption)]
        here = self.line()
        return found or ([here] if here is not None and not isinstance(here, Caption) else [])

    def chosen_rows(self) -> list[int]:
        ranges: Any = self.selectionModel().selection()  # its stubs do not know that it is a list
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Choose several rows at once, the last one current."""
        wanted = QItemSelection()
        for row in rows:
            wanted.select(self._grouped.index(row, 0), self._grouped.index(row, 0))
        flag = QItemSelectionModel.SelectionFlag
        if rows:
            last = self._grouped.index(rows[-1], 0)
            self.selectionModel().setCurrentIndex(last, flag.NoUpdate)
        self.selectionModel().select(wanted, flag.ClearAndSelect | flag.Rows)

    def is_dragging(self) -> bool:
        return self._dragging

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        line = self.line()
        key = event.key()
        if self._dragging and key == Qt.Key.Key_Escape:
            self._stop()
        elif control and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_F2 and line is not None:
            self.opened.emit(line)
        elif key == Qt.Key.Key_Insert:
            self.added.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        self._pressed, self._deferred = None, QModelIndex()
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and not self.frozen:
            self._pressed = spot
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and self.selectionModel().isRowSelected(index.row(), QModelIndex()):
                self._deferred = index  # a drag takes all that is chosen along
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        spot = event.position().toPoint()
        far = (spot - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragging and far and self.chosen_lines():
            self._dragging = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll.start()
        if self._dragging:
            self._point(spot.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            row = self._drop_row
            self._stop()
            if row >= 0:
                self.dropped.emit(row)
            return
        if self._deferred.isValid():
            self.setCurrentIndex(self._deferred)
        self._pressed, self._deferred = None, QModelIndex()
        super().mouseReleaseEvent(event)

    def _point(self, y: int) -> None:
        """Where a drop would put them: before the row under the hand, or after it in its lower half."""
        self._hand = y
        row = self.rowAt(min(max(y, 0), max(self.viewport().height() - 1, 0)))
        count = self._grouped.rowCount()
        if row < 0:
            row = count
        elif y > self.rowViewportPosition(row) + self.rowHeight(row) // 2:
            row += 1
        self._drop_row = row
        self.viewport().update()

    def _scroll_on(self) -> None:
        """Held at an edge the list goes on."""
        bar = self.verticalScrollBar()
        if self._hand < EDGE:
            bar.setValue(bar.value() - 1)
        elif self._hand > self.viewport().height() - EDGE:
            bar.setValue(bar.value() + 1)
        else:
            return
        self._point(self._hand)

    def _stop(self) -> None:
        self._dragging, self._drop_row = False, -1
        self._pressed, self._deferred = None, QModelIndex()
        self._scroll.stop()
        self.viewport().unsetCursor()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._dragging or self._drop_row < 0:
            return
        count = self._grouped.rowCount()
        y = self.rowViewportPosition(self._drop_row) if self._drop_row < count else -1
        if self._drop_row >= count:
            y = self.rowViewportPosition(count - 1) + self.rowHeight(count - 1) if count else 0
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("acc"), 2))
        y = min(max(y, 1), self.viewport().height() - 2)
        painter.drawLine(8, y, self.viewport().width() - 4, y)
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(QPoint(5, y), 3, 3)
