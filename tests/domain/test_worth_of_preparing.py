"""What preparing is worth, and the hours that early starts win."""

from __future__ import annotations

from decimal import Decimal

import pytest

from salesdesk.domain.worth_of_preparing import (
    SAVED_DISCOUNT_PERCENT,
    PreparingGain,
    Sample,
    VisitOutcome,
    hours_won,
    sample,
)


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
        VisitOutcome(prepared=True, discount_percent=Decimal(2), won=True),
        VisitOutcome(prepared=True, discount_percent=Decimal(3), won=False),
        VisitOutcome(prepared=False, discount_percent=Decimal(5), won=False),
    ]
    assert sample(outcomes, prepared=True) == Sample(2, Decimal("2.5"), Decimal(50))
    assert sample(outcomes, prepared=False) == Sample(1, Decimal(5), Decimal(0))
    assert sample([], prepared=True) == Sample(0, None, None)


def test_five_sellers_win_eight_hundred_hours_a_year() -> None:
    assert hours_won(5, Decimal(4), Decimal(40), Decimal(1)) == 800
    assert hours_won(5, Decimal(4), Decimal(40), Decimal("1.25")) == 1000
