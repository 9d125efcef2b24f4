"""Amounts as sellers type them, and how they are rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk import formats
from salesdesk.domain.money import cents, parse_amount

AMOUNTS = st.decimals(min_value=-10_000_000, max_value=10_000_000, places=2)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1234,5", "1234.5"),
        ("1.234,50", "1234.50"),
        ("12.50", "12.50"),
        ("€ 12,50", "12.50"),
        ("1.234", "1234"),
        ("1,234", "1.234"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1,234.5", "1234.5"),
        ("12.345.678", "12345678"),
        ("1,234,567", "1234567"),
        ("0,5", "0.5"),
        (",5", "0.5"),
        ("5,", "5"),
        ("5.", "5"),
        ("0.75", "0.75"),
        ("1234.5678", "1234.5678"),
        ("-77,80", "-77.80"),
        ("−77,80", "-77.80"),
        ("€ -77,80", "-77.80"),
        ("  42 ", "42"),
        ("1\u00a0234,50", "1234.50"),
        ("21 %", "21"),
        ("EUR 9,95", "9.95"),
        ("0", "0"),
        ("999999999999999", "999999999999999"),
    ],
)
def test_an_amount_is_read_as_a_dutch_or_flemish_seller_means_it(typed: str, amount: str) -> None:
    assert parse_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1,234", "1234"),
        ("1.234", "1.234"),
        ("1,234.50", "1234.50"),
        ("12,50", "12.50"),
        ("€ -1,234,567", "-1234567"),
        ("1.234.567", "1234567"),
        ("0.125", "0.125"),
    ],
)
def test_where_the_dot_is_the_decimal_sign_a_comma_parts_thousands(typed: str, amount: str) -> None:
    assert parse_amount(typed, ".") == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "€", "-", "abc", "12a", "1.23.4", "1,2,3", "12.34.567", "1.2345,6", "1,2345.6", "1..2",
        "1,,2", "1.234,5,6", "--5", "5-", "1e5", "²", "½", "١٢", "1.23,45", ",", "1234.567,8", "1.,5",
        "1234567890123456", "NaN", "Infinity", "12,5.0.1",
    ],
)  # fmt: skip
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the text is checked below
        parse_amount(typed)
    assert refused.value.args == (typed,)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68"), ("-0.005", "-0.01"), ("1.115", "1.12"),
     ("10.245", "10.25"), ("10.2449999", "10.24"), ("-2.345", "-2.35")],
)  # fmt: skip
def test_half_a_cent_goes_up_away_from_zero(exact: str, rounded: str) -> None:
    assert cents(Decimal(exact)) == Decimal(rounded)


@given(AMOUNTS)
def test_an_amount_on_screen_reads_back_as_itself(amount: Decimal) -> None:
    assert parse_amount(formats.euro(amount)) == amount
    assert parse_amount(formats.number(amount, language="en"), ".") == amount


@given(st.text(max_size=30))
def test_reading_never_fails_otherwise_than_by_refusing(typed: str) -> None:
    try:
        amount = parse_amount(typed)
    except ValueError:
        return
    assert amount.is_finite()
