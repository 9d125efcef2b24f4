"""The cycle as a grid: weeks under each other, days beside each other, in each day the areas of that day."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from salesdesk.domain.area_cycle import LETTERS
from salesdesk.domain.rayon import AreaDay
from salesdesk.ui import theme
from salesdesk.ui.routes.rayon.cycle_areas import Cycle, CycleArea, paint_chip
from salesdesk.words import _

HEAD, ROW_LEAST, CHIP, SIDE = 30, 92, 26, 44
DRAG_PX = 6
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CycleGrid(QWidget):
    """Drag areas to days and off them; arrows choose a day, Enter puts the chosen area, Delete takes off."""

    put = Signal(object, object, object)  # UUID of the area, AreaDay, the AreaDay it leaves or None
    taken = Signal(object, object)  # UUID of the area, AreaDay
    asked = Signal(object)  # AreaDay: put the chosen area there

    def __init__(self) -> None:
        super().__init__()
        self._cycle = Cycle(1, (), (), {}, {})
        self._row, self._column, self._turn = 0, 0, 0
        self._over: AreaDay | None = None
        self._press: tuple[QPointF, CycleArea, AreaDay] | None = None
        self._carried: tuple[CycleArea, AreaDay | None] | None = None
        self._hand = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Cyclus van gebieden"))

    def show_cycle(self, cycle: Cycle) -> None:
        self._cycle = cycle
        self._row = min(self._row, cycle.weeks - 1)
        self._column = min(self._column, max(len(cycle.weekdays) - 1, 0))
        self._turn = 0
        self._say()
        self.updateGeometry()
        self.update()

    def day(self) -> AreaDay:
        """The day the keys stand on."""
        weekdays = self._cycle.weekdays
        return AreaDay(self._row + 1, weekdays[self._column][0] if weekdays else 0)

    def chosen(self) -> CycleArea | None:
        """The area of that day that Delete takes off; Space goes to the next."""
        inside = self._cycle.areas.get(self.day(), ())
        return inside[self._turn % len(inside)] if inside else None

    def _say(self) -> None:
        names = ", ".join(area.name for area in self._cycle.areas.get(self.day(), ())) or _("geen gebied")
        where = dict(self._cycle.weekdays).get(self.day().weekday, "")
        said = _("week {letter}, {day}: {names}").format(letter=LETTERS[self._row], day=where, names=names)
        self.setAccessibleDescription(said)

    # where things stand

    def _cell(self, at_row: int, at_column: int) -> QRectF:
        wide = (self.width() - theme.F(SIDE)) / max(len(self._cycle.weekdays), 1)
        tall = (self.height() - theme.F(HEAD)) / max(self._cycle.weeks, 1)
        left, top = theme.F(SIDE) + wide * at_column, theme.F(HEAD) + tall * at_row
        return QRectF(left + 3, top + 3, wide - 6, tall - 6)

    def _cells(self) -> list[tuple[AreaDay, QRectF]]:
        return [
            (AreaDay(week + 1, weekday), self._cell(week, at))
            for week in range(self._cycle.weeks)
            for at, (weekday, _name) in enumerate(self._cycle.weekdays)
        ]

    def cell_of(self, day: AreaDay) -> QRectF:
        """Where a day stands, for who drags to it."""
        return next((box for each, box in self._cells() if each == day), QRectF())

    def _day_at(self, spot: QPointF) -> AreaDay | None:
        return next((day for day, box in self._cells() if box.contains(spot)), None)

    def _chips(self, day: AreaDay) -> list[tuple[CycleArea, QRectF]]:
        box = self.cell_of(day)
        top = box.top() + 6
        found = []
        for area in self._cycle.areas.get(day, ()):
            found.append((area, QRectF(box.left() + 6, top, box.width() - 12, theme.F(CHIP))))
            top += theme.F(CHIP) + 4
        return found

    def _chip_at(self, spot: QPointF) -> tuple[CycleArea, AreaDay] | None:
        day = self._day_at(spot)
        if day is None:
            return None
        return next(((area, day) for area, box in self._chips(day) if box.contains(spot)), None)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("muted"))
        for at, (_weekday, name) in enumerate(self._cycle.weekdays):
            box = self._cell(0, at)
            head = QRectF(box.left() + 6, 0, box.width(), theme.F(HEAD))
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, name)
        for week in range(self._cycle.weeks):
            box = self._cell(week, 0)
            letter = LETTERS[week] if self._cycle.weeks > 1 else ""
            painter.setFont(theme.font(18, 600))
            painter.setPen(theme.color("text"))
            side = QRectF(0, box.top(), theme.F(SIDE), box.height())
            painter.drawText(side, Qt.AlignmentFlag.AlignCenter, letter)
        for day, box in self._cells():
            self._paint_day(painter, day, box)
        if self._carried is not None:
            chip = QRectF(
                self._hand.x() - 12, self._hand.y() - theme.F(CHIP) / 2, theme.F(120), theme.F(CHIP)
            )
            paint_chip(painter, self._carried[0], chip, is_marked=True, is_open=True)

    def _paint_day(self, painter: QPainter, day: AreaDay, box: QRectF) -> None:
        is_open = day.weekday in self._cycle.open_weekdays
        here = day == self.day()
        if self._over == day:
            fill, edge = "sel", "accline"
        else:
            fill, edge = ("sunken", "line") if is_open else ("track", "track")
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, 8, 8)
        chips = self._chips(day)
        if not chips:
            painter.setFont(theme.font(13, 400))
            painter.setPen(theme.color("muted" if is_open else "text2"))
            word = _("vrij") if is_open else _("kantoor")
            painter.drawText(box.adjusted(8, 8, -8, -8), Qt.AlignmentFlag.AlignTop, word)
        for area, chip in chips:
            is_marked = here and self.hasFocus() and area == self.chosen()
            paint_chip(painter, area, chip, is_marked=is_marked, is_open=is_open)
        caution = self._cycle.cautions.get(day, "")
        if caution and box.height() > theme.F(CHIP) + 30 and len(chips) == 1:
            painter.setFont(theme.font(12, 600))
            painter.setPen(theme.color("warn"))
            words = QFontMetrics(painter.font()).elidedText(
                caution, Qt.TextElideMode.ElideRight, int(box.width() - 14)
            )
            painter.drawText(box.adjusted(8, 0, -6, -8), Qt.AlignmentFlag.AlignBottom, words)
        if here and self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._day_at(QPointF(event.pos()))
            names = ", ".join(area.name for area in self._cycle.areas.get(day, ())) if day else ""
            caution = self._cycle.cautions.get(day, "") if day else ""
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, (names, caution))), self)
            return True
        return super().event(event)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        day = self._day_at(spot)
        if event.button() != Qt.MouseButton.LeftButton or day is None:
            return
        self._row = day.week - 1
        self._column = [weekday for weekday, _name in self._cycle.weekdays].index(day.weekday)
        hit = self._chip_at(spot)
        if hit is not None:
            self._turn = self._cycle.areas[day].index(hit[0])
            self._press = (spot, *hit)
        self._say()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        if self._press is not None and (spot - self._press[0]).manhattanLength() > DRAG_PX:
            _from, area, day = self._press
            self._press = None
            self.lift(area, day)
        if self._carried is not None:
            self.follow(event.globalPosition())
        elif self._press is None:
            is_chip = self._chip_at(spot) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if is_chip else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press = None
        if self._carried is not None:
            self.let_go(event.globalPosition())

    def lift(self, area: CycleArea, day: AreaDay | None = None) -> None:
        """An area is carried, from a day of the grid or from the list beside it."""
        self._carried = area, day
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def follow(self, where: QPointF) -> None:
        """The mouse moved, on the screen, with what is carried."""
        self._hand = self.mapFromGlobal(where)
        self._over = self._day_at(self._hand)
        self.update()

    def let_go(self, where: QPointF) -> None:
        """Put what is carried where the mouse is; outside the grid it is taken off its day."""
        if self._carried is None:
            return
        self.follow(where)
        (area, day), to = self._carried, self._over
        self._carried, self._over = None, None
        self.unsetCursor()
        self.update()
        if to is not None:
            self.put.emit(area.id, to, day)
        elif day is not None and not QRectF(self.rect()).contains(self._hand):
            self.taken.emit(area.id, day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and self._chip_at(event.position()) is None:
            self.asked.emit(day)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            down, right = _STEPS[key]
            self._row = max(0, min(self._cycle.weeks - 1, self._row + down))
            self._column = max(0, min(len(self._cycle.weekdays) - 1, self._column + right))
            self._turn = 0
        elif key == Qt.Key.Key_Space:
            self._turn += 1
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.asked.emit(self.day())
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            area = self.chosen()
            if area is not None:
                self.taken.emit(area.id, self.day())
        elif key == Qt.Key.Key_Escape and self._carried is not None:
            self._carried, self._over = None, None
            self.unsetCursor()
        else:
            super().keyPressEvent(event)
            return
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        most = max((len(inside) for inside in self._cycle.areas.values()), default=1)
        tall = max(theme.F(ROW_LEAST), most * (theme.F(CHIP) + 4) + theme.F(34))
        return QSize(theme.F(560), theme.F(HEAD) + self._cycle.weeks * tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(420), self.sizeHint().height())
