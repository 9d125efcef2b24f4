"""The layouts of an offer as small drawn pages to choose from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget

from salesdesk import formats
from salesdesk.domain.offer_layouts import OfferLayout
from salesdesk.ui import theme
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.labels import ElidedLabel
from salesdesk.ui.parts import column, row
from salesdesk.words import _, word

Bars = tuple[tuple[str, float, float, float, float], ...]
LETTER: Bars = tuple(("line2", 0.14, at, 0.72, 0.028) for at in (0.30, 0.37, 0.44))
LINES: Bars = tuple(("line2", 0.14, at, 0.72, 0.02) for at in (0.56, 0.62, 0.68))
SUM: Bars = (("b2", 0.56, 0.76, 0.30, 0.03),)
SIGN: Bars = (("b1", 0.14, 0.09, 0.10, 0.07),)
DRAWN: dict[OfferLayout, tuple[Bars, ...]] = {
    OfferLayout.COMPACT: ((*SIGN, *LETTER[:2], *LINES, *SUM),),
    OfferLayout.CLASSIC: (
        (*SIGN, *LETTER, ("line2", 0.14, 0.51, 0.44, 0.028)),
        tuple((token, x, y - 0.26, wide, tall) for token, x, y, wide, tall in (*LINES, *SUM)),
    ),
    OfferLayout.MODERN: ((("b1", 0, 0, 1, 0.2), *LETTER[:2], *LINES, *SUM),),
}


class PageDrawing(QWidget):
    """One or two pages in a few strokes, in the colours of the theme."""

    def __init__(self, layout: OfferLayout) -> None:
        super().__init__()
        self._pages = DRAWN[layout]
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(theme.F(40 + 10 * (len(self._pages) - 1)), theme.F(52))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, tall = theme.F(36), theme.F(48)
        for at, bars in reversed(list(enumerate(self._pages))):
            page = QRectF(1 + at * theme.F(10), 1 + at * theme.F(2), wide, tall)
            painter.setPen(QPen(theme.color("fieldline"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRect(page)
            painter.setPen(Qt.PenStyle.NoPen)
            for token, x, y, across, down in bars:
                painter.setBrush(theme.color(token))
                box = QRectF(page.x() + x * wide, page.y() + y * tall, across * wide, down * tall)
                painter.drawRect(box.adjusted(1, 1, 0, 0) if x == 0 else box)


class LayoutChoice(QWidget):
    """Three pages side by side, one chosen; `edited` when the seller takes another."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Opmaak"))
        self._group = QButtonGroup(self)
        self.cells: dict[OfferLayout, Pressable] = {}
        line = row(gap=8)
        for layout in OfferLayout:
            cell = self._cell(layout)
            self.cells[layout] = cell
            self._group.addButton(cell)
            line.addWidget(cell, 1)
        self.setLayout(line)
        self._group.buttonClicked.connect(lambda *_cell: self.edited.emit())

    def _cell(self, layout: OfferLayout) -> Pressable:
        name = formats.capital(word(layout))
        cell = Pressable(name, inset=True)
        cell.setCheckable(True)
        said = column(ElidedLabel(name, "strong"), ElidedLabel(_tells(layout), "small", "muted"), gap=0)
        body = row(PageDrawing(layout), gap=10, margins=(10, 8, 10, 8))
        body.addLayout(said, 1)
        cell.setLayout(body)
        return cell

    def value(self) -> OfferLayout:
        return next((each for each, cell in self.cells.items() if cell.isChecked()), OfferLayout.COMPACT)

    def set_value(self, layout: OfferLayout) -> None:
        self.cells[layout].setChecked(True)


def _tells(layout: OfferLayout) -> str:
    return {
        OfferLayout.COMPACT: _("Alles bij elkaar"),
        OfferLayout.CLASSIC: _("Eerst een brief"),
        OfferLayout.MODERN: _("Band in je huiskleur"),
    }[layout]
