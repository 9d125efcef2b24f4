"""The days of the week with the area whose turn it is, a press away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from salesdesk import formats, words
from salesdesk.services.work_days import DayShape, Off
from salesdesk.ui import theme
from salesdesk.ui.parts import row
from salesdesk.words import _

WORKDAYS = 5


class DayCell(QAbstractButton):
    """A day of the week: its name and its area, without areas its date; off days are grey."""

    def __init__(self, shape: DayShape, run: Callable[[], object], *, chosen: bool, has_areas: bool) -> None:
        super().__init__()
        language = words.screen_language()
        self._day = formats.short_day_name(shape.day, language)
        area = shape.area_names or (_("geen gebied") if has_areas else str(shape.day.day))
        self._below = off_words(shape) if shape.off else area
        self._is_off, self._is_chosen = shape.off is not None, chosen
        said = formats.long_day(shape.day, language)
        self.setAccessibleName(f"{said}, {self._below}" if shape.off or has_areas else said)
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda *_on: run())

    def sizeHint(self) -> QSize:
        return QSize(theme.F(58), theme.F(46))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(36), theme.F(46))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill, ink = ("acc", "acctext") if self._is_chosen else ("accbg", "acc")
        if self._is_off and not self._is_chosen:
            fill, ink = "track", "text2"
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color("accline" if self.underMouse() else fill), 1))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.color(ink))
        half = box.height() / 2
        painter.setFont(theme.font(14, 600))
        upper = QRectF(box.left(), box.top() + 3, box.width(), half - 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._day)
        small = theme.font(11, 400)
        painter.setFont(small)
        room = round(box.width()) - 6
        below = QFontMetrics(small).elidedText(self._below, Qt.TextElideMode.ElideRight, room)
        lower = QRectF(box.left(), box.center().y(), box.width(), half - 3)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, below)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("text" if self._is_chosen else "focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)


def week_strip(week: Sequence[DayShape], day: date, go: Callable[[date], object]) -> QWidget:
    """Monday to Friday, the weekend only when one of its days is looked at."""
    shown = [shape for shape in week if shape.day.weekday() < WORKDAYS or shape.day == day]
    has_areas = any(shape.area_names for shape in week)
    holder = QWidget()
    cells = row(gap=6)
    for shape in shown:
        run = partial(go, shape.day)
        cells.addWidget(DayCell(shape, run, chosen=shape.day == day, has_areas=has_areas), 1)
    holder.setLayout(cells)
    return holder


def off_words(shape: DayShape) -> str:
    """Why no visit is planned on a day."""
    if shape.off is Off.NO_WORKING_DAY:
        return _("vrij") if shape.day.weekday() >= WORKDAYS else _("kantoor")
    return shape.off_name or _("vrij")
