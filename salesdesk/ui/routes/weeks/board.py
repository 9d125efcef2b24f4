"""The weeks under each other, days as columns; what is carried over them shows its detour on every day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.services.week_board import Block, Board
from salesdesk.services.week_offers import DayOffer
from salesdesk.ui import theme
from salesdesk.ui.routes.weeks.block import ARROWS, BlockDeeds, BlockView, Ghost
from salesdesk.ui.routes.weeks.board_layout import GUTTER, boxes, least_size, rooms
from salesdesk.ui.routes.weeks.board_steps import next_block, next_day
from salesdesk.ui.routes.weeks.day_cell import DayCell
from salesdesk.ui.routes.weeks.edge_scroll import bring_in_sight, reach
from salesdesk.ui.routes.weeks.week_mark import paint_week
from salesdesk.words import _

PATIENCE_MS = 1500


@dataclass(slots=True)
class Carry:
    """What is on its way: a block, or (`is_new`) a relation that stands on no day yet."""

    block: Block
    is_new: bool
    target: date | None
    offers: Mapping[date, DayOffer] | None = None
    by_keys: bool = False


class WeeksBoard(QWidget):
    """Knows the blocks and the days; says what the seller wants with them."""

    chosen = Signal(object)
    opened = Signal(object)
    asked_menu = Signal(object, QPoint)
    asked_day_menu = Signal(object, QPoint)
    carried = Signal(object)
    previewed = Signal(object)
    put = Signal(object, object, object)
    pinned = Signal(object)
    dropped = Signal(object)
    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._board: Board | None = None
        self.cells: dict[date, DayCell] = {}
        self.blocks: dict[UUID, BlockView] = {}
        self.carry: Carry | None = None
        self._ghost: Ghost | None = None
        self._chosen: UUID | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(_("Weekbord"))
        self.setProperty("columns", True)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.let_go)
        self._deeds = BlockDeeds(
            self.choose, self.opened.emit, self.asked_menu.emit, self._step, self._carry_by_keys,
            self._lift, self.follow, self.let_go, self.pinned.emit, self.dropped.emit, self.taken.emit,
        )  # fmt: skip

    # -- what is shown

    def show_board(self, board: Board) -> None:
        """New days and blocks; the chosen one keeps the focus."""
        if self.carry is not None:
            self.give_up()
        focused = next((each for each, view in self.blocks.items() if view.hasFocus()), None)
        if self.hasFocus():
            focused = self._chosen
        for old in (*self.blocks.values(), *self.cells.values()):
            old.hide()
            old.deleteLater()
        self._board, self.blocks, self.cells = board, {}, {}
        for day in board.days:
            cell = DayCell(day, is_today=day.day == board.today, menu=self.asked_day_menu.emit)
            cell.setParent(self)
            self.cells[day.day] = cell
            for block in day.blocks:
                view = BlockView(block, self._deeds)
                view.setParent(self)
                view.chosen = block.id == self._chosen
                self.blocks[block.id] = view
        self.updateGeometry()
        self._place()
        for made in (*self.cells.values(), *self.blocks.values()):
            made.show()
        if focused in self.blocks:
            self.blocks[focused].setFocus()

    def choose(self, block: Block) -> None:
        self.mark(block.id)
        self.chosen.emit(block)

    def mark(self, block_id: UUID | None) -> None:
        self._chosen = block_id
        for each, view in self.blocks.items():
            if view.chosen != (each == block_id):
                view.chosen = each == block_id
                view.update()

    def go_to(self, block_id: UUID) -> None:
        """The focus on this block, when it is shown."""
        if block_id in self.blocks:
            self.blocks[block_id].setFocus()
            bring_in_sight(self, self.blocks[block_id])

    # -- where everything stands

    def minimumSizeHint(self) -> QSize:
        return least_size(self._board)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _place(self) -> None:
        """Every week as high as its fullest day, and what is left over shared among them."""
        if self._board is None:
            return
        for day, room in rooms(self._board, self.size()):
            self.cells[day.day].setGeometry(room)
            for block, box in zip(day.blocks, boxes(day, room), strict=True):
                self.blocks[block.id].setGeometry(box)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The number of each week and its letter in the cycle."""
        if self._board is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for week in self._board.weeks:
            top = self.cells[week.days[0].day].geometry().top()
            paint_week(painter, week, QRect(0, top, theme.F(GUTTER), theme.F(70)))

    # -- with the keys

    def _step(self, block: Block, days: int, rows: int) -> None:
        """The block beside, above or under this one gets the focus."""
        found = next_block(self._board, block, days, rows) if self._board else None
        if found is not None:
            self.go_to(found.id)

    def _carry_by_keys(self, block: Block, days: int, weeks: int) -> None:
        if not block.may_move:
            return
        self.begin_keys(block, is_new=False)
        self._move_target(days, weeks)

    def begin_keys(self, block: Block, *, is_new: bool) -> None:
        """Carry with the keys: arrows choose the day, Enter puts it there, Esc gives up."""
        self._begin(Carry(block, is_new, None if is_new else block.visit_on, by_keys=True))
        self.setFocus()

    def _move_target(self, days: int, weeks: int) -> None:
        carry = self.carry
        if carry is None or carry.target is None:
            return
        found = next_day(self._board, carry.target, days, weeks) if self._board else None
        if found is not None:
            carry.target = found.day
            bring_in_sight(self, self.cells[found.day])
        self._patience.start()
        self._show_offers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.carry is None:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._move_target(*ARROWS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.let_go()
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.carry is not None and self.carry.by_keys:
            self.give_up()

    # -- carrying

    def lift_new(self, block: Block, spot: QPoint) -> None:
        """A relation from the list is dragged onto the board."""
        self._begin(Carry(block, True, None))
        self._make_ghost(spot)

    def _lift(self, block: Block, spot: QPoint) -> None:
        self._begin(Carry(block, False, block.visit_on))
        self._make_ghost(spot)

    def _begin(self, carry: Carry) -> None:
        self.carry = carry
        if carry.block.id in self.blocks:
            self.blocks[carry.block.id].set_lifted(True)
        self.carried.emit(carry)
        self._show_offers()

    def _make_ghost(self, spot: QPoint) -> None:
        if self.carry is not None:
            self._ghost = Ghost(self.window(), self.carry.block)
            self._ghost.follow(spot)
            self._ghost.show()

    def show_offers(self, carry: Carry, offers: Mapping[date, DayOffer]) -> None:
        """What every day says; too late when something else is carried by now."""
        if self.carry is not carry:
            return
        carry.offers = offers
        if carry.target is None and carry.by_keys:
            fitting = [each for each in offers.values() if each.no_slot is None and each.day in self.cells]
            best = min(fitting, key=lambda each: (each.extra_minutes, each.day), default=None)
            carry.target = best.day if best else next(iter(self.cells), None)
        self._show_offers()

    def follow(self, spot: QPoint) -> None:
        """The cursor moved while something is carried."""
        if self.carry is None:
            return
        if self._ghost is not None:
            self._ghost.follow(spot)
        reach(self, spot)
        at = self.mapFromGlobal(spot)
        inside = self.visibleRegion().boundingRect().contains(at)
        under = next(
            (day for day, cell in self.cells.items() if inside and cell.geometry().contains(at)), None
        )
        if under != self.carry.target:
            self.carry.target = under
            self._show_offers()

    def let_go(self) -> None:
        """Put it on the day it is over; on no day, or on its own, nothing changes."""
        carry = self._end()
        if carry is None or carry.target is None:
            return
        if not carry.is_new and carry.target == carry.block.visit_on:
            self.go_to(carry.block.id)
            return
        offer = (carry.offers or {}).get(carry.target)
        self.put.emit(carry, carry.target, offer)

    def give_up(self) -> None:
        """Back to where it stood."""
        carry = self._end()
        if carry is not None and carry.by_keys:
            self.go_to(carry.block.id)

    def _end(self) -> Carry | None:
        self._patience.stop()
        carry, self.carry = self.carry, None
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None
        for view in self.blocks.values():
            if view.lifted:
                view.set_lifted(False)
        self._show_offers()
        return carry

    def _show_offers(self) -> None:
        carry = self.carry
        for day, cell in self.cells.items():
            offer = carry.offers.get(day) if carry and carry.offers is not None else None
            cell.show_offer(offer, is_target=carry is not None and carry.target == day)
        self.previewed.emit(carry)
