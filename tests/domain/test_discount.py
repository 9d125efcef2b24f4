"""What a discount costs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.discount import DiscountCost, discount_cost, lines_over_limit, rounded_to_tens
from salesdesk.domain.money import cents
from salesdesk.domain.offers import LineKind, OfferLine, Period
from tests.builders import an_offer_line


def a_line(quantity: str, price: str, discount: str = "0", code: str = "X", **over: object) -> OfferLine:
    return an_offer_line(
        quantity=Decimal(quantity),
        unit_price=Decimal(price),
        discount_percent=Decimal(discount),
        product_code=code,
        **over,
    )


EXAMPLE = [
    a_line("12", "985", "3"), a_line("4", "312.50"), a_line("2", "640"), a_line("12", "118"),
    a_line("1", "2450", "5"),
]  # fmt: skip


def one_decimal(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.1"))


def test_the_worked_example_comes_out() -> None:
    cost = discount_cost(EXAMPLE, Decimal(28))
    assert (cost.gross, cost.discount, cost.net) == (Decimal(18216), Decimal("477.10"), Decimal("17738.90"))
    assert one_decimal(cost.percent) == Decimal("2.6")
    assert one_decimal(cost.margin_before_percent) == 28
    assert one_decimal(cost.margin_after_percent) == Decimal("26.1")
    assert cost.extra_revenue is not None
    assert rounded_to_tens(cost.extra_revenue) == 1830


def test_known_purchase_prices_count_instead_of_the_assumption() -> None:
    lines = [a_line("10", "10", "10", "A")]
    cost = discount_cost(lines, Decimal(28), {"A": Decimal("6.00")})
    assert (cost.cost, cost.assumed) == (Decimal(60), False)
    assert cost.margin_before_percent == 40
    assert cost.extra_revenue == Decimal(10) * 90 / 30
    assert cost.percent == 10


def test_what_is_paid_by_the_month_costs_twelve_months() -> None:
    lines = [a_line("1", "100", "10", "A", period=Period.MONTHLY), a_line("1", "100", code="B")]
    cost = discount_cost(lines, Decimal(40), {"A": Decimal(50)})
    assert (cost.gross, cost.net, cost.cost) == (Decimal(1300), Decimal(1180), Decimal(660))


def test_a_line_without_purchase_price_is_assumed_and_said_so() -> None:
    lines = [a_line("1", "100", "0", "A"), a_line("1", "100", "0", "B")]
    cost = discount_cost(lines, Decimal(25), {"A": Decimal(50)})
    assert (cost.cost, cost.assumed) == (Decimal(125), True)


def test_options_texts_and_deleted_lines_cost_nothing() -> None:
    lines = [
        a_line("1", "100", "50", kind=LineKind.OPTION),
        a_line("1", "100", "50", kind=LineKind.TEXT),
        a_line("1", "100", "50", deleted=True),
    ]
    cost = discount_cost(lines, Decimal(26))
    assert (cost.gross, cost.percent) == (Decimal(0), Decimal(0))
    assert (cost.margin_before_percent, cost.extra_revenue) == (None, None)


def test_a_discount_that_eats_the_margin_cannot_be_made_up_for() -> None:
    assert discount_cost([a_line("1", "100", "26")], Decimal(26)).extra_revenue is None
    assert discount_cost([a_line("1", "100", "100")], Decimal(26)).margin_after_percent is None


def test_a_sliver_of_margin_asks_for_a_mountain_of_revenue() -> None:
    extra = discount_cost([a_line("1", "100", "25.5")], Decimal(26)).extra_revenue
    assert extra == Decimal("25.5") * Decimal("74.5") / Decimal("0.5")


def test_no_discount_needs_no_extra_revenue() -> None:
    assert discount_cost([a_line("1", "100")], Decimal(26)).extra_revenue == 0


@pytest.mark.parametrize(
    ("exact", "rough"),
    [
        ("1830.53", 1830),
        ("4", 0),
        ("6", 10),
        ("0", 0),
        ("1835.2", 1840),
        ("99.9", 100),
        ("1825", 1830),
        ("5", 10),
    ],
)
def test_a_rough_figure_is_in_tens(exact: str, rough: int) -> None:
    assert rounded_to_tens(Decimal(exact)) == rough


def test_only_lines_above_the_limit_ask_for_a_reason() -> None:
    lines = [
        a_line("1", "10", "5"),
        a_line("1", "10", "5.01", "B"),
        a_line("1", "10", "50", kind=LineKind.OPTION),
    ]
    assert [line.product_code for line in lines_over_limit(lines, Decimal(5))] == ["B"]


@given(
    st.decimals(min_value=1, max_value=100_000, places=2),
    st.decimals(min_value=0, max_value=50, places=1),
    st.decimals(min_value=51, max_value=90, places=1),
)
def test_the_extra_revenue_earns_the_discount_back(
    price: Decimal, discount: Decimal, margin: Decimal
) -> None:
    cost: DiscountCost = discount_cost([a_line("1", str(price), str(discount))], margin)
    assert cost.extra_revenue is not None
    assert cost.margin_after_percent is not None
    assert cents(cost.extra_revenue * cost.margin_after_percent / 100) == cost.discount
