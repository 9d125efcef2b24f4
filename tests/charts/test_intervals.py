"""A bar with the room that chance leaves it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from salesdesk.charts.intervals import Interval, interval_bars
from salesdesk.charts.primitives import Frame, Line, Primitive, Rect, Text

FRAME = Frame(600, 80)
READY = Interval("Voorbereid", 60, 40, 80, "60 %")
OTHERS = Interval("Niet", 30, 20, 50, "30 %", "b3")


def bars(drawn: Sequence[Primitive], fill: str) -> list[Rect]:
    return [shape for shape in drawn if isinstance(shape, Rect) and shape.fill == fill]


def lines(drawn: Sequence[Primitive]) -> list[Line]:
    return [shape for shape in drawn if isinstance(shape, Line)]


def test_twice_the_rate_is_twice_the_length() -> None:
    drawn = interval_bars(FRAME, [READY, OTHERS])
    assert bars(drawn, "b1")[0].width == pytest.approx(2 * bars(drawn, "b3")[0].width)


def test_the_line_runs_over_the_end_of_its_bar_and_stays_in_the_track() -> None:
    drawn = interval_bars(FRAME, [READY, OTHERS])
    bar, track, line = bars(drawn, "b1")[0], bars(drawn, "track")[0], lines(drawn)[0]
    assert bar.x < line.x1 < bar.x + bar.width < line.x2
    assert line.x2 == pytest.approx(track.x + track.width)


def test_without_a_known_interval_there_is_no_line() -> None:
    assert lines(interval_bars(FRAME, [Interval("Voorbereid", 3, None, None, "3 %")])) == []


def test_nothing_won_has_no_bar_but_its_figure_and_room_for_chance() -> None:
    drawn = interval_bars(FRAME, [Interval("Niet", 0, -1, 28, "0 %")])
    assert bars(drawn, "b1") == []
    assert "0 %" in {shape.words for shape in drawn if isinstance(shape, Text)}
    assert lines(drawn)[0].x1 == bars(drawn, "track")[0].x


def test_no_bars_is_no_chart() -> None:
    assert interval_bars(FRAME, []) == []
