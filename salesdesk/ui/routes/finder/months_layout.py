"""Where the months and their days stand: as many beside each other as there is room for."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF

CELL_WIDE, CELL_TALL, GAP, TITLE, NAMES = 34, 40, 20, 26, 18
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class MonthBox:
    """A month: its first day, where it begins, and how wide and tall one day is.

    `skipped` are the weeks at its beginning that are over.
    """

    first: date
    left: float
    top: float
    cell: float
    tall: float
    head: float
    skipped: int = 0

    def cell_of(self, day: date) -> QRectF:
        place = self.first.weekday() + day.day - 1
        row, column = divmod(place, WEEK_DAYS)
        left = self.left + column * self.cell
        top = self.top + self.head + (row - self.skipped) * self.tall
        return QRectF(left, top, self.cell, self.tall).adjusted(1, 1, -1, -1)

    @property
    def days(self) -> list[date]:
        count = monthrange(self.first.year, self.first.month)[1]
        return [self.first + timedelta(days=step) for step in range(count)]

    @property
    def bottom(self) -> float:
        return self.cell_of(self.days[-1]).bottom() + 1


def lay_out(first_on: date, last_on: date, width: float, scale: float) -> list[MonthBox]:
    """The months of these days in rows over this width; `scale` is the factor of the letters."""
    months = months_between(first_on, last_on)
    least, gap = CELL_WIDE * WEEK_DAYS * scale, GAP * scale
    columns = max(1, min(4, int((width + gap) // (least + gap))))
    cell = (width - gap * (columns - 1)) / columns / WEEK_DAYS
    boxes: list[MonthBox] = []
    top = 0.0
    for start in range(0, len(months), columns):
        row = [
            MonthBox(
                first,
                place * (cell * WEEK_DAYS + gap),
                top,
                cell,
                CELL_TALL * scale,
                (TITLE + NAMES) * scale,
                (first_on.day + first.weekday() - 1) // WEEK_DAYS if first <= first_on else 0,
            )
            for place, first in enumerate(months[start : start + columns])
        ]
        boxes += row
        top = max(box.bottom for box in row) + gap * 0.7
    return boxes


def months_between(first: date, last: date) -> list[date]:
    """The first of each month, both ends included."""
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found
