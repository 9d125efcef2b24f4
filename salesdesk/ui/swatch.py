"""A block in small, for the legend under a board."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from salesdesk.ui import theme


class Swatch(QWidget):
    """A block in small."""

    def __init__(self, fill: str, edge: str, *, dashed: bool = False, hatched: bool = False) -> None:
        super().__init__()
        self._dress = fill, edge, dashed, hatched
        self.setFixedSize(theme.F(28), theme.F(14))

    def sizeHint(self) -> QSize:
        return QSize(theme.F(28), theme.F(14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        fill, edge, dashed, hatched = self._dress
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if hatched:
            painter.fillRect(box, QBrush(theme.color(fill), Qt.BrushStyle.BDiagPattern))
            return
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color(edge), 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.drawRoundedRect(box, 4, 4)
