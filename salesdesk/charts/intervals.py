"""Rates with their room for chance: a bar per group, and over it the line in which the truth may lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.charts.primitives import Frame, Line, Primitive, Rect, Text


@dataclass(frozen=True, slots=True)
class Interval:
    """One bar: its word, its value, between which values it may lie (None: not known), how that reads."""

    label: str
    value: float
    low: float | None
    high: float | None
    figure: str
    fill: str = "b1"
    tip: str = ""


def interval_bars(
    frame: Frame, bars: Sequence[Interval], *, words_width: float = 108.0, figure_width: float = 96.0
) -> list[Primitive]:
    """Bars under each other on one scale that starts at nought and holds every line."""
    if not bars:
        return []
    row = frame.height / len(bars)
    thick = min(row * 0.5, 20 * frame.scale)
    left, right = words_width * frame.scale, frame.width - figure_width * frame.scale
    most = max(max(bar.value, bar.high or 0.0) for bar in bars) or 1.0
    drawn: list[Primitive] = []
    for place, bar in enumerate(bars):
        middle = row * (place + 0.5)
        words_y = middle + frame.figure_size * 0.35
        drawn.append(Text(0, words_y, bar.label, frame.figure_size, "text2"))
        drawn.append(Rect(left, middle - thick / 2, right - left, thick, "track", 2, tip=bar.tip))
        wide = (right - left) * max(bar.value, 0.0) / most
        if wide > 0:
            outline = "" if bar.fill == "b1" else "b2"
            drawn.append(
                Rect(left, middle - thick / 2, wide, thick, bar.fill, 2, outline=outline, tip=bar.tip)
            )
        drawn += _whisker(bar, left, (right - left) / most, middle, thick)
        drawn.append(
            Text(frame.width, words_y, bar.figure, frame.figure_size, "text", bold=True, anchor="end")
        )
    return drawn


def _whisker(bar: Interval, left: float, unit: float, middle: float, thick: float) -> list[Primitive]:
    if bar.low is None or bar.high is None:
        return []
    low, high, end = left + unit * max(bar.low, 0.0), left + unit * bar.high, thick * 0.28
    return [
        Line(low, middle, high, middle, "text", 1.5),
        Line(low, middle - end, low, middle + end, "text", 1.5),
        Line(high, middle - end, high, middle + end, "text", 1.5),
    ]
