"""Amounts, quantities and percentages as Dutch and Flemish sellers type them, and how they are rounded."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
_NUMBER = re.compile(r"[-−]?[0-9][0-9.,]*|[-−]?,[0-9]+")
_THOUSANDS_DOTS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
_THOUSANDS_COMMAS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")
MOST_DIGITS = 15


def cents(amount: Decimal) -> Decimal:
    """The amount rounded half-up to whole cents (away from zero on a tie)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def to_cents(amount: Decimal) -> int:
    return int(cents(amount) * 100)


def from_cents(count: int) -> Decimal:
    return Decimal(count) / 100


def parse_amount(text: str) -> Decimal:
    """Read `1234,5`, `1.234,50`, `12.50`, `€ 12,50` or `1.234` (= 1234); ValueError on anything else.

    A single dot or comma followed by exactly three digits is a thousands sign when it is a dot, and a decimal
    sign when it is a comma: that is how numbers are written in the Netherlands and Belgium.
    """
    bare = re.sub(r"[\s\u00a0\u202f€%]|EUR", "", text)
    if not _NUMBER.fullmatch(bare):
        raise ValueError(text)
    sign = -1 if bare[0] in "-−" else 1
    digits = bare.lstrip("-−")
    if sum(character.isdigit() for character in digits) > MOST_DIGITS:
        raise ValueError(text)
    return sign * Decimal(_without_thousands(digits, text))


def _without_thousands(digits: str, text: str) -> str:
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        decimal_sign = "," if digits.rfind(",") > digits.rfind(".") else "."
        whole, _, fraction = digits.rpartition(decimal_sign)
        pattern = _THOUSANDS_DOTS if decimal_sign == "," else _THOUSANDS_COMMAS
        if not pattern.fullmatch(whole) or not fraction.isdigit():
            raise ValueError(text)
        return f"{re.sub('[.,]', '', whole)}.{fraction}"
    if commas > 1 or (dots and _THOUSANDS_DOTS.fullmatch(digits)):
        if commas and not _THOUSANDS_COMMAS.fullmatch(digits):
            raise ValueError(text)
        return re.sub("[.,]", "", digits)
    if dots > 1:
        raise ValueError(text)
    whole, _, fraction = digits.replace(",", ".").partition(".")
    return f"{whole or '0'}.{fraction or '0'}"
