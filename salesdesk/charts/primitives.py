"""What a chart is drawn with: screen and paper paint the same rectangles, lines and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled box in a colour token, y downwards; `hatch` draws slanted lines in that token over the fill.

    `tip` says in words what the box stands for.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0.0
    outline: str = ""
    hatch: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line in a colour token."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Words, their baseline at y; `anchor` says which end x is."""

    x: float
    y: float
    words: str
    size: float
    colour: str
    bold: bool = False
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle around x, y."""

    x: float
    y: float
    radius: float
    fill: str
    outline: str = ""
    tip: str = ""


Primitive = Rect | Line | Text | Disc


@dataclass(frozen=True, slots=True)
class Frame:
    """The room a chart may use, and how large its words are (1.0: 12 px axis, 13 px figures)."""

    width: float
    height: float
    scale: float = 1.0

    @property
    def axis_size(self) -> float:
        return 12 * self.scale

    @property
    def figure_size(self) -> float:
        return 13 * self.scale
