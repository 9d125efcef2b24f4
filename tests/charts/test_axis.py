"""The value axis: round steps that reach the highest value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.charts.axis import MOST_STEPS, round_step, value_axis
from salesdesk.charts.primitives import Frame, Line, Text


@pytest.mark.parametrize(
    ("highest", "step"),
    [(45, 10), (50, 10), (51, 20), (17.2, 5), (1, 0.2), (0, 1), (7.4, 2), (990_000, 200_000)],
)
def test_steps_are_round(highest: float, step: float) -> None:
    assert round_step(highest) == pytest.approx(step)


@given(st.floats(min_value=0.001, max_value=1e12))
def test_five_steps_always_reach_the_highest(highest: float) -> None:
    assert round_step(highest) * MOST_STEPS >= highest * (1 - 1e-9)


def test_every_line_has_its_word_right_aligned_left_of_it() -> None:
    plot, drawn = value_axis(Frame(400, 200), 42, lambda value: f"{value:.0f}")
    lines = [shape for shape in drawn if isinstance(shape, Line)]
    words = [shape for shape in drawn if isinstance(shape, Text)]
    assert [word.words for word in words] == ["0", "10", "20", "30", "40", "50"]
    assert all(word.anchor == "end" and word.x < plot.left for word in words)
    assert [line.y1 for line in lines] == [plot.y(value) for value in (0, 10, 20, 30, 40, 50)]


def test_nothing_to_show_still_has_an_axis() -> None:
    plot, drawn = value_axis(Frame(400, 200), 0, str)
    assert plot.highest == 1.0
    assert len(drawn) == 4


def test_slots_fill_the_width() -> None:
    plot, _drawn = value_axis(Frame(400, 200), 10, str)
    left, wide = plot.slot(2, 3)
    assert left + wide == pytest.approx(plot.right)
    assert plot.slot(0, 0) == (plot.left, plot.right - plot.left)
