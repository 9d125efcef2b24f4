"""The price look-out finds what is far off, and nothing else."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.domain.money import parse_amount
from salesdesk.domain.price_look_out import UnitPrice, look_out

TEN = Decimal(10)
TABLE = Path(__file__).parents[1] / "data" / "forecast.csv"


def unit(price: object, quantity: object = 1) -> UnitPrice:
    return UnitPrice(Decimal(str(price)), Decimal(str(quantity)))


def worked_table() -> dict[str, UnitPrice]:
    rows = csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter=";")
    return {
        row["Offertenr"]: unit(parse_amount(row["Bedrag"]) / parse_amount(row["Aantal"]), row["Aantal"])
        for row in rows
    }


def test_in_the_worked_table_exactly_the_two_cheap_offers_are_found() -> None:
    prices = worked_table()
    found = [
        label
        for label, own in prices.items()
        if look_out(own, [other for name, other in prices.items() if name != label], TEN)
    ]
    assert found == ["OV100-2", "OV104-1"]


def test_it_names_the_usual_price_and_how_far_off_it_is() -> None:
    prices = worked_table()
    others = [other for label, other in prices.items() if label != "OV100-2"]
    found = look_out(prices["OV100-2"], others, TEN)
    assert found is not None
    assert (found.price, found.others) == (Decimal("283.5"), 16)
    assert found.usual == Decimal("911.925")
    assert round(found.percent) == -69


@pytest.mark.parametrize(
    ("price", "quantity", "is_found"),
    [
        (112, 1, True),  # twelve percent above the rest
        (110, 1, False),  # exactly the tolerance
        (90, 1, False),
        (89, 1, True),
        (89, 2, False),  # twice the usual quantity may be cheaper
        (79, 2, True),
        (112, 2, True),  # but never dearer
        (200, 0, False),  # nothing is sold
        (200, -1, False),  # a return is no price
    ],
)
def test_how_far_off_a_price_may_be(price: int, quantity: int, is_found: bool) -> None:
    found = look_out(unit(price, quantity), [unit(100)] * 5, TEN)
    assert (found is not None) is is_found


def test_with_fewer_than_three_others_nothing_is_usual() -> None:
    assert look_out(unit(500), [unit(100)] * 2, TEN) is None


def test_gifts_and_returns_of_others_do_not_count() -> None:
    others = [unit(100), unit(100), unit(0), unit(100, -1)]
    assert look_out(unit(500), others, TEN) is None
