"""The life of an offer, in the order it happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from salesdesk.domain.identity import make_id, moment_of
from salesdesk.domain.offer_approval import ApprovalState
from salesdesk.domain.offer_life import LifeKind, life_of
from salesdesk.domain.offer_sending import OfferDispatch, Way
from salesdesk.domain.offers import Offer, OfferState
from tests.builders import NOW, TODAY, a_follow_up, an_id, an_offer
from tests.offer_builders import an_approval_request

DAY = timedelta(days=1)
ZONE = ZoneInfo("Europe/Amsterdam")


def made_on(days_ago: int, **over: object) -> Offer:
    """An offer begun so many days ago."""
    moment = NOW - days_ago * DAY
    return an_offer(**{"id": make_id(int(moment.timestamp() * 1000), bytes(10)), **over})


def sent(offer: Offer, days_ago: int, way: Way = Way.MAIL) -> OfferDispatch:
    moment = NOW - days_ago * DAY
    return OfferDispatch(
        an_id(), offer.id, way, moment.date(), moment, to_whom="T. Bos <t.bos@klant.example>"
    )


def test_an_identity_tells_when_it_was_made() -> None:
    assert moment_of(make_id(1_800_000_000_123, bytes(10))) == datetime(2027, 1, 15, 8, 0, 0, 123000, UTC)


def test_a_life_is_told_from_the_first_draft_to_the_order() -> None:
    released = {"released_at": NOW - 9 * DAY, "offered_on": TODAY - 9 * DAY}
    first = made_on(10, state=OfferState.REPLACED, **released)
    second = made_on(
        8, number=first.number, revision=2, state=OfferState.WON, decided_on=TODAY, late_reason="vakantie",
        released_at=NOW - 7 * DAY, offered_on=TODAY - 7 * DAY,
    )  # fmt: skip
    dispatches = [sent(first, 9), sent(second, 6), sent(second, 5), sent(second, 0, Way.ORDER_CSV)]
    talked = a_follow_up(offer_id=first.id, text="nagebeld", done_at=NOW - 8 * DAY)
    events = life_of([second, first], dispatches, [], [talked, a_follow_up(offer_id=first.id)], ZONE)
    assert [(event.kind, event.label) for event in events] == [
        (LifeKind.MADE, "OV87-1"),
        (LifeKind.RELEASED, "OV87-1"),
        (LifeKind.SENT, "OV87-1"),
        (LifeKind.REVISED, "OV87-2"),
        (LifeKind.TALKED, "OV87-1"),
        (LifeKind.RELEASED, "OV87-2"),
        (LifeKind.SENT, "OV87-2"),
        (LifeKind.SENT, "OV87-2"),
        (LifeKind.WON, "OV87-2"),
        (LifeKind.ORDERED, "OV87-2"),
    ]
    assert events[-2].detail == "vakantie"
    assert {event.detail for event in events if event.kind is LifeKind.SENT} == {"T. Bos"}


@pytest.mark.parametrize(
    ("state", "kind"),
    [(ApprovalState.GRANTED, LifeKind.ALLOWED), (ApprovalState.REFUSED, LifeKind.NOT_ALLOWED)],
)
def test_leave_is_asked_and_answered(state: ApprovalState, kind: LifeKind) -> None:
    offer = made_on(3)
    request = an_approval_request(
        offer_id=offer.id, state=state, asked_at=NOW - DAY, decided_at=NOW, decided_by="R. de Wit"
    )
    events = life_of([offer], [], [request], [], ZONE)
    assert [event.kind for event in events] == [LifeKind.MADE, LifeKind.ASKED, kind]
    assert events[-1].detail == "R. de Wit"


def test_leave_by_a_code_is_told_on_the_day_it_went_out() -> None:
    offer = made_on(
        3, state=OfferState.RELEASED, released_at=NOW, offered_on=TODAY, approval="code 7, R. de Wit"
    )
    kinds = [(event.kind, event.detail) for event in life_of([offer], [], [], [], ZONE)]
    assert (LifeKind.ALLOWED, "code 7, R. de Wit") in kinds


def test_what_ended_and_what_was_lost_say_so() -> None:
    ended = made_on(40, state=OfferState.EXPIRED, valid_until=TODAY - DAY, sent_on=TODAY - 30 * DAY)
    events = life_of([ended], [], [], [], ZONE)
    assert [(event.kind, event.on) for event in events][-1] == (LifeKind.EXPIRED, TODAY)
    lost = replace(
        ended, state=OfferState.LOST, decided_on=TODAY, lost_reason="prijs", competitor="Buren Schoon"
    )
    assert life_of([lost], [], [], [], ZONE)[-1].detail == "prijs, Buren Schoon"


def test_an_offer_that_was_read_in_later_begins_when_it_was_sent() -> None:
    old = made_on(0, state=OfferState.RELEASED, offered_on=TODAY - 90 * DAY, sent_on=TODAY - 90 * DAY)
    first = life_of([old], [], [], [], ZONE)[0]
    assert (first.kind, first.on, first.at) == (LifeKind.MADE, TODAY - 90 * DAY, None)


def test_a_moment_late_in_the_evening_falls_on_the_day_of_the_seller() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    offer = an_offer(id=make_id(int(late.timestamp() * 1000), bytes(10)))
    assert life_of([offer], [], [], [], ZONE)[0].on == TODAY


def test_what_was_thrown_away_is_not_told() -> None:
    assert life_of([made_on(1, deleted=True)], [], [], [], ZONE) == ()
