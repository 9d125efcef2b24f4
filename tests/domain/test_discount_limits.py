"""What a discount asks: nothing, a reason, or leave; and that none can hide."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.discount_limits import (
    DiscountStand,
    discount_stand,
    effective_discount,
    is_approved,
    most_discount,
    rounded_up,
)
from salesdesk.domain.offers import LineKind, OfferLine, Period
from tests.builders import an_offer, an_offer_line

FREE, REASON, APPROVAL = DiscountStand.FREE, DiscountStand.REASON, DiscountStand.APPROVAL


def a_line(price: object, discount: object = 0, **over: object) -> OfferLine:
    return an_offer_line(
        **{
            "quantity": Decimal(1),
            "unit_price": Decimal(str(price)),
            "discount_percent": Decimal(str(discount)),
            **over,
        }
    )


@pytest.mark.parametrize(
    ("given", "total", "stand"),
    [
        ("0", "0", FREE),
        ("5", "0", FREE),
        ("5.001", "0", REASON),
        ("0", "5", FREE),
        ("0", "5.001", REASON),
        ("5", "5", REASON),
        ("15", "0", REASON),
        ("15.001", "0", APPROVAL),
        ("0", "15.001", APPROVAL),
        ("10", "5", REASON),
        ("10", "5.557", APPROVAL),
        ("100", "0", APPROVAL),
        ("0", "100", APPROVAL),
    ],
)
def test_up_to_and_with_a_limit_nothing_is_asked_for_it(given: str, total: str, stand: DiscountStand) -> None:
    offer = an_offer(lines=(a_line(1000, given),), discount_percent=Decimal(total))
    assert discount_stand(offer, Decimal(5), Decimal(15)) is stand


@pytest.mark.parametrize(
    ("least", "most", "given", "stand"),
    [
        ("10", "10", "10", FREE),
        ("10", "10", "10.001", APPROVAL),
        ("0", "0", "0", FREE),
        ("0", "0", "0.001", APPROVAL),
        ("5", "100", "100", REASON),
        ("100", "100", "100", FREE),
    ],
)
def test_limits_may_be_equal_or_off(least: str, most: str, given: str, stand: DiscountStand) -> None:
    offer = an_offer(lines=(a_line(1000, given),))
    assert discount_stand(offer, Decimal(least), Decimal(most)) is stand


def test_one_line_above_the_limit_asks_a_reason_though_the_whole_stays_below() -> None:
    offer = an_offer(lines=(a_line(10, 50), a_line(9990)))
    assert discount_stand(offer, Decimal(5), Decimal(15)) is FREE
    assert discount_stand(offer, Decimal(5), Decimal(15), line_above=True) is REASON


@pytest.mark.parametrize(
    ("lines", "total", "percent"),
    [
        ([], "0", "0"),
        ([a_line(100, 10), a_line(300)], "0", "2.5"),
        ([a_line(100, 10)], "10", "19"),
        ([a_line("0.03", 5)], "0", "5"),
        ([a_line(100, 10), a_line(100, 0, quantity=Decimal(-1))], "0", "10"),
        ([a_line(100, 0), a_line(1200, 10, period=Period.YEARLY)], "0", "9.231"),
        ([a_line(100, 0), a_line(100, 10, period=Period.MONTHLY)], "0", "9.231"),
        ([a_line(100), a_line(100, 50, kind=LineKind.OPTION)], "0", "0"),
        ([a_line(100), a_line(100, 50, kind=LineKind.TEXT)], "0", "0"),
        ([a_line(100), a_line(100, 50, deleted=True)], "0", "0"),
        ([a_line(0, 50)], "0", "0"),
    ],
)
def test_the_effective_discount_is_of_the_whole(lines: list[OfferLine], total: str, percent: str) -> None:
    assert effective_discount(lines, Decimal(total)) == Decimal(percent)


@pytest.mark.parametrize(
    ("lines", "total", "percent"),
    [
        ([a_line(100), a_line(100, 50, kind=LineKind.OPTION)], "0", "25"),
        ([a_line(100, 10), a_line(100, 0, kind=LineKind.OPTION)], "0", "10"),
        ([a_line(100, 20, kind=LineKind.OPTION)], "0", "20"),
        ([a_line(100, 10), a_line(100, 15, kind=LineKind.OPTION)], "10", "19"),
        ([a_line(100, 10), a_line(1, 99, kind=LineKind.OPTION, deleted=True)], "0", "10"),
    ],
)
def test_a_discount_cannot_hide_in_an_option(lines: list[OfferLine], total: str, percent: str) -> None:
    assert most_discount(lines, Decimal(total)) == Decimal(percent)


def variant(price: int, discount: int, name: str, choice: str = "A", *, chosen: bool = False) -> OfferLine:
    return a_line(price, discount, kind=LineKind.ALTERNATIVE, choice=choice, variant=name, is_chosen=chosen)


def test_a_discount_cannot_hide_in_an_alternative() -> None:
    lines = [a_line(100), variant(100, 0, "goed", chosen=True), variant(100, 60, "beter")]
    assert effective_discount(lines) == 0
    assert most_discount(lines) == 30
    both = [*lines, variant(200, 0, "kort", "B", chosen=True), variant(200, 60, "lang", "B")]
    assert most_discount(both) == 45


amounts = st.tuples(st.integers(0, 5000), st.integers(0, 100))


@given(
    st.lists(amounts, max_size=4), st.lists(amounts, max_size=4), st.lists(amounts, min_size=2, max_size=3)
)
def test_the_most_is_that_of_the_worst_thing_the_customer_can_do(
    fixed: list[tuple[int, int]], options: list[tuple[int, int]], variants: list[tuple[int, int]]
) -> None:
    lines = [
        *(a_line(*each) for each in fixed),
        *(a_line(*each, kind=LineKind.OPTION) for each in options),
        *(variant(*each, str(at), chosen=at == 0) for at, each in enumerate(variants)),
    ]
    worst = Decimal(0)
    for taken in range(2 ** len(options)):
        for chosen in range(len(variants)):
            ordered = [
                *(a_line(*each) for each in fixed),
                *(a_line(*each) for at, each in enumerate(options) if taken >> at & 1),
                a_line(*variants[chosen]),
            ]
            worst = max(worst, effective_discount(ordered))
    assert most_discount(lines) == worst


@pytest.mark.parametrize(
    ("allowed", "given", "approved"),
    [
        (None, "0", False),
        ("18", "18", True),
        ("18", "17", True),
        ("18", "18.001", False),
        ("18", "40", False),
    ],
)
def test_leave_holds_up_to_its_percentage(allowed: str | None, given: str, approved: bool) -> None:
    offer = an_offer(
        lines=(a_line(100, given),), approved_percent=None if allowed is None else Decimal(allowed)
    )
    assert is_approved(offer) is approved
    assert is_approved(replace(offer, lines=())) is (allowed is not None)


@pytest.mark.parametrize(
    ("exact", "said"), [("18", "18.0"), ("18.001", "18.1"), ("18.1", "18.1"), ("0", "0")]
)
def test_what_lies_above_a_limit_is_not_said_to_lie_on_it(exact: str, said: str) -> None:
    assert rounded_up(Decimal(exact)) == Decimal(said)
