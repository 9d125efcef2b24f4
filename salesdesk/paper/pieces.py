"""What a page is made of: pieces that know their height, can be split, and paint themselves."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Self

from reportlab.platypus import CondPageBreak, Flowable

from salesdesk.paper.style import HAIRLINE, INK_SOFT, WRITING_LINE, Rgb

SLACK = 5e-7
"""What sums of heights may be off; more than this and the page refuses what was said to fit."""


class Piece(Flowable, ABC):  # type: ignore[misc]  # reportlab has no types
    """Something on paper of a width it is given."""

    @abstractmethod
    def height_at(self, width: float) -> float:
        """How tall it is on a page without end."""

    @abstractmethod
    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Draw it down from `top`; `canvas` is reportlab's."""

    def split_at(self, width: float, height: float) -> tuple[Piece, Piece] | None:
        """The part that fits in the height and the rest; None when it stays whole."""

    def least_at(self, width: float) -> float:
        """The room it needs to begin on a page."""
        return self.height_at(width)

    def after(self, room: float) -> Self:
        """The same piece with white room above it, unless it begins a page."""
        self.spaceBefore = room
        return self

    def room_at(self, width: float, *, least: bool = False) -> float:
        """What it takes on a page below other pieces, whole or to begin with."""
        return float(self.getSpaceBefore()) + (self.least_at(width) if least else self.height_at(width))

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self.height_at(width)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        parts = self.split_at(width, height)
        if parts is None:
            return []
        return [parts[0].after(self.getSpaceBefore()), parts[1]]

    def draw(self) -> None:
        self.paint(self.canv, 0, self.height, self.width)


class Gap(Piece):
    """White room inside a stack."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.room = height

    def height_at(self, width: float) -> float:
        del width
        return self.room

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Nothing to see."""


class Rule(Piece):
    """A line across."""

    def __init__(self, colour: Rgb = HAIRLINE, thickness: float = 0.6) -> None:
        super().__init__()
        self.colour, self.thickness = colour, thickness

    def height_at(self, width: float) -> float:
        del width
        return self.thickness

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        draw_rule(canvas, x, top - self.thickness / 2, width, self.colour, self.thickness)


class TickBox(Piece):
    """A square to tick, as high as a line of `leading`; `ticked` it holds the tick already."""

    def __init__(self, leading: float, size: float = 8.0, *, ticked: bool = False) -> None:
        super().__init__()
        self.leading, self.size, self.ticked = leading, size, ticked

    def height_at(self, width: float) -> float:
        del width
        return self.leading

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        del width
        canvas.setStrokeColorRGB(*INK_SOFT)
        canvas.setLineWidth(0.8)
        left, bottom, size = x + 0.4, top - self.leading * 0.712 - 0.6, self.size
        canvas.roundRect(left, bottom, size, size, 1.2, stroke=1, fill=0)
        if self.ticked:
            canvas.setLineWidth(1.3)
            middle = left + size * 0.42, bottom + size * 0.24
            canvas.line(left + size * 0.2, bottom + size * 0.5, *middle)
            canvas.line(*middle, left + size * 0.8, bottom + size * 0.78)


class WritingLines(Piece):
    """Room to write on, ruled every `room` points, the first after `first`."""

    def __init__(self, count: int, room: float, *, first: float | None = None) -> None:
        super().__init__()
        self.count, self.room = count, room
        self.ruled = count * room if first is None else first + (count - 1) * room

    def height_at(self, width: float) -> float:
        del width
        return self.ruled

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        for line in range(self.count):
            draw_rule(canvas, x, top - self.ruled + line * self.room, width, WRITING_LINE, 0.4)


class Stack(Piece):
    """Pieces under each other; splits between them or inside one."""

    def __init__(self, *pieces: Piece) -> None:
        super().__init__()
        self.pieces = pieces

    def height_at(self, width: float) -> float:
        return sum(piece.height_at(width) for piece in self.pieces)

    def split_at(self, width: float, height: float) -> tuple[Stack, Stack] | None:
        used = 0.0
        for at, piece in enumerate(self.pieces):
            tall = piece.height_at(width)
            if used + tall > height + SLACK:
                parts = piece.split_at(width, height - used)
                if parts:
                    return Stack(*self.pieces[:at], parts[0]), Stack(parts[1], *self.pieces[at + 1 :])
                return (Stack(*self.pieces[:at]), Stack(*self.pieces[at:])) if at else None
            used += tall
        return None

    def least_at(self, width: float) -> float:
        return self.pieces[0].least_at(width)

    def paint(self, canvas: Any, x: float, top: float, width: float) -> None:
        for piece in self.pieces:
            piece.paint(canvas, x, top, width)
            top -= piece.height_at(width)


def draw_rule(canvas: Any, x: float, y: float, width: float, colour: Rgb, thickness: float) -> None:
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(thickness)
    canvas.line(x, y, x + width, y)


def under_heading(heading: Piece, body: Sequence[Piece], width: float) -> list[Flowable]:
    """A heading that never ends a page: it stays with the first lines of what it heads."""
    if not body:
        return []
    return [CondPageBreak(heading.room_at(width) + body[0].room_at(width, least=True)), heading, *body]


def kept_whole(heading: Piece, body: Piece, width: float, most: float) -> list[Flowable]:
    """A heading and its body on one page, where they take no more than `most` points of it."""
    tall = heading.room_at(width) + body.room_at(width)
    return [CondPageBreak(tall), heading, body] if tall <= most else under_heading(heading, [body], width)
