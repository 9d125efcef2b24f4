"""The colour of an area as a small square, and the row of colours to choose from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from salesdesk.ui import theme
from salesdesk.ui.boxes import row
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.routes.map.scene import AREA_COLOURS
from salesdesk.words import _


def area_token(colour: int) -> str:
    """The colour token of an area by its number, as on the map."""
    return f"area{colour % AREA_COLOURS + 1}"


def paint_swatch(painter: QPainter, box: QRectF, colour: int | None) -> None:
    """Filled in the colour of the area; without one only an edge."""
    painter.setPen(QPen(theme.color("fieldline" if colour is None else area_token(colour)), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if colour is None else theme.color(area_token(colour), 200))
    painter.drawRoundedRect(box, 4, 4)


class Swatch(QWidget):
    """The colour of one area beside its name."""

    def __init__(self, colour: int | None, side: int = 14) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(theme.F(side), theme.F(side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_swatch(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._colour)


class _ColourButton(Pressable):
    def __init__(self, colour: int, run: Callable[[], object]) -> None:
        super().__init__(_("Kleur {number}").format(number=colour + 1), run)
        self._colour = colour
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.F(28), theme.F(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = theme.F(6)
        paint_swatch(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self._colour)


class ColourRow(QWidget):
    """The eight colours; `picked` gets the number of the one that was chosen."""

    def __init__(self, chosen: int, picked: Callable[[int], object]) -> None:
        super().__init__()
        self.setAccessibleName(_("Kleur"))
        group = QButtonGroup(self)
        line = row(gap=2)
        for colour in range(AREA_COLOURS):
            button = _ColourButton(colour, partial(picked, colour))
            button.setChecked(colour == chosen % AREA_COLOURS)
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        self.setLayout(line)
