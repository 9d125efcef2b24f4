"""How often and how far a decision moved, how far an offer has come, and what is still lacking."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from salesdesk.domain.company import Thresholds
from salesdesk.domain.coverage import Coverage
from salesdesk.domain.offer_slips import Slip, slip_of
from salesdesk.domain.offer_stages import STAGE_CHANCES, Stage, stage_chance, stage_of
from salesdesk.domain.offers import OfferState

NOW = date(2026, 11, 1)
OCT, NOV, DEC, JAN, MAR = (
    date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), date(2027, 3, 1)
)  # fmt: skip


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ([], Slip()),
        ([DEC], Slip()),
        ([DEC, DEC, DEC], Slip()),
        ([DEC, JAN], Slip(1, 1)),
        ([OCT, DEC, MAR], Slip(2, 5)),
        ([MAR, DEC], Slip()),
        ([DEC, MAR, DEC], Slip(1, 0)),
        ([OCT], Slip(0, 1)),
        ([date(2026, 8, 1), OCT], Slip(1, 3)),
        ([date(2026, 12, 24), DEC], Slip()),
    ],
)
def test_a_slip_counts_moves_later_and_months_from_the_first_named(named: list[date], expected: Slip) -> None:
    assert slip_of(named, NOW) == expected


def test_only_a_slip_that_happened_is_one() -> None:
    assert [bool(slip) for slip in (Slip(), Slip(1, 0), Slip(0, 2))] == [False, True, True]


@pytest.mark.parametrize(
    ("state", "talked", "against", "stage"),
    [
        (OfferState.DRAFT, True, False, Stage.DRAFT),
        (OfferState.RELEASED, False, False, Stage.SENT),
        (OfferState.RELEASED, True, True, Stage.TALKED),
        (OfferState.RELEASED, True, False, Stage.SOUND),
    ],
)
def test_an_offer_stands_in_the_furthest_stage_it_reached(
    state: OfferState, talked: bool, against: bool, stage: Stage
) -> None:
    assert stage_of(state, talked=talked, is_against_advice=against) is stage


def test_a_stage_has_the_chance_that_was_set_or_one_to_start_with() -> None:
    assert stage_chance(Stage.SENT, {Stage.SENT: 42}) == 42
    assert stage_chance(Stage.SENT, {}) == STAGE_CHANCES[Stage.SENT]


def test_coverage_is_what_is_open_against_what_is_lacking() -> None:
    cover = Coverage(Decimal(100_000), Decimal(60_000), Decimal(120_000), Decimal(30_000))
    assert (cover.rest, cover.times_open, cover.times_weighted) == (
        Decimal(40_000),
        Decimal(3),
        Decimal("0.75"),
    )


def test_who_has_reached_his_target_lacks_nothing() -> None:
    cover = Coverage(Decimal(100), Decimal(101), Decimal(50), Decimal(20))
    assert (cover.rest, cover.times_open, cover.times_weighted) == (Decimal(0), None, None)


def test_a_month_has_its_own_target_or_that_of_every_month() -> None:
    thresholds = Thresholds(month_target=Decimal(40), month_targets={DEC: Decimal(25)})
    assert [thresholds.target_of(month) for month in (NOV, date(2026, 12, 24))] == [40, 25]
    assert thresholds.target_over(NOV, 3) == 105
