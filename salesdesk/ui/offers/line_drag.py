"""Rows of a sheet dragged to another place, with a line where they will land."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from salesdesk.ui import theme

EDGE = 14  # held this near to an edge, the list goes on


class DropMark(QWidget):
    """The line between two rows where a drop would land."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def point(self, y: int, width: int) -> None:
        self.setGeometry(0, max(y - 1, 0), width, 3)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("acc"))


class RowDrag(QObject):
    """Watches the mouse over a table; `dropped` gives the row before which the chosen rows were let go."""

    dropped = Signal(int)

    def __init__(self, table: QTableView, count: Any) -> None:
        super().__init__(table)
        self._table, self._count = table, count
        self._pressed: QPoint | None = None
        self._deferred = QModelIndex()
        self.row = -1
        self._mark = DropMark(table.viewport())
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            kind = event.type()
            if kind == QEvent.Type.MouseButtonPress:
                return self._press(event)
            if kind == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
                return self._move(event)
            if kind == QEvent.Type.MouseButtonRelease:
                return self._release()
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> bool:
        self._stop()
        spot = event.position().toPoint()
        index = self._table.indexAt(spot)
        if event.button() is not Qt.MouseButton.LeftButton or not 0 <= index.row() < self._count():
            return False
        self._pressed = spot
        chosen = self._table.selectionModel().selectedRows()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and len(chosen) > 1 and index.row() in {each.row() for each in chosen}:
            self._deferred = index  # a drag takes all that is chosen along
            return True
        return False

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return False
        spot = event.position().toPoint()
        if self.row >= 0 or abs(spot.y() - self._pressed.y()) >= QApplication.startDragDistance():
            self._point(spot.y())
        return True

    def _point(self, y: int) -> None:
        table, bar = self._table, self._table.verticalScrollBar()
        height = table.viewport().height()
        if y < EDGE or y > height - EDGE:
            bar.setValue(bar.value() + (-1 if y < EDGE else 1))
        row = table.rowAt(min(max(y, 0), height - 1))
        row = self._count() if row < 0 else row
        if y > table.rowViewportPosition(row) + table.rowHeight(row) // 2:
            row += 1
        self.row = min(row, self._count())
        self._mark.point(table.rowViewportPosition(self.row), table.viewport().width())
        table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _release(self) -> bool:
        row, deferred = self.row, self._deferred
        self._stop()
        if row >= 0:
            self.dropped.emit(row)
        elif deferred.isValid():
            self._table.setCurrentIndex(deferred)
        return row >= 0 or deferred.isValid()

    def give_up(self) -> bool:
        """Let go without moving anything; True when something was being dragged."""
        dragging = self.row >= 0
        self._stop()
        return dragging

    def _stop(self) -> None:
        self._pressed, self._deferred, self.row = None, QModelIndex(), -1
        self._mark.hide()
        self._table.viewport().unsetCursor()
