"""A draft: its number, its letter, what is kept of it, what stops it from going out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.offer_check import Point, Verdict
from salesdesk.domain.offers import OfferState
from salesdesk.domain.relations import Role
from salesdesk.domain.vat import VatClass
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Refused
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.offers import Offers, payment_terms
from salesdesk.storage.database import Database
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    VISIT_ID,
    a_contact,
    a_preparation,
    a_report,
    a_visit,
    an_offer_line,
)
from tests.services.offering.conftest import a_sent, a_sound, keep, relation_now, state_of


def test_a_new_offer_gets_the_next_number_and_the_defaults_of_the_settings(offers: Offers) -> None:
    first = a_sound(offers)
    made = offers.start(RELATION_ID)
    assert (first.label, made.value.label) == ("OV1-1", "OV2-1")
    assert made.value.valid_until == TODAY + timedelta(days=30)
    assert made.value.payment_terms == "30 dagen netto"
    assert {Noun.OFFER, Noun.FORECAST} <= made.changes


def test_an_empty_draft_is_taken_up_again_so_that_no_number_is_wasted(offers: Offers) -> None:
    first = offers.start(RELATION_ID).value
    assert offers.start(RELATION_ID).value == first


def test_a_thrown_away_number_is_not_given_out_again(offers: Offers) -> None:
    offers.delete(a_sound(offers).id)
    assert offers.start(RELATION_ID).value.number == 2


def test_the_customers_language_and_country_are_taken_over(offers: Offers, database: Database) -> None:
    home = relation_now(database)
    keep(database, replace(home, language="fr", address=replace(home.address, country="BE")))
    made = offers.start(RELATION_ID).value
    assert (made.language, made.vat_country, made.payment_terms) == ("fr", "BE", "30 jours net")


def test_the_letter_opens_in_the_customers_language(offers: Offers, database: Database) -> None:
    keep(database, replace(relation_now(database), language="de"))
    a_reported_visit(database)
    assert "10. November 2026" in offers.start(RELATION_ID).value.introduction
    assert payment_terms("en")[2] == "30 days net"


def a_reported_visit(database: Database, **over: Any) -> None:
    visit = a_visit(id=VISIT_ID, state=VisitState.HELD, visit_on=date(2026, 11, 10))
    report = a_report(
        **{
            "closed_at": NOW,
            "functional_needs": "één leverancier voor hal en kantoor",
            "budget": "€ 20.000",
            "demands_on_product": "- stil\n- vóór 7:30 klaar",
            "demands_on_supplier": "vast aanspreekpunt\nstil",
            **over,
        }
    )
    keep(database, visit, a_preparation(), report)


def test_the_last_reported_visit_opens_the_letter_and_fills_the_points(
    offers: Offers, database: Database
) -> None:
    a_reported_visit(database)
    made = offers.start(RELATION_ID).value
    assert made.visit_id == VISIT_ID
    assert "10 november 2026" in made.introduction
    assert "Samen nagaan of een proefplaatsing past" in made.introduction
    assert "één leverancier voor hal en kantoor" in made.introduction
    assert (made.chance_percent, made.decision_month, made.budget) == (60, date(2027, 2, 1), Decimal(20000))


def test_a_report_that_is_still_open_says_nothing_yet(offers: Offers, database: Database) -> None:
    a_reported_visit(database, closed_at=None)
    assert offers.start(RELATION_ID).value.introduction == ""
    named = offers.start(RELATION_ID, VISIT_ID).value
    assert named.visit_id == VISIT_ID


@pytest.mark.parametrize("words", ["onbekend", "", "€ 0", "20.000 tot 25.000"])
def test_a_budget_in_words_stays_in_the_report(offers: Offers, database: Database, words: str) -> None:
    a_reported_visit(database, budget=words)
    assert offers.start(RELATION_ID).value.budget is None


def test_the_one_who_was_visited_is_addressed_else_who_decides(offers: Offers, database: Database) -> None:
    buyer = a_contact(surname="Bakker", roles=frozenset({Role.BUYER}))
    keep(database, buyer)
    decider = offers.view(offers.start(RELATION_ID).value.id).contacts[0]
    assert offers.start(RELATION_ID).value.contact_id == decider.id
    keep(database, a_visit(id=VISIT_ID, contact_id=buyer.id))
    assert offers.start(RELATION_ID, VISIT_ID).value.contact_id == buyer.id


def test_demands_that_are_written_as_evidence_count_as_met(offers: Offers, database: Database) -> None:
    a_reported_visit(database)
    offer = a_sound(offers, solution_evidence="Stil\nvast aanspreekpunt\nproef gedaan")
    view = offers.view(offer.id)
    assert view.demands == ("stil", "vóór 7:30 klaar", "vast aanspreekpunt")
    finding = view.check(offer).finding(Point.SOLUTION)
    assert (finding.verdict, finding.values) == (Verdict.WARN, {"met": 2, "demands": 3})


def test_a_draft_is_kept_unfinished_and_its_lines_in_order(offers: Offers) -> None:
    draft = offers.start(RELATION_ID).value
    lines = (an_offer_line(description="b", position=9), an_offer_line(description="", position=3))
    offers.save(replace(draft, lines=lines))
    kept = offers.view(draft.id).offer.lines
    assert [(line.description, line.position) for line in kept] == [("b", 0), ("", 1)]


def test_a_discount_of_101_percent_is_refused_in_words_and_nothing_changes(offers: Offers) -> None:
    draft = a_sound(offers)
    with pytest.raises(Refused, match="tussen 0 en 100 %"):
        offers.save(replace(draft, lines=(an_offer_line(discount_percent=Decimal(101)),)))
    assert offers.view(draft.id).offer == draft


def test_a_negative_quantity_is_a_trade_in_and_lowers_the_total(offers: Offers) -> None:
    back = an_offer_line(quantity=Decimal(-2), unit_price=Decimal(100))
    sold = an_offer_line(quantity=Decimal(10), unit_price=Decimal(100))
    draft = a_sound(offers, lines=(sold, back), budget=Decimal(1000))
    assert offers.view(draft.id).totals(draft).net == Decimal(800)
    assert offers.release(draft.id).value.net == Decimal(800)


def test_laying_down_freezes_the_offer_and_keeps_exactly_its_pdf(offers: Offers) -> None:
    sent = a_sent(offers)
    assert (sent.state, sent.sent_on, sent.offered_on) == (OfferState.RELEASED, None, TODAY)
    assert len(sent.released_sha256) == 64
    text = whole_text(offers.papers.pdf(sent.id))
    assert "OV1-1" in text
    assert "493,92" in text
    with pytest.raises(Refused, match="ligt vast"):
        offers.save(replace(sent, subject="anders"))


def test_what_was_sent_is_previewed_from_the_pdf_that_was_sent(offers: Offers, database: Database) -> None:
    sent = a_sent(offers)
    keep(database, replace(relation_now(database), name="Heel andere naam"))
    view = offers.view(sent.id)
    assert "Kantoorhuis De Linde" in whole_text(offers.papers.pdf(sent.id))
    page = offers.papers.preview(view, view.offer, page=99, width=300)
    assert (page.page, page.page_count) == (0, 1)
    assert abs(page.width - 300) <= 2


def test_the_preview_shows_what_is_typed_and_not_yet_kept(offers: Offers) -> None:
    draft = a_sound(offers)
    view = offers.view(draft.id)
    before = offers.papers.preview(view, draft, width=200)
    after = offers.papers.preview(view, replace(draft, subject="Iets heel anders"), width=200)
    assert before.rgb != after.rgb
    assert len(after.rgb) == after.width * after.height * 3


def test_a_draft_has_no_pdf_to_give_away(offers: Offers) -> None:
    with pytest.raises(Refused, match="nog geen PDF"):
        offers.papers.pdf(a_sound(offers).id)


def test_a_failed_point_asks_a_reason_that_stays_with_the_offer(offers: Offers) -> None:
    draft = a_sound(offers, chance_percent=10)
    with pytest.raises(Refused) as no:
        offers.release(draft.id)
    assert no.value.reasons[0].at == "override_reason"
    assert state_of(offers, draft) is OfferState.DRAFT
    sent = offers.release(draft.id, "vaste klant, wil vergelijken").value
    assert sent.override_reason == "vaste klant, wil vergelijken"
    assert offers.view(sent.id).check(sent).is_against_advice


def test_a_reason_that_was_not_needed_is_not_held_against_the_offer(offers: Offers) -> None:
    assert offers.release(a_sound(offers).id, "voor de zekerheid").value.override_reason == ""


def test_a_discount_above_the_sellers_limit_asks_its_own_reason(offers: Offers) -> None:
    lines = (an_offer_line(discount_percent=Decimal("5.1")),)
    draft = a_sound(offers, lines=lines)
    with pytest.raises(Refused) as no:
        offers.release(draft.id)
    assert no.value.reasons[0].at == "discount_reason"
    assert offers.release(draft.id, discount_reason="meerjarig").value.discount_reason == "meerjarig"


@pytest.mark.parametrize(
    ("over", "at"),
    [
        ({"lines": ()}, "lines"),
        ({"valid_until": TODAY - timedelta(days=1)}, "valid_until"),
        ({"lines": (an_offer_line(quantity=Decimal(0)),)}, "lines.0.quantity"),
        ({"lines": (an_offer_line(vat_class=VatClass.MIDDLE),)}, "lines.0.vat_class"),
        ({"lines": (an_offer_line(vat_class=VatClass.REVERSE),)}, "lines.0.vat_class"),
    ],
)
def test_what_is_not_finished_does_not_go_out(offers: Offers, over: dict[str, Any], at: str) -> None:
    draft = a_sound(offers, **over)
    with pytest.raises(Refused) as no:
        offers.release(draft.id, "toch maar")
    assert [reason.at for reason in no.value.reasons] == [at]
    assert state_of(offers, draft) is OfferState.DRAFT


def test_a_thrown_away_draft_is_not_sent(offers: Offers) -> None:
    draft = a_sound(offers)
    offers.delete(draft.id)
    with pytest.raises(Refused, match="verwijderd"):
        offers.release(draft.id)
