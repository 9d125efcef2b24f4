"""What Vandaag and a preparation cost among many relations, against one bare select in the same run."""

from __future__ import annotations

import sys

from salesdesk.domain.relations import Address
from salesdesk.services.clock import Clock
from salesdesk.services.preparations import Preparations
from salesdesk.services.relations import Relations
from salesdesk.services.routes import Routes
from salesdesk.services.today import Today
from salesdesk.storage.cipher import connect
from salesdesk.storage.database import Database
from salesdesk.storage.outbox import captured
from salesdesk.storage.records import save_all
from tests import builders as b
from tests.bench.stopwatch import best
from tests.database_fixtures import TEST_KEY

RELATIONS = 5_000
TOWNS = [("2011", "Haarlem"), ("3511", "Utrecht"), ("3811", "Amersfoort"), ("1811", "Alkmaar")]


def test_a_day_and_a_preparation_among_five_thousand_relations(database: Database) -> None:
    relations = [
        b.a_relation(id=b.an_id(), name=f"Klant {number}", address=Address("Kade 1", f"{code} AB", town))
        for number in range(RELATIONS)
        for code, town in [TOWNS[number % len(TOWNS)]]
    ]
    visits = [
        b.a_visit(id=b.an_id(), relation_id=one.id, visit_on=b.TODAY, contact_id=None)
        for one in relations[:6]
    ]
    with database.write() as session, captured(session):
        save_all(session, [*relations, *visits])
    clock = Clock(lambda: b.NOW, b.an_id)
    routes = Routes(database, clock)
    preparations = Preparations(database, clock, Relations(database, clock), routes)
    today = Today(database, clock, routes)
    preparations.prepare(visits[0].id)
    bare = connect(database.path, TEST_KEY)
    floor = best(lambda: bare.execute("SELECT * FROM relation").fetchall())
    bare.close()
    for what, act, most in (
        ("Vandaag", lambda: today.view(b.TODAY), 2.0),
        ("preparation", lambda: preparations.view(visits[0].id), 6.0),
    ):
        taken = best(act)
        sys.stdout.write(f"\n{what}: {taken * 1000:.0f} ms, {taken / floor:.1f} x one bare select\n")
        assert taken < most * floor
