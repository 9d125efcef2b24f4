"""The offers that today's screens are about: one to finish, one late, two that run out, one large."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from salesdesk.domain.offers import Offer, OfferLine, OfferState
from salesdesk.domain.products import Product
from salesdesk.services.sample import neighbours as names
from salesdesk.services.sample import phrases
from salesdesk.services.sample.maker import Maker, Sample, month_after
from salesdesk.services.sample.offering import make_lines

_KENNEMER_LINES = (("SM-D5", 12), ("GL-04", 4), ("VL-02", 2), ("SV-12", 12), ("SZ-50", 1))
_KENNEMER_DISCOUNTS = (3, 0, 0, 0, 5)


def make_day_offers(maker: Maker, sample: Sample, number: int) -> None:
    """Adds them under numbers from `number` on."""
    products = {product.code: product for product in sample.products}
    day = maker.workday(-8)

    def offer(name: str, place: int, lines: tuple[tuple[str, int], ...], chance: int, months: int) -> Offer:
        made = _offer(maker, sample, name, lines, products, day)
        month = month_after(maker.today, months)
        return replace(made, number=number + place, chance_percent=chance, decision_month=month)

    kennemer = offer(names.KENNEMER, 0, _KENNEMER_LINES, 60, 2)
    first = _sent(maker, replace(kennemer, state=OfferState.REPLACED), maker.workday(-9), 30)
    second = replace(
        kennemer,
        id=maker.new_id(),
        revision=2,
        lines=_discounted(maker, kennemer),
        promised_on=maker.workday(1),
        customer_reference="inkoop/2611",
        budget=Decimal(20_000),
    )
    late = replace(
        offer(names.AMMERLAAN, 1, (("VL-01", 640), ("GL-04", 4), ("SM-OPL", 64)), 45, 1),
        promised_on=maker.workday(-1),
    )
    metal = offer(names.VAN_DIJK, 2, (("SM-OPL", 60), ("GL-02", 8)), 50, 0)
    sports = offer(names.DE_BEUK, 3, (("SM-D5", 12),), 30, 0)
    care = offer(names.DUINRAND, 4, (("VL-02", 35),), 45, 0)
    sample.offers += [
        first,
        second,
        late,
        _sent(maker, metal, maker.days_ago(28), 30),
        _sent(
            maker, replace(sports, override_reason="Vaste klant, wil twee prijzen"), maker.days_ago(27), 30
        ),
        _sent(maker, care, maker.workday(-7), 45),
    ]


def _offer(
    maker: Maker,
    sample: Sample,
    name: str,
    lines: tuple[tuple[str, int], ...],
    products: dict[str, Product],
    day: date,
) -> Offer:
    relation = sample.relation(name)
    wanted = make_lines(maker, lines, products, day)
    return Offer(
        id=maker.new_id(day),
        relation_id=relation.id,
        number=0,
        contact_id=sample.contacts_of(relation)[0].id,
        subject="Schoonmaak en onderhoud",
        introduction=phrases.INTRODUCTIONS[0],
        valid_until=maker.today + timedelta(days=30),
        payment_terms="30 dagen netto",
        delivery_terms="Start binnen vier weken na akkoord",
        benefits="\n".join(phrases.BENEFITS),
        has_solution=True,
        solution_evidence=phrases.EVIDENCE[0],
        lines=tuple(replace(line, discount_percent=Decimal(0)) for line in wanted),
    )


def _discounted(maker: Maker, offer: Offer) -> tuple[OfferLine, ...]:
    return tuple(
        replace(line, id=maker.new_id(), discount_percent=Decimal(percent))
        for line, percent in zip(offer.lines, _KENNEMER_DISCOUNTS, strict=True)
    )


def _sent(maker: Maker, offer: Offer, day: date, valid_days: int) -> Offer:
    return replace(
        offer,
        state=OfferState.RELEASED if offer.state is OfferState.DRAFT else offer.state,
        offered_on=day,
        sent_on=day,
        promised_on=day,
        valid_until=day + timedelta(days=valid_days),
        released_at=maker.moment(day, 14, 30),
        budget=Decimal(round(offer.net * Decimal("1.05"), -2)),
    )
