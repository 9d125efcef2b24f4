"""The number of a week and its letter in the cycle, at the left of its days."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from salesdesk.services.week_board import BoardWeek
from salesdesk.ui import theme
from salesdesk.words import _


def paint_week(painter: QPainter, week: BoardWeek, box: QRect) -> None:
    number = str(week.monday.isocalendar().week)
    rows = ((_("week"), theme.font(12, 600), "muted", 18), (number, theme.font(17, 600), "text", 24))
    y = box.top() + theme.F(6)
    for said, font, tone, tall in rows:
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        painter.drawText(QRect(0, y, box.width(), theme.F(tall)), Qt.AlignmentFlag.AlignLeft, said)
        y += theme.F(tall)
    if week.letter:
        tile = QRect(0, y + theme.F(2), theme.F(28), theme.F(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(tile, 5, 5)
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text2"))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, week.letter)
