"""What came before today's offers: an earlier revision to hold one against, and orders that came in late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from salesdesk.domain.offer_revisions import is_late
from salesdesk.domain.offers import LineKind, Offer, OfferLine, OfferState
from salesdesk.services.sample import neighbours as names
from salesdesk.services.sample.maker import Maker, Sample
from salesdesk.services.sample.offering import make_lines

DAYS_BEFORE = 12
_DROPPED = (("CO-KW", 2), ("SV-HD", 6))
WHY_LATE = (
    "Directie was met vakantie; onze prijzen golden nog",
    "Wachtte op de huurbaas; zelfde planning haalbaar",
    "Bestelling was al toegezegd aan de telefoon",
)


def make_revisions(maker: Maker, sample: Sample) -> None:
    """Gives the offers of Van Dijk and Duinrand the revision they replaced, and late orders their reason."""
    for name in (names.VAN_DIJK, names.DUINRAND):
        relation = sample.relation(name)
        open_one = next(
            (
                offer
                for offer in sample.offers
                if offer.relation_id == relation.id and offer.state is OfferState.RELEASED
            ),
            None,
        )
        if open_one is not None:
            _put_before(maker, sample, open_one)
    sample.offers = [_with_late_reason(maker, offer) for offer in sample.offers]


def _put_before(maker: Maker, sample: Sample, offer: Offer) -> None:
    at = sample.offers.index(offer)
    sent_on = (offer.sent_on or maker.today) - timedelta(days=DAYS_BEFORE)
    first = replace(
        offer,
        id=maker.new_id(sent_on),
        state=OfferState.REPLACED,
        offered_on=sent_on,
        sent_on=sent_on,
        promised_on=sent_on,
        valid_until=sent_on + timedelta(days=30),
        payment_terms="14 dagen netto",
        released_at=maker.moment(sent_on, 11, 20),
        lines=_former_lines(maker, sample, offer),
    )
    discounted = tuple(
        replace(line, discount_percent=Decimal(3) if at == 0 else line.discount_percent)
        for at, line in enumerate(offer.lines)
    )
    second = replace(offer, revision=offer.revision + 1, lines=discounted)
    sample.offers[at : at + 1] = [first, second]


def _former_lines(maker: Maker, sample: Sample, offer: Offer) -> tuple[OfferLine, ...]:
    """Without discount, less of the first and two lines that the customer did not want afterwards."""
    day = offer.sent_on or maker.today
    lines = [replace(line, id=maker.new_id(day), discount_percent=Decimal(0)) for line in offer.lines]
    lines[0] = replace(lines[0], quantity=lines[0].quantity - max(lines[0].quantity // 6, Decimal(1)))
    wanted = make_lines(maker, _DROPPED, {product.code: product for product in sample.products}, day)
    dropped = [replace(line, discount_percent=Decimal(0)) for line in wanted]
    dropped[-1] = replace(dropped[-1], kind=LineKind.OPTION)
    return tuple(replace(line, position=at) for at, line in enumerate((*lines, *dropped)))


def _with_late_reason(maker: Maker, offer: Offer) -> Offer:
    is_won = offer.state is OfferState.WON and offer.decided_on is not None
    if not is_won or offer.decided_on is None or not is_late(offer, offer.decided_on):
        return offer
    return replace(offer, late_reason=maker.pick(WHY_LATE))
