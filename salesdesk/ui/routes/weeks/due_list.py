"""Who is still to be planned, by area: to drag onto a day, or to carry there with the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.services.week_board import Block, BlockKind, DueVisit
from salesdesk.ui import theme
from salesdesk.ui.labels import ElidedLabel, IconLabel
from salesdesk.ui.marks import ClassTile
from salesdesk.ui.parts import column, row
from salesdesk.ui.routes.weeks.block_words import due_words
from salesdesk.words import _

MOST_SHOWN = 30


@dataclass(frozen=True)
class DueDeeds:
    """What a row does."""

    lift: Callable[[Block, QPoint], object]
    follow: Callable[[QPoint], object]
    let_go: Callable[[], object]
    carry: Callable[[Block], object]
    menu: Callable[[DueVisit, QPoint], object]


def block_of(due: DueVisit, today: date) -> Block:
    """The relation as it looks while it is carried onto the board."""
    relation = due.relation
    return Block(
        relation.id, relation.id, relation.name, relation.address.place, today, time(9), due.minutes,
        BlockKind.PROPOSAL, relation.importance, relation.phone,
        area_name=due.area.name if due.area else "", point=due.point,
    )  # fmt: skip


class DueRow(QWidget):
    """Dragging carries it onto the board; Enter does so with the keys."""

    def __init__(self, due: DueVisit, today: date, deeds: DueDeeds) -> None:
        super().__init__()
        self.due, self._deeds = due, deeds
        self._block = block_of(due, today)
        self._pressed_at: QPoint | None = None
        self._carries = False
        why, tone = due_words(due)
        name, reason = due.relation.name, ElidedLabel(why, "small", tone or "muted")
        self.setLayout(
            row(
                IconLabel("drag", 16, "muted"),
                ClassTile(due.relation.importance.value, side=22),
                column(ElidedLabel(name, "body"), reason),
                gap=8,
                margins=(2, 4, 4, 4),
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(f"{name}, {why}")
        self.setToolTip(_("Sleep naar een dag, of druk op Enter"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        spot = event.globalPosition().toPoint()
        if self._carries:
            self._deeds.follow(spot)
        elif (spot - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._carries = True
            self._deeds.lift(self._block, spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._pressed_at = None
        if self._carries:
            self._carries = False
            self._deeds.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._deeds.carry(self._block)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            spot = self.mapToGlobal(self.rect().bottomLeft())
        self._deeds.menu(self.due, spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._deeds.carry(self._block)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def by_area(due: Sequence[DueVisit]) -> dict[str, list[DueVisit]]:
    """The most urgent area first, those without an area last."""
    found: dict[str, list[DueVisit]] = {}
    for one in due:
        found.setdefault(one.area.name if one.area else "", []).append(one)
    without = found.pop("", [])
    return {**found, **({"": without} if without else {})}
