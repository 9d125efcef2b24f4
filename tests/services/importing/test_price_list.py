"""A price list with tiers, successors and last days; what we pay only for who may see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from salesdesk.domain.products import Product
from salesdesk.services.imports import ImportPreview, Imports, RowState
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import a_product, a_seller, some_settings
from tests.services.importing.conftest import Write


def kept(database: Database) -> dict[str, Product]:
    with database.read() as session:
        return {product.code: product for product in records.find(session, Product)}


def tiers(product: Product) -> dict[int, Decimal]:
    return {int(tier.from_quantity): tier.price for tier in product.tiers}


def twice(imports: Imports, write: Write, text: str) -> ImportPreview:
    """Bring the file in and look at it again: a second time nothing changes."""
    first = imports.preview(write(text))
    imports.import_file(first)
    assert {row.state for row in imports.preview(write(text)).rows} <= {RowState.SAME, RowState.REFUSED}
    return first


def test_tier_columns_come_in_once(imports: Imports, database: Database, write: Write) -> None:
    text = "Artikelcode;Prijs;vanaf 50;Prijs vanaf 100\nSM-1;8,00;7,10;6,50\nSM-2;5,00;;\n"
    twice(imports, write, text)
    found = kept(database)
    assert tiers(found["SM-1"]) == {50: Decimal("7.10"), 100: Decimal("6.50")}
    assert found["SM-2"].tiers == ()


def test_a_pair_of_columns_says_where_a_tier_begins(
    imports: Imports, database: Database, write: Write
) -> None:
    twice(imports, write, "Artikelcode;Prijs;Staffel 1 aantal;Staffel 1 prijs\nSM-1;8,00;25;7,50\n")
    assert tiers(kept(database)["SM-1"]) == {25: Decimal("7.50")}


def test_several_rows_of_one_article_are_its_tiers(
    imports: Imports, database: Database, write: Write
) -> None:
    text = "Artikelcode;Omschrijving;Vanaf;Prijs\nSM-1;Mat;1;8,00\nsm-1;Mat;50;7,10\nSM-1;Mat;100;6,50\n"
    preview = twice(imports, write, text)
    assert [row.state for row in preview.rows] == [RowState.NEW, RowState.SAME, RowState.SAME]
    article = kept(database)["SM-1"]
    assert (article.price, tiers(article)) == (Decimal(8), {50: Decimal("7.10"), 100: Decimal("6.50")})


def test_a_changed_tier_is_named_and_stays_the_same_tier(
    imports: Imports, database: Database, write: Write
) -> None:
    head = "Artikelcode;Prijs;vanaf 50\n"
    twice(imports, write, head + "SM-1;8,00;7,10\n")
    before = kept(database)["SM-1"].tiers
    preview = twice(imports, write, head + "SM-1;8,00;7,00\n")
    after = kept(database)["SM-1"].tiers
    assert preview.rows[0].changes == ("Staffels",)
    assert [tier.id for tier in before] == [tier.id for tier in after]


def test_a_list_without_tiers_leaves_them_alone(imports: Imports, database: Database, write: Write) -> None:
    twice(imports, write, "Artikelcode;Prijs;vanaf 50\nSM-1;8,00;7,10\n")
    twice(imports, write, "Artikelcode;Prijs\nSM-1;9,00\n")
    assert tiers(kept(database)["SM-1"]) == {50: Decimal("7.10")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Artikelcode;Prijs;vanaf 50\nSM-1;8,00;-1\n", "kan niet negatief zijn"),
        ("Artikelcode;Prijs;vanaf 50\nSM-1;8,00;gratis\n", "geen getal"),
        ("Artikelcode;Prijs;Staffel 1 aantal;Staffel 1 prijs\nSM-1;8,00;;7\n", "vanaf welk aantal"),
        ("Artikelcode;Prijs;Verkocht tot en met\nSM-1;8,00;31-02-2027\n", "geen datum"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_article_comes_in(
    imports: Imports, database: Database, write: Write, text: str, said: str
) -> None:
    preview = twice(imports, write, text)
    assert said in preview.rows[0].problems[0].reason.text
    assert (kept(database)["SM-1"].price, kept(database)["SM-1"].tiers) == (Decimal(8), ())


def test_successors_last_days_vat_group_and_unit_come_in(
    imports: Imports, database: Database, write: Write
) -> None:
    text = (
        "Artikelcode;Prijs;Btw;Groep;Eenheid;Vervangen door;Verkocht tot en met\n"
        "SM-0;8,00;9;Matten;doos;SM-1;31-12-2026\n"
    )
    twice(imports, write, text)
    article = kept(database)["SM-0"]
    assert (article.group, article.unit) == ("Matten", "doos")
    assert (article.replaced_by, article.expires_on) == ("SM-1", date(2026, 12, 31))


COST = "Artikelcode;Prijs;Inkoopprijs\nSM-1;8,00;3,33\n"


def test_without_permission_the_purchase_price_stays_out_and_unseen(
    imports: Imports, database: Database, write: Write, keep: Callable[..., None]
) -> None:
    keep(a_product(code="SM-1", purchase_price=Decimal("3.10")))
    preview = twice(imports, write, COST)
    assert preview.samples == (("SM-1",), ("8,00",), ())
    assert "blijft buiten" in preview.problems[0].reason.text
    assert "Inkoopprijs" not in preview.rows[0].changes
    assert (kept(database)["SM-1"].price, kept(database)["SM-1"].purchase_price) == (
        Decimal(8),
        Decimal("3.10"),
    )


def test_with_permission_the_purchase_price_comes_in(
    imports: Imports, database: Database, write: Write
) -> None:
    with database.write() as session:
        save_settings(session, some_settings(seller=a_seller(sees_purchase_prices=True)))
    assert twice(imports, write, COST).problems == ()
    assert kept(database)["SM-1"].purchase_price == Decimal("3.33")
