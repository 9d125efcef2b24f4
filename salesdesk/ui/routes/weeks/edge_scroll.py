"""Scrolling along while something is carried near the edge of what is in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from salesdesk.ui import theme

EDGE, STEP = 36, 14


def reach(board: QWidget, spot: QPoint) -> None:
    """A little further down or up when the cursor is at the lower or upper edge."""
    area = _area(board)
    if area is None:
        return
    y, bar = area.viewport().mapFromGlobal(spot).y(), area.verticalScrollBar()
    if y > area.viewport().height() - theme.F(EDGE):
        bar.setValue(bar.value() + theme.F(STEP))
    elif y < theme.F(EDGE):
        bar.setValue(bar.value() - theme.F(STEP))


def bring_in_sight(board: QWidget, part: QWidget) -> None:
    """What the keys went to."""
    area = _area(board)
    if area is not None:
        area.ensureWidgetVisible(part, 0, theme.F(EDGE))


def _area(board: QWidget) -> QScrollArea | None:
    viewport = board.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return area if isinstance(area, QScrollArea) else None
