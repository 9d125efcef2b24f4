"""An offer costs hours; whether it pays follows from amount, margin and chance."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.company import Thresholds
from salesdesk.domain.offer_cost import offer_worth
from tests.builders import an_id, an_offer, an_offer_line

D = Decimal
USUAL = Thresholds(offer_hours=D(3), hour_cost=D(60), sheet_cost=D("2.50"), margin_percent=D(20))


def lines(amount: int) -> tuple[Any, ...]:
    return (an_offer_line(unit_price=D(amount), quantity=D(1)),)


@pytest.mark.parametrize(
    ("offer", "cost", "expected", "pays"),
    [
        ({"lines": lines(10_000), "chance_percent": 30}, D("180.00"), D("600.00"), True),
        ({"lines": lines(1_000), "chance_percent": 50}, D("180.00"), D("100.00"), False),
        ({"lines": lines(1_800), "chance_percent": 50}, D("180.00"), D("180.00"), True),
        ({"lines": (), "budget": D(2_000), "chance_percent": 40}, D("180.00"), D("160.00"), False),
        ({"lines": (), "budget": None, "chance_percent": 40}, D("180.00"), None, None),
        ({"lines": lines(5_000), "chance_percent": None}, D("180.00"), None, None),
        ({"lines": lines(9_000), "chance_percent": 0}, D("180.00"), D("0.00"), False),
    ],
)
def test_it_pays_when_margin_times_chance_covers_the_making(
    offer: dict[str, Any], cost: Decimal, expected: Decimal | None, pays: bool | None
) -> None:
    worth = offer_worth(an_offer(**offer), USUAL)
    assert (worth.cost, worth.expected, worth.pays) == (cost, expected, pays)


def test_every_sheet_behind_it_costs_too() -> None:
    assert offer_worth(an_offer(attachments=(an_id(), an_id())), USUAL).cost == D("185.00")


def test_the_margin_of_the_lines_goes_before_the_usual_one() -> None:
    worth = offer_worth(an_offer(lines=lines(1_000), chance_percent=100), USUAL, D(50))
    assert worth.expected == D("500.00")
