"""What was ordered of an offer counts; what was offered can be had back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.domain.offer_revisions import copy_of
from salesdesk.domain.offers import LineKind, OfferState
from salesdesk.domain.order_lines import (
    OrderAnswer,
    as_offered,
    as_ordered,
    refuse_without_order,
    with_order,
    without_order,
)
from salesdesk.errors import Refused
from tests.builders import TODAY, an_id, an_offer, an_offer_line


def line(price: int, **over: Any) -> Any:
    return an_offer_line(unit_price=Decimal(price), quantity=Decimal(1), **over)


def variant(name: str, price: int, *, is_chosen: bool = False) -> Any:
    return line(price, kind=LineKind.ALTERNATIVE, choice="mat", variant=name, is_chosen=is_chosen)


LINES = (line(100), variant("Goed", 50, is_chosen=True), variant("Best", 80), line(25, kind=LineKind.OPTION))
OPTION = LINES[3]


def test_an_ordered_option_counts_and_is_an_option_again_when_it_was_not() -> None:
    offer = an_offer(lines=as_ordered(LINES, {OPTION.id}, {}))
    assert offer.net == Decimal(175)
    assert as_offered(offer.lines) == LINES


def test_the_alternative_that_was_taken_is_the_one_that_counts() -> None:
    assert an_offer(lines=as_ordered(LINES, (), {"mat": "Best"})).net == Decimal(180)


def test_an_alternative_that_was_not_offered_is_refused() -> None:
    with pytest.raises(Refused):
        as_ordered(LINES, (), {"mat": "Super"})


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (OrderAnswer(reference="x" * 101), "order_reference"),
        (OrderAnswer(deliver_on=date(2026, 11, 1)), "deliver_on"),
    ],
)
def test_an_order_that_cannot_be_is_refused(answer: OrderAnswer, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        with_order(an_offer(lines=LINES, decided_on=TODAY), answer)
    assert refusal.value.reasons[0].at == field


def test_without_its_order_an_offer_has_no_number_of_the_customer() -> None:
    ordered = with_order(
        an_offer(lines=LINES, decided_on=TODAY), OrderAnswer(frozenset({OPTION.id}), {}, " PO 7 ", TODAY)
    )
    assert (ordered.order_reference, ordered.deliver_on) == ("PO 7", TODAY)
    bare = without_order(ordered)
    assert (bare.order_reference, bare.deliver_on, bare.lines) == ("", None, LINES)


def test_a_copy_of_a_won_offer_has_its_options_as_options() -> None:
    won = an_offer(lines=as_ordered(LINES, {OPTION.id}, {}), state=OfferState.WON)
    copied = copy_of(won, 88, an_id, TODAY)
    assert copied.lines[3].kind is LineKind.OPTION


@pytest.mark.parametrize("state", [each for each in OfferState if each is not OfferState.WON])
def test_only_what_was_won_is_an_order(state: OfferState) -> None:
    with pytest.raises(Refused):
        refuse_without_order(an_offer(state=state))
