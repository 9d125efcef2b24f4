"""Columns of a price list that hold tiers: `vanaf 50`, `50+`, or `staffel 2 aantal` and its price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from salesdesk.exchange.fields import MOST_TIERS

_NUMBER = r"(\d{1,3}(?:[ .]\d{3})+|\d+)"
_FROM = re.compile(
    rf"(?:(?:staffel|staffelprijs|prijs|price|preis|prix)\s*)?(?:vanaf|v\.?a\.?|from|ab|dès|>=|≥|>)\s*{_NUMBER}"
    rf"(?:\s*(?:st|stuks?|pcs|stk))?\.?"
)
_PLUS = re.compile(rf"{_NUMBER}\s*(?:\+|st\.?|stuks?|pcs|stk\.?|en meer|or more)")
_STEP = re.compile(rf"(?:staffel|staffelprijs|tier|prijs|price)\s*{_NUMBER}")
_PAIR = re.compile(
    r"(?:(?:staffel|tier)\s*([1-9])\s*(aantal|vanaf|qty|quantity|from|prijs|price)"
    r"|(aantal|vanaf|qty|prijs|price)\s*(?:staffel|tier)\s*([1-9]))"
)
_AMOUNT_WORDS = {"prijs", "price"}


def tier_targets(header: Sequence[str]) -> dict[int, str]:
    """Per column that holds a tier its field: `tier_2` the price, `tier_2_from` the number it begins at."""
    titles = [_plain(title) for title in header]
    found: dict[int, str] = {}
    for column, title in enumerate(titles):
        pair = _PAIR.fullmatch(title)
        if pair:
            step, word = (pair[1], pair[2]) if pair[1] else (pair[4], pair[3])
            if int(step) <= MOST_TIERS:
                found[column] = f"tier_{step}" if word in _AMOUNT_WORDS else f"tier_{step}_from"
    taken = set(found.values())
    free = [f"tier_{step}" for step in range(1, MOST_TIERS + 1) if f"tier_{step}" not in taken]
    for column, title in enumerate(titles):
        if column not in found and free and quantity_in(title) is not None:
            found[column] = free.pop(0)
    return found


def quantity_in(title: str) -> Decimal | None:
    """The number of pieces a title begins at: 50 for `Prijs vanaf 50`; None when it names none."""
    plain = _plain(title)
    for pattern in (_FROM, _PLUS, _STEP):
        match = pattern.fullmatch(plain)
        if match:
            count = Decimal(re.sub(r"[ .]", "", match[1]))
            is_rank = pattern is _STEP and count < 10  # `staffel 2` is the second, not from two on
            return None if is_rank or count <= 0 else count
    return None


def _plain(title: str) -> str:
    return " ".join(re.sub(r"[()\[\]€:_]", " ", title.casefold()).split())
