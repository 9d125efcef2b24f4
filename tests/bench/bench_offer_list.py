"""What the list of five thousand offers costs, against one bare select of them in the same run."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from salesdesk.domain.offer_shelves import Shelf
from salesdesk.domain.offers import OfferState
from salesdesk.services.clock import Clock
from salesdesk.services.lent_files import LentFiles
from salesdesk.services.offer_approvals import OfferApprovals
from salesdesk.services.offer_comparison import OfferComparison
from salesdesk.services.offer_list import OfferShelves
from salesdesk.storage.cipher import connect
from salesdesk.storage.database import Database
from salesdesk.storage.offer_reminders import expiring_offers
from salesdesk.storage.outbox import captured
from salesdesk.storage.records import save_all
from tests import builders as b
from tests.bench.stopwatch import best
from tests.database_fixtures import TEST_KEY

OFFERS, LINES = 5_000, 200
STATES = (OfferState.WON, OfferState.LOST, OfferState.EXPIRED, OfferState.RELEASED)


def fill(database: Database) -> None:
    """Offers to a hundred customers, one in fifty still a draft."""
    relations = [b.a_relation(name=f"Klant {number}") for number in range(100)]
    offers = [
        b.an_offer(
            number=number,
            relation_id=relations[number % 100].id,
            state=OfferState.DRAFT if number % 50 == 0 else STATES[number % 4],
            sent_on=b.TODAY - timedelta(days=number % 90),
            valid_until=b.TODAY + timedelta(days=number % 60),
            lines=(b.an_offer_line(quantity=Decimal(number % 9 + 1)),),
        )
        for number in range(1, OFFERS + 1)
    ]
    with database.write() as session, captured(session):
        save_all(session, [*relations, *offers])


def test_the_list_of_five_thousand_offers(database: Database, tmp_path: Path) -> None:
    fill(database)
    clock = Clock(lambda: b.NOW, b.an_id)
    lent = LentFiles(tmp_path)
    shelves = OfferShelves(database, clock, OfferApprovals(database, clock, lent))
    bare = connect(database.path, TEST_KEY)
    floor = best(lambda: bare.execute("SELECT * FROM offer").fetchall())
    bare.close()
    whole, shown = best(shelves.read), shelves.read()
    chip = best(lambda: shown.on(Shelf.ENDING))
    found = best(lambda: shelves.read("klant 7"))
    with database.read() as session:
        reminders = best(lambda: expiring_offers(session, b.TODAY, 5))
    for what, taken in (("list", whole), ("chip", chip), ("search", found), ("reminders", reminders)):
        print(f"\n{what} of 5,000 offers: {taken * 1000:.0f} ms, {taken / floor:.2f} x a bare select")  # noqa: T201
    assert whole < 4 * floor
    assert chip < 0.3 * floor
    assert found < 12 * floor
    assert reminders < 2 * floor


def test_two_revisions_of_two_hundred_lines(database: Database, tmp_path: Path) -> None:
    relation = b.a_relation()
    lines = tuple(b.an_offer_line(product_code=f"P-{at}", description=f"Regel {at}") for at in range(LINES))
    first = b.an_offer(relation_id=relation.id, lines=lines)
    other = tuple(
        b.an_offer_line(product_code="", description=f"Regel {at} herschreven")
        for at in reversed(range(LINES))
    )
    second = b.an_offer(relation_id=relation.id, revision=2, lines=other)
    with database.write() as session, captured(session):
        save_all(session, [relation, first, second])
    comparison = OfferComparison(database, Clock(lambda: b.NOW, b.an_id), LentFiles(tmp_path))
    bare = connect(database.path, TEST_KEY)
    floor = best(lambda: bare.execute("SELECT * FROM offer_line").fetchall())
    bare.close()
    taken = best(lambda: comparison.compare(second.id), 2)
    print(f"\ncomparison of 2 x 200 lines: {taken * 1000:.0f} ms, {taken / floor:.0f} x a bare select")  # noqa: T201
    assert taken < 800 * floor
