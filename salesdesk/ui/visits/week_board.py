"""The week on the clock: days beside each other, visits as blocks, the drives between them hatched."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk import formats
from salesdesk.services.calendar import WeekView, WeekVisit
from salesdesk.services.visit_conflicts import Conflict, ConflictKind, Slot
from salesdesk.ui import theme
from salesdesk.ui.visits.week_block import BlockDeeds, VisitBlock
from salesdesk.ui.visits.week_layout import Grid, Lane, hours, lanes
from salesdesk.ui.visits.week_paint import paint_day, paint_drives, paint_hours, paint_now, paint_text
from salesdesk.words import _

GUTTER, HEAD = 46, 48
LEAST_HOUR, LEAST_DAY = 40, 88
NEW_MINUTES = 60
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
        before, self.blocks = self.blocks, {}
        focused = next((each for each, block in before.items() if block.hasFocus()), None)
        for visit in view.visits:
            block = VisitBlock(visit, self._conflicts(visit), self._deeds)
            block.setParent(self)
            block.chosen = visit.line.id == self._chosen
            self.blocks[visit.line.id] = block
            block.show()
        if focused in self.blocks:
            self.blocks[focused].setFocus()
        elif focused is not None:
            before[focused].clearFocus()
        for block in before.values():  # without the focus: it would go to a neighbour and choose that
            block.hide()
            block.deleteLater()
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
            left, top = round(box.left()), round(box.top())
            block.setGeometry(left, top, round(box.right()) - left, round(box.bottom()) - top)
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
            paint_day(painter, grid, self._view, self._view.monday + timedelta(days=at))
        paint_hours(painter, grid)
        paint_drives(painter, grid, self._view)
        self._paint_spot(painter, grid)
        paint_now(painter, grid, self._view)

    def _paint_spot(self, painter: QPainter, grid: Grid) -> None:
        """Where a press would plan a visit."""
        if self._spot is None or any(block.underMouse() for block in self.blocks.values()):
            return
        box = grid.box(self._spot, _WHOLE)
        painter.setBrush(theme.color("hover"))
        painter.setPen(QPen(theme.color("accline"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 6, 6)
        said = _("+ {time}").format(time=formats.clock(self._spot.start_time))
        paint_text(painter, box.adjusted(theme.F(7), 0, -theme.F(4), 0), said, 13, "acc", weight=600)
