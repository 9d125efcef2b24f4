"""The week on the clock: days beside each other, visits as blocks, the drives between them hatched."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk import formats, words
from salesdesk.domain.visits import VisitState
from salesdesk.services.calendar import WeekView, WeekVisit
from salesdesk.services.visit_conflicts import Conflict, ConflictKind, Slot
from salesdesk.ui import theme
from salesdesk.ui.visits.week_block import BlockDeeds, VisitBlock
from salesdesk.ui.visits.week_layout import Grid, Lane, hours, lanes
from salesdesk.words import _

GUTTER, HEAD = 46, 48
LEAST_HOUR, LEAST_DAY = 40, 88
NEW_MINUTES = 60
FULL_DAY_MINUTES, BUSY_MINUTES = 8 * 60, 390
EARLY_HOUR, LATE_HOUR = 6, 21
_WHOLE = Lane()


class WeekBoard(QWidget):
    """Knows the blocks and where they stand; says what the seller wants with them."""

    chosen = Signal(object)
    opened = Signal(object)
    asked_menu = Signal(object, QPoint)
    moved = Signal(object, object)
    previewed = Signal(object, object)
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: WeekView | None = None
        self.blocks: dict[UUID, VisitBlock] = {}
        self.with_weekend = False
        self._chosen: UUID | None = None
        self._spot: Slot | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Week op de klok"))
        self.setProperty("columns", True)
        self._deeds = BlockDeeds(
            self.choose, self.opened.emit, self.asked_menu.emit, self._preview, self._move,
            lambda slot, dx, dy: self.grid().moved(slot, dx, dy),
            lambda slot, dy: self.grid().lengthened(slot, dy),
            lambda: self.with_weekend,
        )  # fmt: skip

    @property
    def days(self) -> int:
        return 7 if self.with_weekend else 5

    def show_week(self, view: WeekView, *, with_weekend: bool) -> None:
        """Blocks stay what they are while somebody moves one; the chosen one keeps the focus."""
        self._view, self.with_weekend = view, with_weekend or view.has_weekend
        if any(block.pending for block in self.blocks.values()):
            return
        focused = next((each for each, block in self.blocks.items() if block.hasFocus()), None)
        for block in self.blocks.values():
            block.hide()
            block.deleteLater()
        self.blocks = {}
        for visit in view.visits:
            block = VisitBlock(visit, self._conflicts(visit), self._deeds)
            block.setParent(self)
            block.chosen = visit.line.id == self._chosen
            self.blocks[visit.line.id] = block
            block.show()
        if focused in self.blocks:
            self.blocks[focused].setFocus()
        self.updateGeometry()
        self._place()
        self.update()

    def choose(self, visit: WeekVisit) -> None:
        """Ring it and tell; the focus goes along."""
        self.mark(visit.line.id)
        self.chosen.emit(visit)

    def mark(self, visit_id: UUID | None) -> None:
        self._chosen = visit_id
        for each, block in self.blocks.items():
            block.chosen = each == visit_id
            block.update()

    def grid(self) -> Grid:
        first, last = self._hours()
        left, top = theme.F(GUTTER), theme.F(HEAD)
        monday = self._view.monday if self._view else date(2000, 1, 3)
        return Grid(
            monday, self.days, first, last, left, top,
            (self.width() - left) / self.days, (self.height() - top - theme.F(8)) / (last - first),
        )  # fmt: skip

    def _hours(self) -> tuple[int, int]:
        """Those of the visits as they are kept, and this one: what is dragged never moves the ground."""
        slots = [block.visit.slot for block in self.blocks.values()]
        view = self._view
        if view is not None and 0 <= (view.now.date() - view.monday).days < self.days:
            now = view.now.time().replace(minute=0, second=0, microsecond=0)
            if EARLY_HOUR <= now.hour < LATE_HOUR:
                slots.append(Slot(view.now.date(), now, 60))
        return hours(slots)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        first, last = self._hours()
        tall = theme.F(HEAD) + theme.F(LEAST_HOUR) * (last - first) + theme.F(8)
        return QSize(theme.F(GUTTER) + theme.F(LEAST_DAY) * self.days, tall)

    def _conflicts(self, visit: WeekVisit) -> tuple[Conflict, ...]:
        """Of what is still to come; that a moment has passed is no news on a board."""
        view = self._view
        if view is None or not visit.line.is_open or visit.slot.ends < view.now.replace(tzinfo=None):
            return ()
        return tuple(one for one in view.conflicts_of(visit) if one.kind is not ConflictKind.PAST)

    def _preview(self, visit: WeekVisit, slot: Slot | None) -> tuple[Conflict, ...]:
        if self._view is None:
            return ()
        self._place()
        self.previewed.emit(visit, slot)
        return self._conflicts(visit) if slot is None else self._view.conflicts_of(visit, slot)

    def _move(self, visit: WeekVisit, slot: Slot) -> None:
        self.moved.emit(visit, slot)

    def _place(self) -> None:
        """Every block on its moment; one that is on its way lies on top."""
        grid = self.grid()
        beside = lanes([(each, block.visit.slot) for each, block in self.blocks.items() if not block.pending])
        for each, block in self.blocks.items():
            if not grid.shows(block.slot.visit_on):
                block.hide()
                continue
            box = grid.box(block.slot, beside[each]) if each in beside else grid.box(block.slot, _WHOLE)
            block.setGeometry(box.toRect())
            block.setVisible(True)
            if block.pending:
                block.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # -- an empty place

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self.grid().slot_at(event.position().x(), event.position().y(), NEW_MINUTES)
        if spot != self._spot:
            self._spot = spot
            self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: ARG002
        self._spot = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self.grid().slot_at(event.position().x(), event.position().y(), NEW_MINUTES)
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self.wanted.emit(spot)

    # -- on screen

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grid = self.grid()
        for at in range(self.days):
            self._paint_day(painter, grid, self._view, self._view.monday + timedelta(days=at))
        self._paint_hours(painter, grid)
        self._paint_drives(painter, grid, self._view)
        self._paint_spot(painter, grid)
        self._paint_now(painter, grid, self._view)

    def _paint_day(self, painter: QPainter, grid: Grid, view: WeekView, day: date) -> None:
        box = grid.day_box(day).adjusted(1.5, 0, -1.5, 0)
        whole = QRectF(box.left(), 1, box.width(), grid.height + theme.F(6))
        is_today = day == view.now.date()
        holiday = view.home_holidays.get(day) or view.holidays.get(day, "")
        fill = "sunken" if holiday or day.weekday() > 4 else "surface"
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color("accline" if is_today else "line"), 1))
        painter.drawRoundedRect(whole, 8, 8)
        head = QRectF(box.left() + theme.F(8), theme.F(6), box.width() - theme.F(16), theme.F(20))
        self._text(painter, head, _day_name(day), 14, "acc" if is_today else "text", weight=600)
        minutes = sum(
            one.line.minutes
            for one in view.visits
            if one.line.visit_on == day and one.line.state is not VisitState.ABSENT
        )
        named = QFontMetrics(theme.font(14, 600)).horizontalAdvance(_day_name(day)) + theme.F(8)
        aside = head.adjusted(named, 0, 0, 0)
        load = formats.duration(minutes, words.screen_language()) if minutes else ""
        if holiday:
            self._text(painter, aside, holiday, 12, "warn", align=Qt.AlignmentFlag.AlignRight)
        elif QFontMetrics(theme.font(12)).horizontalAdvance(load) <= aside.width():
            self._text(painter, aside, load, 12, "muted", align=Qt.AlignmentFlag.AlignRight)
        bar = QRectF(head.left(), theme.F(30), head.width(), theme.F(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(bar, 2, 2)
        bar.setWidth(bar.width() * min(minutes / FULL_DAY_MINUTES, 1))
        painter.setBrush(theme.color("warndot" if minutes >= BUSY_MINUTES else "acc"))
        painter.drawRoundedRect(bar, 2, 2)

    def _paint_hours(self, painter: QPainter, grid: Grid) -> None:
        for hour in range(grid.first_hour, grid.last_hour + 1):
            y = grid.top + (hour - grid.first_hour) * grid.hour_height
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(grid.left + 3, y), QPointF(self.width() - 3, y))
            if hour < grid.last_hour:
                box = QRectF(0, y - theme.F(8), grid.left - theme.F(8), theme.F(16))
                self._text(painter, box, f"{hour:02d}:00", 12, "muted", align=Qt.AlignmentFlag.AlignRight)

    def _paint_drives(self, painter: QPainter, grid: Grid, view: WeekView) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for drive in view.drives:
            if not grid.shows(drive.starts.date()):
                continue
            shown = Slot(drive.starts.date(), drive.starts.time(), max(min(drive.minutes, drive.spare), 1))
            day = grid.day_box(shown.visit_on)
            top = max(grid.y_of(shown.start_time), grid.top)
            tall = shown.minutes * grid.hour_height / 60
            box = QRectF(day.left() + theme.F(6), top + 1, day.width() - theme.F(12), max(tall - 2, 2))
            painter.setBrush(
                QBrush(theme.color("muted" if drive.fits else "warndot"), Qt.BrushStyle.BDiagPattern)
            )
            painter.drawRect(box)

    def _paint_spot(self, painter: QPainter, grid: Grid) -> None:
        """Where a press would plan a visit."""
        if self._spot is None or any(block.underMouse() for block in self.blocks.values()):
            return
        box = grid.box(self._spot, _WHOLE)
        painter.setBrush(theme.color("hover"))
        painter.setPen(QPen(theme.color("accline"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 6, 6)
        said = _("+ {time}").format(time=formats.clock(self._spot.start_time))
        self._text(painter, box.adjusted(theme.F(7), 0, -theme.F(4), 0), said, 13, "acc", weight=600)

    def _paint_now(self, painter: QPainter, grid: Grid, view: WeekView) -> None:
        day, moment = view.now.date(), view.now.time()
        y = grid.y_of(moment)
        if not grid.shows(day) or not grid.top <= y <= grid.height:
            return
        box = grid.day_box(day)
        painter.setPen(QPen(theme.color("bad"), 1.5))
        painter.drawLine(QPointF(box.left() + 2, y), QPointF(box.right() - 2, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bad"))
        painter.drawEllipse(QPointF(box.left() + 3, y), 3, 3)

    def _text(
        self,
        painter: QPainter,
        box: QRectF,
        said: str,
        size: int,
        token: str,
        *,
        weight: int = 400,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        if box.width() < theme.F(16):
            return
        font = theme.font(size, weight)
        painter.setFont(font)
        painter.setPen(theme.color(token))
        shown = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, shown)


def _day_name(day: date) -> str:
    return f"{formats.short_day_name(day, words.screen_language())} {day.day}"
