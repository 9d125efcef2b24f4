"""Shares held against what was said: a bar per group, its room for chance, a dash where it should end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from salesdesk.charts.axis import value_axis
from salesdesk.charts.bars import GAP_SHARE, RADIUS
from salesdesk.charts.primitives import Frame, Line, Primitive, Rect, Text


@dataclass(frozen=True, slots=True)
class SharePoint:
    """One group in percents: what came out (None: nothing to see), between what, and what was said."""

    label: str
    value: float | None
    low: float
    high: float
    said: float
    figure: str = ""
    tip: str = ""


def promised_shares(
    frame: Frame, points: Sequence[SharePoint], words: Callable[[float], str]
) -> list[Primitive]:
    """Bars up to 100; the dash says what was said, the thin line between what the truth lies."""
    plot, drawn = value_axis(frame, 100, words, room_above=14 * frame.scale)
    for place, point in enumerate(points):
        left, wide = plot.slot(place, len(points))
        bar = wide * (1 - GAP_SHARE)
        start, middle = left + wide * GAP_SHARE / 2, left + wide / 2
        y = plot.bottom + 17 * frame.scale
        drawn.append(Text(middle, y, point.label, frame.axis_size, "muted", anchor="middle"))
        if point.value is None:
            continue
        top, highest, lowest = plot.y(point.value), plot.y(point.high), plot.y(point.low)
        drawn.append(
            Rect(start, top, bar, max(plot.bottom - top, 1.0), "b3", RADIUS, outline="b2", tip=point.tip)
        )
        end = bar * 0.16
        drawn += [
            Line(middle, highest, middle, lowest, "text2", 1.5),
            Line(middle - end, highest, middle + end, highest, "text2", 1.5),
            Line(middle - end, lowest, middle + end, lowest, "text2", 1.5),
        ]
        said = plot.y(point.said)
        drawn.append(Line(start - bar * 0.16, said, start + bar * 1.16, said, "text", 2.5))
        above = min(highest, said) - 5 * frame.scale
        drawn.append(Text(middle, above, point.figure, frame.axis_size, "text", bold=True, anchor="middle"))
    return drawn
