"""Time spent without the pauses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.active_time import LONGEST_PAUSE, seconds_between


def counted(moments: list[float]) -> float:
    return sum(seconds_between(before, now) for before, now in pairwise(moments))


@pytest.mark.parametrize(
    ("moments", "seconds"),
    [
        ([], 0),
        ([100.0], 0),
        ([0.0, 10.0, 30.0], 30),
        ([0.0, 60.0], 60),
        ([0.0, 60.5], 0),
        ([0.0, 20.0, 300.0, 320.0], 40),
        ([50.0, 40.0, 45.0], 5),
    ],
)
def test_gaps_of_more_than_a_minute_do_not_count(moments: list[float], seconds: int) -> None:
    assert counted(moments) == seconds


@given(st.lists(st.floats(min_value=0, max_value=1e6), max_size=50))
def test_never_more_than_the_time_that_passed_nor_a_minute_a_sign(moments: list[float]) -> None:
    passed = max(moments, default=0) - min(moments, default=0)
    assert 0 <= counted(sorted(moments)) <= min(passed, LONGEST_PAUSE * max(len(moments) - 1, 0)) + 1e-6


def test_a_clock_that_runs_back_counts_nothing() -> None:
    assert seconds_between(10, 5) == 0
