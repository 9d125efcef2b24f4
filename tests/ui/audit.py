"""Whether everybody can use a screen: names, one primary, whole words, room, tab order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from salesdesk.ui import theme
from salesdesk.ui.buttons import Button
from salesdesk.ui.labels import ElidedLabel, TextBlock
from salesdesk.ui.sidebar import WIDTH

SCREEN = (1280, 680)


def audit(screen: QWidget, *, primaries: int = 1) -> list[str]:
    """Show the screen beside a sidebar on 1280x680 and say what is wrong with it; empty when all is well.

    Ask for the fixture `large_type` before the screen is built to judge it a quarter larger.
    """
    room = (SCREEN[0] - theme.F(WIDTH), SCREEN[1])
    screen.resize(*room)
    screen.show()
    QApplication.processEvents()
    try:
        return [
            *_too_large(screen, room),
            *_sideways(screen),
            *_vanished(screen),
            *_unnamed(screen),
            *_primaries(screen, primaries),
            *_clipped(screen),
            *_jumping(screen),
        ]
    finally:
        screen.hide()


def _shown(screen: QWidget) -> Iterator[QWidget]:
    for widget in screen.findChildren(QWidget):
        if widget.isVisible() and not _is_inside_of_qt(widget):
            yield widget


def _is_inside_of_qt(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or (
        parent is not None and parent.objectName().startswith("qt_")
    )


def _words_of(widget: QWidget) -> str:
    words = widget.accessibleName()
    if not words and isinstance(widget, QAbstractButton):
        words = widget.text()
    return words.strip()


def _focusable(screen: QWidget) -> Iterator[QWidget]:
    for widget in _shown(screen):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and not _is_part(widget):
            yield widget


def _is_part(widget: QWidget) -> bool:
    """Headers and viewports of a list are reached through the list."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False


def _too_large(screen: QWidget, room: tuple[int, int]) -> Iterator[str]:
    least = screen.minimumSizeHint()
    if least.width() > room[0] or least.height() > room[1]:
        yield f"needs {least.width()}x{least.height()}, has {room[0]}x{room[1]}"


def _sideways(screen: QWidget) -> Iterator[str]:
    """A page that scrolls down is never wider than what shows it: its right side could not be reached."""
    for area in screen.findChildren(QScrollArea):
        page = area.widget()
        if not area.isVisible() or page is None or area.horizontalScrollBar().isVisible():
            continue
        over = page.width() - area.viewport().width()
        if over > theme.F(16):  # the margin of a page
            yield f"{_path(page)} runs {over} px off to the right"


def _vanished(screen: QWidget) -> Iterator[str]:
    """A column of a table keeps room for some letters."""
    for table in screen.findChildren(QTableView):
        model = table.model()
        if not table.isVisible() or model is None or not model.rowCount():
            continue
        for at in range(model.columnCount()):
            words = str(model.index(0, at).data() or "")
            least = min(5, len(words)) * QFontMetrics(table.font()).averageCharWidth()
            gives = table.horizontalHeader().sectionResizeMode(at) is QHeaderView.ResizeMode.Stretch
            if gives and not table.isColumnHidden(at) and table.columnWidth(at) < least:
                yield f"column {at} of {table.accessibleName()} has {table.columnWidth(at)} px"


def _unnamed(screen: QWidget) -> Iterator[str]:
    for widget in _focusable(screen):
        if not _words_of(widget):
            yield f"{_path(widget)} has no accessible name"
        if isinstance(widget, Button) and not widget.text() and not widget.toolTip():
            yield f"{_path(widget)} ({widget.accessibleName()}) has no tooltip"


def _primaries(screen: QWidget, wanted: int) -> Iterator[str]:
    found = [
        button.text()
        for button in screen.findChildren(Button)
        if button.isVisible() and button.kind() == "primary"
    ]
    if len(found) != wanted:
        yield f"{len(found)} primary buttons: {', '.join(found)}"


def _clipped(screen: QWidget) -> Iterator[str]:
    for widget in _shown(screen):
        if isinstance(widget, ElidedLabel) or _is_part(widget):
            continue
        if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
            yield from _clipped_label(widget)
        elif isinstance(widget, Button) and widget.text():
            if widget.sizeHint().width() > widget.width() + 1:
                yield f"„{widget.text()}” is clipped: {widget.width()} of {widget.sizeHint().width()}"
            if QFontMetrics(widget.font()).height() > widget.height():
                yield f"„{widget.text()}” is cut off above or below"
        elif (
            isinstance(widget, QLineEdit)
            and QFontMetrics(widget.font()).height() > widget.contentsRect().height()
        ):
            yield f"{_path(widget)} is too low for its words"


def _clipped_label(widget: QLabel) -> Iterator[str]:
    words = widget.text()[:40]
    if widget.wordWrap() or isinstance(widget, TextBlock):
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + 2:
            yield f"„{words}” is cut off: {widget.height()} of {needed} high"
        return
    needed = widget.minimumSizeHint().width()
    if needed > widget.width() + 1:
        yield f"„{words}” is clipped: {widget.width()} of {needed}"
    if QFontMetrics(widget.font()).height() > widget.height() + 1:
        yield f"„{words}” is cut off above or below"


def _jumping(screen: QWidget) -> Iterator[str]:
    """Within one parent the tab order never goes back up to a higher row."""
    order = _tab_order(screen)
    for before, after in pairwise(order):
        parent = after.parentWidget()
        if before.parentWidget() is not parent or (parent is not None and parent.property("columns")):
            continue  # a board is read column by column: each begins at the top again
        first = QRect(before.mapTo(screen, QPoint()), before.size())
        second = QRect(after.mapTo(screen, QPoint()), after.size())
        if second.bottom() < first.top():
            yield f"the focus jumps up from {_path(before)} to {_path(after)}"


def _tab_order(screen: QWidget) -> list[QWidget]:
    """Where the Tab key goes, until it comes around; the focus chain itself is not safe to read in PySide."""
    wanted = list(_focusable(screen))
    if not wanted:
        return []
    screen.activateWindow()
    wanted[0].setFocus()
    order: list[QWidget] = []
    for _step in range(3 * len(wanted)):
        widget = QApplication.focusWidget()
        if widget is None or widget in order[:1]:
            break
        if widget in wanted and widget not in order:
            order.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return order


def _path(widget: QWidget) -> str:
    parts: list[str] = []
    step: QWidget | None = widget
    while step is not None and len(parts) < 4:
        parts.append(step.objectName() or type(step).__name__)
        step = step.parentWidget()
    return " < ".join(parts)
