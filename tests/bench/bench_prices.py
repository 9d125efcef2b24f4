"""What prices cost among many: the look-out over a long history, a search and a price in a long list."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from salesdesk.domain.offers import OfferState
from salesdesk.domain.relations import Importance
from salesdesk.services.clock import Clock
from salesdesk.services.forecasts import Forecasts
from salesdesk.services.offers import Offers
from salesdesk.services.prices import PriceBook
from salesdesk.storage.cipher import connect
from salesdesk.storage.database import Database
from salesdesk.storage.outbox import captured
from salesdesk.storage.records import save_all
from salesdesk.ui.offers.article_finder import ArticleFinder
from tests import builders as b
from tests.bench.stopwatch import best
from tests.database_fixtures import TEST_KEY
from tests.offer_builders import a_price_agreement, a_price_tier

LINES, RELATIONS, CODES, ARTICLES, AGREEMENTS = 60_000, 1_000, 60, 20_000, 2_000


def test_the_look_out_over_sixty_thousand_lines(database: Database) -> None:
    chance = random.Random(4)
    relations = [b.a_relation(name=f"Klant {number}") for number in range(RELATIONS)]
    lines = [
        b.a_sales_line(
            relation_id=chance.choice(relations).id,
            sold_on=date(2026, 1, 1),
            product_code=f"P-{chance.randrange(CODES)}",
            quantity=Decimal(count := chance.randint(1, 200)),
            amount=Decimal(count * chance.randint(800, 1200)) / 100,
        )
        for _number in range(LINES)
    ]
    offers = [
        b.an_offer(
            relation_id=chance.choice(relations).id,
            number=number,
            state=OfferState.RELEASED if number % 5 == 0 else OfferState.LOST,
            lines=tuple(
                b.an_offer_line(product_code=f"P-{chance.randrange(CODES)}", unit_price=Decimal(10))
                for _line in range(5)
            ),
        )
        for number in range(1, 401)
    ]
    with database.write() as session, captured(session):
        save_all(session, [*relations, *lines, *offers])
    clock = Clock(lambda: b.NOW, b.an_id)
    bare = connect(database.path, TEST_KEY)
    wanted = "SELECT product_code, relation_id, amount, quantity FROM sales_line"
    floor = best(lambda: bare.execute(wanted).fetchall())
    bare.close()
    view = best(lambda: Offers(database, clock).view(offers[0].id))
    outlook = best(lambda: Forecasts(database, clock).view())
    for what, taken in (("the view of an offer", view), ("the forecast", outlook)):
        print(f"\n{what}: {taken * 1000:.0f} ms, {taken / floor:.1f} x a bare select of the lines")  # noqa: T201
    assert view < 2 * floor
    assert outlook < 5 * floor


def test_a_search_and_a_price_among_twenty_thousand_articles() -> None:
    articles = [
        b.a_product(
            code=f"ART-{number:05}",
            name=f"Schroef {number % 97} verzinkt maat {number}",
            group=f"Groep {number % 40}",
            tiers=(a_price_tier(),),
        )
        for number in range(ARTICLES)
    ]
    finder = ArticleFinder(articles)
    agreements = [
        a_price_agreement(product_code=f"ART-{number:05}", price=Decimal(3)) for number in range(AGREEMENTS)
    ]
    book = PriceBook(b.RELATION_ID, Importance.B, b.TODAY, agreements)
    words = [f"{product.code} {product.name}".casefold() for product in articles]
    floor = best(lambda: [text for text in words if "schroef 9" in text])

    def typed() -> None:
        for text in ("s", "sc", "schroef", "schroef 9", "schroef 96 verz"):
            finder.suggestions(text, book)

    search, priced = best(typed) / 5, best(lambda: book.price(articles[1999], Decimal(60)))
    print(f"\na key in the search: {search * 1000:.1f} ms, {search / floor:.1f} x one look through the words")  # noqa: T201
    print(f"the price of a line: {priced * 1000:.3f} ms")  # noqa: T201
    assert search < 12 * floor
    assert priced < floor / 4
