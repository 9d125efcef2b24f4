"""The price list: find an article, keep it, take it off."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.products import Products
from salesdesk.storage.database import Database
from tests.builders import NOW, a_product, an_id


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
