"""What early first appointments won, and what there is to win."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from salesdesk.domain.early_starts import FEWEST_DAYS, EarlyStarts, KeptDay, early_starts, fte

MONDAY = date(2026, 11, 2)
TARGET = time(8, 30)


def _days(*firsts: time, last: time = time(15, 0)) -> EarlyStarts:
    return early_starts(
        [KeptDay(MONDAY + timedelta(days=at), first, last) for at, first in enumerate(firsts)], TARGET
    )


def test_the_averages_are_of_the_first_and_the_last_appointment() -> None:
    starts = _days(time(8, 30), time(9, 30))
    assert (starts.first, starts.last, starts.early_percent) == (time(9, 0), time(15, 0), Decimal(50))


@pytest.mark.parametrize(
    ("firsts", "to_win"),
    [((time(9, 30),), "1"), ((time(8, 0), time(9, 30)), "0.5"), ((time(8, 0),), "0"), ((), "0")],
)
def test_a_day_that_began_before_the_target_does_not_make_up_for_a_late_one(
    firsts: tuple[time, ...], to_win: str
) -> None:
    assert _days(*firsts).to_win_a_day == Decimal(to_win)


def test_four_days_a_week_and_an_hour_a_day_is_a_hundred_and_sixty_hours_a_year() -> None:
    starts = _days(*[time(9, 30)] * 4)
    assert starts.a_year(starts.to_win_a_day) == Decimal(160)


def test_eight_hundred_hours_is_five_eighths_of_a_seller() -> None:
    assert fte(Decimal(800)) == Decimal("0.625")
    assert fte(Decimal(1280)) == 1


def test_what_was_won_is_counted_from_a_quarter_to_ten() -> None:
    assert _days(time(8, 45)).won_a_day == 1
    assert _days(time(10, 45)).won_a_day == -1


@pytest.mark.parametrize(("count", "is_enough"), [(0, False), (FEWEST_DAYS - 1, False), (FEWEST_DAYS, True)])
def test_few_days_are_said_to_be_few(count: int, is_enough: bool) -> None:
    assert _days(*[time(9, 0)] * count).is_enough is is_enough


def test_without_days_there_are_no_averages() -> None:
    nothing = _days()
    assert (nothing.first, nothing.last, nothing.early_percent, nothing.early_span) == (None,) * 4
    assert nothing.days_a_week == 0
    assert nothing.months() == ()


def test_months_come_in_order_with_their_own_days() -> None:
    days = [KeptDay(date(2026, month, 3), time(month, 0), time(15, 0)) for month in (9, 8)]
    found = early_starts(days, TARGET).months()
    assert [(month.month, starts.first) for month, starts in found] == [(8, time(8, 0)), (9, time(9, 0))]
