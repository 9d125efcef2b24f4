"""What stands behind the blocks of the week board: days, hours, drives, holidays, and the moment it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen

from salesdesk import formats, words
from salesdesk.domain.visits import VisitState
from salesdesk.services.calendar import WeekView
from salesdesk.services.visit_conflicts import Slot
from salesdesk.ui import theme
from salesdesk.ui.visits.week_layout import Grid

FULL_DAY_MINUTES, BUSY_MINUTES = 8 * 60, 390


def paint_day(painter: QPainter, grid: Grid, view: WeekView, day: date) -> None:
    box = grid.day_box(day).adjusted(1.5, 0, -1.5, 0)
    whole = QRectF(box.left(), 1, box.width(), grid.height + theme.F(6))
    is_today = day == view.now.date()
    holiday = view.home_holidays.get(day) or view.holidays.get(day, "")
    fill = "sunken" if holiday or day.weekday() > 4 else "surface"
    painter.setBrush(theme.color(fill))
    painter.setPen(QPen(theme.color("accline" if is_today else "line"), 1))
    painter.drawRoundedRect(whole, 8, 8)
    head = QRectF(box.left() + theme.F(8), theme.F(6), box.width() - theme.F(16), theme.F(20))
    paint_text(painter, head, _day_name(day), 14, "acc" if is_today else "text", weight=600)
    minutes = sum(
        one.line.minutes
        for one in view.visits
        if one.line.visit_on == day and one.line.state is not VisitState.ABSENT
    )
    named = QFontMetrics(theme.font(14, 600)).horizontalAdvance(_day_name(day)) + theme.F(8)
    aside = head.adjusted(named, 0, 0, 0)
    load = formats.duration(minutes, words.screen_language()) if minutes else ""
    if holiday:
        paint_text(painter, aside, holiday, 12, "warn", align=Qt.AlignmentFlag.AlignRight)
    elif QFontMetrics(theme.font(12)).horizontalAdvance(load) <= aside.width():
        paint_text(painter, aside, load, 12, "muted", align=Qt.AlignmentFlag.AlignRight)
    bar = QRectF(head.left(), theme.F(30), head.width(), theme.F(4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(bar, 2, 2)
    bar.setWidth(bar.width() * min(minutes / FULL_DAY_MINUTES, 1))
    painter.setBrush(theme.color("warndot" if minutes >= BUSY_MINUTES else "acc"))
    painter.drawRoundedRect(bar, 2, 2)


def paint_hours(painter: QPainter, grid: Grid) -> None:
    for hour in range(grid.first_hour, grid.last_hour + 1):
        y = grid.top + (hour - grid.first_hour) * grid.hour_height
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(grid.left + 3, y), QPointF(grid.right - 3, y))
        if hour < grid.last_hour:
            box = QRectF(0, y - theme.F(8), grid.left - theme.F(8), theme.F(16))
            paint_text(painter, box, f"{hour:02d}:00", 12, "muted", align=Qt.AlignmentFlag.AlignRight)


def paint_drives(painter: QPainter, grid: Grid, view: WeekView) -> None:
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


def paint_now(painter: QPainter, grid: Grid, view: WeekView) -> None:
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


def paint_text(
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
