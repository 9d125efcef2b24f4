"""New revisions and copies."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from salesdesk.domain.offer_revisions import (
    copy_of,
    is_late,
    refuse_frozen,
    refuse_undecidable,
    revision_of,
    valid_until_of,
    vat_country_of,
)
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.errors import Refused
from tests.builders import NOW, TODAY, a_relation, an_address, an_id, an_offer, an_offer_line

LATER = date(2026, 12, 24)


def sent(state: OfferState = OfferState.RELEASED) -> Offer:
    return an_offer(
        state=state,
        offered_on=TODAY,
        sent_on=TODAY,
        promised_on=TODAY,
        released_at=NOW,
        released_sha256="ab",
        override_reason="vaste klant",
        budget=Decimal(500),
        lines=(an_offer_line(), an_offer_line(deleted=True)),
    )


@pytest.mark.parametrize(
    "state", [OfferState.RELEASED, OfferState.LOST, OfferState.EXPIRED, OfferState.REPLACED]
)
def test_a_revision_keeps_the_words_and_begins_its_life_afresh(state: OfferState) -> None:
    before = sent(state)
    made = revision_of(before, 2, an_id, LATER)
    assert (made.label, made.state, made.valid_until) == ("OV87-2", OfferState.DRAFT, LATER)
    assert (made.sent_on, made.promised_on, made.released_sha256, made.override_reason) == (
        None,
        None,
        "",
        "",
    )
    assert (made.chance_percent, made.budget, made.subject) == (60, Decimal(500), before.subject)
    assert made.id != before.id


def test_the_lines_of_a_revision_are_lines_of_its_own() -> None:
    before = sent()
    made = revision_of(before, 2, an_id, LATER)
    assert len(made.lines) == 1
    assert made.lines[0].id != before.lines[0].id
    assert made.lines[0].net == before.lines[0].net


@pytest.mark.parametrize("state", [OfferState.DRAFT, OfferState.WON])
def test_a_draft_is_edited_and_a_won_offer_is_copied(state: OfferState) -> None:
    with pytest.raises(Refused, match="OV87-1"):
        revision_of(sent(state), 2, an_id, LATER)


def test_a_copy_for_the_same_customer_asks_the_five_points_again() -> None:
    made = copy_of(sent(), 120, an_id, LATER)
    assert (made.label, made.chance_percent, made.budget, made.decision_month) == (
        "OV120-1",
        None,
        None,
        None,
    )
    assert made.relation_id == sent().relation_id


def test_a_copy_for_another_customer_speaks_his_language_and_names_nobody() -> None:
    other = a_relation(language="fr", address=an_address(country="BE"))
    made = copy_of(sent(), 120, an_id, LATER, other)
    assert (made.relation_id, made.language, made.vat_country) == (other.id, "fr", "BE")
    assert (made.contact_id, made.introduction, made.customer_reference) == (None, "", "")


def test_only_a_draft_can_be_edited_and_only_what_was_sent_decided() -> None:
    refuse_frozen(an_offer())
    refuse_undecidable(sent(OfferState.EXPIRED))
    with pytest.raises(Refused, match="ligt vast"):
        refuse_frozen(sent())
    with pytest.raises(Refused, match="verstuurde"):
        refuse_undecidable(an_offer())


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True)])
def test_an_answer_on_the_last_day_is_in_time(days: int, late: bool) -> None:
    assert is_late(an_offer(valid_until=TODAY), TODAY + timedelta(days=days)) is late
    assert not is_late(an_offer(valid_until=None), TODAY)


def test_belgian_customers_get_belgian_rates() -> None:
    countries = [vat_country_of(a_relation(address=an_address(country=code))) for code in ("NL", "BE", "DE")]
    assert countries == ["NL", "BE", "NL"]
    assert valid_until_of(TODAY, 30) == LATER
