"""Figures as they read in the language of the screen."""

from __future__ import annotations

from decimal import Decimal

from salesdesk import formats
from salesdesk.words import screen_language


def euro(amount: Decimal | int, decimals: int = 2) -> str:
    """`€ 1.234,50`, in English `€ 1,234.50`."""
    return formats.euro(amount, screen_language(), decimals)


def price(value: Decimal) -> str:
    """The price of one unit: two decimals, more when it is finer than a cent."""
    exponent = value.normalize().as_tuple().exponent
    return euro(value, max(2, -exponent if isinstance(exponent, int) else 2))


def number(value: Decimal | int, decimals: int | None = None) -> str:
    return formats.number(value, decimals, screen_language())


def percent(value: Decimal | int, decimals: int | None = None) -> str:
    return formats.percent(value, screen_language(), decimals)
