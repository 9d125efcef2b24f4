"""Amounts, quantities and percentages as Dutch and Flemish sellers type them, and how they are rounded."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
_NUMBER = re.compile(r"[-−]?[0-9][0-9.,]*|[-−]?,[0-9]+")
_GROUPED = {".": re.compile(r"[0-9]{1,3}(\.[0-9]{3})+"), ",": re.compile(r"[0-9]{1,3}(,[0-9]{3})+")}
MOST_DIGITS = 15


def cents(amount: Decimal) -> Decimal:
    """The amount rounded half-up to whole cents (away from zero on a tie)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def parse_amount(text: str, decimal_sign: str = ",") -> Decimal:
    """Read `1234,5`, `1.234,50`, `12.50`, `€ 12,50` or `1.234` (= 1234); ValueError on anything else.

    One dot or comma followed by exactly three digits could be either: it is a decimal sign when it is the
    `decimal_sign` (a comma in the Netherlands and Belgium, a dot in English), else a thousands sign.
    """
    bare = re.sub(r"[\s\u00a0\u202f€%]|EUR", "", text)
    if not _NUMBER.fullmatch(bare):
        raise ValueError(text)
    sign = -1 if bare[0] in "-−" else 1
    digits = bare.lstrip("-−")
    if sum(character.isdigit() for character in digits) > MOST_DIGITS:
        raise ValueError(text)
    return sign * Decimal(_without_thousands(digits, text, decimal_sign))


def _without_thousands(digits: str, text: str, decimal_sign: str) -> str:
    if "." in digits and "," in digits:
        last = "," if digits.rfind(",") > digits.rfind(".") else "."
        whole, _, fraction = digits.rpartition(last)
        if not _GROUPED["." if last == "," else ","].fullmatch(whole) or not fraction.isdigit():
            raise ValueError(text)
        return f"{re.sub('[.,]', '', whole)}.{fraction}"
    for sign, pattern in _GROUPED.items():
        is_grouped = pattern.fullmatch(digits) is not None
        if digits.count(sign) > 1 and not is_grouped:
            raise ValueError(text)
        if is_grouped and (digits.count(sign) > 1 or sign != decimal_sign):
            return digits.replace(sign, "")
    whole, _, fraction = digits.replace(",", ".").partition(".")
    return f"{whole or '0'}.{fraction or '0'}"
