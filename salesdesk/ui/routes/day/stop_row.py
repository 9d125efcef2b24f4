"""A stop in the timeline: a row that opens, is dragged, and answers to keys."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk import formats
from salesdesk.domain.visits import Freedom
from salesdesk.services.routes import RouteVisit
from salesdesk.ui import theme
from salesdesk.ui.buttons import Pressable, icon_button
from salesdesk.ui.labels import ElidedLabel, IconLabel, TextBlock, label, restyle, set_tone
from salesdesk.ui.parts import column, row
from salesdesk.ui.routes.day.rail import StopRail
from salesdesk.ui.routes.day.stop_words import stop_facts
from salesdesk.words import _

TIME_WIDTH, INSET = 50, 6
DRAG_PX = 8
_KEYS = {
    Qt.Key.Key_L: "pin",
    Qt.Key.Key_Delete: "drop",
    Qt.Key.Key_Backspace: "drop",
    Qt.Key.Key_Plus: "longer",
    Qt.Key.Key_Equal: "longer",
    Qt.Key.Key_Minus: "shorter",
    Qt.Key.Key_M: "menu",
    Qt.Key.Key_Menu: "menu",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_WITH_CONTROL = {Qt.Key.Key_Up: "earlier", Qt.Key.Key_Down: "later"}


class StopButton(Pressable):
    """The words of a stop: pressing opens it, dragging carries it to another place in the day."""

    carried = Signal(QPointF)
    let_go = Signal(bool)  # False: given up
    deed = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.may_move = True
        self._grip: QPointF | None = None
        self._is_carried = False
        self._dots = icon_button("dots", _("Wat kan hier?"), lambda: self.deed.emit("menu"), quiet=True)
        self._dots.setParent(self)
        self._dots.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._dots.setFixedSize(theme.F(28), theme.F(22))
        self._dots.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.may_move:
            self._grip = event.globalPosition()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            super().mouseMoveEvent(event)
            return
        if not self._is_carried and abs(event.globalPosition().y() - self._grip.y()) >= DRAG_PX:
            self._is_carried = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_carried:
            self.carried.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        if self._is_carried:
            self._end(kept=True)
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def _end(self, *, kept: bool) -> None:
        self._is_carried, self._grip = False, None
        self.setDown(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.let_go.emit(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._is_carried and key == Qt.Key.Key_Escape:
            self._end(kept=False)
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        deed = _WITH_CONTROL.get(key) if control else _KEYS.get(key)
        if deed:
            self.deed.emit(deed)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.deed.emit("menu")
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._dots.show()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._dots.setVisible(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._dots.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._dots.setVisible(self.underMouse())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        down = min(theme.F(24), self.height() - self._dots.height() - 2)
        self._dots.move(self.width() - self._dots.width() - 2, down)


class StopRow(QWidget):
    """One visit of the day: when it begins, its number, its words; kept while the day is laid anew."""

    def __init__(self, visit_id: UUID) -> None:
        super().__init__()
        self.visit_id = visit_id
        self.button = StopButton()
        self._time = label("", "strong")
        self._time.setFixedWidth(theme.F(TIME_WIDTH))
        self._time.setContentsMargins(0, theme.F(3), 0, 0)
        self._rail = StopRail("stop")
        self._name = ElidedLabel("", "strong")
        self._was = label("", "small", "acc")
        self._must = IconLabel("flag", 14, "muted")
        self._must.setToolTip(_("Moet deze dag"))
        self._lock = IconLabel("lock", 14, "muted")
        self._lock.setToolTip(_("Houdt zijn tijd"))
        self._facts = ElidedLabel("", "small")
        self._why = TextBlock("", "small", "muted")
        top = row(self._name, self._was, self._must, self._lock, gap=6)
        self.button.setLayout(column(top, self._facts, self._why, gap=0, margins=(INSET, 3, INSET, 3)))
        laid = row(gap=0)
        laid.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        laid.addWidget(self._rail)
        laid.addSpacing(theme.F(8 - INSET))
        laid.addWidget(self.button, 1)
        self.setLayout(laid)

    def show_visit(self, visit: RouteVisit, *, was: str = "", why: str = "", explained: bool = False) -> None:
        """What there is to see of it now; `was` is the time before it was moved."""
        at = formats.clock(visit.planned.start_time)
        late = bool(visit.planned.late_minutes) and not visit.is_done
        self._time.setText(at)
        set_tone(self._time, "bad" if late else "acc" if was else "muted" if visit.is_done else "")
        self._rail.set(_rail_kind(visit), visit.planned.number)
        self._name.setText(visit.line.relation_name)
        self._was.setText(_("was {at}").format(at=was) if was else "")
        self._was.setVisible(bool(was))
        pinned = visit.visit.may_move is Freedom.TIME and not visit.is_done
        self._lock.setVisible(pinned)
        self._must.setVisible(visit.visit.is_must and not visit.is_done)
        facts, tone = stop_facts(visit)
        self._facts.setText(facts)
        restyle(self._facts, "role", "smallstrong" if tone else "small")
        set_tone(self._facts, tone)
        self._why.setText(why)
        self._why.setVisible(explained and bool(why))
        self.button.may_move = not visit.is_done
        self.button.setAccessibleName(_("{name}, {at}").format(name=visit.line.relation_name, at=at))
        self.button.setAccessibleDescription("  ·  ".join(part for part in (facts, why) if part))
        self.button.setToolTip(why)

    def set_carried(self, carried: bool) -> None:
        """Lifted while it is dragged."""
        self.button.setCheckable(carried)
        self.button.setChecked(carried)


def _rail_kind(visit: RouteVisit) -> str:
    if visit.is_new:
        return "new"
    return "done" if visit.is_done and not visit.line.is_open else "stop"
