"""What went out of the door: mails with offers, the numbers of their orders, and orders at the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from salesdesk.domain.offer_sending import OfferDispatch, Way
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.services.sample.maker import Maker, Sample

_LOGGED_DAYS = 120
_AT_THE_OFFICE_BEFORE = 14  # younger orders still wait for the seller


def make_sending(maker: Maker, sample: Sample) -> None:
    """A log of the last months, and with every won offer what its order needs."""
    sample.offers[:] = [
        _ordered(maker, offer) if offer.state is OfferState.WON else offer for offer in sample.offers
    ]
    since = maker.today - timedelta(days=_LOGGED_DAYS)
    sample.dispatches += [
        _dispatch(maker, sample, offer) for offer in sample.offers if offer.sent_on and offer.sent_on >= since
    ]


def _ordered(maker: Maker, offer: Offer) -> Offer:
    decided = offer.decided_on
    if decided is None:
        return offer
    exported = decided + timedelta(days=1)
    is_there = decided < maker.today - timedelta(days=_AT_THE_OFFICE_BEFORE)
    return replace(
        offer,
        order_reference=f"PO-{decided.year}-{offer.number:04d}" if maker.happens(70) else "",
        deliver_on=decided + timedelta(days=maker.between(10, 28)),
        ordered_at=maker.moment(exported, 16, maker.between(0, 59)) if is_there else None,
    )


def _dispatch(maker: Maker, sample: Sample, offer: Offer) -> OfferDispatch:
    sent_on = offer.sent_on or maker.today
    contact = next((each for each in sample.contacts if each.id == offer.contact_id), None)
    way = Way.MAIL if contact is not None and contact.email and maker.happens(85) else Way.PAPER
    name = contact.short_name if contact else ""
    whom = f"{name} <{contact.email}>" if contact is not None and way is Way.MAIL else name
    subject = f"Offerte {offer.label}: {offer.subject}" if way is Way.MAIL else ""
    moment = maker.moment(sent_on, 16, maker.between(0, 59))
    return OfferDispatch(
        maker.new_id(sent_on), offer.id, way, sent_on, moment, whom, "", subject, f"{offer.label}.pdf"
    )
