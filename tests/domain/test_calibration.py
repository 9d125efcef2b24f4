"""Stated chances against outcomes."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.calibration import (
    FEWEST,
    Calibration,
    Correction,
    Foretold,
    ScoreVerdict,
    chance_before,
)

DECIDED = date(2026, 11, 20)


def ago(days: int) -> date:
    return DECIDED - timedelta(days=days)


def outcomes(*parts: tuple[int, int, int]) -> Calibration:
    """So many offers at a chance, of which so many were won."""
    made = [Foretold(0, chance, place < won) for chance, count, won in parts for place in range(count)]
    return Calibration(tuple(made))


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ([(ago(40), 30), (ago(14), 60), (ago(3), 90)], 60),
        ([(ago(40), 30), (ago(13), 90)], 30),
        ([(ago(10), 70), (ago(2), 95)], 70),
        ([(ago(0), 100)], None),
        ([], None),
    ],
)
def test_the_chance_that_counts_was_named_well_before_the_outcome(
    stated: list[tuple[date, int]], expected: int | None
) -> None:
    assert chance_before(stated, DECIDED) == expected


@given(st.lists(st.tuples(st.integers(0, 100), st.booleans())))
def test_every_offer_is_in_exactly_one_band(pairs: list[tuple[int, bool]]) -> None:
    found = Calibration(tuple(Foretold(0, chance, won) for chance, won in pairs))
    bands = found.bands()
    assert sum(band.count for band in bands) == len(pairs)
    assert sum(band.won for band in bands) == found.won
    assert [band.low for band in bands] == list(range(0, 100, 10))


def test_a_band_tells_what_was_named_and_what_came_of_it() -> None:
    band = outcomes((60, 3, 1), (68, 1, 1), (70, 5, 5)).bands()[6]
    assert (band.low, band.high, band.count, band.won) == (60, 69, 4, 2)
    assert (band.stated_percent, band.won_percent) == (62, 50)
    assert band.span is not None
    assert 10 < band.span.low < 50 < band.span.high < 90


def test_an_empty_band_concludes_nothing() -> None:
    band = outcomes().bands()[9]
    assert (band.high, band.won_percent, band.span) == (100, None, None)


def test_the_brier_score_is_the_average_squared_distance() -> None:
    found = outcomes((80, 1, 1), (40, 1, 0))
    assert found.brier == pytest.approx((0.04 + 0.16) / 2)
    assert (found.base_percent, found.base_brier, found.stated_percent) == (50, 0.25, 60)


def test_without_offers_there_is_no_score() -> None:
    nothing = outcomes()
    assert (nothing.brier, nothing.base_brier, nothing.verdict) == (None, None, ScoreVerdict.TOO_FEW)


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ([(90, 10, 9), (10, 9, 1)], ScoreVerdict.TOO_FEW),
        ([(60, 30, 30)], ScoreVerdict.ONE_SIDED),
        ([(90, 20, 18), (10, 20, 2)], ScoreVerdict.BETTER),
        ([(55, 20, 11), (45, 20, 9)], ScoreVerdict.EVEN),
        ([(90, 20, 2), (10, 20, 18)], ScoreVerdict.WORSE),
    ],
)
def test_better_or_worse_is_only_said_beyond_chance(
    parts: list[tuple[int, int, int]], verdict: ScoreVerdict
) -> None:
    assert outcomes(*parts).verdict is verdict


def test_few_offers_suggest_no_correction() -> None:
    assert outcomes((90, FEWEST - 1, 0)).correction() == Correction()


def test_chances_that_come_out_are_left_alone() -> None:
    found = outcomes(*((chance, 100, chance) for chance in range(10, 100, 10))).correction()
    assert [found.corrected(chance) for chance in (10, 50, 90)] == [10, 50, 90]


def test_who_is_too_hopeful_is_corrected_down_and_more_so_with_more_offers() -> None:
    few = outcomes((80, 20, 10)).correction().corrected(80)
    many = outcomes((80, 400, 200)).correction().corrected(80)
    assert 50 < many < few < 80
    assert many - 50 < 5


@given(st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=FEWEST, max_size=80))
def test_a_correction_never_turns_the_order_around(pairs: list[tuple[int, bool]]) -> None:
    found = Calibration(tuple(Foretold(0, chance, won) for chance, won in pairs)).correction()
    made = [found.corrected(chance) for chance in range(101)]
    assert made == sorted(made)
    assert (made[0], made[100]) == (0, 100)
    assert all(1 <= chance <= 99 for chance in made[1:100])


def test_the_line_is_found_in_invented_outcomes() -> None:
    dice = random.Random(5)
    pairs = [
        (chance, dice.random() < chance / 100 * 0.7) for chance in dice.choices(range(10, 95, 5), k=3000)
    ]
    found = Calibration(tuple(Foretold(0, chance, won) for chance, won in pairs)).correction()
    assert abs(found.corrected(50) - 35) <= 4
