"""The life of an offer, from the first draft to the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from salesdesk.domain.offer_check import Point, Verdict
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.promises import PromiseState
from salesdesk.domain.relations import Relation, Role, Status, StatusChange
from salesdesk.domain.reports import VisitReport
from salesdesk.domain.vat import VatClass
from salesdesk.domain.visits import VisitState
from salesdesk.errors import Refused, Trouble
from salesdesk.paper.preview import whole_text
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.offers import Offers, payment_terms
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.settings import save_settings
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    VISIT_ID,
    a_contact,
    a_preparation,
    a_product,
    a_relation,
    a_report,
    a_sales_line,
    a_visit,
    an_id,
    an_offer,
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


def test_sending_freezes_the_offer_and_keeps_exactly_its_pdf(offers: Offers) -> None:
    sent = a_sent(offers)
    assert (sent.state, sent.sent_on, sent.offered_on) == (OfferState.RELEASED, TODAY, TODAY)
    assert len(sent.released_sha256) == 64
    text = whole_text(offers.pdf(sent.id))
    assert "OV1-1" in text
    assert "493,92" in text
    with pytest.raises(Refused, match="ligt vast"):
        offers.save(replace(sent, subject="anders"))


def test_what_was_sent_is_previewed_from_the_pdf_that_was_sent(offers: Offers, database: Database) -> None:
    sent = a_sent(offers)
    keep(database, replace(relation_now(database), name="Heel andere naam"))
    view = offers.view(sent.id)
    assert "Kantoorhuis De Linde" in whole_text(offers.pdf(sent.id))
    page = offers.preview(view, view.offer, page=99, width=300)
    assert (page.page, page.page_count) == (0, 1)
    assert abs(page.width - 300) <= 2


def test_the_preview_shows_what_is_typed_and_not_yet_kept(offers: Offers) -> None:
    draft = a_sound(offers)
    view = offers.view(draft.id)
    before = offers.preview(view, draft, width=200)
    after = offers.preview(view, replace(draft, subject="Iets heel anders"), width=200)
    assert before.rgb != after.rgb
    assert len(after.rgb) == after.width * after.height * 3


def test_a_draft_has_no_pdf_to_give_away(offers: Offers) -> None:
    with pytest.raises(Refused, match="nog geen PDF"):
        offers.pdf(a_sound(offers).id)


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


def test_a_new_revision_replaces_the_old_one_when_it_is_sent_and_not_before(offers: Offers) -> None:
    first = a_sent(offers)
    second = offers.revise(first.id).value
    assert (second.label, state_of(offers, first)) == ("OV1-2", OfferState.RELEASED)
    offers.release(second.id)
    assert state_of(offers, first) is OfferState.REPLACED
    assert [line.label for line in offers.lines()] == ["OV1-2"]
    assert [line.label for line in offers.view(first.id).revisions] == ["OV1-2", "OV1-1"]


def test_an_offer_has_one_draft_at_a_time(offers: Offers) -> None:
    first = a_sent(offers)
    second = offers.revise(first.id).value
    with pytest.raises(Refused, match="OV1-2 is al in de maak"):
        offers.revise(first.id)
    offers.delete(second.id)
    third = offers.revise(first.id).value
    assert third.label == "OV1-3"
    with pytest.raises(Refused, match="OV1-3"):
        offers.restore(second.id)


def test_a_copy_is_a_new_offer_for_the_same_or_another_customer(offers: Offers, database: Database) -> None:
    other = a_relation(name="Drukkerij Van Loon", language="en")
    keep(database, other)
    sent = a_sent(offers)
    assert offers.copy(sent.id).value.label == "OV2-1"
    copied = offers.copy(sent.id, other.id).value
    assert (copied.label, copied.relation_id, copied.language) == ("OV3-1", other.id, "en")


def test_a_won_offer_makes_the_prospect_a_customer_and_that_is_logged(
    offers: Offers, database: Database
) -> None:
    won = offers.win(a_sent(offers).id)
    assert (won.value.state, won.value.decided_on) == (OfferState.WON, TODAY)
    assert Noun.RELATION in won.changes
    customer = relation_now(database)
    assert (customer.status, customer.customer_since) == (Status.CUSTOMER, TODAY)
    with database.read() as session:
        (change,) = records.find(session, StatusChange, relation_id=RELATION_ID)
    assert (change.before, change.after, change.changed_by) == (
        Status.PROSPECT,
        Status.CUSTOMER,
        "Sanne de Wit",
    )
    assert "OV1-1" in change.reason


def test_a_loyal_customer_stays_what_he_is(offers: Offers, database: Database) -> None:
    keep(
        database,
        replace(relation_now(database), status=Status.CUSTOMER, customer_since=date(2020, 1, 1)),
    )
    offers.win(a_sent(offers).id)
    assert relation_now(database).customer_since == date(2020, 1, 1)


def test_winning_throws_the_next_draft_away(offers: Offers) -> None:
    first = a_sent(offers)
    draft = offers.revise(first.id).value
    offers.win(first.id)
    assert offers.view(draft.id).offer.deleted
    assert [line.state for line in offers.lines()] == [OfferState.WON]


@pytest.mark.parametrize("before", [Status.SUSPECT, Status.PROSPECT, Status.FORMER])
def test_a_wrong_win_can_be_taken_back_with_all_it_did(
    offers: Offers, database: Database, before: Status
) -> None:
    keep(database, replace(relation_now(database), status=before))
    sent = a_sent(offers)
    for _time in range(2):
        offers.win(sent.id)
        opened = offers.take_back(sent.id).value
    assert (opened.state, opened.decided_on) == (OfferState.RELEASED, None)
    home = relation_now(database)
    assert (home.status, home.customer_since) == (before, None)


def test_taking_back_leaves_a_customer_who_was_moved_since(offers: Offers, database: Database) -> None:
    sent = a_sent(offers)
    offers.win(sent.id)
    keep(database, replace(relation_now(database), status=Status.DEAD))
    offers.take_back(sent.id)
    assert relation_now(database).status is Status.DEAD


def test_losing_asks_why(offers: Offers) -> None:
    sent = a_sent(offers)
    with pytest.raises(Refused, match="waarom"):
        offers.lose(sent.id, "  ")
    lost = offers.lose(sent.id, " prijs ", "De Buren").value
    assert (lost.state, lost.lost_reason, lost.competitor) == (OfferState.LOST, "prijs", "De Buren")
    back = offers.take_back(sent.id).value
    assert (back.state, back.lost_reason) == (OfferState.RELEASED, "")


def test_only_what_was_sent_is_won_or_lost(offers: Offers) -> None:
    draft = a_sound(offers)
    for decide in (offers.win, lambda key: offers.lose(key, "prijs"), offers.take_back):
        with pytest.raises(Refused):
            decide(draft.id)


def test_an_offer_is_valid_through_its_last_day(offers: Offers) -> None:
    sent = a_sent(offers)
    last = sent.valid_until
    assert last is not None
    assert offers.expire_due(last).value == 0
    assert state_of(offers, sent) is OfferState.RELEASED
    done = offers.expire_due(last + timedelta(days=1))
    assert (done.value, state_of(offers, sent)) == (1, OfferState.EXPIRED)
    assert Noun.OFFER in done.changes


def test_expiry_never_overwrites_won_or_lost(offers: Offers) -> None:
    won, lost = a_sent(offers), a_sent(offers)
    offers.win(won.id)
    offers.lose(lost.id, "prijs")
    expired = offers.expire_due(date(2030, 1, 1))
    assert (expired.value, expired.changes) == (0, frozenset())
    assert [state_of(offers, won), state_of(offers, lost)] == [OfferState.WON, OfferState.LOST]


def test_an_expired_offer_can_still_be_won(offers: Offers, database: Database) -> None:
    sent = a_sent(offers)
    offers.expire_due(date(2030, 1, 1))
    assert offers.win(sent.id).value.state is OfferState.WON
    late = Offers(database, Clock(lambda: NOW + timedelta(days=400), an_id))
    assert late.take_back(sent.id).value.state is OfferState.EXPIRED


def test_two_editors_change_only_what_each_of_them_changed(offers: Offers) -> None:
    draft = a_sound(offers)
    offers.save(replace(draft, subject="van de een"), before=draft)
    offers.save(replace(draft, benefits="van de ander"), before=draft)
    kept = offers.view(draft.id).offer
    assert (kept.subject, kept.benefits) == ("van de een", "van de ander")


def test_what_is_expected_of_a_sent_offer_may_change_and_its_paper_does_not(offers: Offers) -> None:
    sent = a_sent(offers)
    pdf = offers.pdf(sent.id)
    kept = offers.expect(sent.id, 25, date(2027, 3, 14)).value
    assert (kept.chance_percent, kept.decision_month) == (25, date(2027, 3, 1))
    assert (kept.lines, offers.pdf(sent.id)) == (sent.lines, pdf)
    with pytest.raises(Refused, match="tussen 0 en 100"):
        offers.expect(sent.id, 130, None)
    assert offers.expect(sent.id, None, None).value.decision_month is None
    offers.win(sent.id)
    with pytest.raises(Refused, match="al beslist"):
        offers.expect(sent.id, 50, None)


def test_a_promise_is_kept_or_not_and_cannot_be_changed_afterwards(offers: Offers) -> None:
    draft = offers.promise(a_sound(offers).id, TODAY - timedelta(days=1)).value
    assert offers.view(draft.id).promise is PromiseState.OVERDUE
    sent = offers.release(draft.id).value
    assert offers.view(sent.id).promise is PromiseState.LATE
    with pytest.raises(Refused, match="ligt vast"):
        offers.promise(sent.id, TODAY)


def test_a_draft_that_was_thrown_away_comes_back(offers: Offers) -> None:
    draft = a_sound(offers)
    assert offers.delete(draft.id).value.deleted
    assert offers.lines() == []
    offers.restore(draft.id)
    assert [line.id for line in offers.lines()] == [draft.id]
    with pytest.raises(Refused, match="ligt vast"):
        offers.delete(a_sent(offers).id)


def test_saving_a_draft_that_was_thrown_away_meanwhile_is_refused(offers: Offers) -> None:
    draft = a_sound(offers)
    offers.delete(draft.id)
    with pytest.raises(Refused, match="intussen"):
        offers.save(replace(draft, subject="te laat"))


@pytest.mark.parametrize(
    ("text", "count"),
    [("ov1", 1), ("OV1-1", 1), ("linde", 1), ("linde matten", 1), ("SM-085", 1), ("kenmerk/7", 1),
     ("wekelijks", 1), ("100%", 0), ("%", 0), ("linde zeep", 0), ("", 1)],
)  # fmt: skip
def test_offers_are_found_by_number_customer_subject_reference_and_lines(
    offers: Offers, text: str, count: int
) -> None:
    a_sound(offers, subject="Matten voor de hal", customer_reference="kenmerk/7")
    assert len(offers.lines(text)) == count


def test_the_list_can_be_cut_by_state_and_customer(offers: Offers, database: Database) -> None:
    other = a_relation()
    keep(database, other, an_offer(number=50, relation_id=other.id, state=OfferState.WON))
    a_sound(offers)
    assert [line.number for line in offers.lines()] == [51, 50]
    assert [line.number for line in offers.lines(states=frozenset({OfferState.WON}))] == [50]
    assert [line.relation_id for line in offers.lines(relation_id=RELATION_ID)] == [RELATION_ID]


def test_the_view_knows_what_this_customer_paid_and_what_others_pay(
    offers: Offers, database: Database
) -> None:
    others = [a_relation() for _number in range(3)]
    keep(
        database,
        *others,
        *(a_sales_line(relation_id=other.id, amount=Decimal(60)) for other in others),
        a_sales_line(sold_on=date(2025, 1, 1), amount=Decimal(30)),
        a_sales_line(sold_on=date(2026, 1, 1), amount=Decimal(48)),
        a_product(code="SM-085150"),
    )
    draft = a_sound(offers)
    view = offers.view(draft.id)
    last = view.last_price("SM-085150")
    assert last is not None
    assert (last.price, last.on) == (Decimal(8), date(2026, 1, 1))
    assert view.purchase_prices == {"SM-085150": Decimal("3.10")}
    (odd,) = view.look_outs(draft)
    assert (odd.found.usual, odd.line) == (Decimal(10), draft.lines[0])


def test_a_lost_price_is_what_others_were_offered(offers: Offers, database: Database) -> None:
    others = [a_relation() for _number in range(3)]
    keep(database, *others)
    keep(
        database,
        *(
            an_offer(number=60 + at, relation_id=other.id, state=OfferState.LOST)
            for at, other in enumerate(others)
        ),
    )
    draft = a_sound(offers, lines=(an_offer_line(unit_price=Decimal(20)),))
    assert [odd.found.usual for odd in offers.view(draft.id).look_outs(draft)] == [Decimal("7.85")]


def test_the_discount_is_reckoned_with_what_we_pay_ourselves(offers: Offers, database: Database) -> None:
    keep(database, a_product(code="SM-085150", purchase_price=Decimal("3.925")))
    draft = a_sound(offers, lines=(an_offer_line(discount_percent=Decimal(10)),))
    cost = offers.view(draft.id).discount(draft)
    assert (cost.margin_before_percent, cost.assumed) == (Decimal(50), False)
    assert [line.discount_percent for line in offers.view(draft.id).over_limit(draft)] == [Decimal(10)]


def test_the_sent_pdf_goes_to_a_file_under_a_name_that_says_what_it_is(
    offers: Offers, tmp_path: Path
) -> None:
    sent = a_sent(offers)
    paper = offers.paper(sent.id)
    assert (paper.name, paper.page_count) == ("OV1-1 Kantoorhuis De Linde B.V.pdf", 1)
    assert offers.write_pdf(sent.id, tmp_path / "a.pdf").read_bytes() == paper.content
    with pytest.raises(Trouble):
        offers.write_pdf(sent.id, tmp_path)


@pytest.mark.parametrize(
    "nasty",
    ["<b", "</para>", '<img src="/etc/hostname"/>', "Łukasz & Zoë – €", "=1+1", "a\tb\nc", "x" * 20_000],
)
def test_any_words_come_out_right_on_the_pdf(offers: Offers, nasty: str) -> None:
    draft = a_sound(offers, subject=nasty[:200], introduction=nasty, benefits=nasty,
                    lines=(an_offer_line(description=nasty),))  # fmt: skip
    text = " ".join(whole_text(offers.pdf(offers.release(draft.id).value.id)).split())
    wanted = " ".join(nasty.split())[:40]
    assert wanted.replace(" ", "") in text.replace(" ", "")


def test_an_offer_of_400_lines_is_kept_and_sent(offers: Offers) -> None:
    lines = tuple(an_offer_line(description=f"regel {number}") for number in range(400))
    sent = a_sent(offers, lines=lines, budget=Decimal(10) ** 6)
    text = whole_text(offers.pdf(sent.id))
    assert "regel 399" in text
    assert f"{sent.net:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".") in text


def test_what_is_gone_is_said_in_words(offers: Offers) -> None:
    with pytest.raises(Refused, match="bestaat niet meer"):
        offers.view(an_id())
    with pytest.raises(Refused, match="relatie"):
        offers.start(an_id())


def test_a_report_closed_for_another_relation_is_not_ours(offers: Offers, database: Database) -> None:
    other = a_relation()
    keep(database, other)
    visit = a_visit(relation_id=other.id, state=VisitState.HELD)
    keep(database, visit, VisitReport(an_id(), visit.id, closed_at=NOW, functional_needs="geheim"))
    assert "geheim" not in offers.start(RELATION_ID).value.introduction
