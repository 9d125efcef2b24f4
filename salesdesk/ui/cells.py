"""How a table paints: header aligned as its column, rows with a hairline, chosen row tinted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from salesdesk.ui import icons, theme
from salesdesk.ui.marks import paint_tile

if TYPE_CHECKING:
    from salesdesk.ui.table import Column

Index = QModelIndex | QPersistentModelIndex
PAD = 11  # cell text, header text and card title share one edge (LOOK §3)
ALIGNS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}
_COLUMN = Qt.ItemDataRole.UserRole + 1
_LINE = Qt.ItemDataRole.UserRole


class CellPainter(QStyledItemDelegate):
    """Paints every cell itself, so that colour, weight and alignment are the column's own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fonts: dict[bool, Any] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: Any = option
        box: QRect = view.rect
        column: Column[Any] = index.data(_COLUMN)
        line = index.data(_LINE)
        state = view.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("hover"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        self.paint_words(
            painter,
            box,
            column,
            line,
            str(index.data() or ""),
            bool(view.state & QStyle.StateFlag.State_Enabled),
        )

    def paint_words(
        self,
        painter: QPainter,
        box: QRect,
        column: Column[Any],
        line: object,
        words: str,
        enabled: bool = True,
    ) -> None:
        """Tile or icon, then the words, elided when the column is too narrow."""
        if line is None:  # the row that invites to type
            painter.setFont(theme.font())
            painter.setPen(theme.color("faint"))
            painter.drawText(box.adjusted(PAD, 0, -PAD, -1), ALIGNS[column.align], words)
            return
        if column.tile:
            side = theme.F(22)
            paint_tile(painter, QRectF(box.left() + PAD, box.center().y() - side / 2 + 1, side, side), words)
            return
        inner = box.adjusted(PAD, 0, -PAD, -1)
        kind = column.chip(line)
        if kind and words:
            _paint_chip(painter, inner, words, kind)
            return
        tone = column.tone_of(line) if enabled else "faint"
        drawing = column.icon(line)
        if drawing:
            side = theme.F(16)
            top = inner.center().y() - side / 2
            left = inner.left() if words else inner.center().x() - side / 2
            icons.draw(painter, drawing, QRectF(left, top, side, side), tone if tone != "text" else "muted")
            inner.setLeft(inner.left() + side + 8)
        if not words:
            return
        font = theme.font(14, 600 if column.is_bold(line) else 400)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, ALIGNS[column.align], shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        metrics = QFontMetrics(theme.font())
        return QSize(metrics.horizontalAdvance(str(index.data() or "")) + 2 * PAD, metrics.lineSpacing() + 8)


def _paint_chip(painter: QPainter, room: QRect, words: str, kind: str) -> None:
    """A state as a chip, as wide as its words."""
    font = theme.font(13, 600)
    metrics = QFontMetrics(font)
    pad = theme.F(8)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 2 * pad)
    tall = max(theme.F(22), metrics.height() + 2)
    wide = metrics.horizontalAdvance(shown) + 2 * pad
    box = QRectF(room.left(), room.center().y() - tall / 2 + 1, wide, tall)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track" if kind == "neutral" else f"{kind}bg"))
    painter.drawRoundedRect(box, 5, 5)
    painter.setFont(font)
    painter.setPen(theme.color("text2" if kind == "neutral" else kind))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class HeaderView(QHeaderView):
    """Column titles in small muted words, with an arrow at the column that sorts."""

    sort_asked = Signal(int)
    HEIGHT = 32

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sortable = False
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def set_sortable(self) -> None:
        self._sortable = True
        self.setSectionsClickable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.logicalIndexAt(event.position().toPoint())
        if self._sortable and place >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.sort_on(place)
        super().mouseReleaseEvent(event)

    def sort_on(self, place: int) -> None:
        """Sort on this column; once more turns the order around."""
        again = self.isSortIndicatorShown() and self.sortIndicatorSection() == place
        ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        view: Any = self.parent()
        view.sort_by(place, descending=again and ascending)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(13))
        return QSize(super().sizeHint().width(), max(theme.F(self.HEIGHT), metrics.lineSpacing() + 10))

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        column: Column[Any] | None = self.model().headerData(place, Qt.Orientation.Horizontal, _COLUMN)
        if column is None or not rect.isValid():
            return
        painter.save()
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted"))
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        metrics = QFontMetrics(theme.font(13))
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == place and self._sortable
        side = theme.F(12)
        room = inner.width() - (side + 4 if sorts else 0)
        words = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, room)
        if sorts:
            up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            wide = metrics.horizontalAdvance(words)
            left = inner.left() + wide + 4 if column.align != "right" else inner.right() - side + 1
            spot = QRectF(left, inner.center().y() - side / 2 + 1, side, side)
            icons.draw(painter, "arrow-up" if up else "arrow-down", spot, "acc", 2.2)
            if column.align == "right":
                inner.setRight(inner.right() - side - 4)
        painter.drawText(inner, ALIGNS[column.align], words)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line2"))
        painter.restore()
