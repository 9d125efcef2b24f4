"""After sending: revisions, winning, losing, expiring, promises, throwing away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from salesdesk.domain.offers import OfferState
from salesdesk.domain.promises import PromiseState
from salesdesk.domain.relations import Status, StatusChange
from salesdesk.errors import Refused
from salesdesk.services.changes import Noun
from salesdesk.services.clock import Clock
from salesdesk.services.offers import Offers
from salesdesk.storage import records
from salesdesk.storage.database import Database
from tests.builders import (
    NOW,
    RELATION_ID,
    TODAY,
    a_relation,
    an_id,
)
from tests.services.offering.conftest import a_sent, a_sound, keep, relation_now, state_of


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


def test_what_was_lost_stays_lost_once_a_later_revision_is_out(offers: Offers) -> None:
    sent = a_sent(offers)
    offers.lose(sent.id, "prijs")
    offers.release(offers.revise(sent.id).value.id, "reden")
    with pytest.raises(Refused, match="Daarna is OV1-2 verstuurd"):
        offers.take_back(sent.id)
    assert state_of(offers, sent) is OfferState.LOST


def test_a_draft_beside_an_order_that_was_read_in_stays_a_draft(offers: Offers, database: Database) -> None:
    sent = a_sent(offers)
    draft = offers.revise(sent.id).value
    keep(database, replace(sent, state=OfferState.WON, decided_on=TODAY))
    with pytest.raises(Refused, match="OV1-1 is gewonnen"):
        offers.release(draft.id, "reden")
    assert state_of(offers, draft) is OfferState.DRAFT


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
    pdf = offers.papers.pdf(sent.id)
    kept = offers.expect(sent.id, 25, date(2027, 3, 14)).value
    assert (kept.chance_percent, kept.decision_month) == (25, date(2027, 3, 1))
    assert (kept.lines, offers.papers.pdf(sent.id)) == (sent.lines, pdf)
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
    assert offers.view(sent.id).promise is PromiseState.OVERDUE  # laid down, but the customer has it not
    assert offers.view(offers.win(sent.id).value.id).promise is PromiseState.LATE
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
