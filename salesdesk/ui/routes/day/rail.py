"""The rail of the timeline: discs of stops and home, and the dashed line between them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.ui import icons, theme

RAIL_WIDTH = 30
DISC = 26


class StopRail(QWidget):
    """A numbered disc, a tick for what is done, a dashed ring for what isn't kept, home, or a dashed line."""

    def __init__(self, kind: str, number: int = 0) -> None:
        super().__init__()
        self._kind, self._number = kind, number
        self.setFixedWidth(theme.F(RAIL_WIDTH))
        self.setMinimumHeight(self.sizeHint().height())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set(self, kind: str, number: int) -> None:
        """Another kind or number."""
        self._kind, self._number = kind, number
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.F(RAIL_WIDTH), theme.F(18 if self._kind == "drive" else 28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = round(self.width() / 2)
        painter.setPen(QPen(theme.color("text2"), 1.4, Qt.PenStyle.DashLine))
        if self._kind == "drive":
            painter.drawLine(middle, 0, middle, self.height())
            return
        side = theme.F(DISC)
        disc = QRectF(self.width() / 2 - side / 2, 1, side, side)
        if self._kind != "end":
            painter.drawLine(middle, round(disc.bottom()), middle, self.height())
        if self._kind in {"new", "proposal"}:
            self._paint_ring(painter, disc)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        fills = {"home": "text", "end": "text", "done": "track"}
        painter.setBrush(theme.color(fills.get(self._kind, "acc")))
        painter.drawEllipse(disc)
        inset = side * 0.24
        inner = disc.adjusted(inset, inset, -inset, -inset)
        if self._kind in {"home", "end"}:
            icons.draw(painter, "home", inner, "surface", 2.0)
        elif self._kind == "done":
            icons.draw(painter, "check", inner, "text2", 2.4)
        else:
            self._paint_number(painter, disc, "acctext")

    def _paint_ring(self, painter: QPainter, disc: QRectF) -> None:
        is_new = self._kind == "new"
        painter.setBrush(theme.color("accbg" if is_new else "surface"))
        painter.setPen(QPen(theme.color("acc" if is_new else "muted"), 1.6, Qt.PenStyle.DashLine))
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        if is_new:
            self._paint_number(painter, disc, "acc")

    def _paint_number(self, painter: QPainter, disc: QRectF, token: str) -> None:
        painter.setPen(theme.color(token))
        painter.setFont(theme.font(14, 600))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
