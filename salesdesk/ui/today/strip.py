"""The day as a strip: driving as dots, visits as blocks, lunch, and the red line of now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk import formats
from salesdesk.services.today import TodayView
from salesdesk.ui import icons, theme
from salesdesk.words import _


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the day in minutes after midnight; `kind` is visit, next, lunch or home."""

    first: int
    last: int
    words: str
    kind: str


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def blocks_of(view: TodayView) -> list[Block]:
    """The blocks of a planned day from leaving home to coming home."""
    plan = view.route.plan
    coming = view.next_visit
    blocks: list[Block] = []
    if plan.set_out_time is not None:
        blocks.append(Block(_minute(plan.set_out_time), _minute(plan.set_out_time), "", "home"))
    for place, visit in enumerate(view.route.visits):
        blocks += _lunch(view, place) if blocks else []
        kind = "next" if coming is not None and visit.line.id == coming.id else "visit"
        start = _minute(visit.planned.start_time)
        blocks.append(Block(start, start + visit.line.minutes, visit.line.place, kind))
    blocks += _lunch(view, len(view.route.visits))
    if plan.home_time is not None:
        blocks.append(Block(_minute(plan.home_time), _minute(plan.home_time), "", "home"))
    return blocks


def _lunch(view: TodayView, place: int) -> list[Block]:
    """The break that is had after so many visits, a hair's breadth from them."""
    at = view.route.plan.lunch_time
    if at is None or view.route.lunch_after != place:
        return []
    return [Block(_minute(at) + 3, _minute(at) + view.route.lunch_minutes, _("lunch"), "lunch")]


class DayStrip(QWidget):
    """Painted; the day line below it says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[Block] = []
        self._now: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("De dag op de klok"))

    def sizeHint(self) -> QSize:
        return QSize(theme.F(600), theme.F(62))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(300), theme.F(62))

    def show_day(self, view: TodayView, now: datetime) -> None:
        self._blocks = blocks_of(view)
        self._now = _minute(now.time()) if view.day == now.date() else None
        said = ", ".join(
            f"{formats.clock(time(block.first // 60, block.first % 60))} {block.words}"
            for block in self._blocks
            if block.kind in {"visit", "next"}
        )
        self.setAccessibleDescription(said)
        self.update()

    def _span(self) -> tuple[int, int]:
        moments = [self._blocks[0].first, self._blocks[-1].last]
        if self._now is not None and moments[0] - 90 <= self._now <= moments[1] + 90:
            moments.append(self._now)
        return min(moments) - 12, max(moments) + 14

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if not self._blocks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._span()
        scale = self.width() / max(last - first, 1)

        def x_of(minute: float) -> float:
            return (minute - first) * scale

        self._paint_hours(painter, first, last, scale)
        middle = theme.F(39)
        self._paint_drives(painter, x_of, middle)
        for block in self._blocks:
            self._paint_block(painter, block, x_of(block.first), x_of(block.last), middle)
        if self._now is not None and first <= self._now <= last:
            self._paint_now(painter, x_of(self._now))

    def _paint_hours(self, painter: QPainter, first: int, last: int, scale: float) -> None:
        painter.setFont(theme.font(12))
        every = 60 if scale * 60 >= theme.F(44) else 120
        for minute in range(-(-first // every) * every, last, every):
            x = (minute - first) * scale
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(x, theme.F(20)), QPointF(x, self.height()))
            painter.setPen(theme.color("muted"))
            box = QRectF(x - theme.F(30), 0, theme.F(60), theme.F(18))
            if box.left() >= 0 and box.right() <= self.width():
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{minute // 60:02d}:00")

    def _paint_drives(self, painter: QPainter, x_of: Callable[[float], float], middle: float) -> None:
        painter.setPen(QPen(theme.color("text2"), 1.4, Qt.PenStyle.DashLine))
        for before, after in zip(self._blocks, self._blocks[1:], strict=False):
            start = x_of(before.last) + (theme.F(13) if before.kind == "home" else theme.F(3))
            end = x_of(after.first) - (theme.F(13) if after.kind == "home" else theme.F(3))
            if end > start:
                painter.drawLine(QPointF(start, middle), QPointF(end, middle))

    def _paint_block(self, painter: QPainter, block: Block, left: float, right: float, middle: float) -> None:
        if block.kind == "home":
            side = theme.F(16)
            icons.draw(painter, "home", QRectF(left - side / 2, middle - side / 2, side, side), "text2")
            return
        half = theme.F(9 if block.kind == "lunch" else 13)
        box = QRectF(left, middle - half, max(right - left, 4), 2 * half)
        fill, edge, ink = {
            "next": ("acc", "acc", "acctext"),
            "visit": ("accbg", "accline", "acc"),
            "lunch": ("surface", "line2", "muted"),
        }[block.kind]
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color(edge), 1))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(
            theme.font(13 if block.kind != "lunch" else 12, 600 if block.kind != "lunch" else 400)
        )
        metrics = QFontMetrics(painter.font())
        inside = box.adjusted(theme.F(6), 0, -theme.F(2), 0)
        words = metrics.elidedText(block.words, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.setPen(theme.color(ink))
        align = Qt.AlignmentFlag.AlignCenter if block.kind == "lunch" else Qt.AlignmentFlag.AlignLeft
        if inside.width() > theme.F(18):
            painter.drawText(inside, align | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_now(self, painter: QPainter, x: float) -> None:
        painter.setPen(QPen(theme.color("bad"), 1.5))
        painter.drawLine(QPointF(x, theme.F(20)), QPointF(x, self.height() - theme.F(5)))
        painter.setBrush(theme.color("bad"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(x, theme.F(20)), 3, 3)
