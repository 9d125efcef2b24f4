"""What was paid for a unit: gathered in the database, the same as counted line by line."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any
from uuid import UUID

import pytest

from salesdesk.domain.offers import LineKind, Offer, OfferState
from salesdesk.domain.price_look_out import Crowd, UsualPrice
from salesdesk.domain.products import SalesLine
from salesdesk.storage.database import Database
from salesdesk.storage.paid_prices import crowds, crowds_but, last_prices, open_lines, own_crowds
from salesdesk.storage.records import save_all
from tests import builders as b

MILLIONTH = Decimal("0.000001")
CODES = ("A", "B", "C", "")


@dataclass(frozen=True)
class Paid:
    code: str
    relation_id: UUID
    price: Decimal
    quantity: Decimal


def line_by_line(sold: list[SalesLine], offers: list[Offer]) -> Iterator[Paid]:
    """The old way: every line of the history and of the highest revisions, one after another."""
    for line in sold:
        if not line.deleted and line.quantity > 0 and line.product_code:
            yield Paid(line.product_code, line.relation_id, line.amount / line.quantity, line.quantity)
    highest = {offer.number: offer for offer in sorted(offers, key=lambda offer: offer.revision)}
    for offer in highest.values():
        for each in offer.lines:
            if each.kind is LineKind.PRODUCT and each.quantity > 0 and each.product_code:
                net = each.unit_price * (100 - each.discount_percent) / 100
                yield Paid(each.product_code, offer.relation_id, net, each.quantity)


def usual_line_by_line(paid: list[Paid]) -> UsualPrice | None:
    known = [each for each in paid if each.price > 0]
    if len(known) < 3:
        return None
    price = median(each.price for each in known)
    return UsualPrice(price, median(each.quantity for each in known), len(known))


def same(found: UsualPrice | None, wanted: UsualPrice | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    close = abs(found.price - wanted.price) <= MILLIONTH
    return close and (found.quantity, found.others) == (wanted.quantity, wanted.others)


def a_trade(seed: int) -> tuple[list[Any], list[SalesLine], list[Offer]]:
    chance = random.Random(seed)
    relations = [b.a_relation() for _each in range(chance.randint(2, 6))]

    def whole(most: int) -> Decimal:
        return Decimal(chance.randint(-1, most))

    sold = [
        b.a_sales_line(
            relation_id=chance.choice(relations).id,
            product_code=chance.choice(CODES),
            quantity=whole(9) + Decimal(chance.choice(("0", "0.5"))),
            amount=Decimal(chance.randint(-50, 4000)) / 100,
            sold_on=date(2026, 1, 1) + timedelta(chance.randint(0, 9)),
            deleted=chance.random() < 0.1,
        )
        for _each in range(chance.randint(0, 60))
    ]
    offers = [
        b.an_offer(
            relation_id=relations[number % len(relations)].id,
            number=number,
            revision=revision,
            state=chance.choice((OfferState.DRAFT, OfferState.RELEASED, OfferState.LOST)),
            lines=tuple(
                b.an_offer_line(
                    product_code=chance.choice(CODES),
                    kind=chance.choice((LineKind.PRODUCT, LineKind.PRODUCT, LineKind.OPTION)),
                    quantity=whole(9),
                    unit_price=Decimal(chance.randint(0, 5_000_000)) / 1_000_000,
                    discount_percent=Decimal(chance.choice((0, 3, 100))),
                )
                for _line in range(chance.randint(0, 4))
            ),
        )
        for number in range(1, chance.randint(1, 8))
        for revision in range(1, chance.randint(2, 4))
    ]
    return relations, sold, offers


@pytest.mark.parametrize("seed", range(12))
def test_what_others_usually_pay_is_the_same_as_line_by_line(database: Database, seed: int) -> None:
    relations, sold, offers = a_trade(seed)
    with database.write() as session:
        save_all(session, [*relations, *sold, *offers])
    paid = list(line_by_line(sold, offers))
    with database.read() as session:
        everybody = crowds(session, CODES)
        own = own_crowds(session, CODES, [relation.id for relation in relations])
        for relation in relations:
            others = crowds_but(session, relation.id)
            for code in CODES:
                whose = [each for each in paid if each.code == code and each.relation_id != relation.id]
                wanted = usual_line_by_line(whose)
                assert same(others.of(code).usual(), wanted)
                assert same(everybody.of(code).without(own.of((code, relation.id))).usual(), wanted)


@pytest.mark.parametrize("seed", range(4))
def test_the_lines_of_open_offers_are_those_of_the_highest_revision(database: Database, seed: int) -> None:
    relations, sold, offers = a_trade(seed)
    with database.write() as session:
        save_all(session, [*relations, *sold, *offers])
    highest = {offer.number: offer for offer in sorted(offers, key=lambda offer: offer.revision)}
    wanted = [
        (offer.id, line.product_code, line.quantity)
        for number, offer in sorted(highest.items())
        if offer.is_open
        for line in offer.lines
        if line.kind is LineKind.PRODUCT and line.quantity > 0 and line.product_code
    ]
    with database.read() as session:
        found = [(line.offer_id, line.code, line.quantity) for line in open_lines(session)]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_an_article_nobody_bought_has_no_crowd(database: Database) -> None:
    with database.read() as session:
        assert crowds(session, ["Z"]).of("Z") == Crowd()


def kept(database: Database, *values: object) -> dict[str, tuple[Decimal, date | None]]:
    with database.write() as session:
        save_all(session, [b.a_relation(id=b.RELATION_ID), *values])
    with database.read() as session:
        return {code: (paid.price, paid.on) for code, paid in last_prices(session, b.RELATION_ID).items()}


def sold_on(day: date, amount: int, **over: Any) -> SalesLine:
    return b.a_sales_line(sold_on=day, product_code="A", quantity=Decimal(2), amount=Decimal(amount), **over)


def won_on(day: date, **line: Any) -> Offer:
    lines = (b.an_offer_line(**{"product_code": "A", "unit_price": Decimal(9), **line}),)
    return b.an_offer(state=OfferState.WON, decided_on=day, lines=lines)


MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


def test_the_last_price_is_that_of_the_last_sale_not_of_what_came_back(database: Database) -> None:
    returned = sold_on(JULY, -20)
    found = kept(database, sold_on(MAY, 30), sold_on(JUNE, 20), returned, sold_on(JULY, 8, deleted=True))
    assert found == {"A": (Decimal(10), JUNE)}


def test_an_order_that_is_younger_than_the_last_sale_goes_first(database: Database) -> None:
    assert kept(database, sold_on(MAY, 30), won_on(JUNE)) == {"A": (Decimal(9), JUNE)}


def test_a_sale_that_is_younger_than_the_order_goes_first(database: Database) -> None:
    assert kept(database, sold_on(JULY, 30), won_on(JUNE)) == {"A": (Decimal(15), JULY)}


def test_an_option_that_was_not_chosen_is_no_price(database: Database) -> None:
    assert kept(database, won_on(JUNE, kind=LineKind.OPTION)) == {}
    chosen = won_on(JULY, kind=LineKind.ALTERNATIVE, is_chosen=True)
    assert kept(database, chosen) == {"A": (Decimal(9), JULY)}


def test_an_offer_that_was_won_is_no_former_price_to_itself(database: Database) -> None:
    kept(database, replace(won_on(JUNE), number=1), replace(won_on(JULY), number=2))
    with database.read() as session:
        assert last_prices(session, b.RELATION_ID, 2)["A"].on == JUNE
        assert last_prices(session, b.RELATION_ID)["A"].on == JULY
