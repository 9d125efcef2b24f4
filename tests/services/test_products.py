"""The price list: find an article, keep it, take it off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.products import Products
from salesdesk.storage.database import Database
from salesdesk.storage.records import save
from salesdesk.storage.settings import save_settings
from tests.builders import NOW, a_product, a_seller, an_id, some_settings
from tests.offer_builders import a_price_tier


@pytest.fixture
def products(database: Database) -> Products:
    made = Products(database, Clock(lambda: NOW, an_id))
    made.keep(a_product(code="GL-04", name="Glasbewassing binnen", group="Glas"))
    made.keep(a_product(code="SM-D5", name="Dagelijkse schoonmaak", group="Glas en meer"))
    return made


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["GL-04", "SM-D5"]),
        ("gl", ["GL-04", "SM-D5"]),  # the code that begins so comes first
        ("sm", ["SM-D5"]),
        ("dagelijkse glas", ["SM-D5"]),
        ("100%", []),
        ("_", []),
    ],
)
def test_articles_are_found_by_code_name_and_group(products: Products, text: str, codes: list[str]) -> None:
    assert [product.code for product in products.search(text)] == codes
    assert len(products.search(text, most=1)) == min(len(codes), 1)


def test_a_code_is_known_in_capitals_or_not(products: Products) -> None:
    assert products.by_code(" gl-04 ") is not None
    assert products.by_code("gl") is None


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"code": " "}, "code"),
        ({"code": "x" * 41}, "code"),
        ({"name": "  "}, "name"),
        ({"price": Decimal(-1)}, "price"),
        ({"code": "gl-04"}, "code"),
        ({"tiers": (a_price_tier(price=Decimal(-1)),)}, "price"),
        ({"tiers": (a_price_tier(from_quantity=Decimal(0)),)}, "tiers"),
        ({"tiers": (a_price_tier(), a_price_tier())}, "tiers"),
        ({"replaced_by": "WEG"}, "replaced_by"),
    ],
)
def test_an_article_that_cannot_be_is_refused(products: Products, over: dict[str, object], at: str) -> None:
    with pytest.raises(Refused) as no:
        products.keep(replace(products.new(), **{"code": "N-1", "name": "Nieuw", **over}))  # type: ignore[arg-type]
    assert [reason.at for reason in no.value.reasons] == [at]
    assert len(products.search()) == 2


def test_a_removed_article_frees_its_code_and_can_come_back(products: Products) -> None:
    known = products.by_code("GL-04")
    assert known is not None
    products.remove(known.id)
    assert products.by_code("GL-04") is None
    products.restore(known.id)
    assert products.by_code("GL-04") == known
    with pytest.raises(Refused, match="bestaat niet meer"):
        products.remove(an_id())


def test_an_article_keeps_its_tiers_from_few_to_many(products: Products) -> None:
    tiers = (a_price_tier(from_quantity=Decimal(100)), a_price_tier(from_quantity=Decimal(50)))
    article = products.by_code("GL-04")
    assert article is not None
    products.keep(replace(article, tiers=tiers, replaced_by=" sm-d5 ", expires_on=date(2026, 12, 31)))
    kept = products.search("gl-04")[0]
    assert [tier.from_quantity for tier in kept.tiers] == [50, 100]
    assert (kept.replaced_by, kept.expires_on, kept.deleted) == ("sm-d5", date(2026, 12, 31), False)
    products.keep(replace(kept, tiers=kept.tiers[:1]))
    assert [tier.from_quantity for tier in products.search("gl-04")[0].tiers] == [50]


def test_an_article_does_not_replace_itself(products: Products) -> None:
    article = products.by_code("GL-04")
    assert article is not None
    with pytest.raises(Refused, match="vervangt zichzelf niet"):
        products.keep(replace(article, replaced_by="gl-04"))


def test_what_we_pay_is_shown_with_permission_only_and_never_lost(
    products: Products, database: Database
) -> None:
    with database.write() as session:
        save(session, a_product(code="SM-D7", purchase_price=Decimal("3.10")))
    (shown,) = products.search("sm-d7")
    assert shown.purchase_price is None
    changed = products.keep(replace(shown, price=Decimal(1000), purchase_price=Decimal(1))).value
    removed, back = products.remove(shown.id).value, products.restore(shown.id).value
    assert {each.purchase_price for each in (changed, removed, back)} == {None}
    assert products.by_code("SM-D7") == changed
    with database.write() as session:
        save_settings(session, some_settings(seller=a_seller(sees_purchase_prices=True)))
    found = products.by_code("SM-D7")
    assert found is not None
    assert (found.price, found.purchase_price) == (Decimal(1000), Decimal("3.10"))
    assert products.keep(replace(found, purchase_price=Decimal(4))).value.purchase_price == 4
    assert products.sees_purchase_prices()
