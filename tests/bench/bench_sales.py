"""What the sales history of a relation costs, against one bare select of its lines in the same run."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from salesdesk.services.clock import Clock
from salesdesk.services.insight import Insight
from salesdesk.services.relations import Relations
from salesdesk.storage.cipher import connect
from salesdesk.storage.database import Database
from salesdesk.storage.outbox import captured
from salesdesk.storage.records import save_all
from tests import builders as b
from tests.bench.stopwatch import best
from tests.database_fixtures import TEST_KEY

RELATIONS, LINES = 100, 20_000


def test_a_history_among_twenty_thousand_lines(database: Database) -> None:
    relations = [b.a_relation(name=f"Klant {number}", branch="Zorg") for number in range(RELATIONS)]
    first = relations[0].id
    lines = [
        b.a_sales_line(
            relation_id=first if number % 2 else relations[number % RELATIONS].id,
            sold_on=date(2024, 12, 1) + timedelta(days=number % 720),
            product_code=f"P-{number % 60}",
            amount=Decimal(number),
        )
        for number in range(LINES)
    ]
    with database.write() as session, captured(session):
        save_all(session, [*relations, *lines])
    clock = Clock(lambda: b.NOW, b.an_id)
    insight, cards = Insight(database, clock), Relations(database, clock)
    bare = connect(database.path, TEST_KEY)
    floor = best(
        lambda: bare.execute("SELECT * FROM sales_line WHERE relation_id = ?", (first.hex,)).fetchall()
    )
    bare.close()
    history, card = best(lambda: insight.sales(first)), best(lambda: cards.card(first))
    for what, taken in (("sales history", history), ("card", card)):
        print(f"\n{what} of 10,000 lines: {taken * 1000:.0f} ms, {taken / floor:.1f} x one bare select")  # noqa: T201
    assert history < 8 * floor
    assert card < 4 * floor
