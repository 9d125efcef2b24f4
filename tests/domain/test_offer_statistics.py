"""What became of offers, counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.offer_statistics import (
    Cause,
    DecidedOffer,
    PeriodSize,
    Promises,
    Ratio,
    causes,
    days_to_decision,
    group_ratios,
    period_ratios,
    promises,
    ratio,
    ratios,
    spread,
    status_on,
)
from salesdesk.domain.offers import OfferState
from salesdesk.domain.relations import Importance, Status

WON, LOST, EXPIRED = OfferState.WON, OfferState.LOST, OfferState.EXPIRED
DAY = date(2026, 5, 12)


def decided(state: OfferState = WON, amount: object = 1000, **over: Any) -> DecidedOffer:
    values = {"number": 1, "state": state, "amount": Decimal(str(amount)), "decided_on": DAY, **over}
    return DecidedOffer(**values)


def test_the_ratio_counts_and_weighs() -> None:
    found = ratio([decided(WON, 1000), decided(LOST, 3000), decided(EXPIRED, 4000)])
    assert (found.offers, found.orders, found.revenue_percent) == (3, 1, Decimal("12.5"))
    assert found.percent == Decimal(100) / 3
    assert not found.is_enough
    assert found.span is not None
    assert found.span.high > 70


def test_nothing_decided_has_no_ratio() -> None:
    nothing = ratio([])
    assert (nothing.percent, nothing.revenue_percent, nothing.span) == (None, None, None)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (PeriodSize.MONTH, [date(2026, 5, 1), date(2026, 4, 1), date(2025, 12, 1)]),
        (PeriodSize.QUARTER, [date(2026, 4, 1), date(2025, 10, 1)]),
        (PeriodSize.YEAR, [date(2026, 1, 1), date(2025, 1, 1)]),
    ],
)
def test_periods_are_those_of_the_decision_latest_first(size: PeriodSize, expected: list[date]) -> None:
    days = (date(2025, 12, 31), date(2026, 4, 1), DAY)
    found = period_ratios([decided(decided_on=day) for day in days], size)
    assert list(found) == expected
    assert sum(each.offers for each in found.values()) == 3


def test_ratios_by_what_a_relation_is() -> None:
    offers = [decided(importance=Importance.A), decided(LOST, importance=Importance.A), decided()]
    found = ratios(offers, lambda offer: offer.importance)
    assert found == {Importance.A: Ratio(2, 1, Decimal(2000), Decimal(1000))}


def test_an_offer_counts_in_each_of_its_groups_for_its_part() -> None:
    shares = {"Glas": Decimal("0.25"), "Vloer": Decimal("0.75")}
    found = group_ratios([decided(WON, 400, groups=shares), decided(LOST, 100, groups={"Glas": Decimal(1)})])
    assert list(found) == ["Vloer", "Glas"]
    assert found["Glas"] == Ratio(2, 1, Decimal(200), Decimal(100))


def test_days_to_a_decision_run_from_the_first_sending() -> None:
    sent = [date(2026, 5, day) for day in (2, 8, 10, 12)]
    found = days_to_decision([decided(first_sent_on=day) for day in [*sent, None, date(2026, 6, 1)]])
    assert found is not None
    assert (found.count, found.median, found.low, found.high) == (
        4,
        Decimal(3),
        Decimal("1.5"),
        Decimal("5.5"),
    )
    assert days_to_decision([decided()]) is None


@given(st.lists(st.integers(0, 500), min_size=1, max_size=50))
def test_the_middle_half_lies_around_the_middle(values: list[int]) -> None:
    found = spread(values)
    assert found is not None
    assert min(values) <= found.low <= found.median <= found.high <= max(values)


def test_reasons_are_counted_over_lost_offers_whatever_their_capitals() -> None:
    offers = [
        decided(LOST, 100, lost_reason="Te duur"),
        decided(LOST, 300, lost_reason=" te  duur"),
        decided(LOST, 900, lost_reason=""),
        decided(WON, 900, lost_reason="Te duur"),
    ]
    found = causes(offers, lambda offer: offer.lost_reason)
    assert found == (Cause("Te duur", 2, Decimal(400)), Cause("", 1, Decimal(900)))


def test_a_promise_is_kept_on_its_day_or_before() -> None:
    assert promises([(DAY, DAY), (DAY, date(2026, 5, 11)), (DAY, date(2026, 5, 13))]) == Promises(3, 2)
    assert promises([]).percent is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 1), Status.SUSPECT),
        (date(2026, 2, 1), Status.PROSPECT),
        (date(2026, 3, 1), Status.CUSTOMER),
        (date(2026, 12, 1), Status.CUSTOMER),
    ],
)
def test_a_relation_was_what_it_was_before_its_next_change(day: date, expected: Status) -> None:
    changes = [(date(2026, 2, 1), Status.SUSPECT), (date(2026, 3, 1), Status.PROSPECT)]
    assert status_on(day, Status.CUSTOMER, changes) is expected
