"""Articles found while a code or name is typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from salesdesk.domain.relations import Importance
from salesdesk.services.prices import PriceBook
from salesdesk.ui.offers.article_finder import ArticleFinder
from tests.builders import RELATION_ID, TODAY, a_product
from tests.offer_builders import a_price_agreement

PRODUCTS = [
    a_product(code="GL-04", name="Glasbewassing binnen", price=Decimal(10)),
    a_product(code="SM-1", name="Droge mat van plexiglas", price=Decimal(8)),
    a_product(code="SM-10", name="Natte mat glas", price=Decimal(8)),
    a_product(code="SZ-50", name="Machine", price=Decimal(9), replaced_by="sz-51"),
    a_product(code="SZ-51", name="Nieuwe machine", price=Decimal(11)),
    a_product(code="X-1", name="Oud", price=Decimal(1), expires_on=date(2026, 10, 31)),
]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("gl", ["GL-04", "SM-10", "SM-1"]),  # the code, a word, inside a word
        ("mat", ["SM-1", "SM-10"]),
        ("mat nat", ["SM-10"]),
        ("sm-1", ["SM-1", "SM-10"]),
        ("SM-10", ["SM-10"]),
        ("zoek", []),
        ("", ["GL-04", "SM-1", "SM-10", "SZ-50", "SZ-51", "X-1"]),
    ],
)
def test_articles_are_found_by_words_of_code_and_name(text: str, codes: list[str]) -> None:
    assert [product.code for product in ArticleFinder(PRODUCTS).found(text)] == codes


def test_typing_on_narrows_and_going_back_widens_again() -> None:
    finder = ArticleFinder(PRODUCTS)
    for typed in ("s", "sm", "sm-1", "sm-10", "sm-1", "s", "gl"):
        assert finder.found(typed) == ArticleFinder(PRODUCTS).found(typed)


def test_the_old_code_offers_its_successor_first() -> None:
    rows = ArticleFinder(PRODUCTS).suggestions("sz-50", PriceBook(None, None, TODAY))
    assert [(row.text, row.value.code) for row in rows] == [
        ("SZ-50  vervangen door SZ-51 Nieuwe machine", "SZ-51"),
        ("SZ-50  Machine", "SZ-50"),
    ]


def test_a_suggestion_shows_the_price_of_this_customer_or_that_it_is_gone() -> None:
    agreed = a_price_agreement(product_code="GL-04", price=Decimal(7))
    book = PriceBook(RELATION_ID, Importance.B, TODAY, [agreed])
    (glass, *_rest) = ArticleFinder(PRODUCTS).suggestions("gl-04", book)
    assert glass.aside.replace("\u00a0", " ") == "€ 7,00"
    assert [row.aside for row in ArticleFinder(PRODUCTS).suggestions("x-1", book)] == ["tot 31-10-2026"]
