"""A chart on paper: the same primitives as on screen, in inks that a grey printer tells apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from salesdesk.charts.primitives import Disc, Frame, Line, Primitive, Rect
from salesdesk.charts.primitives import Text as Words
from salesdesk.paper.pieces import Piece
from salesdesk.paper.style import Align, Face, Rgb, TextStyle, rgb
from salesdesk.paper.text import draw_line

INKS: dict[str, Rgb] = {
    "b1": rgb("#0f766e"), "b2": rgb("#3f958c"), "b3": rgb("#e2efed"), "text": rgb("#16201f"),
    "text2": rgb("#3f4c50"), "muted": rgb("#5c6a70"), "line": rgb("#d5dcde"), "sel": rgb("#f1f5f5"),
    "track": rgb("#e1e7e8"), "acc": rgb("#0f766e"),
}  # fmt: skip
HATCH = 4.0
SCALE = 0.66  # screen pixels to points: words of 12 px come out at 8 points
_ALIGNED = {"start": Align.LEFT, "middle": Align.CENTRE, "end": Align.RIGHT}


class Chart(Piece):
    """Paints what `layout` gives for its room; `height` in points."""

    def __init__(self, layout: Callable[[Frame], Sequence[Primitive]], height: float) -> None:
        super().__init__()
        self.layout, self.tall = layout, height

    def height_at(self, width: float) -> float:
        del width
        return self.tall

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        for shape in self.layout(Frame(width, self.tall, SCALE)):
            draw_shape(canvas, shape, x, top)


def draw_shape(canvas: Any, shape: Primitive, x: float, top: float) -> None:
    """One shape; its y runs down from `top`."""
    if isinstance(shape, Rect):
        _rect(canvas, shape, x, top)
    elif isinstance(shape, Line):
        canvas.setStrokeColorRGB(*INKS[shape.stroke])
        canvas.setLineWidth(shape.width * SCALE)
        canvas.line(x + shape.x1, top - shape.y1, x + shape.x2, top - shape.y2)
    elif isinstance(shape, Disc):
        canvas.setFillColorRGB(*INKS[shape.fill])
        canvas.circle(x + shape.x, top - shape.y, shape.radius, stroke=0, fill=1)
    else:
        _words(canvas, shape, x, top)


def _rect(canvas: Any, shape: Rect, x: float, top: float) -> None:
    left, foot = x + shape.x, top - shape.y - shape.height
    canvas.setFillColorRGB(*INKS[shape.fill])
    canvas.rect(left, foot, shape.width, shape.height, stroke=0, fill=1)
    if shape.hatch:
        _hatch(canvas, shape, left, foot)
    if shape.outline:
        canvas.setStrokeColorRGB(*INKS[shape.outline])
        canvas.setLineWidth(0.7)
        canvas.rect(left, foot, shape.width, shape.height, stroke=1, fill=0)


def _hatch(canvas: Any, shape: Rect, left: float, foot: float) -> None:
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(left, foot, shape.width, shape.height)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.setStrokeColorRGB(*INKS[shape.hatch])
    canvas.setLineWidth(0.5)
    start = left - shape.height
    while start < left + shape.width:
        canvas.line(start, foot, start + shape.height, foot + shape.height)
        start += HATCH
    canvas.restoreState()


def _words(canvas: Any, shape: Words, x: float, top: float) -> None:
    face = Face.SEMIBOLD if shape.bold else Face.REGULAR
    look = TextStyle(face, shape.size, shape.size, INKS[shape.colour], _ALIGNED[shape.anchor])
    draw_line(canvas, x + shape.x, top - shape.y, shape.words, look)
