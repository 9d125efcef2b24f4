"""What is drawn on a route sheet: the disc of a stop, the way to it, the cup of the break, the house."""

from __future__ import annotations

from typing import Any

from salesdesk.domain.company import Company
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.pieces import Piece, Stack
from salesdesk.paper.style import Align, Face, TextStyle
from salesdesk.paper.text import draw_line


class Disc(Piece):
    """The number of a stop in a disc of the company's colour."""

    def __init__(self, number: str, company: Company) -> None:
        super().__init__()
        self.number, self.company = number, company

    def height_at(self, width: float) -> float:
        return width

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.setFillColorRGB(*accent(self.company))
        canvas.circle(x + width / 2, top - width / 2 + 3, width / 2, stroke=0, fill=1)
        figure = TextStyle(Face.BOLD, 11, 14, style.WHITE, Align.CENTRE)
        draw_line(canvas, x + width / 2, top - width / 2 - 0.8, self.number, figure)


class Way(Piece):
    """The dotted line between two stops."""

    def __init__(self, room: float) -> None:
        super().__init__()
        self.room = room

    def height_at(self, width: float) -> float:
        del width
        return self.room

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.saveState()
        canvas.setStrokeColorRGB(*style.WRITING_LINE)
        canvas.setDash(2, 2.4)
        canvas.setLineWidth(1.1)
        canvas.line(x + width / 2, top - 2, x + width / 2, top - self.room + 2)
        canvas.restoreState()


class House(Piece):
    """A small house at the end of the way."""

    def height_at(self, width: float) -> float:
        del width
        return 14.0

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        middle = x + width / 2
        outline = canvas.beginPath()
        outline.moveTo(middle - 7, top - 7)
        for right, down in ((0, 1), (7, 7), (5, 7), (5, 14), (-5, 14), (-5, 7)):
            outline.lineTo(middle + right, top - down)
        outline.close()
        canvas.setFillColorRGB(*style.INK_SOFT)
        canvas.drawPath(outline, stroke=0, fill=1)


class Cup(Piece):
    """A cup beside the break."""

    def height_at(self, width: float) -> float:
        del width
        return 13.0

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        middle = x + width / 2
        canvas.saveState()
        canvas.setStrokeColorRGB(*style.INK_SOFT)
        canvas.setFillColorRGB(*style.INK_SOFT)
        canvas.roundRect(middle - 5, top - 12, 8, 8.5, 1.6, stroke=0, fill=1)
        canvas.setLineWidth(1.2)
        canvas.arc(middle + 0.8, top - 10, middle + 5.6, top - 5.2, 270, 180)
        canvas.restoreState()


class Reached(Stack):
    """A stop below the way to it, which never stays behind on the page before."""

    def split_at(self, width: float, height: float) -> tuple[Stack, Stack] | None:
        way = sum(piece.height_at(width) for piece in self.pieces[:-1])
        parts = self.pieces[-1].split_at(width, height - way) if height > way else None
        return (Stack(*self.pieces[:-1], parts[0]), Stack(parts[1])) if parts else None

    def least_at(self, width: float) -> float:
        way = sum(piece.height_at(width) for piece in self.pieces[:-1])
        return way + self.pieces[-1].least_at(width)
