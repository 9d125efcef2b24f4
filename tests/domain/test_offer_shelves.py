"""Where an offer lies in the list, on every day of its life."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.offer_shelves import Shelf, shelves_of
from salesdesk.domain.offers import OfferState
from tests.builders import TODAY, an_offer

DAY = timedelta(days=1)
SENT = {"state": OfferState.RELEASED, "sent_on": TODAY - 9 * DAY}


@pytest.mark.parametrize(
    ("over", "shelves"),
    [
        ({"state": OfferState.DRAFT}, {Shelf.OPEN, Shelf.TO_SEND}),
        ({"state": OfferState.DRAFT, "promised_on": TODAY}, {Shelf.OPEN, Shelf.TO_SEND}),
        ({"state": OfferState.DRAFT, "promised_on": TODAY - DAY}, {Shelf.OPEN, Shelf.TO_SEND, Shelf.LATE}),
        ({"state": OfferState.RELEASED}, {Shelf.OPEN, Shelf.TO_SEND}),
        (SENT, {Shelf.OPEN, Shelf.WAITING}),
        ({**SENT, "promised_on": TODAY - 20 * DAY}, {Shelf.OPEN, Shelf.WAITING}),
        ({**SENT, "valid_until": TODAY + 6 * DAY}, {Shelf.OPEN, Shelf.WAITING}),
        ({**SENT, "valid_until": TODAY + 5 * DAY}, {Shelf.OPEN, Shelf.WAITING, Shelf.ENDING}),
        ({**SENT, "valid_until": TODAY}, {Shelf.OPEN, Shelf.WAITING, Shelf.ENDING}),
        ({**SENT, "valid_until": TODAY - DAY}, {Shelf.DECIDED}),
        ({"state": OfferState.WON, "valid_until": TODAY - DAY}, {Shelf.DECIDED}),
        ({"state": OfferState.LOST}, {Shelf.DECIDED}),
        ({"state": OfferState.EXPIRED}, {Shelf.DECIDED}),
    ],
)
def test_an_offer_lies_where_the_seller_looks_for_it(over: dict[str, Any], shelves: set[Shelf]) -> None:
    offer = an_offer(**{"valid_until": None, "promised_on": None, "sent_on": None, **over})
    assert shelves_of(offer, TODAY, 5) == shelves | {Shelf.ALL}


def test_what_waits_for_leave_has_a_shelf_of_its_own() -> None:
    assert Shelf.LEAVE in shelves_of(an_offer(), TODAY, 5, waits_for_leave=True)
    assert Shelf.LEAVE not in shelves_of(an_offer(state=OfferState.WON), TODAY, 5, waits_for_leave=True)


DAYS = st.none() | st.integers(-40, 40).map(lambda count: TODAY + timedelta(days=count))


@given(st.sampled_from(OfferState), DAYS, DAYS, DAYS, st.integers(0, 60))
def test_open_and_decided_are_all_and_never_both(
    state: OfferState, valid: Any, promised: Any, sent: Any, days: int
) -> None:
    offer = an_offer(state=state, valid_until=valid, promised_on=promised, sent_on=sent)
    found = shelves_of(offer, TODAY, days)
    assert (Shelf.OPEN in found) != (Shelf.DECIDED in found)
    assert Shelf.ALL in found
