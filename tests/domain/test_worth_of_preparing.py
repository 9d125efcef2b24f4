"""What preparing is worth, what the figures allow to conclude, and the hours that early starts win."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.worth_of_preparing import (
    SAVED_DISCOUNT_PERCENT,
    Caution,
    OfferOutcome,
    PreparingGain,
    Sample,
    Span,
    VisitOutcome,
    caution,
    hours_won,
    mean_span,
    median_seconds,
    sample,
    was_prepared,
    wilson,
)

START = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


def an_outcome(discount: str = "0", won: bool | None = True, amount: int = 1000) -> OfferOutcome:
    return OfferOutcome(Decimal(amount), Decimal(discount), won)


def with_rate(won: int, lost: int) -> Sample:
    return Sample(won + lost, 0, (*[an_outcome()] * won, *[an_outcome(won=False)] * lost))


@pytest.mark.parametrize(
    ("revenue", "hours", "cost", "gain", "break_even"),
    [("400000", "20", "50", 1000, 200000), ("200000", "20", "50", 0, 200000), ("0", "1", "40", -40, 8000)],
)
def test_preparing_pays_from_its_break_even_on(
    revenue: str, hours: str, cost: str, gain: int, break_even: int
) -> None:
    worth = PreparingGain(Decimal(revenue), SAVED_DISCOUNT_PERCENT, Decimal(hours), Decimal(cost))
    assert worth.gain == gain
    assert worth.break_even_revenue == break_even


def test_where_nothing_is_saved_it_never_pays() -> None:
    worth = PreparingGain(Decimal(1000), Decimal(0), Decimal(1), Decimal(50))
    assert worth.gain == -50
    assert worth.break_even_revenue is None


def test_prepared_and_unprepared_visits_are_set_side_by_side_with_their_number() -> None:
    outcomes = [
        VisitOutcome(True, 1200, (an_outcome("2"), an_outcome("3", won=False), an_outcome("4", won=None))),
        VisitOutcome(True, 600),
        VisitOutcome(False, 60, (an_outcome("5", won=False),)),
    ]
    ready, others = sample(outcomes, prepared=True), sample(outcomes, prepared=False)
    assert (ready.visits, len(ready.offers), len(ready.decided), len(ready.won)) == (2, 3, 2, 1)
    assert ready.discount_percent == 3
    assert ready.hit_percent == 50
    assert ready.revenue == 1000
    assert ready.minutes_a_visit == 15
    assert ready.hours == Decimal("0.5")
    assert others.discount_percent == 5
    assert others.hit_percent == 0
    assert others.discount_span is None


def test_without_visits_there_is_nothing_to_say() -> None:
    empty = sample([], prepared=True)
    assert empty == Sample(0, 0, ())
    assert (empty.hit_percent, empty.hit_span, empty.discount_percent, empty.minutes_a_visit) == (None,) * 4


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(0, 10, "0.0", "27.8"), (5, 10, "23.7", "76.3"), (10, 10, "72.2", "100.0"), (30, 100, "21.9", "39.6")],
)
def test_the_interval_of_a_rate_is_that_of_wilson(hits: int, count: int, low: str, high: str) -> None:
    span = wilson(hits, count)
    assert span is not None
    assert (round(span.low, 1), round(span.high, 1)) == (Decimal(low), Decimal(high))


def test_no_sample_has_no_interval() -> None:
    assert wilson(0, 0) is None
    assert mean_span([Decimal(3)]) is None


def test_the_interval_of_an_average_follows_its_spread() -> None:
    assert mean_span([Decimal(4)] * 5) == Span(Decimal(4), Decimal(4))
    span = mean_span([Decimal(2), Decimal(4), Decimal(6)])
    assert span is not None
    assert (round(span.low, 2), round(span.high, 2)) == (Decimal("1.74"), Decimal("6.26"))


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_rate_lies_in_its_own_interval(hits: int, count: int) -> None:
    hits = min(hits, count)
    span = wilson(hits, count)
    assert span is not None
    rate, hair = Decimal(hits) * 100 / count, Decimal("0.0001")
    assert 0 <= span.low <= rate + hair
    assert rate - hair <= span.high <= 100


@pytest.mark.parametrize(
    ("prepared", "others", "said"),
    [
        ((0, 0), (5, 5), Caution.NOTHING_TO_COMPARE),
        ((8, 1), (2, 18), Caution.TOO_FEW),
        ((7, 5), (6, 8), Caution.CHANCE),
        ((40, 10), (10, 40), Caution.APART),
    ],
)
def test_what_may_be_concluded(prepared: tuple[int, int], others: tuple[int, int], said: Caution) -> None:
    assert caution(with_rate(*prepared), with_rate(*others)) is said


@pytest.mark.parametrize(("minutes", "prepared"), [(-60, True), (0, True), (1, False)])
def test_prepared_is_ready_before_it_began(minutes: int, prepared: bool) -> None:
    assert was_prepared(START + timedelta(minutes=minutes), START) is prepared


def test_never_ready_is_not_prepared() -> None:
    assert not was_prepared(None, START)


@pytest.mark.parametrize(
    ("seconds", "middle"),
    [([], None), ([0, 0], None), ([120], 120), ([60, 0, 180], 120), ([30, 90, 600], 90)],
)
def test_the_middle_time_leaves_out_what_was_not_counted(seconds: list[int], middle: int | None) -> None:
    assert median_seconds(seconds) == middle


def test_five_sellers_win_eight_hundred_hours_a_year() -> None:
    assert hours_won(5, Decimal(4), Decimal(40), Decimal(1)) == 800
    assert hours_won(5, Decimal(4), Decimal(40), Decimal("1.25")) == 1000
