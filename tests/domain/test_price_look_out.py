"""The price look-out finds what is far off, and nothing else."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.domain.money import parse_amount
from salesdesk.domain.price_look_out import Crowd, UnitPrice, UsualPrice, look_out

TEN = Decimal(10)
TABLE = Path(__file__).parents[1] / "data" / "forecast.csv"


def unit(price: object, quantity: object = 1) -> UnitPrice:
    return UnitPrice(Decimal(str(price)), Decimal(str(quantity)))


def usual(others: Iterable[UnitPrice]) -> UsualPrice | None:
    known = tuple(others)
    return Crowd(
        tuple(sorted(int(each.price.scaleb(6)) for each in known)),
        tuple(sorted(int(each.quantity.scaleb(3)) for each in known)),
    ).usual()


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
        if look_out(own, usual(other for name, other in prices.items() if name != label), TEN)
    ]
    assert found == ["OV100-2", "OV104-1"]


def test_it_names_the_usual_price_and_how_far_off_it_is() -> None:
    prices = worked_table()
    others = [other for label, other in prices.items() if label != "OV100-2"]
    found = look_out(prices["OV100-2"], usual(others), TEN)
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
    found = look_out(unit(price, quantity), usual([unit(100)] * 5), TEN)
    assert (found is not None) is is_found


def test_with_fewer_than_three_others_nothing_is_usual() -> None:
    assert look_out(unit(500), usual([unit(100)] * 2), TEN) is None


def test_one_of_two_in_the_middle_is_halfway() -> None:
    found = usual([unit(100, 1), unit(102, 2), unit("103.5", 4), unit(110, 9)])
    assert found == UsualPrice(Decimal("102.75"), Decimal(3), 4)


def test_ones_own_prices_are_left_out_as_often_as_they_occur() -> None:
    crowd = Crowd((1, 2, 2, 3), (5, 5, 7, 9))
    assert crowd.without(Crowd((2, 8), (5, 9))) == Crowd((1, 2, 3), (5, 7))
