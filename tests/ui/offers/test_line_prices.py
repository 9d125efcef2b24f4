"""The price of a line while it is typed: from the list or an agreement, and never over the seller's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.offers import LineKind, OfferLine
from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.relations import Importance
from salesdesk.services.prices import PriceBook
from salesdesk.ui.offers.line_prices import LinePrices, PriceRemark
from tests.builders import RELATION_ID, TODAY, a_product, an_offer_line
from tests.offer_builders import a_price_agreement, a_price_tier

MAT = a_product(
    code="SM-1",
    name="Mat",
    unit="stuk",
    price=Decimal(8),
    group="Matten",
    tiers=(a_price_tier(from_quantity=Decimal(50), price=Decimal("7.10")),),
)
OLD = a_product(code="SM-0", name="Oude mat", price=Decimal(5), replaced_by="sm-1")
GONE = a_product(code="SM-9", name="Laatste mat", price=Decimal(5), expires_on=date(2026, 10, 31))
ARTICLES = {product.code.casefold(): product for product in (MAT, OLD, GONE)}


def prices(*agreements: PriceAgreement) -> LinePrices:
    made = LinePrices(lambda code: ARTICLES.get(code.strip().casefold()))
    made.book = PriceBook(RELATION_ID, Importance.B, TODAY, agreements)
    return made


def agreed(**over: Any) -> PriceAgreement:
    filled = {"product_code": "SM-1", "price": Decimal("6.90"), "valid_until": date(2026, 12, 31)}
    return a_price_agreement(**{**filled, **over})


def plain(remark: PriceRemark) -> str:
    return remark.words.replace("\u00a0", " ")


def a_line(quantity: object = 1, **over: Any) -> OfferLine:
    filled = {"product_code": "SM-1", "quantity": Decimal(str(quantity)), "unit_price": Decimal(8)}
    return an_offer_line(**{**filled, **over})


def test_an_article_comes_on_the_line_at_the_price_for_this_customer() -> None:
    line = prices(agreed()).fill(an_offer_line(product_code="", unit_price=Decimal(0)), MAT)
    assert (line.product_code, line.description, line.unit_price) == ("SM-1", "Mat", Decimal("6.90"))


def test_another_article_drops_the_agreed_discount_but_not_the_sellers_own() -> None:
    book = prices(agreed(price=None, discount_percent=Decimal(10)))
    agreed_line = book.fill(a_line(), MAT)
    assert agreed_line.discount_percent == 10
    assert book.fill(agreed_line, GONE).discount_percent == 0
    assert book.fill(replace(agreed_line, discount_percent=Decimal(3)), GONE).discount_percent == 3


@pytest.mark.parametrize(
    ("before", "price"),
    [
        (a_line(1), "7.10"),  # stood at the list price: the tier follows
        (a_line(1, unit_price=Decimal("7.50")), "7.50"),  # typed by the seller
        (a_line(1, discount_percent=Decimal(3)), "8"),  # so was this discount
        (a_line(1, product_code="EIGEN"), "8"),  # no article of ours
        (a_line(1, kind=LineKind.OPTION), "7.10"),
    ],
)
def test_a_new_quantity_brings_its_price_unless_the_seller_set_it(before: OfferLine, price: str) -> None:
    after = prices().follow(before, replace(before, quantity=Decimal(60)))
    assert (after.unit_price, after.quantity) == (Decimal(price), Decimal(60))


def test_fewer_pieces_go_back_to_the_list_price() -> None:
    many = prices().follow(a_line(1), a_line(60))
    assert prices().follow(many, replace(many, quantity=Decimal(5))).unit_price == 8


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (a_line(60, unit_price=Decimal("7.10")), "staffel vanaf 50"),
        (a_line(1), None),
        (a_line(1, discount_percent=Decimal(3)), None),  # said in the discount column
        (a_line(60), "Eigen prijs; staffel vanaf 50: € 7,10."),
        (a_line(1, unit_price=Decimal(9)), "Eigen prijs; lijstprijs: € 8,00."),
        (a_line(1, product_code=""), None),
        (a_line(1, kind=LineKind.TEXT), None),
    ],
)
def test_the_reason_of_a_price_stands_in_one_line(line: OfferLine, words: str | None) -> None:
    remark = prices().remark(line)
    assert (plain(remark) if remark else None) == words


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({}, "afspraak t/m 31-12-2026"),
        ({"from_quantity": Decimal(1), "valid_until": None}, "afspraak vanaf 1"),
        ({"relation_id": None}, "actie t/m 31-12-2026"),
        ({"relation_id": None, "importance": Importance.B}, "afspraak voor de klasse t/m 31-12-2026"),
        ({"is_fixed": True}, "vaste prijs t/m 31-12-2026"),
    ],
)
def test_an_agreement_says_with_whom_and_until_when(over: dict[str, Any], words: str) -> None:
    book = prices(agreed(**over))
    remark = book.remark(book.fill(a_line(), MAT))
    assert remark is not None
    assert (remark.words, remark.instead) == (words, None)


def test_an_agreed_price_is_offered_beside_the_sellers_own_in_one_click() -> None:
    book = prices(agreed(price=None, discount_percent=Decimal(10)))
    remark = book.remark(a_line(1, unit_price=Decimal(9)))
    assert remark is not None
    assert plain(remark) == "Eigen prijs; afspraak t/m 31-12-2026: € 8,00 min 10 %."
    assert remark.instead is not None
    assert book.is_automatic(remark.instead)


def test_a_replaced_article_offers_its_successor() -> None:
    remark = prices().remark(a_line(60, product_code="SM-0"))
    assert remark is not None
    assert (remark.words, remark.take, remark.tone) == ("SM-0 is vervangen door SM-1.", "Neem SM-1", "warn")
    assert remark.instead is not None
    assert (remark.instead.product_code, remark.instead.unit_price) == ("SM-1", Decimal("7.10"))


def test_an_article_that_is_no_longer_sold_is_not_taken_silently() -> None:
    remark = prices().remark(a_line(product_code="SM-9"))
    assert remark is not None
    assert (remark.words, remark.tone) == ("SM-9 werd verkocht t/m 31-10-2026.", "warn")


@pytest.mark.parametrize(
    ("code", "ended"), [("SM-9", True), ("SM-0", True), ("SM-1", False), ("EIGEN", False), ("", False)]
)
def test_a_line_with_an_ended_article_catches_the_eye(code: str, ended: bool) -> None:
    assert prices().is_ended(a_line(product_code=code)) is ended
