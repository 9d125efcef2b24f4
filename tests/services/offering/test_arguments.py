"""Arguments behind an offer: against all the customer asked for, safe to read, frozen when sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from salesdesk.domain.offers import Offer
from salesdesk.paper.preview import whole_text
from salesdesk.services.clock import Clock
from salesdesk.services.offer_arguments import for_customer
from salesdesk.services.offers import Offers
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import (
    NOW,
    RELATION_ID,
    a_competitor,
    a_customer_need,
    a_preparation,
    a_relation,
    a_report,
    a_visit,
    an_argument,
    an_id,
    an_offer,
)

CALM, CHEAP, SHARP = an_id(), an_id(), an_id()


@pytest.fixture
def offers(database: Database) -> Offers:
    visit = a_visit(id=an_id())
    with database.write() as session:
        records.save_all(
            session,
            [
                a_relation(id=RELATION_ID),
                visit,
                a_report(
                    id=an_id(), visit_id=visit.id, economic_needs="", functional_needs="",
                    psychological_needs="Rust", demands_on_product="", demands_on_supplier="",
                ),
                a_customer_need(id=an_id(), text="Lage prijs"),
                a_competitor(id=an_id(), name="Schoonfix"),
                an_argument(id=CALM, title="Vaste ploeg", words=("rust",), evidence="Logboek", position=0),
                an_argument(id=CHEAP, title="Vaste prijs", words=("prijs",), evidence="Tarief", position=1),
                an_argument(
                    id=SHARP, title="Scherp", words=(), text="Wij wel.",
                    evidence="Offerte van Schoonfix", position=2,
                ),
            ],
        )  # fmt: skip
    return Offers(database, Clock(lambda: NOW, an_id))


def draft(database: Database, *arguments: UUID) -> Offer:
    offer = an_offer(relation_id=RELATION_ID, arguments=arguments, valid_until=date(2026, 12, 24))
    with database.write() as session:
        records.save(session, offer)
    return offer


def test_needs_and_what_only_a_report_says_count_both(offers: Offers, database: Database) -> None:
    known = offers.view(draft(database).id).arguments
    assert [need.text for need in known.matrix.met_by(CALM)] == ["Rust"]
    assert [need.text for need in known.matrix.met_by(CHEAP)] == ["Lage prijs"]
    assert known.matrix.is_idle(SHARP)


def test_the_customer_reads_the_chosen_ones_in_the_order_of_the_library(
    offers: Offers, database: Database
) -> None:
    offer = draft(database, CHEAP, CALM)
    told = offers.view(offer.id).arguments.told(offer)
    assert [argument.title for argument in told] == ["Vaste ploeg", "Vaste prijs"]
    assert all(argument.words == () for argument in told)


def test_what_names_a_competitor_is_left_out(offers: Offers, database: Database) -> None:
    offer = draft(database, SHARP)
    known = offers.view(offer.id).arguments
    [told] = known.told(offer)
    assert (told.text, told.evidence) == ("Wij wel.", "")
    assert known.names(known.matrix.arguments[2]) == known.competitors[0]
    named = [an_argument(title="Beter dan Schoonfix"), an_argument(title="Goed", text="Schoonfix niet")]
    assert [argument.text for argument in for_customer(named, known.competitors)] == [""]


def test_what_was_told_in_the_talk_is_left_to_take_over(offers: Offers, database: Database) -> None:
    with database.read() as session:
        [visit] = records.find(session, type(a_visit()), relation_id=RELATION_ID)
    with database.write() as session:
        records.save(session, a_preparation(visit_id=visit.id, arguments=(CHEAP, CALM, an_id())))
    offer = replace(draft(database, CALM), visit_id=visit.id)
    with database.write() as session:
        records.save(session, offer)
    assert offers.view(offer.id).arguments.left_from_talk(offer) == (CHEAP,)


def test_a_removed_argument_leaves_a_draft_and_stays_in_what_was_sent(
    offers: Offers, database: Database
) -> None:
    offer = draft(database, CALM)
    sent = offers.release(offer.id, reason="Toch", discount_reason="Toch").value
    before = whole_text(offers.papers.pdf(sent.id))
    assert "Vaste ploeg" in before
    with database.write() as session:
        argument = records.find(session, type(an_argument()), id=CALM)[0]
        records.save(session, replace(argument, deleted=True))
    assert whole_text(offers.papers.pdf(sent.id)) == before
    again = offers.revise(sent.id).value
    view = offers.view(again.id)
    assert again.arguments == (CALM,)
    assert view.arguments.told(again) == ()
    assert [argument.id for argument in view.arguments.gone] == [CALM]
