"""The areas of a cycle as its grid shows them, and how one is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from salesdesk.domain.rayon import AreaDay
from salesdesk.ui import theme
from salesdesk.ui.routes.rayon.swatch import area_token


@dataclass(frozen=True, slots=True)
class CycleArea:
    """An area as the grid shows it."""

    id: UUID
    name: str
    colour: int


@dataclass(frozen=True, slots=True)
class Cycle:
    """What the grid shows: its weekdays by name, which of them are for visits, and the areas of each day."""

    weeks: int
    weekdays: tuple[tuple[int, str], ...]
    open_weekdays: tuple[int, ...]
    areas: Mapping[AreaDay, tuple[CycleArea, ...]]
    cautions: Mapping[AreaDay, str]


def paint_chip(painter: QPainter, area: CycleArea, box: QRectF, *, is_marked: bool, is_open: bool) -> None:
    """A chip with the colour of its area; the chosen one has the ring of the focus."""
    token = area_token(area.colour)
    painter.setPen(QPen(theme.color("focus" if is_marked else token), 2 if is_marked else 1))
    painter.setBrush(theme.color(token, 60 if is_open else 25))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(token))
    painter.drawRoundedRect(QRectF(box.left(), box.top(), theme.F(5), box.height()), 2, 2)
    painter.setFont(theme.font(13, 600))
    painter.setPen(theme.color("text"))
    room = box.adjusted(theme.F(11), 0, -4, 0)
    words = QFontMetrics(painter.font()).elidedText(area.name, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
