"""What went out of the door: an offer mailed or handed over, and its order to head office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Contact, Role
from salesdesk.errors import N_, Reason, Refused

FOLLOW_UP_WORKING_DAYS = 5


class Way(StrEnum):
    """How it went; the last two are the order for head office."""

    MAIL = "mail"
    PAPER = "paper"
    ELSEWHERE = "elsewhere"
    ORDER_CSV = "order_csv"
    ORDER_UBL = "order_ubl"

    @property
    def is_order(self) -> bool:
        return self in {Way.ORDER_CSV, Way.ORDER_UBL}


@dataclass(frozen=True, slots=True)
class OfferDispatch:
    """One time that the offer or its order went out; `enclosed` names what went along, a line each."""

    id: UUID
    offer_id: UUID
    way: Way
    sent_on: date
    noted_at: datetime
    to_whom: str = ""
    cc: str = ""
    subject: str = ""
    enclosed: str = ""
    deleted: bool = False


def may_go(offer: Offer) -> bool:
    """Whether it can go to the customer, for the first time or again."""
    is_laid_down = bool(offer.released_sha256) and offer.state is not OfferState.DRAFT
    return is_laid_down and offer.state is not OfferState.REPLACED


def waits_to_go(offer: Offer) -> bool:
    """Laid down, and nobody noted yet that the customer has it."""
    return offer.state is OfferState.RELEASED and offer.sent_on is None


def refuse_unsendable(offer: Offer) -> None:
    """Only what is laid down goes to a customer, and of an offer only its newest revision."""
    if not offer.released_sha256 or offer.state is OfferState.DRAFT:
        text = N_("{label} ligt nog niet vast. Leg de offerte eerst vast.")
        raise Refused(Reason(text, "", {"label": offer.label}))
    if offer.state is OfferState.REPLACED:
        text = N_("Van {label} is een nieuwere revisie vastgelegd; verstuur die.")
        raise Refused(Reason(text, "", {"label": offer.label}))


def refuse_sent_on(offer: Offer, day: date, today: date) -> None:
    """An offer goes out between the day it was laid down and today."""
    if day > today:
        raise Refused(Reason(N_("Deze dag moet nog komen."), "sent_on"))
    if offer.offered_on is not None and day < offer.offered_on:
        raise Refused(Reason(N_("Toen lag de offerte nog niet vast."), "sent_on"))


def first_sent_on(dispatches: Iterable[OfferDispatch]) -> date | None:
    """The day on which the customer first had it; None while it lies here."""
    days = [each.sent_on for each in dispatches if not each.deleted and not each.way.is_order]
    return min(days, default=None)


def addressees(contacts: Iterable[Contact], contact_id: UUID | None) -> tuple[Contact, ...]:
    """Who may get it: who decides first, then who it is addressed to, then the buyer, then the others."""

    def rank(contact: Contact) -> tuple[bool, bool, bool, str]:
        roles = contact.roles
        return (
            Role.DECIDER not in roles,
            contact.id != contact_id,
            Role.BUYER not in roles,
            contact.surname.casefold(),
        )

    return tuple(sorted((each for each in contacts if not each.deleted), key=rank))


def as_sent(offer: Offer, dispatches: Iterable[OfferDispatch]) -> Offer:
    """The offer with the day on which it first went out."""
    return replace(offer, sent_on=first_sent_on(dispatches))
