"""Prices for a customer out of his file, an offer priced anew, and all that is known of an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.offers import Offer
from salesdesk.domain.price_changes import LineChange, with_new_prices
from salesdesk.domain.relations import Importance, Relation
from salesdesk.services.article_story import Articles
from salesdesk.services.clock import Clock
from salesdesk.services.prices import PriceBook, PriceReason, changes_of, read_book
from salesdesk.services.products import Products
from salesdesk.storage.database import Database
from salesdesk.storage.records import save_all
from tests import builders as b
from tests.offer_builders import a_price_agreement, a_price_tier

CLOCK = Clock(lambda: b.NOW, b.an_id)
MAT = b.a_product(code="SM-1", price=Decimal(8), group="Matten", purchase_price=None, tiers=(a_price_tier(),))


@pytest.fixture(autouse=True)
def customer(database: Database) -> Relation:
    relation = b.a_relation(id=b.RELATION_ID, importance=Importance.B)
    keep(database, relation, MAT)
    return relation


def keep(database: Database, *values: Any) -> None:
    with database.write() as session:
        save_all(session, values)


def priced_anew(database: Database, customer: Relation, offer: Offer) -> tuple[LineChange, ...]:
    with database.read() as session:
        return changes_of(session, offer, customer, CLOCK.today())


def book_of(database: Database, relation: Relation) -> PriceBook:
    with database.read() as session:
        return read_book(session, relation, CLOCK.today())


def agreed(**over: Any) -> Any:
    return a_price_agreement(**{"product_code": "SM-1", **over})


def test_the_book_of_a_customer_knows_tiers_and_agreements_that_hold_today(
    customer: Relation, database: Database
) -> None:
    assert book_of(database, customer).price(MAT, Decimal(60)).reason is PriceReason.TIER
    over = agreed(price=Decimal(1), valid_until=date(2026, 1, 1))
    by_group = agreed(product_code="", group="matten", price=None, discount_percent=Decimal(40))
    keep(database, over, by_group)
    found = book_of(database, customer).price(MAT, Decimal(1))
    assert (found.reason, found.net) == (PriceReason.RELATION, Decimal("4.8"))


def test_an_agreement_with_the_class_holds_for_its_relations(customer: Relation, database: Database) -> None:
    keep(database, agreed(relation_id=None, importance=Importance.B))
    assert book_of(database, customer).price(MAT, Decimal(1)).reason is PriceReason.CLASS
    other = b.a_relation(importance=Importance.C)
    keep(database, other)
    assert book_of(database, other).price(MAT, Decimal(1)).reason is PriceReason.LIST


def test_an_offer_priced_anew_says_what_changes(customer: Relation, database: Database) -> None:
    new = b.a_product(code="SM-2", price=Decimal(9))
    old = b.a_product(code="SM-0", price=Decimal(7), replaced_by="sm-2")
    keep(database, agreed(price=Decimal(6)), new, old)
    lines = (
        b.an_offer_line(product_code="SM-1", unit_price=Decimal(8)),
        b.an_offer_line(product_code="SM-0", unit_price=Decimal(7)),
        b.an_offer_line(product_code="", unit_price=Decimal(3)),
    )
    offer = b.an_offer(lines=tuple(replace(line, discount_percent=Decimal(0)) for line in lines))
    changes = priced_anew(database, customer, offer)
    assert [(each.line.product_code, each.before, each.price.net) for each in changes] == [
        ("SM-1", Decimal(8), Decimal(6)),
        ("SM-0", Decimal(7), Decimal(7)),
    ]
    assert [each.successor.code if each.successor else "" for each in changes] == ["", "SM-2"]
    assert with_new_prices(offer, changes).lines[0].unit_price == 6
    assert priced_anew(database, customer, replace(offer, lines=offer.lines[2:])) == ()


def test_a_row_of_successors_is_followed_to_its_end(customer: Relation, database: Database) -> None:
    keep(database, b.a_product(code="A", replaced_by="B"), b.a_product(code="B", replaced_by="SM-1"))
    (change,) = priced_anew(database, customer, b.an_offer(lines=(b.an_offer_line(product_code="A"),)))
    assert change.successor == MAT


def test_the_story_of_an_article_names_buyers_with_their_last_price(
    customer: Relation, database: Database
) -> None:
    relations = [b.a_relation(name=name) for name in ("Aalto", "Berk", "Cedar")]

    def sale(at: int, day: date, amount: int) -> Any:
        return b.a_sales_line(
            relation_id=relations[at].id, product_code="SM-1", sold_on=day, quantity=Decimal(2),
            amount=Decimal(amount),
        )  # fmt: skip

    keep(database, *relations, agreed(), b.a_product(code="SM-0", replaced_by="SM-1"))
    keep(
        database,
        sale(0, date(2026, 1, 5), 20),
        sale(0, date(2026, 3, 5), 16),
        sale(1, date(2026, 9, 1), 18),
        sale(2, date(2026, 2, 1), 15),
    )
    keep(database, b.a_library_document(title="Blad", product_codes=("sm-1",)))
    story = Articles(database, CLOCK).story(MAT)
    assert [(each.name, each.price, each.taken) for each in story.buyers] == [
        ("Berk", Decimal(9), Decimal(2)),
        ("Aalto", Decimal(8), Decimal(4)),
        ("Cedar", Decimal("7.5"), Decimal(2)),
    ]
    assert story.usual is not None
    assert story.usual.price == Decimal("8.5")
    assert [line.agreement.product_code for line in story.agreements] == ["SM-1"]
    assert [product.code for product in story.replaces] == ["SM-0"]
    assert [sheet.title for sheet in story.sheets] == ["Blad"]


def test_a_new_article_has_no_story_yet(database: Database) -> None:
    story = Articles(database, CLOCK).story(Products(database, CLOCK).new())
    assert (story.buyers, story.usual, story.replaces, story.sheets) == ((), None, (), ())
