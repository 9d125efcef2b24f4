"""The price of an article for a customer: the best that holds, and why."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.prices import Price, PriceReason, is_about, is_expired, overlap, price_for
from salesdesk.domain.products import Product
from salesdesk.domain.relations import Importance
from tests.builders import RELATION_ID, a_product, an_id
from tests.offer_builders import a_price_agreement, a_price_tier

DAY = date(2026, 11, 24)
OTHER = an_id()


def euros(text: object) -> Decimal:
    return Decimal(str(text))


def an_article(**over: Any) -> Product:
    tiers = (
        a_price_tier(from_quantity=Decimal(50), price=euros("7.10")),
        a_price_tier(from_quantity=Decimal(100), price=euros("6.50")),
    )
    filled = {"code": "SM-1", "group": "Matten", "price": Decimal(8), "tiers": tiers}
    return a_product(**{**filled, **over})


def agreed(**over: Any) -> PriceAgreement:
    return a_price_agreement(**{"product_code": "SM-1", **over})


def asked(quantity: object, *agreements: PriceAgreement, **article: Any) -> Price:
    return price_for(an_article(**article), euros(quantity), RELATION_ID, Importance.B, DAY, agreements)


@pytest.mark.parametrize(
    ("quantity", "price", "reason", "since"),
    [
        (1, "8", PriceReason.LIST, 0),
        ("49.999", "8", PriceReason.LIST, 0),
        (50, "7.10", PriceReason.TIER, 50),
        (99, "7.10", PriceReason.TIER, 50),
        (100, "6.50", PriceReason.TIER, 100),
        (0, "8", PriceReason.LIST, 0),
        (-50, "7.10", PriceReason.TIER, 50),  # taken back at what it cost
    ],
)
def test_the_tier_that_is_reached_holds(
    quantity: object, price: str, reason: PriceReason, since: int
) -> None:
    found = asked(quantity)
    assert (found.unit_price, found.reason, found.from_quantity) == (euros(price), reason, euros(since))


def test_a_dearer_tier_is_never_taken() -> None:
    tier = a_price_tier(from_quantity=Decimal(10), price=Decimal(9))
    assert asked(20, tiers=(tier,)) == Price(Decimal(8))


def test_a_tier_that_was_taken_out_holds_no_more() -> None:
    assert asked(60, tiers=(a_price_tier(deleted=True),)).reason is PriceReason.LIST


def test_without_a_list_price_the_tiers_are_the_list() -> None:
    assert asked(60, price=Decimal(0)).unit_price == euros("7.10")
    assert asked(2, price=Decimal(0)).unit_price == 0


@pytest.mark.parametrize(
    ("over", "reason"),
    [
        ({}, PriceReason.RELATION),
        ({"relation_id": OTHER}, PriceReason.LIST),
        ({"relation_id": None, "importance": Importance.B}, PriceReason.CLASS),
        ({"relation_id": None, "importance": Importance.A}, PriceReason.LIST),
        ({"relation_id": None}, PriceReason.EVERYBODY),
        ({"importance": Importance.A}, PriceReason.LIST),  # both are asked
        ({"product_code": "sm-1 "}, PriceReason.RELATION),
        ({"product_code": "SM-2"}, PriceReason.LIST),
        ({"product_code": "", "group": "matten"}, PriceReason.RELATION),
        ({"product_code": "", "group": "Doeken"}, PriceReason.LIST),
        ({"product_code": "", "group": ""}, PriceReason.RELATION),
        ({"from_quantity": Decimal(5)}, PriceReason.RELATION),
        ({"from_quantity": Decimal(6)}, PriceReason.LIST),
        ({"valid_from": DAY}, PriceReason.RELATION),
        ({"valid_from": DAY + timedelta(1)}, PriceReason.LIST),
        ({"valid_until": DAY}, PriceReason.RELATION),
        ({"valid_until": DAY - timedelta(1)}, PriceReason.LIST),
        ({"deleted": True}, PriceReason.LIST),
        ({"price": Decimal(8)}, PriceReason.LIST),  # no better than the list
        ({"price": Decimal(9)}, PriceReason.LIST),
        ({"price": Decimal(9), "is_fixed": True}, PriceReason.RELATION),
    ],
)
def test_an_agreement_holds_for_whom_and_what_it_names(over: dict[str, Any], reason: PriceReason) -> None:
    assert asked(5, agreed(**over)).reason is reason


def test_a_discount_goes_off_the_tier_that_is_reached() -> None:
    found = asked(60, agreed(price=None, discount_percent=Decimal(10), valid_until=date(2026, 12, 31)))
    assert (found.unit_price, found.discount_percent, found.net) == (euros("7.10"), euros(10), euros("6.39"))
    assert (found.reason, found.until) == (PriceReason.RELATION, date(2026, 12, 31))


def test_a_price_goes_above_a_discount_in_the_same_agreement() -> None:
    found = asked(1, agreed(price=euros("6.90"), discount_percent=Decimal(10)))
    assert (found.unit_price, found.discount_percent) == (euros("6.90"), euros(0))


def test_the_best_for_the_customer_holds() -> None:
    everybody = agreed(relation_id=None, product_code="", price=None, discount_percent=Decimal(20))
    found = asked(1, agreed(price=euros("6.90")), everybody)
    assert (found.reason, found.net) == (PriceReason.EVERYBODY, euros("6.40"))


def test_a_fixed_price_holds_where_another_is_cheaper() -> None:
    cheaper = agreed(price=euros("6.10"))
    found = asked(200, cheaper, agreed(price=euros("6.90"), is_fixed=True))
    assert (found.unit_price, found.is_fixed) == (euros("6.90"), True)


def test_of_fixed_prices_the_most_particular_holds() -> None:
    all_of_us = agreed(relation_id=None, price=Decimal(5), is_fixed=True)
    by_group = agreed(product_code="", group="Matten", price=Decimal(6), is_fixed=True)
    assert asked(1, all_of_us, by_group, agreed(price=Decimal(7), is_fixed=True)).unit_price == 7
    assert asked(1, all_of_us, by_group).unit_price == 6


def test_of_equal_prices_the_longest_says_until_when() -> None:
    short = agreed(valid_until=DAY)
    assert asked(1, short, agreed(valid_until=DAY + timedelta(9))).until == DAY + timedelta(9)
    assert asked(1, short, agreed()).until is None


def test_an_article_is_sold_through_its_last_day() -> None:
    assert not is_expired(a_product(expires_on=DAY), DAY)
    assert is_expired(a_product(expires_on=DAY), DAY + timedelta(1))
    assert not is_expired(a_product(), DAY)


@pytest.mark.parametrize(
    ("over", "clashes"),
    [
        ({}, True),
        ({"valid_from": DAY}, True),  # the last day of the one is the first of the other
        ({"valid_from": DAY + timedelta(1)}, False),
        ({"valid_until": date(2025, 12, 31)}, False),
        ({"product_code": "sm-1"}, True),
        ({"product_code": "SM-2"}, False),
        ({"from_quantity": Decimal(10)}, False),
        ({"is_fixed": True}, False),
        ({"relation_id": OTHER}, False),
        ({"deleted": True}, False),
    ],
)
def test_two_agreements_about_the_same_overlap(over: dict[str, Any], clashes: bool) -> None:
    this = agreed(valid_from=date(2026, 1, 1), valid_until=DAY)
    other = agreed(**over)
    assert overlap(this, [this, other]) == ((other,) if clashes else ())


prices = st.decimals(0, 20, places=2)
quantities = st.integers(-5, 120).map(Decimal)
days = st.none() | st.integers(-3, 3).map(lambda step: DAY + timedelta(step))
tiers = st.lists(st.builds(a_price_tier, from_quantity=quantities, price=prices), max_size=4).map(tuple)
agreements = st.lists(
    st.builds(
        a_price_agreement,
        relation_id=st.sampled_from([None, RELATION_ID, OTHER]),
        importance=st.sampled_from([None, Importance.A, Importance.B]),
        product_code=st.sampled_from(["", "SM-1", "SM-2"]),
        group=st.sampled_from(["", "Matten", "Doeken"]),
        price=st.none() | prices,
        discount_percent=st.integers(0, 100).map(Decimal),
        from_quantity=quantities,
        valid_from=days,
        valid_until=days,
        is_fixed=st.booleans(),
        deleted=st.booleans(),
    ),
    max_size=6,
)


@given(st.builds(an_article, price=prices, tiers=tiers), quantities, agreements)
def test_nobody_pays_above_the_list_without_a_fixed_price(
    article: Product, quantity: Decimal, made: list[PriceAgreement]
) -> None:
    found = price_for(article, quantity, RELATION_ID, Importance.B, DAY, made)
    assert found.net <= article.price or not article.price or found.is_fixed
    assert (found.net == article.price) or found.reason is not PriceReason.LIST


@given(st.builds(an_article, tiers=tiers), quantities, agreements, st.randoms())
def test_the_order_in_which_agreements_come_makes_no_difference(
    article: Product, quantity: Decimal, made: list[PriceAgreement], chance: Any
) -> None:
    found = price_for(article, quantity, RELATION_ID, Importance.B, DAY, made)
    chance.shuffle(made)
    assert price_for(article, quantity, RELATION_ID, Importance.B, DAY, made) == found


@given(quantities, agreements)
def test_what_ended_or_is_meant_for_another_never_counts(
    quantity: Decimal, made: list[PriceAgreement]
) -> None:
    article = an_article()
    alive = [
        each
        for each in made
        if not each.deleted
        and each.relation_id in {None, RELATION_ID}
        and each.importance in {None, Importance.B}
        and (each.valid_until is None or each.valid_until >= DAY)
        and (each.valid_from is None or each.valid_from <= DAY)
        and is_about(each, article)
    ]
    found = price_for(article, quantity, RELATION_ID, Importance.B, DAY, made)
    assert found == price_for(article, quantity, RELATION_ID, Importance.B, DAY, alive)
