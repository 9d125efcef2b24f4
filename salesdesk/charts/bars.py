"""Bars: pairs of two years beside each other, and months stacked from won and weighted with a target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from salesdesk.charts.axis import Plot, value_axis
from salesdesk.charts.primitives import Frame, Line, Primitive, Rect, Text

GAP_SHARE = 0.48  # of a slot stays empty between stacked bars (LOOK §7)
PAIR_GAP_SHARE = 0.28
SEAM = 1.5  # px between two greens, which are never parted by colour alone
RADIUS = 2.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values of one month or year; None when there is none yet."""

    label: str
    before: float
    now: float | None
    tip: str = ""


def pair_bars(frame: Frame, pairs: Sequence[Pair], words: Callable[[float], str]) -> list[Primitive]:
    """Last year light, this year dark, touching; hairlines behind, labels below."""
    highest = max((max(pair.before, pair.now or 0.0) for pair in pairs), default=0.0)
    plot, drawn = value_axis(frame, highest, words)
    for place, pair in enumerate(pairs):
        left, wide = plot.slot(place, len(pairs))
        bar = wide * (1 - PAIR_GAP_SHARE) / 2
        start = left + wide * PAIR_GAP_SHARE / 2
        drawn += _bar(plot, start, bar - SEAM / 2, 0, pair.before, "b3", tip=pair.tip)
        if pair.now is not None:
            drawn += _bar(plot, start + bar + SEAM / 2, bar - SEAM / 2, 0, pair.now, "b1", tip=pair.tip)
        drawn.append(_below(frame, plot, left + wide / 2, pair.label))
    return drawn


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the forecast: won, weighted, its target (None: none) and whether it is this month."""

    label: str
    won: float
    weighted: float
    target: float | None = None
    current: bool = False
    figure: str = ""
    tip: str = ""

    @property
    def together(self) -> float:
        return self.won + self.weighted


def month_bars(frame: Frame, months: Sequence[Month], words: Callable[[float], str]) -> list[Primitive]:
    """Won solid, weighted hatched on top, the target a dash wider than the bar, the figure above."""
    highest = max((max(month.together, month.target or 0.0) for month in months), default=0.0)
    plot, axis = value_axis(frame, highest, words, room_above=14 * frame.scale)
    behind: list[Primitive] = []
    front: list[Primitive] = []
    for place, month in enumerate(months):
        left, wide = plot.slot(place, len(months))
        bar = wide * (1 - GAP_SHARE)
        start = left + wide * GAP_SHARE / 2
        if month.current:
            behind.append(Rect(left + 4, 0, wide - 8, frame.height, "sel", radius=6))
        front += _bar(plot, start, bar, 0, month.won, "b1", tip=month.tip)
        lift = SEAM if month.won > 0 else 0.0
        front += _bar(plot, start, bar, month.won, month.weighted, "b3", seam=lift, hatch="b2", tip=month.tip)
        if month.target:
            y = plot.y(month.target)
            front.append(Line(start - bar * 0.16, y, start + bar * 1.16, y, "text", 2.0))
        if month.figure:
            y = _clear_of_target(frame, plot, month)
            front.append(
                Text(start + bar / 2, y, month.figure, frame.figure_size, "text", bold=True, anchor="middle")
            )
        front.append(_below(frame, plot, left + wide / 2, month.label, strong=month.current))
    return [*behind, *axis, *front]


def _clear_of_target(frame: Frame, plot: Plot, month: Month) -> float:
    """Baseline of the figure above the bar, lifted over a target dash that would run through it."""
    y = plot.y(month.together) - 6 * frame.scale
    if month.target:
        dash = plot.y(month.target)
        if y - frame.figure_size < dash < y + 3 * frame.scale:
            return dash - 5 * frame.scale
    return y


def _bar(
    plot: Plot,
    x: float,
    wide: float,
    base: float,
    value: float,
    fill: str,
    *,
    seam: float = 0.0,
    hatch: str = "",
    tip: str = "",
) -> list[Primitive]:
    if value <= 0:
        return []
    top, foot = plot.y(base + value), plot.y(base) - seam
    return [Rect(x, top, wide, max(foot - top, 1.0), fill, RADIUS, outline=hatch, hatch=hatch, tip=tip)]


def _below(frame: Frame, plot: Plot, x: float, label: str, *, strong: bool = False) -> Text:
    y = plot.bottom + 17 * frame.scale
    return Text(x, y, label, frame.axis_size, "text" if strong else "muted", bold=strong, anchor="middle")
