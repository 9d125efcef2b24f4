"""Units in the customer's language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from salesdesk.paper.units import counted


@pytest.mark.parametrize(
    ("quantity", "unit", "language", "printed"),
    [
        ("12", "stuk", "nl", "12 stuk"),
        ("1", "stuk", "en", "1 pc"),
        ("12", "Stuks", "en", "12 pcs"),
        ("2.5", "uur", "fr", "2,5 heures"),
        ("-1", "mnd.", "de", "-1 Monat"),
        ("4", "beurt", "de", "4 beurt"),
        ("3", "", "en", "3"),
    ],
)
def test_a_known_unit_is_said_in_the_customers_language(
    quantity: str, unit: str, language: str, printed: str
) -> None:
    assert counted(Decimal(quantity), unit, language) == printed
