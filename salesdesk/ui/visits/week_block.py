"""A visit on the week board: seen, read aloud, dragged, and moved with the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer
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

from salesdesk import formats, words
from salesdesk.domain.visits import VisitState
from salesdesk.services.calendar import WeekVisit
from salesdesk.services.visit_conflicts import Conflict, Slot
from salesdesk.ui import icons, theme
from salesdesk.ui.marks import paint_tile
from salesdesk.ui.visits.conflict_words import conflict_lines
from salesdesk.ui.visits.week_layout import next_shown, shifted, with_length
from salesdesk.words import word

EDGE = 7
PATIENCE_MS = 1500
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True)
class BlockDeeds:
    """What the board does for a block."""

    choose: Callable[[WeekVisit], object]
    open: Callable[[WeekVisit], object]
    menu: Callable[[WeekVisit, QPoint], object]
    preview: Callable[[WeekVisit, Slot | None], tuple[Conflict, ...]]
    move: Callable[[WeekVisit, Slot], object]
    drag: Callable[[Slot, float, float], Slot]
    lengthen: Callable[[Slot, float], Slot]
    with_weekend: Callable[[], bool]


class VisitBlock(QWidget):
    """Dragging moves it by quarters, its lower edge lengthens it; arrows do the same, Enter opens."""

    def __init__(self, visit: WeekVisit, conflicts: tuple[Conflict, ...], deeds: BlockDeeds) -> None:
        super().__init__()
        self.visit, self.conflicts, self._deeds = visit, conflicts, deeds
        self.pending: Slot | None = None
        self.chosen = False
        self._pressed_at: QPointF | None = None
        self._stretches = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.settle)
        self._say()

    @property
    def slot(self) -> Slot:
        """Where it stands on the board now, kept or not."""
        return self.pending or self.visit.slot

    def settle(self) -> None:
        """Keep where it was put."""
        self._patience.stop()
        pending, self.pending = self.pending, None
        if pending is None:
            return
        self._deeds.preview(self.visit, None)
        if pending != self.visit.slot:
            self._deeds.move(self.visit, pending)

    def give_up(self) -> None:
        """Back to where it stood."""
        self._patience.stop()
        self.pending = None
        self._pressed_at = None
        self.conflicts = self._deeds.preview(self.visit, None)
        self._say()

    def put(self, slot: Slot) -> None:
        """Show it elsewhere, with what speaks against that; nothing is kept yet."""
        self.pending = slot
        self.conflicts = self._deeds.preview(self.visit, slot)
        self._say()

    def _say(self) -> None:
        line, slot = self.visit.line, self.slot
        day = formats.day_text(slot.visit_on, words.screen_language())
        when = f"{day} {formats.clock(slot.start_time)} – {formats.clock(slot.ends)}"
        parts = [line.relation_name, when, word(line.kind), word(line.state)]
        self.setAccessibleName(", ".join(parts))
        lines = conflict_lines(self.conflicts, slot)
        self.setAccessibleDescription(" ".join(lines))
        self.setToolTip("\n".join([f"{line.relation_name}, {line.place}", when, *lines]))
        self.update()

    # -- by mouse

    def _on_edge(self, spot: QPointF) -> bool:
        return self.visit.line.is_open and spot.y() >= self.height() - theme.F(EDGE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._deeds.choose(self.visit)
        if event.button() == Qt.MouseButton.LeftButton and self.visit.line.is_open:
            self._patience.stop()
            self._pressed_at = event.globalPosition()
            self._stretches = self._on_edge(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            on_edge = self._on_edge(event.position())
            self.setCursor(Qt.CursorShape.SizeVerCursor if on_edge else Qt.CursorShape.PointingHandCursor)
            return
        way = event.globalPosition() - self._pressed_at
        if self.pending is None and way.manhattanLength() < QApplication.startDragDistance():
            return
        start = self.visit.slot
        slot = (
            self._deeds.lengthen(start, way.y())
            if self._stretches
            else self._deeds.drag(start, way.x(), way.y())
        )
        if slot != self.slot or self.pending is None:
            self.put(slot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._pressed_at is not None:
            self._pressed_at = None
            self.settle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._deeds.open(self.visit)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._deeds.menu(self.visit, event.globalPos())

    # -- by key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.settle() if self.pending else self._deeds.open(self.visit)
        elif key == Qt.Key.Key_Escape and self.pending is not None:
            self.give_up()
        elif key == Qt.Key.Key_Space:
            self._deeds.choose(self.visit)
        elif key in _KEYS and self.visit.line.is_open:
            self.put(self._stepped(key, held))
            self._patience.start()
        else:
            super().keyPressEvent(event)

    def _stepped(self, key: Qt.Key, held: Qt.KeyboardModifier) -> Slot:
        """Up and down a quarter (Ctrl: an hour), with Shift the length; left and right a day."""
        step = _KEYS[key]
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            return next_shown(self.slot, step, with_weekend=self._deeds.with_weekend())
        minutes = step * (60 if held & Qt.KeyboardModifier.ControlModifier else 15)
        if held & Qt.KeyboardModifier.ShiftModifier:
            return with_length(self.slot, self.slot.minutes + minutes)
        return shifted(self.slot, minutes)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self._deeds.choose(self.visit)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._pressed_at is None:
            self.settle()
        self.update()

    # -- on screen

    def _dress(self) -> tuple[str, str, str]:
        """Fill, edge and ink: confirmed is tinted, what has been is grey, what collides is amber."""
        if self.conflicts:
            return "warnbg", "warnline", "warn"
        return {
            VisitState.CONFIRMED: ("accbg", "accline", "acc"),
            VisitState.PLANNED: ("surface", "line2", "text2"),
        }.get(self.visit.line.state, ("track", "line2", "muted"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink = self._dress()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        is_dashed = bool(self.conflicts) or self.visit.line.state is VisitState.ABSENT
        painter.setBrush(theme.color(fill))
        style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color(edge), 1, style))
        painter.drawRoundedRect(box, 6, 6)
        if self.chosen or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_words(painter, box, ink)

    def _paint_words(self, painter: QPainter, box: QRectF, ink: str) -> None:
        line, slot = self.visit.line, self.slot
        times = formats.clock(slot.start_time)
        if self.pending is not None:
            times = f"{times} – {formats.clock(slot.ends)}"
        strong, small = theme.font(13, 600), theme.font(12)
        tall = QFontMetrics(strong).height()
        inside = box.adjusted(theme.F(7), theme.F(2), -theme.F(5), -theme.F(1))
        inside = self._paint_marks(painter, inside, ink)
        rows = [(f"{times}  {line.relation_name}", strong, "text")]
        if inside.height() >= 2 * tall:
            second = "  ·  ".join(part for part in (times, line.place) if part)
            rows = [(line.relation_name, strong, "text"), (second, small, ink)]
        if inside.height() >= 3 * tall:
            rows.append((word(line.kind), small, ink))
        if len(rows) == 1 and inside.height() < tall:
            inside.setHeight(tall)
        for place, (said, font, tone) in enumerate(rows):
            painter.setFont(font)
            painter.setPen(theme.color("muted" if self._is_faint() and tone == "text" else tone))
            part = QRectF(inside.left(), inside.top() + place * tall, inside.width(), tall)
            shown = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, int(part.width()))
            painter.drawText(part, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _is_faint(self) -> bool:
        return self.visit.line.state in {VisitState.HELD, VisitState.ABSENT}

    def _paint_marks(self, painter: QPainter, inside: QRectF, ink: str) -> QRectF:
        """The class at the right, a sign when something speaks against it; gives the room left."""
        if inside.width() < theme.F(84):
            return inside
        side = theme.F(18)
        at = QRectF(inside.right() - side, inside.top() + theme.F(2), side, side)
        if inside.height() >= side:
            paint_tile(painter, at, self.visit.line.importance.value, 5)
        if self.conflicts and inside.height() >= 2 * side + theme.F(4):
            sign = at.translated(0, side + theme.F(4)).adjusted(1, 1, -1, -1)
            icons.draw(painter, "warning", sign, ink)
        return inside.adjusted(0, 0, -side - theme.F(4), 0)
