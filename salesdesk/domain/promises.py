"""Promises to customers and offers that run out: what must be said before it is too late (DOMAIN §8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from salesdesk.domain.offers import Offer, OfferState


class PromiseState(StrEnum):
    """How a promised date turned out; EARLY delights, LATE disappoints."""

    NONE = "none"
    OPEN = "open"
    OVERDUE = "overdue"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


def promise_state(promised_on: date | None, sent_on: date | None, today: date) -> PromiseState:
    if promised_on is None:
        return PromiseState.NONE
    if sent_on is None:
        return PromiseState.OVERDUE if promised_on < today else PromiseState.OPEN
    if sent_on == promised_on:
        return PromiseState.ON_TIME
    return PromiseState.EARLY if sent_on < promised_on else PromiseState.LATE


def days_late(offer: Offer, today: date) -> int:
    """Days past the promised one when sent, or by today while unsent; negative when early."""
    if offer.promised_on is None:
        return 0
    return ((offer.sent_on or today) - offer.promised_on).days


def is_valid_on(offer: Offer, day: date) -> bool:
    """An offer holds through its last day."""
    return offer.valid_until is None or day <= offer.valid_until


def expired(offer: Offer, today: date) -> Offer:
    """The offer as EXPIRED once its last day is over; drafts and decided offers stay what they are."""
    if offer.state is not OfferState.RELEASED or is_valid_on(offer, today):
        return offer
    return replace(offer, state=OfferState.EXPIRED)
