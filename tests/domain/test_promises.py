"""Promises kept and broken, and offers that run out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesdesk.domain.offers import OfferState
from salesdesk.domain.promises import (
    PromiseState,
    days_late,
    expired,
    is_valid_on,
    promise_state,
)
from tests.builders import TODAY, an_offer

YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)


@pytest.mark.parametrize(
    ("promised", "sent", "state"),
    [
        (None, None, PromiseState.NONE),
        (None, TODAY, PromiseState.NONE),
        (TODAY, None, PromiseState.OPEN),
        (TOMORROW, None, PromiseState.OPEN),
        (YESTERDAY, None, PromiseState.OVERDUE),
        (TODAY, TODAY, PromiseState.ON_TIME),
        (TODAY, YESTERDAY, PromiseState.EARLY),
        (YESTERDAY, TODAY, PromiseState.LATE),
    ],
)
def test_a_promise_turns_out_in_one_of_five_ways(
    promised: date | None, sent: date | None, state: PromiseState
) -> None:
    assert promise_state(promised, sent, TODAY) is state


def test_days_late_are_counted_until_sent_or_today() -> None:
    assert days_late(an_offer(promised_on=TODAY - timedelta(4)), TODAY) == 4
    assert days_late(an_offer(promised_on=TODAY, sent_on=YESTERDAY), TODAY) == -1
    assert days_late(an_offer(), TODAY) == 0


@pytest.mark.parametrize(
    ("until", "valid"), [(None, True), (TODAY, True), (TOMORROW, True), (YESTERDAY, False)]
)
def test_an_offer_holds_through_its_last_day(until: date | None, valid: bool) -> None:
    assert is_valid_on(an_offer(valid_until=until), TODAY) is valid


@pytest.mark.parametrize("state", OfferState)
def test_only_a_sent_offer_expires_and_no_decision_is_overwritten(state: OfferState) -> None:
    after = expired(an_offer(state=state, valid_until=YESTERDAY), TODAY).state
    assert after is (OfferState.EXPIRED if state is OfferState.RELEASED else state)


def test_an_offer_does_not_expire_on_its_last_day() -> None:
    offer = an_offer(state=OfferState.RELEASED, valid_until=TODAY)
    assert expired(offer, TODAY) is offer
