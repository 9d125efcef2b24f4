"""The price look-out over lines and offers: whose price is far from what others pay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.forecast import ForecastOffer
from salesdesk.domain.offers import OfferLine
from salesdesk.domain.price_look_out import LookOut, UnitPrice, look_out
from salesdesk.storage.offers import PaidPrice


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


def by_code(prices: Iterable[PaidPrice]) -> dict[str, list[PaidPrice]]:
    sorted_out: dict[str, list[PaidPrice]] = {}
    for price in prices:
        sorted_out.setdefault(price.code, []).append(price)
    return sorted_out


def odd_lines(
    lines: Iterable[OfferLine], others: Mapping[str, Sequence[PaidPrice]], tolerance_percent: Decimal
) -> tuple[LineLookOut, ...]:
    """The lines whose net price catches the eye, the furthest off first; `others` holds no own prices."""
    odd = []
    for line in lines:
        if not line.counts or line.quantity <= 0 or line.product_code not in others:
            continue
        own = UnitPrice(line.unit_price * (100 - line.discount_percent) / 100, line.quantity)
        found = look_out(own, _units(others[line.product_code]), tolerance_percent)
        if found is not None:
            odd.append(LineLookOut(line, found))
    return tuple(sorted(odd, key=lambda each: -abs(each.found.percent)))


def codes_of_open(offers: Iterable[ForecastOffer], offered: Iterable[PaidPrice]) -> frozenset[str]:
    """The articles on open offers: only their prices are looked at."""
    open_ids = {offer.id for offer in offers if offer.is_open}
    return frozenset(price.code for price in offered if price.offer_id in open_ids)


def odd_offers(
    offers: Iterable[ForecastOffer],
    offered: Sequence[PaidPrice],
    paid: Sequence[PaidPrice],
    tolerance_percent: Decimal,
) -> tuple[OddPrice, ...]:
    """Open offers with an odd price, against what other customers were offered and paid."""
    lines = by_code(offered)
    sold = by_code(paid)
    open_offers: dict[UUID, ForecastOffer] = {offer.id: offer for offer in offers if offer.is_open}
    odd = []
    for code, prices in lines.items():
        known = [*prices, *sold.get(code, ())]
        for own in prices:
            offer = open_offers.get(own.offer_id) if own.offer_id else None
            if offer is None:
                continue
            others = _units([price for price in known if price.relation_id != own.relation_id])
            found = look_out(UnitPrice(own.price, own.quantity), others, tolerance_percent)
            if found is not None:
                odd.append(OddPrice(offer, code, found))
    return tuple(sorted(odd, key=lambda each: each.offer.number))


def _units(prices: Iterable[PaidPrice]) -> list[UnitPrice]:
    return [UnitPrice(price.price, price.quantity) for price in prices]
