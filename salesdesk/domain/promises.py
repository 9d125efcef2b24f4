"""Promises to customers and offers that run out: what must be said before it is too late (DOMAIN §8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from salesdesk.domain.follow_ups import FollowUp
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


def is_promise_overdue(offer: Offer, today: date) -> bool:
    """A promised day has passed and the offer still lies here."""
    state = promise_state(offer.promised_on, offer.sent_on, today)
    return offer.is_open and not offer.deleted and state is PromiseState.OVERDUE


def days_late(offer: Offer, today: date) -> int:
    """Days past the promised one when sent, or by today while unsent; negative when early."""
    if offer.promised_on is None:
        return 0
    return ((offer.sent_on or today) - offer.promised_on).days


def kept_promises_percent(offers: Iterable[Offer]) -> Decimal | None:
    """Share of promised and sent offers that went out in time; None while there are none."""
    kept = [
        offer.sent_on <= offer.promised_on
        for offer in offers
        if offer.promised_on and offer.sent_on and not offer.deleted
    ]
    return Decimal(sum(kept)) * 100 / len(kept) if kept else None


def is_valid_on(offer: Offer, day: date) -> bool:
    """An offer holds through its last day."""
    return offer.valid_until is None or day <= offer.valid_until


def expires_within(offer: Offer, today: date, days: int) -> bool:
    """A sent offer still undecided whose last day is at most so many days away."""
    if offer.state is not OfferState.RELEASED or offer.deleted or offer.valid_until is None:
        return False
    return 0 <= (offer.valid_until - today).days <= days


def expired(offer: Offer, today: date) -> Offer:
    """The offer as EXPIRED once its last day is over; drafts and decided offers stay what they are."""
    if offer.state is not OfferState.RELEASED or is_valid_on(offer, today):
        return offer
    return replace(offer, state=OfferState.EXPIRED)


def due_follow_ups(follow_ups: Iterable[FollowUp], today: date) -> tuple[FollowUp, ...]:
    """What is still to do today or should have been done, the oldest first."""
    due = (entry for entry in follow_ups if not entry.done_at and not entry.deleted and entry.due_on <= today)
    return tuple(sorted(due, key=lambda entry: (entry.due_on, entry.text)))
