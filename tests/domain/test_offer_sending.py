"""When an offer may go out, to whom first, and on which working day to ask."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from salesdesk.domain.offer_sending import (
    Way,
    addressees,
    as_sent,
    refuse_sent_on,
    refuse_unsendable,
    waits_to_go,
)
from salesdesk.domain.offers import OfferState
from salesdesk.domain.relations import Role
from salesdesk.domain.working_days import working_day_after
from salesdesk.errors import Refused
from tests.builders import TODAY, a_contact, an_offer
from tests.offer_builders import an_offer_dispatch

SHA = "a" * 64


@pytest.mark.parametrize(
    ("state", "sha", "may"),
    [
        (OfferState.DRAFT, "", False),
        (OfferState.DRAFT, SHA, False),
        (OfferState.RELEASED, "", False),
        (OfferState.RELEASED, SHA, True),
        (OfferState.WON, SHA, True),
        (OfferState.LOST, SHA, True),
        (OfferState.EXPIRED, SHA, True),
        (OfferState.REPLACED, SHA, False),
    ],
)
def test_nothing_goes_out_before_it_is_laid_down(state: OfferState, sha: str, may: bool) -> None:
    offer = an_offer(state=state, released_sha256=sha)
    if may:
        refuse_unsendable(offer)
    else:
        with pytest.raises(Refused):
            refuse_unsendable(offer)


@pytest.mark.parametrize("state", OfferState)
def test_only_what_is_laid_down_and_not_sent_waits_to_go(state: OfferState) -> None:
    assert waits_to_go(an_offer(state=state)) is (state is OfferState.RELEASED)
    assert not waits_to_go(an_offer(state=state, sent_on=TODAY))


@pytest.mark.parametrize(
    ("day", "may"),
    [(date(2026, 11, 19), False), (date(2026, 11, 20), True), (TODAY, True), (date(2026, 11, 25), False)],
)
def test_it_went_between_the_day_it_was_laid_down_and_today(day: date, may: bool) -> None:
    offer = an_offer(offered_on=date(2026, 11, 20))
    if may:
        refuse_sent_on(offer, day, TODAY)
    else:
        with pytest.raises(Refused):
            refuse_sent_on(offer, day, TODAY)


def test_the_first_time_it_went_counts_and_an_order_does_not() -> None:
    times = [
        an_offer_dispatch(sent_on=date(2026, 11, 23)),
        an_offer_dispatch(sent_on=date(2026, 11, 21)),
        an_offer_dispatch(sent_on=date(2026, 11, 19), deleted=True),
        an_offer_dispatch(sent_on=date(2026, 11, 18), way=Way.ORDER_CSV),
    ]
    assert as_sent(an_offer(), times).sent_on == date(2026, 11, 21)
    assert as_sent(an_offer(sent_on=TODAY), times[2:]).sent_on is None


def test_who_decides_comes_first_then_who_it_is_for_then_the_buyer() -> None:
    def person(name: str, *roles: Role, **over: Any) -> Any:
        return a_contact(surname=name, roles=frozenset(roles), **over)

    known = person("Aarts"), person("Buyer", Role.BUYER), person("Voor"), person("Baas", Role.DECIDER)
    gone = person("Weg", Role.DECIDER, deleted=True)
    found = addressees((*known, gone), known[2].id)
    assert [contact.surname for contact in found] == ["Baas", "Voor", "Buyer", "Aarts"]


@pytest.mark.parametrize(
    ("start", "count", "free", "expected"),
    [
        (date(2026, 11, 24), 5, (), date(2026, 12, 1)),
        (date(2026, 11, 27), 1, (), date(2026, 11, 30)),
        (date(2026, 11, 28), 1, (), date(2026, 11, 30)),
        (
            date(2026, 12, 22),
            5,
            (date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)),
            date(2026, 12, 30),
        ),
        (date(2026, 11, 24), 0, (), date(2026, 11, 24)),
    ],
)
def test_working_days_leave_weekends_and_holidays_out(
    start: date, count: int, free: tuple[date, ...], expected: date
) -> None:
    assert working_day_after(start, count, free) == expected
