"""The value axis: round steps, hairlines and their labels; no axis line."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from salesdesk.charts.primitives import Frame, Line, Primitive, Text

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_STEPS = 5


def round_step(highest: float, most: int = MOST_STEPS) -> float:
    """The smallest round step with which at most `most` steps reach the highest value."""
    if highest <= 0:
        return 1.0
    rough = highest / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next((size * power for size in _ROUND if size * power >= rough - 1e-12), 10 * power)


@dataclass(frozen=True, slots=True)
class Plot:
    """The room inside the axis, and where a value or a place along the bottom stands in it."""

    left: float
    top: float
    right: float
    bottom: float
    highest: float

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * value / self.highest

    def slot(self, place: int, count: int) -> tuple[float, float]:
        """Left edge and width of one of `count` equal parts of the bottom."""
        wide = (self.right - self.left) / max(count, 1)
        return self.left + wide * place, wide


def value_axis(
    frame: Frame, highest: float, words: Callable[[float], str], *, room_above: float = 0.0
) -> tuple[Plot, list[Primitive]]:
    """Hairlines at round values with their words; `room_above` pixels stay free over the highest line."""
    step = round_step(highest)
    steps = max(math.ceil(highest / step - 1e-9), 1)
    top_value = step * steps
    labels = [words(step * place) for place in range(steps + 1)]
    left = max(len(label) for label in labels) * frame.axis_size * 0.55 + 8 * frame.scale
    bottom = frame.height - 22 * frame.scale
    plot = Plot(left, 6 * frame.scale + room_above, frame.width, bottom, top_value)
    drawn: list[Primitive] = []
    for place, label in enumerate(labels):
        y = plot.y(step * place)
        drawn.append(Line(plot.left, y, plot.right, y, "line"))
        drawn.append(
            Text(
                plot.left - 8 * frame.scale,
                y + frame.axis_size * 0.35,
                label,
                frame.axis_size,
                "muted",
                anchor="end",
            )
        )
    return plot, drawn
