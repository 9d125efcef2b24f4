"""The price look-out over lines and offers: whose price is far from what others pay."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from salesdesk.domain.forecast import ForecastOffer
from salesdesk.domain.offers import OfferLine
from salesdesk.domain.price_look_out import LookOut, UnitPrice, UsualPrice, look_out
from salesdesk.storage import paid_prices
from salesdesk.storage.database import Session

UsualOf = Callable[[str], UsualPrice | None]


@dataclass(frozen=True, slots=True)
class LineLookOut:
    """A line of an offer and what is odd about its price."""

    line: OfferLine
    found: LookOut


@dataclass(frozen=True, slots=True)
class OddPrice:
    """An offer in the forecast with an odd price in it."""

    offer: ForecastOffer
    code: str
    found: LookOut


def usual_to(session: Session, relation_id: Any) -> UsualOf:
    """What others than this relation usually pay, by article."""
    others = paid_prices.crowds_but(session, relation_id)
    return lambda code: others.of(code).usual()


def nothing_usual(_code: str) -> UsualPrice | None:
    """Of no article is known what others pay."""
    return None


def odd_lines(
    lines: Iterable[OfferLine], usual_of: UsualOf, tolerance_percent: Decimal
) -> tuple[LineLookOut, ...]:
    """The lines whose net price catches the eye, the furthest off first."""
    odd = []
    for line in lines:
        if not line.counts or line.quantity <= 0 or not line.product_code:
            continue
        own = UnitPrice(line.unit_price * (100 - line.discount_percent) / 100, line.quantity)
        found = look_out(own, usual_of(line.product_code), tolerance_percent)
        if found is not None:
            odd.append(LineLookOut(line, found))
    return tuple(sorted(odd, key=lambda each: -abs(each.found.percent)))


def odd_offers(
    session: Session, offers: Iterable[ForecastOffer], tolerance_percent: Decimal
) -> tuple[OddPrice, ...]:
    """Open offers with an odd price, against what other customers were offered and paid."""
    open_offers = {offer.id: offer for offer in offers if offer.is_open}
    lines = [line for line in paid_prices.open_lines(session) if line.offer_id in open_offers]
    codes = {line.code for line in lines}
    everybody = paid_prices.crowds(session, codes)
    own = paid_prices.own_crowds(session, codes, {line.relation_id for line in lines})
    odd = []
    for line in lines:
        others = everybody.of(line.code).without(own.of((line.code, line.relation_id)))
        found = look_out(UnitPrice(line.price, line.quantity), others.usual(), tolerance_percent)
        if found is not None:
            odd.append(OddPrice(open_offers[line.offer_id], line.code, found))
    return tuple(sorted(odd, key=lambda each: each.offer.number))
