"""Numbers, dates and months as they stand in files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from salesdesk.exchange import figures
from salesdesk.exchange.sheet import Cell


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1.234,50", "12"], ","), (["1,234.50"], "."), (["12.5", "1.234"], "."), (["12,5"], ","),
        (["1.234"], "?"), (["1,234", "7"], "?"), (["1.234.567"], ","), (["12,5", "12.5", "1.234"], ""),
        (["12", "x", ""], ""), ([Decimal("1.234")], ""), (["€ 1.234,-"], "?"), (["1234,567"], ","),
    ],
)  # fmt: skip
def test_a_column_shows_its_decimal_sign_or_leaves_doubt(cells: list[Cell], sign: str) -> None:
    assert figures.column_sign(cells) == sign


@pytest.mark.parametrize(
    ("cell", "sign", "value"),
    [
        ("1.234", "", "1234"), ("1.234", ".", "1.234"), ("1.234", ",", "1234"), ("1,234", ".", "1234"),
        ("1,234", ",", "1.234"), ("€ 1.234,50", "", "1234.50"), ("35%", "", "35"), ("12,-", "", "12"),
        ("77,80-", "", "-77.80"), (Decimal("1.234"), ",", "1.234"), ("-1.234", ".", "-1.234"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_its_column_writes(cell: Cell, sign: str, value: str) -> None:
    assert figures.number(cell, sign) == Decimal(value)


@pytest.mark.parametrize(
    "cell", ["n.v.t.", "1.23.4", "٣", "12 stuks", date(2026, 1, 1), Decimal(10) ** 16, "1e5"]
)
def test_what_is_no_number_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match=r".*"):
        figures.number(cell)


@pytest.mark.parametrize(
    "cell", ["24-11-2026", "24/11/26", "24.11.2026 00:00", "2026-11-24", "20261124", "24 nov. 2026",
             "24 november 2026", date(2026, 11, 24), Decimal(46350), "2026-11-24T08:30:00"],
)  # fmt: skip
def test_a_date_is_read_day_first(cell: Cell) -> None:
    assert figures.day(cell) == date(2026, 11, 24)


@pytest.mark.parametrize("cell", ["31-02-2026", "11-24-2026", "morgen", Decimal(3), "", "24 foo 2026"])
def test_what_is_no_date_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match=r".*"):
        figures.day(cell)


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("mar", (2027, 3)), ("mrt", (2027, 3)), ("mei", (2027, 5)), ("okt", (2027, 10)), ("oct.", (2027, 10)),
        ("December", (2027, 12)), ("mei 2028", (2028, 5)), ("jan-28", (2028, 1)), ("02-2028", (2028, 2)),
        ("2028-02", (2028, 2)), ("7", (2027, 7)), (Decimal(7), (2027, 7)), (date(2028, 4, 9), (2028, 4)),
        ("24-11-2026", (2026, 11)),
    ],
)  # fmt: skip
def test_a_month_is_read_in_dutch_and_english(cell: Cell, month: tuple[int, int]) -> None:
    assert figures.month(cell, 2027) == date(*month, 1)


@pytest.mark.parametrize("cell", ["verloren", "13", Decimal(0), "volgend jaar"])
def test_what_is_no_month_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match=r".*"):
        figures.month(cell, 2027)
