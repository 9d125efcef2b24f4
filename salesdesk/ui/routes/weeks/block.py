"""A visit or a proposal on the board: seen, read aloud, dragged, chosen with the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk import formats
from salesdesk.services.week_board import Block, BlockKind
from salesdesk.ui import icons, theme
from salesdesk.ui.routes.weeks.block_words import block_words
from salesdesk.words import _

TALL, GAP = 42, 5
LEAST_PLACE = 44  # px beside the time in which the name of a town still says something
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True)
class BlockDeeds:
    """What the board does for a block."""

    choose: Callable[[Block], object]
    open: Callable[[Block], object]
    menu: Callable[[Block, QPoint], object]
    step: Callable[[Block, int, int], object]
    carry: Callable[[Block, int, int], object]
    lift: Callable[[Block, QPoint], object]
    follow: Callable[[QPoint], object]
    let_go: Callable[[], object]
    pin: Callable[[Block], object]
    drop: Callable[[Block], object]
    take: Callable[[Block], object]


class BlockView(QWidget):
    """Arrows choose another one, with Ctrl they carry it to another day or week; Space pins, A takes over."""

    def __init__(self, block: Block, deeds: BlockDeeds) -> None:
        super().__init__()
        self.block, self._deeds = block, deeds
        self.chosen = self.lifted = False
        self._pressed_at: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = block_words(block)
        self.setAccessibleName(", ".join(said))
        self.setToolTip("\n".join(said))

    def set_lifted(self, lifted: bool) -> None:
        """Faint while it is carried elsewhere."""
        self.lifted = lifted
        self.update()

    # -- by mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._deeds.choose(self.block)
        if event.button() == Qt.MouseButton.LeftButton and self.block.may_move:
            self._pressed_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        spot = event.globalPosition().toPoint()
        if self.lifted:
            self._deeds.follow(spot)
        elif (spot - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._deeds.lift(self.block, spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._pressed_at is not None:
            self._pressed_at = None
            if self.lifted:
                self._deeds.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._deeds.open(self.block)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            spot = self.mapToGlobal(self.rect().bottomLeft())
        self._deeds.choose(self.block)
        self._deeds.menu(self.block, spot)

    # -- by key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            step = self._deeds.step
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                step = self._deeds.carry
            step(self.block, *ARROWS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._deeds.open(self.block)
        elif key == Qt.Key.Key_Space:
            self._deeds.pin(self.block)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._deeds.drop(self.block)
        elif key == Qt.Key.Key_A and not event.modifiers():
            self._deeds.take(self.block)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._deeds.choose(self.block)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # -- on screen

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.lifted:
            painter.setOpacity(0.35)
        rings = self.chosen or self.hasFocus()
        paint_block(painter, QRectF(self.rect()), self.block, rings=rings)


def paint_block(painter: QPainter, whole: QRectF, block: Block, *, rings: bool = False) -> None:
    """Solid is an appointment, dashed a proposal, amber what lies outside the area of its day."""
    fill, edge = ("surface", "line2")
    if block.kind is BlockKind.PAST:
        fill, edge = ("track", "line2")
    elif block.is_outside:
        fill, edge = ("warnbg", "warnline")
    elif block.is_proposal:
        fill, edge = ("surface", "fieldline")
    box = whole.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(theme.color(fill))
    style = Qt.PenStyle.DashLine if block.is_proposal else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme.color(edge), 1, style))
    painter.drawRoundedRect(box, 6, 6)
    if rings:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    _paint_words(painter, box.adjusted(theme.F(9), theme.F(3), -theme.F(7), -theme.F(3)), block)


def _paint_words(painter: QPainter, inside: QRectF, block: Block) -> None:
    half = inside.height() / 2
    sign = {BlockKind.CONFIRMED: "lock"}.get(block.kind, "pin" if block.is_pinned else "")
    top = QRectF(inside.left(), inside.top(), inside.width(), half)
    low = QRectF(inside.left(), inside.top() + half, inside.width(), half)
    if sign:
        side = float(theme.F(13))
        icons.draw(
            painter, sign, QRectF(low.right() - side, low.center().y() - side / 2, side, side), "muted"
        )
        low.setRight(low.right() - side - theme.F(4))
    is_past = block.kind is BlockKind.PAST
    quiet = "text2" if is_past else "muted"  # on the grey of what is past muted is just too light
    _paint_line(painter, top, block.name, theme.font(13), "text2" if is_past else "text")
    at = formats.clock(block.start_time)
    bold, light = theme.font(13, 600), theme.font(13)
    wide = QFontMetrics(bold).horizontalAdvance(at)
    _paint_line(painter, low, at, bold, "warn" if block.is_outside else quiet)
    aside = low.adjusted(wide + theme.F(6), 0, 0, 0)
    if block.place and aside.width() >= theme.F(LEAST_PLACE):
        _paint_line(painter, aside, block.place, light, quiet)


def _paint_line(painter: QPainter, box: QRectF, text: str, font: object, tone: str) -> None:
    painter.setFont(font)  # type: ignore[arg-type]
    painter.setPen(theme.color(tone))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class Ghost(QWidget):
    """What is carried, under the cursor."""

    def __init__(self, parent: QWidget, block: Block) -> None:
        super().__init__(parent)
        self._over, self._block = parent, block
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("Onderweg naar een andere dag"))
        self.resize(theme.F(150), theme.F(TALL))

    def follow(self, spot: QPoint) -> None:
        self.move(self._over.mapFromGlobal(spot) - QPoint(theme.F(20), theme.F(16)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.9)
        paint_block(painter, QRectF(QPointF(0, 0), self.size()), self._block, rings=True)
