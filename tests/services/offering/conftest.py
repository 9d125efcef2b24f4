"""What the tests of offers share: the service and offers in each stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Relation
from salesdesk.services.clock import Clock
from salesdesk.services.offers import Offers
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import (
    NOW,
    RELATION_ID,
    a_contact,
    a_relation,
    an_id,
    an_offer_line,
    some_settings,
)


@pytest.fixture
def offers(database: Database) -> Offers:
    """A file with one prospect, its decider and our settings."""
    with database.write() as session:
        save_settings(session, some_settings())
        records.save_all(session, [a_relation(id=RELATION_ID), a_contact()])
    return Offers(database, Clock(lambda: NOW, an_id))


def keep(database: Database, *values: Any) -> None:
    with database.write() as session:
        records.save_all(session, values)


def relation_now(database: Database) -> Relation:
    with database.read() as session:
        found = records.load(session, Relation, RELATION_ID)
    assert found is not None
    return found


def a_sound(offers: Offers, **over: Any) -> Offer:
    """A draft that passes all five points."""
    values: dict[str, Any] = {
        "chance_percent": 60,
        "decision_month": date(2027, 1, 1),
        "budget": Decimal(500),
        "has_solution": True,
        "solution_evidence": "proefplaatsing beviel",
        "lines": (an_offer_line(),),
        **over,
    }
    return offers.save(replace(offers.start(RELATION_ID).value, **values)).value


def a_sent(offers: Offers, **over: Any) -> Offer:
    return offers.release(a_sound(offers, **over).id).value


def state_of(offers: Offers, offer: Offer) -> OfferState:
    return offers.view(offer.id).offer.state
