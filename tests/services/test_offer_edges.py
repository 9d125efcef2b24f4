"""Offers at the edges: removed relations, a win taken back, crossing revisions, texts without end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Relation, Status
from salesdesk.errors import Refused
from salesdesk.services.clock import Clock
from salesdesk.services.forecasts import Forecasts
from salesdesk.services.offers import Offers
from salesdesk.services.relations import Relations
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    a_contact,
    a_relation,
    an_id,
    an_offer,
    an_offer_line,
    some_settings,
)

CLOCK = Clock(lambda: NOW, an_id)


@pytest.fixture
def offers(database: Database) -> Offers:
    """A file with one prospect, its decider and our settings."""
    with database.write() as session:
        save_settings(session, some_settings())
        records.save_all(session, [a_relation(id=RELATION_ID), a_contact()])
    return Offers(database, CLOCK)


def keep(database: Database, *values: Any) -> None:
    with database.write() as session:
        records.save_all(session, values)


def relation_now(database: Database) -> Relation:
    with database.read() as session:
        found = records.load(session, Relation, RELATION_ID)
    assert found is not None
    return found


def a_sent(offers: Offers) -> Offer:
    draft = replace(
        offers.start(RELATION_ID).value,
        chance_percent=60,
        decision_month=date(2027, 1, 1),
        budget=Decimal(500),
        has_solution=True,
        solution_evidence="proefplaatsing beviel",
        lines=(an_offer_line(),),
    )
    return offers.release(offers.save(draft).value.id).value


def test_open_offers_of_a_removed_relation_are_out_of_the_list_and_the_forecast(
    offers: Offers, database: Database
) -> None:
    keep(
        database,
        an_offer(number=1, state=OfferState.RELEASED),
        an_offer(number=2, state=OfferState.WON, decided_on=TODAY),
    )
    Relations(database, CLOCK).remove(RELATION_ID)
    seen = Forecasts(database, CLOCK).view()
    assert offers.lines() == []
    assert seen.forecast.open_revenue == 0
    assert seen.won_in(TODAY.year) == Decimal("408.20")  # what was earned stays earned
    Relations(database, CLOCK).remove(RELATION_ID, removed=False)
    assert len(offers.lines()) == 2


def test_for_a_removed_relation_no_offer_is_begun(offers: Offers, database: Database) -> None:
    sent = a_sent(offers)
    Relations(database, CLOCK).remove(RELATION_ID)
    with pytest.raises(Refused):
        offers.start(RELATION_ID)
    with pytest.raises(Refused):
        offers.copy(sent.id)


def test_who_won_by_another_offer_too_stays_a_customer_when_one_is_taken_back(
    offers: Offers, database: Database
) -> None:
    first, second = a_sent(offers), a_sent(offers)
    offers.win(first.id)
    offers.win(second.id)
    offers.take_back(first.id)
    assert relation_now(database).status is Status.CUSTOMER
    assert relation_now(database).customer_since == TODAY
    offers.take_back(second.id)
    assert relation_now(database).status is Status.PROSPECT


def test_a_lost_revision_cannot_come_back_beside_the_one_sent_after_it(offers: Offers) -> None:
    first = a_sent(offers)
    offers.lose(first.id, "te duur")
    second = offers.release(offers.revise(first.id).value.id).value
    with pytest.raises(Refused, match=second.label):
        offers.take_back(first.id)
    assert offers.view(first.id).offer.state is OfferState.LOST


def test_a_lost_revision_comes_back_while_the_next_is_a_draft(offers: Offers) -> None:
    first = a_sent(offers)
    offers.lose(first.id, "te duur")
    offers.revise(first.id)
    assert offers.take_back(first.id).value.state is OfferState.RELEASED


@pytest.mark.parametrize(
    "name",
    [
        "subject", "introduction", "customer_reference", "payment_terms", "delivery_terms", "benefits",
        "solution_evidence", "override_reason", "discount_reason",
    ],
)  # fmt: skip
def test_no_text_of_an_offer_is_endless(offers: Offers, name: str) -> None:
    draft = offers.start(RELATION_ID).value

    def written(length: int) -> Offer:
        over: dict[str, Any] = {name: "x" * length}
        return replace(draft, **over)

    offers.save(written(20_000))
    with pytest.raises(Refused, match="20000"):
        offers.save(written(20_001))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("unit", "x" * 20_001),
        ("product_code", "x" * 20_001),
        ("discount_percent", Decimal("33.3333")),
    ],
)
def test_what_a_line_cannot_keep_is_refused(offers: Offers, name: str, value: object) -> None:
    line = replace(an_offer_line(), **{name: value})  # type: ignore[arg-type]
    with pytest.raises(Refused, match="Regel 1"):
        offers.save(replace(offers.start(RELATION_ID).value, lines=(line,)))


@pytest.mark.parametrize("discount", ["33.333", "0.005", "12.5"])
def test_the_amount_on_screen_is_the_amount_that_is_kept(offers: Offers, discount: str) -> None:
    line = an_offer_line(quantity=Decimal("999.999"), unit_price=Decimal("0.123456"))
    line = replace(line, discount_percent=Decimal(discount))
    kept = offers.save(replace(offers.start(RELATION_ID).value, lines=(line,))).value
    assert offers.view(kept.id).offer.net == kept.net
    assert offers.lines()[0].net == kept.net
