"""Where an offer lies among all of them: to send, waiting, ending, late, decided."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Protocol

from salesdesk.domain.offers import OfferState

_DECIDED = frozenset({OfferState.WON, OfferState.LOST, OfferState.EXPIRED})


class Shelf(StrEnum):
    """One offer can lie on several; OPEN and DECIDED together are all."""

    OPEN = "open"
    TO_SEND = "to_send"
    WAITING = "waiting"
    ENDING = "ending"
    LATE = "late"
    LEAVE = "leave"
    DECIDED = "decided"
    ALL = "all"


class Shelved(Protocol):
    """What of an offer says where it lies."""

    @property
    def state(self) -> OfferState: ...
    @property
    def valid_until(self) -> date | None: ...
    @property
    def promised_on(self) -> date | None: ...
    @property
    def sent_on(self) -> date | None: ...


def shelves_of(
    offer: Shelved, today: date, remind_days: int, *, waits_for_leave: bool = False
) -> frozenset[Shelf]:
    """Every shelf it lies on today; ENDING are those whose last day is at most `remind_days` away.

    What is laid down but has not gone out is still to be sent; a passed last day counts as decided.
    """
    if offer.state in _DECIDED or offer.state is OfferState.REPLACED or _is_over(offer, today):
        return frozenset({Shelf.ALL, Shelf.DECIDED})
    found = {Shelf.ALL, Shelf.OPEN}
    if offer.state is OfferState.DRAFT or offer.sent_on is None:
        found.add(Shelf.TO_SEND)
        if offer.promised_on is not None and offer.promised_on < today:
            found.add(Shelf.LATE)
    else:
        found.add(Shelf.WAITING)
    if offer.state is OfferState.RELEASED and _days_left(offer, today) <= remind_days:
        found.add(Shelf.ENDING)
    if waits_for_leave:
        found.add(Shelf.LEAVE)
    return frozenset(found)


def _is_over(offer: Shelved, today: date) -> bool:
    return offer.state is OfferState.RELEASED and _days_left(offer, today) < 0


def _days_left(offer: Shelved, today: date) -> int:
    return (offer.valid_until - today).days if offer.valid_until else 10**6
