"""A box on paper: tinted or framed, with a piece in it."""

from __future__ import annotations

from typing import Any

from salesdesk.paper.pieces import Piece
from salesdesk.paper.style import Rgb

PALE = 0.09
ROUND = 5.0


def pale(colour: Rgb) -> Rgb:
    """A breath of the colour: text on it reads as on white, a grey printer shows it almost white."""
    red, green, blue = (1 - PALE * (1 - part) for part in colour)
    return red, green, blue


class Panel(Piece):
    """A piece on a tinted ground, or within a frame."""

    def __init__(
        self, piece: Piece, ground: Rgb | None, *, edge: Rgb | None = None, pad: float = 12.0
    ) -> None:
        super().__init__()
        self.piece, self.ground, self.edge, self.pad = piece, ground, edge, pad

    def height_at(self, width: float) -> float:
        return self.piece.height_at(width - 2 * self.pad) + 2 * self.pad

    def split_at(self, width: float, height: float) -> tuple[Panel, Panel] | None:
        parts = self.piece.split_at(width - 2 * self.pad, height - 2 * self.pad)
        if parts is None:
            return None
        above, below = (Panel(part, self.ground, edge=self.edge, pad=self.pad) for part in parts)
        return above, below

    def least_at(self, width: float) -> float:
        return self.piece.least_at(width - 2 * self.pad) + 2 * self.pad

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        tall = self.height_at(width)
        if self.ground:
            canvas.setFillColorRGB(*self.ground)
        if self.edge:
            canvas.setStrokeColorRGB(*self.edge)
            canvas.setLineWidth(0.9)
        fill, stroke = int(self.ground is not None), int(self.edge is not None)
        canvas.roundRect(x, top - tall, width, tall, ROUND, stroke=stroke, fill=fill)
        self.piece.paint(canvas, x + self.pad, top - self.pad, width - 2 * self.pad)
