"""Bars say with their height what the figures say in words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from salesdesk.charts.bars import SEAM, Month, Pair, month_bars, pair_bars
from salesdesk.charts.primitives import Frame, Line, Primitive, Rect, Text
from salesdesk.charts.shares import Share, share_bars

FRAME = Frame(600, 240)


def _bars(drawn: Sequence[Primitive], fill: str) -> list[Rect]:
    return [shape for shape in drawn if isinstance(shape, Rect) and shape.fill == fill]


def _words(value: float) -> str:
    return f"{value:.0f}"


def test_twice_the_turnover_is_twice_the_height() -> None:
    drawn = pair_bars(FRAME, [Pair("j", 10, 20), Pair("f", 5, 10)], _words)
    heights = [bar.height for bar in _bars(drawn, "b1")]
    assert heights[0] == pytest.approx(2 * heights[1])


def test_last_year_stands_left_and_this_year_touches_it() -> None:
    drawn = pair_bars(FRAME, [Pair("j", 10, 12)], _words)
    before, now = _bars(drawn, "b3")[0], _bars(drawn, "b1")[0]
    assert now.x - (before.x + before.width) == pytest.approx(SEAM)


def test_a_month_to_come_has_no_bar_of_this_year() -> None:
    drawn = pair_bars(FRAME, [Pair("d", 10, None)], _words)
    assert _bars(drawn, "b1") == []
    assert len(_bars(drawn, "b3")) == 1


def test_no_years_at_all_is_an_empty_chart() -> None:
    assert [shape for shape in pair_bars(FRAME, [], _words) if isinstance(shape, Rect)] == []


def test_weighted_stands_on_won_and_is_hatched() -> None:
    drawn = month_bars(FRAME, [Month("nov", 21.3, 17.1, 45)], _words)
    won, weighted = _bars(drawn, "b1")[0], _bars(drawn, "b3")[0]
    assert weighted.y + weighted.height == pytest.approx(won.y - SEAM)
    assert (weighted.hatch, weighted.outline) == ("b2", "b2")
    assert won.hatch == ""


def test_the_target_is_a_dash_wider_than_the_bar_at_its_own_height() -> None:
    drawn = month_bars(FRAME, [Month("nov", 40, 0, 40)], _words)
    bar = _bars(drawn, "b1")[0]
    dash = next(shape for shape in drawn if isinstance(shape, Line) and shape.stroke == "text")
    assert dash.x1 < bar.x
    assert dash.x2 > bar.x + bar.width
    assert dash.y1 == pytest.approx(bar.y)


def test_a_month_without_target_has_no_dash() -> None:
    drawn = month_bars(FRAME, [Month("nov", 40, 0)], _words)
    assert [shape for shape in drawn if isinstance(shape, Line) and shape.stroke == "text"] == []


def test_the_current_month_has_a_panel_behind_everything() -> None:
    drawn = month_bars(FRAME, [Month("okt", 10, 0), Month("nov", 5, 5, current=True)], _words)
    assert isinstance(drawn[0], Rect)
    assert drawn[0].fill == "sel"
    strong = [shape.words for shape in drawn if isinstance(shape, Text) and shape.bold]
    assert strong == ["nov"]


def test_the_figure_stands_above_its_bar() -> None:
    drawn = month_bars(FRAME, [Month("nov", 21, 17, figure="38,4")], _words)
    figure = next(shape for shape in drawn if isinstance(shape, Text) and shape.words == "38,4")
    assert figure.y < _bars(drawn, "b3")[0].y
    assert figure.y > figure.size


def test_everything_stays_inside_the_frame() -> None:
    months = [Month(str(place), place * 3.7, 40 - place, 45, figure="1") for place in range(12)]
    for shape in month_bars(Frame(320, 160, 1.25), months, _words):
        if isinstance(shape, Rect):
            assert shape.y >= 0
            assert shape.x + shape.width <= 320
            assert shape.y + shape.height <= 160


def test_larger_words_ask_more_room_below() -> None:
    plain = _bars(pair_bars(Frame(600, 240, 1.0), [Pair("j", 10, 10)], _words), "b1")[0]
    large = _bars(pair_bars(Frame(600, 240, 1.25), [Pair("j", 10, 10)], _words), "b1")[0]
    assert large.y + large.height < plain.y + plain.height


def test_the_longest_share_fills_the_room_and_none_shows_only_its_track() -> None:
    drawn = share_bars(FRAME, [Share("A", 80, "80 %"), Share("B", 0, "0 %")])
    track, bar = _bars(drawn, "track")[0], _bars(drawn, "b1")[0]
    assert bar.width == pytest.approx(track.width)
    assert len(_bars(drawn, "b1")) == 1


def test_shares_of_nothing_draw_nothing_but_words() -> None:
    assert share_bars(FRAME, []) == []
    drawn = share_bars(FRAME, [Share("A", 0, "–")])
    assert [shape.words for shape in drawn if isinstance(shape, Text)] == ["A", "–"]
