"""Columns of a price list that hold a price for larger quantities."""

from __future__ import annotations

from decimal import Decimal

import pytest

from salesdesk.exchange.columns import propose
from salesdesk.exchange.fields import Kind
from salesdesk.exchange.tier_columns import quantity_in, tier_targets


@pytest.mark.parametrize(
    ("title", "quantity"),
    [
        ("vanaf 50", 50), ("Prijs vanaf 50", 50), ("Vanaf 50 st.", 50), ("v.a. 100", 100), ("50+", 50),
        ("100 stuks", 100), ("250 en meer", 250), (">= 25", 25), ("Staffel 50", 50), ("prijs (vanaf 10)", 10),
        ("Vanaf 1.000", 1000), ("from 20 pcs", 20), ("ab 5 Stk", 5), ("Staffel 2", None), ("vanaf", None),
        ("vanaf 0", None), ("Prijs", None), ("Prijs 2026 incl.", None), ("Voorraad 12", None),
    ],
)  # fmt: skip
def test_a_title_names_the_quantity_a_tier_begins_at(title: str, quantity: int | None) -> None:
    assert quantity_in(title) == (None if quantity is None else Decimal(quantity))


def test_tier_columns_are_numbered_from_left_to_right() -> None:
    assert tier_targets(["Code", "Prijs", "vanaf 50", "100+"]) == {2: "tier_1", 3: "tier_2"}


def test_numbered_steps_come_in_pairs_of_quantity_and_price() -> None:
    header = ["Staffel 1 aantal", "Staffel 1 prijs", "Prijs staffel 2", "vanaf 500"]
    assert tier_targets(header) == {0: "tier_1_from", 1: "tier_1", 2: "tier_2", 3: "tier_3"}


def test_a_sixth_tier_has_no_place() -> None:
    assert len(tier_targets([f"vanaf {count}" for count in range(10, 70, 10)])) == 5


def test_the_list_price_stays_beside_its_tiers() -> None:
    header = ["Artikel", "Omschrijving", "Prijs vanaf 50", "Prijs", "Vervangen door", "Verkocht t/m"]
    targets = propose(header, Kind.PRODUCTS).targets
    assert targets[:5] == ("code", "name", "tier_1", "price", "replaced_by")
