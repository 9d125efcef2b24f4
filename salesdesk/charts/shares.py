"""Shares: horizontal bars with their word and figure, for classes, products and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.charts.primitives import Frame, Primitive, Rect, Text


@dataclass(frozen=True, slots=True)
class Share:
    """One bar: its word, its value and how that reads."""

    label: str
    value: float
    figure: str
    fill: str = "b1"
    tip: str = ""


def share_bars(
    frame: Frame, shares: Sequence[Share], *, words_width: float = 120.0, figure_width: float = 70.0
) -> list[Primitive]:
    """Bars under each other, word at the left, figure at the right; the longest fills the room."""
    if not shares:
        return []
    row = frame.height / len(shares)
    thick = min(row * 0.5, 12 * frame.scale)
    left, right = words_width * frame.scale, frame.width - figure_width * frame.scale
    highest = max(share.value for share in shares) or 1.0
    drawn: list[Primitive] = []
    for place, share in enumerate(shares):
        middle = row * (place + 0.5)
        words_y = middle + frame.figure_size * 0.35
        drawn.append(Text(0, words_y, share.label, frame.figure_size, "text2"))
        drawn.append(Rect(left, middle - thick / 2, right - left, thick, "track", thick / 2))
        if share.value > 0:
            wide = max((right - left) * share.value / highest, thick)
            drawn.append(Rect(left, middle - thick / 2, wide, thick, share.fill, thick / 2, tip=share.tip))
        drawn.append(
            Text(frame.width, words_y, share.figure, frame.figure_size, "text", bold=True, anchor="end")
        )
    return drawn
