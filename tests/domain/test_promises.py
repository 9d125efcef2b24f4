"""Promises kept and broken, offers that run out, follow-ups that are due."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from salesdesk.domain.offers import OfferState
from salesdesk.domain.promises import (
    PromiseState,
    days_late,
    due_follow_ups,
    expired,
    expires_within,
    is_promise_overdue,
    is_valid_on,
    kept_promises_percent,
    promise_state,
)
from tests.builders import NOW, TODAY, a_follow_up, an_offer

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


@pytest.mark.parametrize(
    ("over", "overdue"),
    [
        ({}, True),
        ({"promised_on": TODAY}, False),
        ({"sent_on": TODAY}, False),
        ({"deleted": True}, False),
        ({"state": OfferState.LOST}, False),
        ({"state": OfferState.REPLACED}, False),
    ],
)
def test_an_overdue_promise_is_one_that_still_lies_here(over: dict[str, object], overdue: bool) -> None:
    assert is_promise_overdue(an_offer(**{"promised_on": YESTERDAY, **over}), TODAY) is overdue


def test_days_late_are_counted_until_sent_or_today() -> None:
    assert days_late(an_offer(promised_on=TODAY - timedelta(4)), TODAY) == 4
    assert days_late(an_offer(promised_on=TODAY, sent_on=YESTERDAY), TODAY) == -1
    assert days_late(an_offer(), TODAY) == 0


def test_the_kept_promise_rate_counts_what_was_promised_and_sent() -> None:
    offers = [
        an_offer(promised_on=TODAY, sent_on=YESTERDAY),
        an_offer(promised_on=TODAY, sent_on=TODAY),
        an_offer(promised_on=YESTERDAY, sent_on=TODAY),
        an_offer(promised_on=YESTERDAY),
        an_offer(sent_on=TODAY),
        an_offer(promised_on=YESTERDAY, sent_on=TODAY, deleted=True),
    ]
    assert kept_promises_percent(offers) == Decimal(200) / 3
    assert kept_promises_percent([]) is None


@pytest.mark.parametrize(
    ("until", "valid"), [(None, True), (TODAY, True), (TOMORROW, True), (YESTERDAY, False)]
)
def test_an_offer_holds_through_its_last_day(until: date | None, valid: bool) -> None:
    assert is_valid_on(an_offer(valid_until=until), TODAY) is valid


@pytest.mark.parametrize(
    ("until", "days", "expires"),
    [
        (TODAY, 0, True),
        (TODAY + timedelta(7), 7, True),
        (TODAY + timedelta(8), 7, False),
        (YESTERDAY, 7, False),
        (None, 7, False),
    ],
)
def test_a_sent_offer_warns_before_it_runs_out(until: date | None, days: int, expires: bool) -> None:
    offer = an_offer(state=OfferState.RELEASED, valid_until=until)
    assert expires_within(offer, TODAY, days) is expires


@pytest.mark.parametrize("over", [{"state": OfferState.DRAFT}, {"state": OfferState.WON}, {"deleted": True}])
def test_drafts_and_decided_offers_do_not_warn(over: dict[str, object]) -> None:
    offer = an_offer(**{"state": OfferState.RELEASED, "valid_until": TODAY, **over})
    assert not expires_within(offer, TODAY, 7)


@pytest.mark.parametrize("state", OfferState)
def test_only_a_sent_offer_expires_and_no_decision_is_overwritten(state: OfferState) -> None:
    after = expired(an_offer(state=state, valid_until=YESTERDAY), TODAY).state
    assert after is (OfferState.EXPIRED if state is OfferState.RELEASED else state)


def test_an_offer_does_not_expire_on_its_last_day() -> None:
    offer = an_offer(state=OfferState.RELEASED, valid_until=TODAY)
    assert expired(offer, TODAY) is offer


def test_follow_ups_due_come_oldest_first() -> None:
    late, today = a_follow_up(due_on=YESTERDAY), a_follow_up(due_on=TODAY, text="b")
    first = a_follow_up(due_on=TODAY, text="a")
    others = [
        a_follow_up(due_on=TOMORROW),
        a_follow_up(due_on=TODAY, done_at=NOW),
        a_follow_up(due_on=TODAY, deleted=True),
    ]
    assert due_follow_ups([today, *others, late, first], TODAY) == (late, first, today)
